namespace ChimeVoiceTools.Emulator.Protocol;

/// <summary>The types of the elements of a media insights pipeline configuration.</summary>
internal static class PipelineElements
{
    public const string CallAnalytics = "AmazonTranscribeCallAnalyticsProcessor";
    public const string Transcribe = "AmazonTranscribeProcessor";
    public const string VoiceAnalytics = "VoiceAnalyticsProcessor";
    public const string Recording = "S3RecordingSink";
    public const string VoiceEnhancement = "VoiceEnhancementSink";
    public const string SqsQueueSink = nameof(SqsQueueSink);

    /// <summary>Gets all types.</summary>
    public static string[] Words { get; } =
    [
        CallAnalytics, VoiceAnalytics, Transcribe, "KinesisDataStreamSink", "LambdaFunctionSink", SqsQueueSink, "SnsTopicSink",
        Recording, VoiceEnhancement,
    ];

    /// <summary>Returns whether a type's elements have a status: processors, and sinks that process.</summary>
    public static bool HasStatus(string type) =>
        type is CallAnalytics or Transcribe or VoiceAnalytics or Recording or VoiceEnhancement;
}
