using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.Protocol;

/// <summary>The bodies of requests about media insights pipelines and streaming, as the API's models have them.</summary>
internal static class MediaPipelineShapes
{
    private static readonly Shape Arn = Shape.Text(1, 1024, @"arn[/:\-_.a-zA-Z0-9]+", Messages.ArnConstraint);
    private static readonly Shape ResourceArn = Shape.Text(1, 1011, @"arn[/:\-_.a-zA-Z0-9]+", Messages.ResourceArnConstraint);
    private static readonly Shape AnyText = Shape.Text(0, 4096);
    private static readonly Shape Token = Shape.Text(2, 64, "[-_a-zA-Z0-9]*", Messages.TokenConstraint);
    private static readonly Shape ShortName = Name(2, 64);
    private static readonly Shape LongName = Name(1, 200);
    private static readonly Shape FileFormat = Shape.Word("Wav", "Opus");
    private static readonly Shape ChannelId = Shape.WholeNumber(0, 1);

    private static readonly Shape StreamArn = Shape.Text(
        1, 1024, @"arn:[a-z0-9-]+:kinesisvideo:[a-z0-9-]+:[0-9]+:[a-z]+/[a-zA-Z0-9_.-]+/[0-9]+", Messages.StreamArnConstraint);

    private static readonly Shape FragmentNumber = Shape.Text(1, 128, "[0-9]+", Messages.FragmentNumberConstraint);

    private static readonly Shape TagKey = Shape.Text(1, 128);
    private static readonly Shape TagList = Shape.List(1, 200, Shape.Structure(("Key*", TagKey), ("Value*", Shape.Text(0, 256))));

    private static readonly Shape Language =
        Shape.Word("en-US", "en-GB", "es-US", "fr-CA", "fr-FR", "en-AU", "it-IT", "de-DE", "pt-BR");

    // What both of Amazon Transcribe's processors have.
    private static readonly (string, Shape)[] Transcription =
    [
        ("VocabularyName", LongName),
        ("VocabularyFilterName", LongName),
        ("VocabularyFilterMethod", Shape.Word("remove", "mask", "tag")),
        ("LanguageModelName", LongName),
        ("EnablePartialResultsStabilization", Shape.Boolean),
        ("PartialResultsStability", Shape.Word("high", "medium", "low")),
        ("ContentIdentificationType", Shape.Word("PII")),
        ("ContentRedactionType", Shape.Word("PII")),
        ("PiiEntityTypes", Listed(300, "[A-Z_, ]+")),
        ("FilterPartialResults", Shape.Boolean),
    ];

    private static readonly Shape CallAnalytics = Shape.Structure(
    [
        ("LanguageCode*", Language),
        .. Transcription,
        ("PostCallAnalyticsSettings", Shape.Structure(
            ("OutputLocation*", AnyText),
            ("DataAccessRoleArn*", AnyText),
            ("ContentRedactionOutput", Shape.Word("redacted", "redacted_and_unredacted")),
            ("OutputEncryptionKMSKeyId", AnyText))),
        ("CallAnalyticsStreamCategories", Shape.List(1, 20, LongName)),
    ]);

    private static readonly Shape Transcribe = Shape.Structure(
    [
        ("LanguageCode", Language),
        .. Transcription,
        ("ShowSpeakerLabel", Shape.Boolean),
        ("IdentifyLanguage", Shape.Boolean),
        ("IdentifyMultipleLanguages", Shape.Boolean),
        ("LanguageOptions", Listed(200, "[a-zA-Z,-]+")),
        ("PreferredLanguage", Language),
        ("VocabularyNames", Listed(3000, "[a-zA-Z0-9,._-]+")),
        ("VocabularyFilterNames", Listed(3000, "[a-zA-Z0-9,._-]+")),
    ]);

    private static readonly Shape Sink = Shape.Structure(("InsightsTarget", Arn));
    private static readonly Shape IsOn = Shape.Word("Enabled", "Disabled");

    private static readonly Shape Elements = Shape.List(0, int.MaxValue, Shape.Structure(
        ("Type*", Shape.Word(PipelineElements.Words)),
        ("AmazonTranscribeCallAnalyticsProcessorConfiguration", CallAnalytics),
        ("AmazonTranscribeProcessorConfiguration", Transcribe),
        ("KinesisDataStreamSinkConfiguration", Sink),
        ("S3RecordingSinkConfiguration", Shape.Structure(("Destination", Arn), ("RecordingFileFormat", FileFormat))),
        (
            "VoiceAnalyticsProcessorConfiguration",
            Shape.Structure(("SpeakerSearchStatus", IsOn), ("VoiceToneAnalysisStatus", IsOn))),
        ("LambdaFunctionSinkConfiguration", Sink),
        ("SqsQueueSinkConfiguration", Sink),
        ("SnsTopicSinkConfiguration", Sink),
        ("VoiceEnhancementSinkConfiguration", Shape.Structure(("Disabled", Shape.Boolean)))));

