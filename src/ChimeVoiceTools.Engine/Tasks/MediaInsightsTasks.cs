using Amazon.ChimeSDKMediaPipelines;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Resilience;
using Api = Amazon.ChimeSDKMediaPipelines.Model;

namespace ChimeVoiceTools.Engine.Tasks;

/// <summary>
/// Tasks on the streams of a media insights pipeline. The service's answers hold their status only: what a search found comes as
/// notifications, and what a start said is kept from it.
/// </summary>
internal sealed class MediaInsightsTasks(Connection connection) : ITaskService
{
    private IAmazonChimeSDKMediaPipelines Client => connection.MediaPipelines;

    public async Task<ChimeTask> StartAsync(TaskStart start, CancellationToken cancellationToken)
    {
        var stream = new Api.KinesisVideoStreamSourceTaskConfiguration
        {
            StreamArn = start.StreamArn,
            ChannelId = start.ChannelId,
            FragmentNumber = start.FragmentNumber,
        };
        switch (start)
        {
            case SpeakerSearchStart search:
                var searchStarted = await Client.StartSpeakerSearchTaskAsync(
                    new Api.StartSpeakerSearchTaskRequest
                    {
                        Identifier = search.MediaInsightsPipelineId,
                        VoiceProfileDomainArn = search.VoiceProfileDomainArn,
                        KinesisVideoStreamSourceTaskConfiguration = stream,
                        ClientRequestToken = search.ClientRequestToken,
                    },
                    cancellationToken).ConfigureAwait(false);
                return Map(
                    searchStarted.SpeakerSearchTask,
                    Describe(
                        start, new SpeakerSearchTask { VoiceProfileDomainId = PipelineId.Of(search.VoiceProfileDomainArn) }));

            case VoiceToneAnalysisStart analysis:
                var analysisStarted = await Client.StartVoiceToneAnalysisTaskAsync(
                    new Api.StartVoiceToneAnalysisTaskRequest
                    {
                        Identifier = analysis.MediaInsightsPipelineId,
                        LanguageCode = analysis.LanguageCode,
                        KinesisVideoStreamSourceTaskConfiguration = stream,
                        ClientRequestToken = analysis.ClientRequestToken,
                    },
                    cancellationToken).ConfigureAwait(false);
                return Map(analysisStarted.VoiceToneAnalysisTask, Describe(start, new VoiceToneAnalysisTask()));

            default:
                throw new ArgumentException($"{start.GetType()} is no task of a media insights pipeline.", nameof(start));
        }
    }

    public async Task<ChimeTask> GetAsync(ChimeTask task, CancellationToken cancellationToken)
    {
        if (task is SpeakerSearchTask search)
        {
            var found = await Client.GetSpeakerSearchTaskAsync(
                new Api.GetSpeakerSearchTaskRequest
                {
                    Identifier = task.MediaInsightsPipelineId,
                    SpeakerSearchTaskId = task.TaskId,
                },
                cancellationToken).ConfigureAwait(false);
            return Map(found.SpeakerSearchTask, search);
        }

        var answer = await Client.GetVoiceToneAnalysisTaskAsync(
            new Api.GetVoiceToneAnalysisTaskRequest
            {
                Identifier = task.MediaInsightsPipelineId,
                VoiceToneAnalysisTaskId = task.TaskId,
            },
            cancellationToken).ConfigureAwait(false);
        return Map(answer.VoiceToneAnalysisTask, (VoiceToneAnalysisTask)task);
    }

    public Task StopAsync(ChimeTask task, CancellationToken cancellationToken) => task is SpeakerSearchTask
        ? Client.StopSpeakerSearchTaskAsync(
            new Api.StopSpeakerSearchTaskRequest { Identifier = task.MediaInsightsPipelineId, SpeakerSearchTaskId = task.TaskId },
            cancellationToken)
        : Client.StopVoiceToneAnalysisTaskAsync(
            new Api.StopVoiceToneAnalysisTaskRequest
            {
                Identifier = task.MediaInsightsPipelineId,
                VoiceToneAnalysisTaskId = task.TaskId,
            },
            cancellationToken);

    private static TTask Describe<TTask>(TaskStart start, TTask task)
        where TTask : ChimeTask
    {
        task.MediaInsightsPipelineId = start.MediaInsightsPipelineId;
        task.StreamArn = start.StreamArn;
        task.ChannelId = start.ChannelId;
        task.VoiceConnectorId = start.VoiceConnectorId;
        task.TransactionId = start.TransactionId;
        task.Reference = start.Reference;
        return task;
    }

    private SpeakerSearchTask Map(Api.SpeakerSearchTask? answer, SpeakerSearchTask asked)
    {
        answer = Answers.Require(answer);
        var task = new SpeakerSearchTask
        {
            TaskId = Answers.RequireId(answer.SpeakerSearchTaskId, asked.TaskId),
            Status = answer.SpeakerSearchTaskStatus,
            VoiceProfileDomainId = asked.VoiceProfileDomainId,
            CreatedTimestamp = answer.CreatedTimestamp,
            UpdatedTimestamp = answer.UpdatedTimestamp,
        };
        return Complete(task, asked);
    }

    private VoiceToneAnalysisTask Map(Api.VoiceToneAnalysisTask? answer, VoiceToneAnalysisTask asked)
    {
        answer = Answers.Require(answer);
        var task = new VoiceToneAnalysisTask
        {
            TaskId = Answers.RequireId(answer.VoiceToneAnalysisTaskId, asked.TaskId),
            Status = answer.VoiceToneAnalysisTaskStatus,
            CreatedTimestamp = answer.CreatedTimestamp,
            UpdatedTimestamp = answer.UpdatedTimestamp,
        };
        return Complete(task, asked);
    }

    private TTask Complete<TTask>(TTask task, TTask asked)
        where TTask : ChimeTask
    {
        task.MediaInsightsPipelineId = PipelineId.Of(asked.MediaInsightsPipelineId);
        task.StreamArn = asked.StreamArn;
        task.ChannelId = asked.ChannelId;
        task.VoiceConnectorId = asked.VoiceConnectorId;
        task.TransactionId = asked.TransactionId;
        task.IsCaller = asked.IsCaller;
        task.Reference = asked.Reference;
        task.Region = connection.Region;
        task.EndpointUrl = connection.EndpointUrl;
        return task;
    }
}
