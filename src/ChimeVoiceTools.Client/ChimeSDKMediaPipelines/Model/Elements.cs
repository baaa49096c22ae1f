namespace Amazon.ChimeSDKMediaPipelines.Model;

/// <summary>
/// One thing that a pipeline does, or one place that its results go to: a type, and the one member that belongs to it.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_MediaInsightsPipelineConfigurationElement.html">API reference</seealso>
public class MediaInsightsPipelineConfigurationElement
{
    /// <summary>What it does.</summary>
    public MediaInsightsPipelineConfigurationElementType? Type { get; set; }

    /// <summary>How, for a <c>AmazonTranscribeCallAnalyticsProcessor</c>; else null.</summary>
    public AmazonTranscribeCallAnalyticsProcessorConfiguration? AmazonTranscribeCallAnalyticsProcessorConfiguration { get; set; }

    /// <summary>How, for a <c>AmazonTranscribeProcessor</c>; else null.</summary>
    public AmazonTranscribeProcessorConfiguration? AmazonTranscribeProcessorConfiguration { get; set; }

    /// <summary>How, for a <c>KinesisDataStreamSink</c>; else null.</summary>
    public KinesisDataStreamSinkConfiguration? KinesisDataStreamSinkConfiguration { get; set; }

    /// <summary>How, for a <c>S3RecordingSink</c>; else null.</summary>
    public S3RecordingSinkConfiguration? S3RecordingSinkConfiguration { get; set; }

    /// <summary>How, for a <c>VoiceAnalyticsProcessor</c>; else null.</summary>
    public VoiceAnalyticsProcessorConfiguration? VoiceAnalyticsProcessorConfiguration { get; set; }

    /// <summary>How, for a <c>LambdaFunctionSink</c>; else null.</summary>
    public LambdaFunctionSinkConfiguration? LambdaFunctionSinkConfiguration { get; set; }

    /// <summary>How, for a <c>SqsQueueSink</c>; else null.</summary>
    public SqsQueueSinkConfiguration? SqsQueueSinkConfiguration { get; set; }

    /// <summary>How, for a <c>SnsTopicSink</c>; else null.</summary>
    public SnsTopicSinkConfiguration? SnsTopicSinkConfiguration { get; set; }

    /// <summary>How, for a <c>VoiceEnhancementSink</c>; else null.</summary>
    public VoiceEnhancementSinkConfiguration? VoiceEnhancementSinkConfiguration { get; set; }
}

/// <summary>How a call is transcribed with Amazon Transcribe Call Analytics.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_AmazonTranscribeCallAnalyticsProcessorConfiguration.html">API reference</seealso>
public class AmazonTranscribeCallAnalyticsProcessorConfiguration
{
    /// <summary>The language that is spoken.</summary>
    public CallAnalyticsLanguageCode? LanguageCode { get; set; }

    /// <summary>The custom vocabulary.</summary>
    public string? VocabularyName { get; set; }

    /// <summary>The vocabulary filter.</summary>
    public string? VocabularyFilterName { get; set; }

    /// <summary>What becomes of filtered words.</summary>
    public VocabularyFilterMethod? VocabularyFilterMethod { get; set; }

    /// <summary>The custom language model.</summary>
    public string? LanguageModelName { get; set; }

    /// <summary>Whether partial transcripts are kept stable.</summary>
    public bool? EnablePartialResultsStabilization { get; set; }

    /// <summary>How stable they are.</summary>
    public PartialResultsStability? PartialResultsStability { get; set; }

    /// <summary>What is identified.</summary>
    public ContentType? ContentIdentificationType { get; set; }

    /// <summary>What is redacted.</summary>
    public ContentType? ContentRedactionType { get; set; }

    /// <summary>The kinds of personal data that are meant, separated by commas.</summary>
    public string? PiiEntityTypes { get; set; }

    /// <summary>Whether partial transcripts are left out.</summary>
    public bool? FilterPartialResults { get; set; }

    /// <summary>What is analysed after the call.</summary>
    public PostCallAnalyticsSettings? PostCallAnalyticsSettings { get; set; }

