namespace ChimeVoiceTools.Emulator.Queues;

/// <summary>The names of SQS's attributes of queues.</summary>
internal static class QueueAttributes
{
    /// <summary>Gets those that may be asked for and that the emulator's queues don't have.</summary>
    public static IReadOnlyCollection<string> Others { get; } =
    [
        "Policy", "MaximumMessageSize", "MessageRetentionPeriod", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds",
        "SqsManagedSseEnabled", "RedriveAllowPolicy", "FifoQueue", "ContentBasedDeduplication", "DeduplicationScope",
        "FifoThroughputLimit",
    ];
}
