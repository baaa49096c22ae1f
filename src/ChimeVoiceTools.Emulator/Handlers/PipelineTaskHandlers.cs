using System.Text.Json.Nodes;
using ChimeVoiceTools.Emulator.Lifecycles;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Handlers;

/// <summary>Handles the operations on tasks of media insights pipelines.</summary>
internal sealed class PipelineTaskHandlers(
    ServiceState state, PipelineLifecycle pipelines, SpeakerSearchLifecycle searches, ToneAnalysisLifecycle analyses)
{
    private const string Pipelines = "media-insights-pipelines";
    private const string Searches = "speaker-search-tasks";
    private const string Analyses = "voice-tone-analysis-tasks";
    private const string TokenMember = "ClientRequestToken";
    private const string SourceMember = "KinesisVideoStreamSourceTaskConfiguration";

    public IEnumerable<Route> Routes =>
    [
        new(OperationNames.GetSpeakerSearchTask, "GET", [Pipelines, null, Searches, null], Get<SpeakerSearch>),
        new(OperationNames.GetVoiceToneAnalysisTask, "GET", [Pipelines, null, Analyses, null], Get<VoiceToneAnalysis>),
        new(OperationNames.StartSpeakerSearchTask, "POST", [Pipelines, null, Searches], StartSearch, "start"),
        new(OperationNames.StartVoiceToneAnalysisTask, "POST", [Pipelines, null, Analyses], StartAnalysis, "start"),
        new(OperationNames.StopSpeakerSearchTask, "POST", [Pipelines, null, Searches, null], StopSearch, "stop"),
        new(OperationNames.StopVoiceToneAnalysisTask, "POST", [Pipelines, null, Analyses, null], StopAnalysis, "stop"),
    ];

    private HandlerResult StartSearch(HandlerContext context)
    {
        var body = context.ReadBody(MediaPipelineShapes.StartSearch);
        return Start(context, body, EmulatedTaskKind.SpeakerSearch, start =>
        {
            var task = new SpeakerSearch
            {
                Id = SeededRandom.Uuid(state.Seed, "speaker search", start.Source.Pipeline.Id, start.Ordinal),
                Call = start.Source.Stream.Call,
                Source = start.Source,
                Ordinal = start.Ordinal,
                Created = context.Now,
                ClientRequestToken = start.Token,
                DomainId = state.Voices.GetDomainByArn(body["VoiceProfileDomainArn"]!.GetValue<string>()).Id,
                ListensToCaller = start.Source.IsCaller,
            };
            searches.Start(task);
            pipelines.Engage(task, searches.Begins(task), context.Now);
            return task;
        });
    }

    private HandlerResult StartAnalysis(HandlerContext context)
    {
        var body = context.ReadBody(MediaPipelineShapes.StartAnalysis);
        return Start(context, body, EmulatedTaskKind.VoiceToneAnalysis, start =>
        {
            var call = start.Source.Stream.Call;
            var task = new VoiceToneAnalysis
            {
                Id = SeededRandom.Uuid(state.Seed, "voice tone analysis", start.Source.Pipeline.Id, start.Ordinal),
                Call = call,
                Source = start.Source,
                Tracks = [new(call, start.Source.IsCaller, state.Seed)],
                Ordinal = start.Ordinal,
                Created = context.Now,
                ClientRequestToken = start.Token,
            };
            analyses.Start(task);
            pipelines.Engage(task, analyses.Begins(task), context.Now);
            return task;
        });
    }

    private HandlerResult Start<T>(HandlerContext context, JsonObject body, EmulatedTaskKind kind, Func<StartInput, T> make)
        where T : AnalysisTask
    {
        var pipeline = state.Pipelines.GetPipeline(Constraints.Identifier(context.Segment(1)));
        var token = body[TokenMember]?.GetValue<string>();
        body.Remove(TokenMember);

        // The voice API has an operation of the same name, whose tokens are its own.
        var operation = Pipelines + context.Route.Operation;
        var request = pipeline.Id + body.ToJsonString();
        if (state.Tokens.Find(operation, token, request) is { } id)
        {
            return new(201, state.Tasks.GetOnPipeline<T>(pipeline.Id, id).ToJson(null));
        }

        var source = Source(pipeline, body[SourceMember]);
        RequireListening(pipeline, source, kind, context.Now);
        state.Tasks.RequireRoom(kind, state.Quotas);
        var task = make(new StartInput(source, token, state.NextOrdinal()));
        state.Tokens.Add(operation, token, request, task.Id);
        return new(201, task.ToJson(null));
    }

    /// <summary>Returns the channel that is asked for; the pipeline's first one where the request names none.</summary>
    private static StreamChannel Source(MediaInsightsPipeline pipeline, JsonNode? wanted)
    {
        var found = pipeline.Channels.FirstOrDefault(channel =>
            wanted is null
            || (channel.Stream.Arn == wanted["StreamArn"]!.GetValue<string>()
                && channel.ChannelId == wanted["ChannelId"]!.GetValue<int>()));
        return found is null
            ? throw Constraints.Broken(SourceMember, Messages.ChannelConstraint)
            : found with { FragmentNumber = wanted?["FragmentNumber"]?.GetValue<string>() ?? found.FragmentNumber };
    }

    private static void RequireListening(
        MediaInsightsPipeline pipeline, StreamChannel source, EmulatedTaskKind kind, DateTime now)
    {
        if (!pipeline.Allows(kind))
        {
            throw new ApiException(ApiErrors.BadRequest, Text.Format(Messages.NoVoiceAnalytics, pipeline.Id));
        }

        if (pipeline.IsStopped || pipeline.Paused is not null)
        {
            throw new ApiException(ApiErrors.Conflict, Text.Format(Messages.PipelineNotActive, pipeline.Id, pipeline.Status));
        }

        if (source.Stream.Call.Ends <= now)
        {
            throw new ApiException(ApiErrors.Conflict, Messages.StreamEnded);
        }
    }

    private HandlerResult Get<T>(HandlerContext context)
        where T : AnalysisTask =>
        new(200, context.About(Find<T>(context), int.MaxValue).ToJson(null));

    private HandlerResult StopSearch(HandlerContext context) => Stop<SpeakerSearch>(context, searches.Stop);

    private HandlerResult StopAnalysis(HandlerContext context) => Stop<VoiceToneAnalysis>(context, analyses.Stop);

    private HandlerResult Stop<T>(HandlerContext context, Action<T, DateTime> stop)
        where T : AnalysisTask
    {
        var task = context.About(Find<T>(context), state.Quotas.ConcurrentCallsPerTask);
        if (task.IsFinished)
        {
            throw new ApiException(ApiErrors.Conflict, Text.Format(Messages.TaskAlreadyFinished, task.Id, task.Status));
        }

        stop(task, context.Now);
        return HandlerResult.NoContent;
    }

    private T Find<T>(HandlerContext context)
        where T : AnalysisTask
    {
        var pipeline = Constraints.Identifier(context.Segment(1));
        var member = typeof(T) == typeof(SpeakerSearch) ? "SpeakerSearchTaskId" : "VoiceToneAnalysisTaskId";
        return state.Tasks.GetOnPipeline<T>(pipeline, Constraints.Uuid(member, context.Segment(3)));
    }

    private sealed record StartInput(StreamChannel Source, string? Token, long Ordinal);
}
