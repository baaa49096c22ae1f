namespace ChimeVoiceTools.Completion;

/// <summary>The ids in what the cmdlets of this process have emitted, which completion offers.</summary>
internal static class SeenIds
{
    public static SeenIdList VoiceConnectors { get; } = new();

    public static SeenIdList Transactions { get; } = new();

    public static SeenIdList MediaInsightsPipelines { get; } = new();

    public static SeenIdList Configurations { get; } = new();

    public static SeenIdList ConfigurationNames { get; } = new();

    public static SeenIdList SpeakerSearchTasks { get; } = new();

    public static SeenIdList VoiceToneAnalysisTasks { get; } = new();

    public static SeenIdList VoiceProfiles { get; } = new();

    public static SeenIdList VoiceProfileDomains { get; } = new();

    public static SeenIdList VoiceProfileDomainNames { get; } = new();

    /// <summary>Takes note of the ids in an object of this module.</summary>
    public static void See(object? value)
    {
        switch (value)
        {
            case ChimeTask task:
                VoiceConnectors.Add(task.VoiceConnectorId, task.Region);
                Transactions.Add(task.TransactionId, task.Reference);
                MediaInsightsPipelines.Add(task.MediaInsightsPipelineId, task.StreamArn);
                (task is SpeakerSearchTask ? SpeakerSearchTasks : VoiceToneAnalysisTasks).Add(task.TaskId, task.TransactionId);
                VoiceProfileDomains.Add((task as SpeakerSearchTask)?.VoiceProfileDomainId, null);
                VoiceProfiles.Add(task.BestMatchId, null);
                break;
            case VoiceProfile profile:
                VoiceProfiles.Add(profile.VoiceProfileId, null);
                VoiceProfileDomains.Add(profile.VoiceProfileDomainId, null);
                break;
            case VoiceProfileDomain domain:
                VoiceProfileDomains.Add(domain.VoiceProfileDomainId, domain.Name);
                VoiceProfileDomainNames.Add(domain.Name, domain.VoiceProfileDomainId);
                break;
            case MediaInsightsPipelineConfiguration configuration:
                Configurations.Add(configuration.ConfigurationArn, configuration.Name);
                ConfigurationNames.Add(configuration.Name, configuration.ConfigurationArn);
                break;
            case MediaInsightsPipeline pipeline:
                MediaInsightsPipelines.Add(pipeline.MediaInsightsPipelineId, pipeline.TransactionId ?? pipeline.StreamArn);
                Configurations.Add(pipeline.ConfigurationArn, null);
                VoiceConnectors.Add(pipeline.VoiceConnectorId, pipeline.Region);
                Transactions.Add(pipeline.TransactionId, pipeline.Status);
                break;
            case ChimeVoiceEvent voiceEvent:
                VoiceConnectors.Add(voiceEvent.VoiceConnectorId, voiceEvent.Region);
                Transactions.Add(voiceEvent.TransactionId, voiceEvent.DetailStatus);
                MediaInsightsPipelines.Add(voiceEvent.MediaInsightsPipelineId, voiceEvent.DetailStatus);
                break;
            case VoiceEmulator emulator:
                VoiceConnectors.Add(emulator.VoiceConnectorId, emulator.Region);
                VoiceProfileDomains.Add(emulator.VoiceProfileDomainId, null);
                Array.ForEach(emulator.VoiceProfileIds, static id => VoiceProfiles.Add(id, null));
                break;
        }
    }
}
