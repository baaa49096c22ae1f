using Amazon.ChimeSDKVoice;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Resilience;
using Api = Amazon.ChimeSDKVoice.Model;

namespace ChimeVoiceTools.Engine.Tasks;

/// <summary>Tasks on the calls of a Voice Connector.</summary>
internal sealed class VoiceConnectorTasks(Connection connection) : ITaskService
{
    public async Task<ChimeTask> StartAsync(TaskStart start, CancellationToken cancellationToken)
    {
        switch (start)
        {
            case SpeakerSearchStart search:
                var searchStarted = await connection.Voice.StartSpeakerSearchTaskAsync(
                    new Api.StartSpeakerSearchTaskRequest
                    {
                        VoiceConnectorId = search.VoiceConnectorId,
                        TransactionId = search.TransactionId,
                        VoiceProfileDomainId = search.VoiceProfileDomainId,
                        CallLeg = search.CallLeg is null ? null : new CallLegType(search.CallLeg),
                        ClientRequestToken = search.ClientRequestToken,
                    },
                    cancellationToken).ConfigureAwait(false);
                return Map(
                    searchStarted.SpeakerSearchTask,
                    new SpeakerSearchTask
                    {
                        VoiceConnectorId = search.VoiceConnectorId,
                        TransactionId = search.TransactionId,
                        VoiceProfileDomainId = search.VoiceProfileDomainId,
                        Reference = search.Reference,
                    });

            case VoiceToneAnalysisStart analysis:
                var analysisStarted = await connection.Voice.StartVoiceToneAnalysisTaskAsync(
                    new Api.StartVoiceToneAnalysisTaskRequest
                    {
                        VoiceConnectorId = analysis.VoiceConnectorId,
                        TransactionId = analysis.TransactionId,
                        LanguageCode = new LanguageCode(analysis.LanguageCode),
                        ClientRequestToken = analysis.ClientRequestToken,
                    },
                    cancellationToken).ConfigureAwait(false);
                return Map(
                    analysisStarted.VoiceToneAnalysisTask,
                    new VoiceToneAnalysisTask
                    {
                        VoiceConnectorId = analysis.VoiceConnectorId,
                        TransactionId = analysis.TransactionId,
                        Reference = analysis.Reference,
                    });

            default:
                throw new ArgumentException($"{start.GetType()} is no task of a Voice Connector.", nameof(start));
        }
    }

    public async Task<ChimeTask> GetAsync(ChimeTask task, CancellationToken cancellationToken)
    {
        if (task is SpeakerSearchTask search)
        {
            var found = await connection.Voice.GetSpeakerSearchTaskAsync(
                new Api.GetSpeakerSearchTaskRequest
                {
                    VoiceConnectorId = task.VoiceConnectorId,
                    SpeakerSearchTaskId = task.TaskId,
                },
                cancellationToken).ConfigureAwait(false);
            return Map(found.SpeakerSearchTask, search);
        }

        var answer = await connection.Voice.GetVoiceToneAnalysisTaskAsync(
            new Api.GetVoiceToneAnalysisTaskRequest
            {
                VoiceConnectorId = task.VoiceConnectorId,
                VoiceToneAnalysisTaskId = task.TaskId,

                // The API insists on it; where the start of the task did not say, the caller is meant.
                IsCaller = task.IsCaller ?? true,
            },
            cancellationToken).ConfigureAwait(false);
        return Map(answer.VoiceToneAnalysisTask, (VoiceToneAnalysisTask)task);
    }

    public Task StopAsync(ChimeTask task, CancellationToken cancellationToken) => task is SpeakerSearchTask
        ? connection.Voice.StopSpeakerSearchTaskAsync(
            new Api.StopSpeakerSearchTaskRequest { VoiceConnectorId = task.VoiceConnectorId, SpeakerSearchTaskId = task.TaskId },
            cancellationToken)
        : connection.Voice.StopVoiceToneAnalysisTaskAsync(
            new Api.StopVoiceToneAnalysisTaskRequest
            {
                VoiceConnectorId = task.VoiceConnectorId,
                VoiceToneAnalysisTaskId = task.TaskId,
            },
            cancellationToken);

    private SpeakerSearchTask Map(Api.SpeakerSearchTask? answer, SpeakerSearchTask asked)
    {
        answer = Answers.Require(answer);
        var task = new SpeakerSearchTask
        {
            TaskId = Answers.RequireId(answer.SpeakerSearchTaskId, asked.TaskId),
            Status = answer.SpeakerSearchTaskStatus,
            VoiceProfileDomainId = asked.VoiceProfileDomainId,
            Results = [.. (answer.SpeakerSearchDetails?.Results ?? [])
                .Select(
                    result => new SpeakerSearchResult
                    {
                        VoiceProfileId = result.VoiceProfileId,
                        ConfidenceScore = Widen(result.ConfidenceScore),
                    })
                .OrderByDescending(result => result.ConfidenceScore)],
            VoiceprintGenerationStatus = answer.SpeakerSearchDetails?.VoiceprintGenerationStatus,
            CreatedTimestamp = answer.CreatedTimestamp,
            StartedTimestamp = answer.StartedTimestamp,
            UpdatedTimestamp = answer.UpdatedTimestamp,
            StatusMessage = answer.StatusMessage,
        };
        return Complete(task, answer.CallDetails, asked);
    }

    private VoiceToneAnalysisTask Map(Api.VoiceToneAnalysisTask? answer, VoiceToneAnalysisTask asked)
    {
        answer = Answers.Require(answer);
        var task = new VoiceToneAnalysisTask
        {
            TaskId = Answers.RequireId(answer.VoiceToneAnalysisTaskId, asked.TaskId),
            Status = answer.VoiceToneAnalysisTaskStatus,
            CreatedTimestamp = answer.CreatedTimestamp,
            StartedTimestamp = answer.StartedTimestamp,
            UpdatedTimestamp = answer.UpdatedTimestamp,
            StatusMessage = answer.StatusMessage,
        };
        return Complete(task, answer.CallDetails, asked);
    }

    private TTask Complete<TTask>(TTask task, Api.CallDetails? call, TTask asked)
        where TTask : ChimeTask
    {
        if (asked.TaskId is null && call?.TransactionId is { } transactionId)
        {
            // What was started on another call is not what was asked for.
            Answers.RequireId(transactionId, asked.TransactionId);
        }

        task.VoiceConnectorId = call?.VoiceConnectorId ?? asked.VoiceConnectorId;
        task.TransactionId = call?.TransactionId ?? asked.TransactionId;
        task.IsCaller = call?.IsCaller ?? asked.IsCaller;
        task.Reference = asked.Reference;
        task.Region = connection.Region;
        task.EndpointUrl = connection.EndpointUrl;
        return task;
    }

    // The client has single precision: 0.97 must not become 0.97000002861022949.
    private static double? Widen(float? value) => value is { } number ? (double)(decimal)number : null;
}
