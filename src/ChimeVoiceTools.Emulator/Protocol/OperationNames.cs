namespace ChimeVoiceTools.Emulator.Protocol;

/// <summary>The names of the operations in the APIs. Two APIs have six on tasks, under the same names.</summary>
internal static class OperationNames
{
    public const string StartVoiceToneAnalysisTask = nameof(StartVoiceToneAnalysisTask);
    public const string GetVoiceToneAnalysisTask = nameof(GetVoiceToneAnalysisTask);
    public const string StopVoiceToneAnalysisTask = nameof(StopVoiceToneAnalysisTask);
    public const string StartSpeakerSearchTask = nameof(StartSpeakerSearchTask);
    public const string GetSpeakerSearchTask = nameof(GetSpeakerSearchTask);
    public const string StopSpeakerSearchTask = nameof(StopSpeakerSearchTask);
    public const string CreateVoiceProfile = nameof(CreateVoiceProfile);
    public const string GetVoiceProfile = nameof(GetVoiceProfile);
    public const string UpdateVoiceProfile = nameof(UpdateVoiceProfile);
    public const string DeleteVoiceProfile = nameof(DeleteVoiceProfile);
    public const string ListVoiceProfiles = nameof(ListVoiceProfiles);
    public const string CreateVoiceProfileDomain = nameof(CreateVoiceProfileDomain);
    public const string GetVoiceProfileDomain = nameof(GetVoiceProfileDomain);
    public const string UpdateVoiceProfileDomain = nameof(UpdateVoiceProfileDomain);
    public const string DeleteVoiceProfileDomain = nameof(DeleteVoiceProfileDomain);
    public const string ListVoiceProfileDomains = nameof(ListVoiceProfileDomains);
    public const string GetVoiceConnector = nameof(GetVoiceConnector);
    public const string GetVoiceConnectorStreamingConfiguration = nameof(GetVoiceConnectorStreamingConfiguration);
    public const string PutVoiceConnectorStreamingConfiguration = nameof(PutVoiceConnectorStreamingConfiguration);
    public const string CreateMediaInsightsPipelineConfiguration = nameof(CreateMediaInsightsPipelineConfiguration);
    public const string GetMediaInsightsPipelineConfiguration = nameof(GetMediaInsightsPipelineConfiguration);
    public const string UpdateMediaInsightsPipelineConfiguration = nameof(UpdateMediaInsightsPipelineConfiguration);
    public const string DeleteMediaInsightsPipelineConfiguration = nameof(DeleteMediaInsightsPipelineConfiguration);
    public const string ListMediaInsightsPipelineConfigurations = nameof(ListMediaInsightsPipelineConfigurations);
    public const string CreateMediaInsightsPipeline = nameof(CreateMediaInsightsPipeline);
    public const string UpdateMediaInsightsPipelineStatus = nameof(UpdateMediaInsightsPipelineStatus);
    public const string GetMediaPipeline = nameof(GetMediaPipeline);
    public const string ListMediaPipelines = nameof(ListMediaPipelines);
    public const string DeleteMediaPipeline = nameof(DeleteMediaPipeline);
    public const string TagResource = nameof(TagResource);
    public const string UntagResource = nameof(UntagResource);
    public const string ListTagsForResource = nameof(ListTagsForResource);
    public const string GetCallerIdentity = nameof(GetCallerIdentity);

    public const string ReceiveMessage = nameof(ReceiveMessage);
    public const string DeleteMessage = nameof(DeleteMessage);
    public const string DeleteMessageBatch = nameof(DeleteMessageBatch);
    public const string ChangeMessageVisibility = nameof(ChangeMessageVisibility);
    public const string ChangeMessageVisibilityBatch = nameof(ChangeMessageVisibilityBatch);
    public const string SendMessage = nameof(SendMessage);
    public const string SendMessageBatch = nameof(SendMessageBatch);
    public const string GetQueueUrl = nameof(GetQueueUrl);
    public const string GetQueueAttributes = nameof(GetQueueAttributes);
    public const string ListQueues = nameof(ListQueues);
    public const string PurgeQueue = nameof(PurgeQueue);

    private static readonly HashSet<string> OfQueue =
    [
        ReceiveMessage, DeleteMessage, DeleteMessageBatch, ChangeMessageVisibility, ChangeMessageVisibilityBatch, SendMessage,
        SendMessageBatch, GetQueueUrl, GetQueueAttributes, ListQueues, PurgeQueue,
    ];

    /// <summary>Gets all names.</summary>
    public static string[] Words { get; } = [.. typeof(OperationNames).GetFields().Select(field => field.Name)];

    /// <summary>Returns whether an operation is one of SQS.</summary>
    public static bool IsOfQueue(string operation) => OfQueue.Contains(operation);
}
