using System.Text.Json.Nodes;
using ChimeVoiceTools.Emulator.Notifications;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Lifecycles;

/// <summary>Takes media insights pipelines from their creation to their end, and their tasks with them.</summary>
internal sealed class PipelineLifecycle(
    ServiceState state, SpeakerSearchLifecycle searches, ToneAnalysisLifecycle analyses, NotificationSender notifications)
{
    private static readonly TimeSpan UntilInitialized = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(2);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    /// <summary>Makes a pipeline as a client asks for it.</summary>
    /// <exception cref="ApiException">The quota is full.</exception>
    public MediaInsightsPipeline Create(PipelineConfiguration configuration, JsonObject request, DateTime now)
    {
        state.Pipelines.RequireRoom();
        var pipeline = state.Pipelines.AddPipeline(configuration, request, now);
        foreach (var element in pipeline.Elements.Where(IsTranscription))
        {
            element.Set(PipelineStatus.Initializing, now);
        }

        Plan(pipeline, now + UntilInitialized, then => Begin(pipeline, IsTranscription, then));
        Plan(pipeline, now + Longest, then => Stop(pipeline, then));
        PlanSilence(pipeline, now);
        return pipeline;
    }

    /// <summary>Makes a call's pipeline, where its voice connector has a configuration for that.</summary>
    public void CreateFor(PhoneCall call, string configurationArn, DateTime now)
    {
        try
        {
            // The agent's leg is the first, with channel 0.
            var streams = call.Streams.OrderBy(stream => stream.IsCaller == call.Script.IsCallerCustomer);
            var pipeline = Create(state.Pipelines.GetConfiguration(configurationArn), Request(call, streams), now);
            notifications.SendStateChange(PipelineEvents.CreatedType, pipeline, now, isCreation: true);
        }
        catch (ApiException exception)
        {
            notifications.SendCreateFailed(call, configurationArn, exception, now);
        }
    }

    /// <summary>Pauses a pipeline, which stops its tasks.</summary>
    /// <exception cref="ApiException">It is paused, or it has stopped.</exception>
    public void Pause(MediaInsightsPipeline pipeline, DateTime now)
    {
        Require(!pipeline.IsStopped && pipeline.Paused is null, pipeline);
        pipeline.Paused = now;
        StopTasks(pipeline, now);
        SetAll(
            pipeline, status => status is PipelineStatus.InProgress or PipelineStatus.Initializing, PipelineStatus.Paused, now);
        notifications.SendStateChange(PipelineEvents.PausedType, pipeline, now);
        Plan(pipeline, now + LongestPause, then =>
        {
            if (pipeline.Paused == now)
            {
                Stop(pipeline, then);
            }
        });
    }

    /// <summary>Resumes a pipeline; its tasks stay stopped.</summary>
    /// <exception cref="ApiException">It is not paused.</exception>
    public void Resume(MediaInsightsPipeline pipeline, DateTime now)
    {
        Require(!pipeline.IsStopped && pipeline.Paused is not null, pipeline);
        pipeline.Paused = null;
        SetAll(pipeline, status => status == PipelineStatus.Paused, PipelineStatus.InProgress, now);
        if (pipeline.Status == PipelineStatus.InProgress)
        {
            notifications.SendStateChange(PipelineEvents.InProgressType, pipeline, now);
        }

        PlanSilence(pipeline, now);
    }

    /// <summary>Takes note that a task was started, which sets the voice analytics processor going.</summary>
    public void Engage(AnalysisTask task, DateTime begins, DateTime now)
    {
        var pipeline = task.Source!.Pipeline;
        var processor = pipeline.Element(PipelineElements.VoiceAnalytics)!;
        if (processor.Status == PipelineStatus.NotStarted)
        {
            processor.Set(PipelineStatus.Initializing, now);
        }

        Plan(pipeline, begins, then =>
        {
            if (task.Started is not null)
            {
                Begin(pipeline, element => element == processor, then);
            }
        });
    }

    /// <summary>Stops a pipeline and its tasks.</summary>
    public void Stop(MediaInsightsPipeline pipeline, DateTime now)
    {
        StopTasks(pipeline, now);
        pipeline.Elements.ToList().ForEach(element => element.Set(PipelineStatus.Stopped, now));
        state.Pipelines.Stop(pipeline);
        notifications.SendStateChange(PipelineEvents.StoppedType, pipeline, now);
        state.Timeline.Plan(now + Retention.AfterEnd, _ => state.Pipelines.Delete(pipeline));
    }

    /// <summary>Takes note that a call has ended before it was to: a pipeline that listens to it stops soon.</summary>
    public void EndOfCall(PhoneCall call, DateTime now)
    {
        foreach (var pipeline in state.Pipelines.Pipelines.Values)
        {
            if (!pipeline.IsStopped && pipeline.Paused is null && pipeline.Streams.Any(stream => stream.Call == call))
            {
                PlanSilence(pipeline, now);
            }
        }
    }

    /// <summary>Stops a pipeline that has not stopped, and forgets it.</summary>
    public void Delete(MediaInsightsPipeline pipeline, DateTime now)
    {
        if (!pipeline.IsStopped)
        {
            Stop(pipeline, now);
        }

        state.Pipelines.Delete(pipeline);
    }

    private static bool IsTranscription(PipelineElement element) =>
        element.Type is PipelineElements.Transcribe or PipelineElements.CallAnalytics;

    private static JsonObject Request(PhoneCall call, IEnumerable<MediaStream> streams) => new()
    {
        ["KinesisVideoStreamSourceRuntimeConfiguration"] = new JsonObject
        {
            ["Streams"] = new JsonArray([.. streams.Select((stream, channel) => new JsonObject
            {
                ["StreamArn"] = stream.Arn,
                ["FragmentNumber"] = stream.StartFragmentNumber,
                ["StreamChannelDefinition"] = new JsonObject
                {
                    ["NumberOfChannels"] = 1,
                    ["ChannelDefinitions"] = new JsonArray(new JsonObject
                    {
                        ["ChannelId"] = channel,
                        ["ParticipantRole"] = channel == 0 ? StreamChannel.Agent : StreamChannel.Customer,
                    }),
                },
            })]),
            ["MediaEncoding"] = "pcm",
            ["MediaSampleRate"] = 8000,
        },
        ["MediaInsightsRuntimeMetadata"] = PipelineEvents.Metadata(call),
    };

    private static void SetAll(MediaInsightsPipeline pipeline, Func<string, bool> from, string to, DateTime now)
    {
        foreach (var element in pipeline.Elements.Where(element => from(element.Status)))
        {
            element.Set(to, now);
        }
    }

    private static void Require(bool holds, MediaInsightsPipeline pipeline)
    {
        if (!holds)
        {
            throw new ApiException(ApiErrors.Conflict, Text.Format(Messages.PipelineNotActive, pipeline.Id, pipeline.Status));
        }
    }

    private void Begin(MediaInsightsPipeline pipeline, Func<PipelineElement, bool> which, DateTime now)
    {
        var begun = pipeline.Elements.Where(which).Where(element => element.Status == PipelineStatus.Initializing).ToList();
        if (begun.Count > 0)
        {
            begun.ForEach(element => element.Set(PipelineStatus.InProgress, now));
            notifications.SendStateChange(PipelineEvents.InProgressType, pipeline, now);
        }
    }

    private void PlanSilence(MediaInsightsPipeline pipeline, DateTime now)
    {
        pipeline.ListensSince = now;
        if (pipeline.Streams.Select(stream => stream.Call.Ends).Where(end => end is not null).Min() is { } end)
        {
            Plan(pipeline, (end < now ? now : end) + LongestSilence, then =>
            {
                if (pipeline.Paused is null && pipeline.ListensSince == now)
                {
                    Stop(pipeline, then);
                }
            });
        }
    }

    private void StopTasks(MediaInsightsPipeline pipeline, DateTime now)
    {
        foreach (var task in pipeline.Tasks.Where(task => !task.IsFinished).ToList())
        {
            Stop(task, now);
        }
    }

    private void Stop(AnalysisTask task, DateTime now)
    {
        if (task is SpeakerSearch search)
        {
            searches.Stop(search, now);
        }
        else
        {
            analyses.Stop((VoiceToneAnalysis)task, now);
        }
    }

    private void Plan(MediaInsightsPipeline pipeline, DateTime when, Action<DateTime> happen) => state.Timeline.Plan(when, now =>
    {
        if (!pipeline.IsStopped)
        {
            happen(now);
        }
    });
}