    /// <summary>The categories of calls that are looked for.</summary>
    public List<string>? CallAnalyticsStreamCategories { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>How a call is analysed after it has ended.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_PostCallAnalyticsSettings.html">API reference</seealso>
public class PostCallAnalyticsSettings
{
    /// <summary>The URL of the S3 bucket that results go to.</summary>
    public string? OutputLocation { get; set; }

    /// <summary>The ARN of the role that the bucket is reached by.</summary>
    public string? DataAccessRoleArn { get; set; }

    /// <summary>What is kept of a redacted transcript.</summary>
    public ContentRedactionOutput? ContentRedactionOutput { get; set; }

    /// <summary>The KMS key that results are encrypted with.</summary>
    public string? OutputEncryptionKMSKeyId { get; set; }
}

/// <summary>How a call is transcribed with Amazon Transcribe.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_AmazonTranscribeProcessorConfiguration.html">API reference</seealso>
public class AmazonTranscribeProcessorConfiguration
{
    /// <summary>The language that is spoken.</summary>
    public CallAnalyticsLanguageCode? LanguageCode { get; set; }

    /// <summary>The custom vocabulary.</summary>
    public string? VocabularyName { get; set; }

    /// <summary>The vocabulary filter.</summary>
    public string? VocabularyFilterName { get; set; }

    /// <summary>What becomes of filtered words.</summary>
    public VocabularyFilterMethod? VocabularyFilterMethod { get; set; }

    /// <summary>Whether the speakers are told apart.</summary>
    public bool? ShowSpeakerLabel { get; set; }

    /// <summary>Whether partial transcripts are kept stable.</summary>
    public bool? EnablePartialResultsStabilization { get; set; }

    /// <summary>How stable they are.</summary>
    public PartialResultsStability? PartialResultsStability { get; set; }

    /// <summary>What is identified.</summary>
    public ContentType? ContentIdentificationType { get; set; }

    /// <summary>What is redacted.</summary>
    public ContentType? ContentRedactionType { get; set; }

    /// <summary>The kinds of personal data that are meant, separated by commas.</summary>
    public string? PiiEntityTypes { get; set; }

    /// <summary>The custom language model.</summary>
    public string? LanguageModelName { get; set; }

    /// <summary>Whether partial transcripts are left out.</summary>
    public bool? FilterPartialResults { get; set; }

    /// <summary>Whether the language is found out.</summary>
    public bool? IdentifyLanguage { get; set; }

    /// <summary>Whether several languages are found out.</summary>
    public bool? IdentifyMultipleLanguages { get; set; }

    /// <summary>The languages that may be spoken, separated by commas.</summary>
    public string? LanguageOptions { get; set; }

    /// <summary>The language that is most likely.</summary>
    public CallAnalyticsLanguageCode? PreferredLanguage { get; set; }

    /// <summary>The custom vocabularies, separated by commas.</summary>
    public string? VocabularyNames { get; set; }

    /// <summary>The vocabulary filters, separated by commas.</summary>
    public string? VocabularyFilterNames { get; set; }
}

/// <summary>Which kinds of voice analytics are on.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_VoiceAnalyticsProcessorConfiguration.html">API reference</seealso>
public class VoiceAnalyticsProcessorConfiguration
{
    /// <summary>Whether speaker searches are.</summary>
    public VoiceAnalyticsConfigurationStatus? SpeakerSearchStatus { get; set; }

    /// <summary>Whether voice tone analyses are.</summary>
    public VoiceAnalyticsConfigurationStatus? VoiceToneAnalysisStatus { get; set; }
}

/// <summary>A Kinesis data stream that results go to.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_KinesisDataStreamSinkConfiguration.html">API reference</seealso>
public class KinesisDataStreamSinkConfiguration
{
    /// <summary>Its ARN.</summary>
    public string? InsightsTarget { get; set; }
}

/// <summary>A Lambda function that results go to.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_LambdaFunctionSinkConfiguration.html">API reference</seealso>
public class LambdaFunctionSinkConfiguration
{
    /// <summary>Its ARN.</summary>
    public string? InsightsTarget { get; set; }
}

/// <summary>An SQS queue that results go to.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_SqsQueueSinkConfiguration.html">API reference</seealso>
public class SqsQueueSinkConfiguration
{
    /// <summary>Its ARN.</summary>
    public string? InsightsTarget { get; set; }
}

/// <summary>An SNS topic that results go to.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_SnsTopicSinkConfiguration.html">API reference</seealso>
public class SnsTopicSinkConfiguration
{
    /// <summary>Its ARN.</summary>
    public string? InsightsTarget { get; set; }
}

/// <summary>How a call is recorded.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_S3RecordingSinkConfiguration.html">API reference</seealso>
public class S3RecordingSinkConfiguration
{
    /// <summary>The ARN of the S3 bucket.</summary>
    public string? Destination { get; set; }

    /// <summary>The format.</summary>
    public RecordingFileFormat? RecordingFileFormat { get; set; }
}

/// <summary>Whether the recording is enhanced.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_VoiceEnhancementSinkConfiguration.html">API reference</seealso>
public class VoiceEnhancementSinkConfiguration
{
    /// <summary>True where it is not.</summary>
    public bool? Disabled { get; set; }
}

/// <summary>What alerts are sent on while a call lasts.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_RealTimeAlertConfiguration.html">API reference</seealso>
public class RealTimeAlertConfiguration
{
    /// <summary>True where none are sent.</summary>
    public bool? Disabled { get; set; }

    /// <summary>What is looked for, one to three rules.</summary>
    public List<RealTimeAlertRule>? Rules { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>A rule that an alert is sent on.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_RealTimeAlertRule.html">API reference</seealso>
public class RealTimeAlertRule
{
    /// <summary>What it looks for.</summary>
    public RealTimeAlertRuleType? Type { get; set; }

    /// <summary>The words that it looks for; null for another type.</summary>
    public KeywordMatchConfiguration? KeywordMatchConfiguration { get; set; }

    /// <summary>The sentiment that it looks for; null for another type.</summary>
    public SentimentConfiguration? SentimentConfiguration { get; set; }

    /// <summary>The issues that it looks for; null for another type.</summary>
    public IssueDetectionConfiguration? IssueDetectionConfiguration { get; set; }
}

/// <summary>The words that a rule looks for.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_KeywordMatchConfiguration.html">API reference</seealso>
public class KeywordMatchConfiguration
{
    /// <summary>The rule's name.</summary>
    public string? RuleName { get; set; }

    /// <summary>The words.</summary>
    public List<string>? Keywords { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>True where their absence is looked for.</summary>
    public bool? Negate { get; set; }
}

/// <summary>The sentiment that a rule looks for.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_SentimentConfiguration.html">API reference</seealso>
public class SentimentConfiguration
{
    /// <summary>The rule's name.</summary>
    public string? RuleName { get; set; }

    /// <summary>The sentiment.</summary>
    public SentimentType? SentimentType { get; set; }

    /// <summary>How long it lasts, in seconds.</summary>
    public int? TimePeriod { get; set; }
}

/// <summary>The issues that a rule looks for.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_IssueDetectionConfiguration.html">API reference</seealso>
public class IssueDetectionConfiguration
{
    /// <summary>The rule's name.</summary>
    public string? RuleName { get; set; }
}
