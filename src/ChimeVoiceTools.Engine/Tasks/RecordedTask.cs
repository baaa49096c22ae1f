namespace ChimeVoiceTools.Engine.Tasks;

/// <summary>What a ledger has of a task.</summary>
internal static class RecordedTask
{
    /// <summary>Makes the start again that a consent was recorded for, with its token.</summary>
    public static TaskStart ToStart(ConsentRecord recorded)
    {
        TaskStart start = IsSearch(recorded)
            ? new SpeakerSearchStart
            {
                VoiceProfileDomainId = recorded.VoiceProfileDomainId,
                VoiceProfileDomainArn = recorded.VoiceProfileDomainArn,
                CallLeg = recorded.CallLeg,
            }
            : new VoiceToneAnalysisStart { LanguageCode = recorded.LanguageCode ?? string.Empty };
        return start with
        {
            VoiceConnectorId = recorded.VoiceConnectorId,
            TransactionId = recorded.TransactionId,
            MediaInsightsPipelineId = recorded.MediaInsightsPipelineId,
            StreamArn = recorded.StreamArn,
            ChannelId = recorded.ChannelId,
            FragmentNumber = recorded.FragmentNumber,
            ClientRequestToken = recorded.ClientRequestToken,
            Reference = recorded.Reference,
        };
    }

    /// <summary>Makes the task of what is recorded of it, with where it lives; its id is null where nobody knows it.</summary>
    public static ChimeTask ToTask(ConsentRecord recorded)
    {
        ChimeTask task = IsSearch(recorded)
            ? new SpeakerSearchTask
            {
                VoiceProfileDomainId = recorded.VoiceProfileDomainId ?? PipelineId.Of(recorded.VoiceProfileDomainArn),
            }
            : new VoiceToneAnalysisTask();
        task.TaskId = recorded.TaskId;
        task.VoiceConnectorId = recorded.VoiceConnectorId;
        task.TransactionId = recorded.TransactionId;
        task.MediaInsightsPipelineId = PipelineId.Of(recorded.MediaInsightsPipelineId);
        task.StreamArn = recorded.StreamArn;
        task.ChannelId = recorded.ChannelId;
        task.Reference = recorded.Reference;
        task.Region = recorded.Region;
        task.EndpointUrl = recorded.EndpointUrl;
        return task;
    }

    private static bool IsSearch(ConsentRecord recorded) => recorded.Operation == "Start" + nameof(SpeakerSearchTask);
}