    private static readonly Shape Alerts = Shape.Structure(
        ("Disabled", Shape.Boolean),
        ("Rules", Shape.List(1, 3, Shape.Structure(
            ("Type*", Shape.Word("KeywordMatch", "Sentiment", "IssueDetection")),
            ("KeywordMatchConfiguration", Shape.Structure(
                ("RuleName*", ShortName),
                ("Keywords*", Shape.List(1, 10, Shape.Text(1, 100, @"[\s0-9a-zA-Z'-]+", Messages.KeywordConstraint))),
                ("Negate", Shape.Boolean))),
            ("SentimentConfiguration", Shape.Structure(
                ("RuleName*", ShortName),
                ("SentimentType*", Shape.Word("NEGATIVE")),
                ("TimePeriod*", Shape.WholeNumber(60, 1800)))),
            ("IssueDetectionConfiguration", Shape.Structure(("RuleName*", ShortName)))))));

    private static readonly Shape TaskSource = Shape.Structure(
        ("StreamArn*", StreamArn), ("ChannelId*", ChannelId), ("FragmentNumber", FragmentNumber));

    public static Shape CreateConfiguration { get; } = Shape.Structure(
        ("MediaInsightsPipelineConfigurationName*", ShortName),
        ("ResourceAccessRoleArn*", Arn),
        ("RealTimeAlertConfiguration", Alerts),
        ("Elements*", Elements),
        ("Tags", TagList),
        ("ClientRequestToken", Token));

    public static Shape UpdateConfiguration { get; } = Shape.Structure(
        ("ResourceAccessRoleArn*", Arn), ("RealTimeAlertConfiguration", Alerts), ("Elements*", Elements));

    public static Shape CreatePipeline { get; } = Shape.Structure(
        ("MediaInsightsPipelineConfigurationArn*", Arn),
        ("KinesisVideoStreamSourceRuntimeConfiguration", Shape.Structure(
            ("Streams*", Shape.List(1, 2, Shape.Structure(
                ("StreamArn*", StreamArn),
                ("FragmentNumber", FragmentNumber),
                ("StreamChannelDefinition*", Shape.Structure(
                    ("NumberOfChannels*", Shape.WholeNumber(1, 2)),
                    ("ChannelDefinitions", Shape.List(1, 2, Shape.Structure(
                        ("ChannelId*", ChannelId), ("ParticipantRole", Shape.Word("AGENT", "CUSTOMER")))))))))),
            ("MediaEncoding*", Shape.Word("pcm")),
            ("MediaSampleRate*", Shape.WholeNumber(8000, 48000)))),
        ("MediaInsightsRuntimeMetadata", Shape.Map(Shape.NotBlank, AnyText)),
        ("KinesisVideoStreamRecordingSourceRuntimeConfiguration", Shape.Structure(
            ("Streams*", Shape.List(1, 2, Shape.Structure(("StreamArn", StreamArn)))),
            ("FragmentSelector*", Shape.Structure(
                ("FragmentSelectorType*", Shape.Word("ProducerTimestamp", "ServerTimestamp")),
                ("TimestampRange*", Shape.Structure(("StartTimestamp*", Shape.Time), ("EndTimestamp*", Shape.Time))))))),
        ("S3RecordingSinkRuntimeConfiguration", Shape.Structure(("Destination*", Arn), ("RecordingFileFormat*", FileFormat))),
        ("Tags", TagList),
        ("ClientRequestToken", Token));

    public static Shape UpdateStatus { get; } = Shape.Structure(("UpdateStatus*", Shape.Word("Pause", "Resume")));

    public static Shape StartSearch { get; } = Shape.Structure(
        ("VoiceProfileDomainArn*", Arn),
        ("KinesisVideoStreamSourceTaskConfiguration", TaskSource),
        ("ClientRequestToken", Token));

    public static Shape StartAnalysis { get; } = Shape.Structure(
        ("LanguageCode*", Shape.Word(Constraints.LanguageCode)),
        ("KinesisVideoStreamSourceTaskConfiguration", TaskSource),
        ("ClientRequestToken", Token));

    public static Shape Tag { get; } = Shape.Structure(("ResourceARN*", ResourceArn), ("Tags*", TagList));

    public static Shape Untag { get; } = Shape.Structure(("ResourceARN*", ResourceArn), ("TagKeys*", Shape.List(1, 200, TagKey)));

    /// <summary>Gets the body of the voice API's operation on the streaming of a voice connector.</summary>
    public static Shape PutStreaming { get; } = Shape.Structure(
        ("StreamingConfiguration*", Shape.Structure(
            ("DataRetentionInHours*", Shape.WholeNumber(0, int.MaxValue)),
            ("Disabled*", Shape.Boolean),
            ("StreamingNotificationTargets", Shape.List(1, 3, Shape.Structure(
                ("NotificationTarget", Shape.Word("EventBridge", "SNS", "SQS"))))),
            ("MediaInsightsConfiguration", Shape.Structure(("Disabled", Shape.Boolean), ("ConfigurationArn", Arn))))));

    private static Shape Name(int min, int max) =>
        Shape.Text(min, max, "[0-9a-zA-Z._-]+", Text.Format(Messages.ConfigurationNameConstraint, min, max));

    private static Shape Listed(int max, string pattern) =>
        Shape.Text(1, max, pattern, Text.Format(Messages.ListedConstraint, max));
}
