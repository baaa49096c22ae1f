using Amazon.Runtime;

namespace Amazon.ChimeSDKMediaPipelines;

/// <summary>A language that Amazon Transcribe can transcribe.</summary>
/// <remarks>The values are those of the API reference; none of them has a name here.</remarks>
public class CallAnalyticsLanguageCode : ConstantClass
{
    /// <summary>Makes a value of a word of the service's.</summary>
    /// <param name="value">The word.</param>
    public CallAnalyticsLanguageCode(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case; a new one where it is not known.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator CallAnalyticsLanguageCode?(string? value) => FindValue<CallAnalyticsLanguageCode>(value);
}

/// <summary>What is kept of a transcript in which words are redacted.</summary>
/// <remarks>The values are those of the API reference; none of them has a name here.</remarks>
public class ContentRedactionOutput : ConstantClass
{
    /// <summary>Makes a value of a word of the service's.</summary>
    /// <param name="value">The word.</param>
    public ContentRedactionOutput(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case; a new one where it is not known.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator ContentRedactionOutput?(string? value) => FindValue<ContentRedactionOutput>(value);
}

/// <summary>What is identified or redacted in a transcript.</summary>
/// <remarks>The values are those of the API reference; none of them has a name here.</remarks>
public class ContentType : ConstantClass
{
    /// <summary>Makes a value of a word of the service's.</summary>
    /// <param name="value">The word.</param>
    public ContentType(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case; a new one where it is not known.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator ContentType?(string? value) => FindValue<ContentType>(value);
}

/// <summary>How the audio of a stream is encoded.</summary>
public class MediaEncoding : ConstantClass
{
    /// <summary>Linear samples of 16 bits, the only encoding that the service knows.</summary>
    public static readonly MediaEncoding Pcm = new("pcm");

    /// <summary>Makes a value of a word of the service's.</summary>
    /// <param name="value">The word.</param>
    public MediaEncoding(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case; a new one where it is not known.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator MediaEncoding?(string? value) => FindValue<MediaEncoding>(value);
}

/// <summary>What an element of a configuration does.</summary>
/// <remarks>The values are those of the API reference; none of them has a name here.</remarks>
public class MediaInsightsPipelineConfigurationElementType : ConstantClass
{
    /// <summary>Makes a value of a word of the service's.</summary>
    /// <param name="value">The word.</param>
    public MediaInsightsPipelineConfigurationElementType(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case; a new one where it is not known.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator MediaInsightsPipelineConfigurationElementType?(string? value) =>
        FindValue<MediaInsightsPipelineConfigurationElementType>(value);
}

/// <summary>Where an element of a pipeline stands.</summary>
/// <remarks>The values are those of the API reference; none of them has a name here.</remarks>
public class MediaPipelineElementStatus : ConstantClass
{
    /// <summary>Makes a value of a word of the service's.</summary>
    /// <param name="value">The word.</param>
    public MediaPipelineElementStatus(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case; a new one where it is not known.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator MediaPipelineElementStatus?(string? value) => FindValue<MediaPipelineElementStatus>(value);
}

/// <summary>Where a pipeline stands.</summary>
/// <remarks>The values are those of the API reference; none of them has a name here.</remarks>
public class MediaPipelineStatus : ConstantClass
{
    /// <summary>Makes a value of a word of the service's.</summary>
    /// <param name="value">The word.</param>
    public MediaPipelineStatus(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case; a new one where it is not known.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator MediaPipelineStatus?(string? value) => FindValue<MediaPipelineStatus>(value);
}

/// <summary>What is to be done with a pipeline.</summary>
public class MediaPipelineStatusUpdate : ConstantClass
{
    /// <summary>It is paused.</summary>
    public static readonly MediaPipelineStatusUpdate Pause = new("Pause");

    /// <summary>It goes on after a pause.</summary>
    public static readonly MediaPipelineStatusUpdate Resume = new("Resume");

    /// <summary>Makes a value of a word of the service's.</summary>
    /// <param name="value">The word.</param>
    public MediaPipelineStatusUpdate(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case; a new one where it is not known.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator MediaPipelineStatusUpdate?(string? value) => FindValue<MediaPipelineStatusUpdate>(value);
}

/// <summary>Where a task on a pipeline stands.</summary>
/// <remarks>The values are those of the API reference; none of them has a name here.</remarks>
public class MediaPipelineTaskStatus : ConstantClass
{
    /// <summary>Makes a value of a word of the service's.</summary>
    /// <param name="value">The word.</param>
    public MediaPipelineTaskStatus(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case; a new one where it is not known.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator MediaPipelineTaskStatus?(string? value) => FindValue<MediaPipelineTaskStatus>(value);
}

/// <summary>How seldom a partial transcript changes later.</summary>
/// <remarks>The values are those of the API reference; none of them has a name here.</remarks>
public class PartialResultsStability : ConstantClass
{
    /// <summary>Makes a value of a word of the service's.</summary>
    /// <param name="value">The word.</param>
    public PartialResultsStability(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case; a new one where it is not known.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator PartialResultsStability?(string? value) => FindValue<PartialResultsStability>(value);
}

/// <summary>Who speaks on a channel.</summary>
public class ParticipantRole : ConstantClass
{
    /// <summary>The account's own side.</summary>
    public static readonly ParticipantRole AGENT = new("AGENT");

    /// <summary>The other side.</summary>
    public static readonly ParticipantRole CUSTOMER = new("CUSTOMER");

    /// <summary>Makes a value of a word of the service's.</summary>
    /// <param name="value">The word.</param>
    public ParticipantRole(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case; a new one where it is not known.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator ParticipantRole?(string? value) => FindValue<ParticipantRole>(value);
}

/// <summary>What a rule looks for.</summary>
/// <remarks>The values are those of the API reference; none of them has a name here.</remarks>
public class RealTimeAlertRuleType : ConstantClass
{
    /// <summary>Makes a value of a word of the service's.</summary>
    /// <param name="value">The word.</param>
    public RealTimeAlertRuleType(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case; a new one where it is not known.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator RealTimeAlertRuleType?(string? value) => FindValue<RealTimeAlertRuleType>(value);
}

/// <summary>The format of a recording.</summary>
/// <remarks>The values are those of the API reference; none of them has a name here.</remarks>
public class RecordingFileFormat : ConstantClass
{
    /// <summary>Makes a value of a word of the service's.</summary>
    /// <param name="value">The word.</param>
    public RecordingFileFormat(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case; a new one where it is not known.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator RecordingFileFormat?(string? value) => FindValue<RecordingFileFormat>(value);
}

/// <summary>A sentiment that a rule looks for.</summary>
/// <remarks>The values are those of the API reference; none of them has a name here.</remarks>
public class SentimentType : ConstantClass
{
    /// <summary>Makes a value of a word of the service's.</summary>
    /// <param name="value">The word.</param>
    public SentimentType(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case; a new one where it is not known.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator SentimentType?(string? value) => FindValue<SentimentType>(value);
}

/// <summary>What becomes of filtered words.</summary>
/// <remarks>The values are those of the API reference; none of them has a name here.</remarks>
public class VocabularyFilterMethod : ConstantClass
{
    /// <summary>Makes a value of a word of the service's.</summary>
    /// <param name="value">The word.</param>
    public VocabularyFilterMethod(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case; a new one where it is not known.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator VocabularyFilterMethod?(string? value) => FindValue<VocabularyFilterMethod>(value);
}

/// <summary>Whether a kind of voice analytics is on.</summary>
public class VoiceAnalyticsConfigurationStatus : ConstantClass
{
    /// <summary>It is off.</summary>
    public static readonly VoiceAnalyticsConfigurationStatus Disabled = new("Disabled");

    /// <summary>It is on.</summary>
    public static readonly VoiceAnalyticsConfigurationStatus Enabled = new("Enabled");

    /// <summary>Makes a value of a word of the service's.</summary>
    /// <param name="value">The word.</param>
    public VoiceAnalyticsConfigurationStatus(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case; a new one where it is not known.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator VoiceAnalyticsConfigurationStatus?(string? value) =>
        FindValue<VoiceAnalyticsConfigurationStatus>(value);
}

/// <summary>A language that voice tone analysis knows.</summary>
public class VoiceAnalyticsLanguageCode : ConstantClass
{
    /// <summary>English as spoken in the United States.</summary>
    public static readonly VoiceAnalyticsLanguageCode EnUS = new("en-US");

    /// <summary>Makes a value of a word of the service's.</summary>
    /// <param name="value">The word.</param>
    public VoiceAnalyticsLanguageCode(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case; a new one where it is not known.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator VoiceAnalyticsLanguageCode?(string? value) => FindValue<VoiceAnalyticsLanguageCode>(value);
}

/// <summary>Why the service refused a request, in its own words.</summary>
/// <remarks>The values are those of the API reference; none of them has a name here.</remarks>
public class ErrorCode : ConstantClass
{
    /// <summary>Makes a value of a word of the service's.</summary>
    /// <param name="value">The word.</param>
    public ErrorCode(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case; a new one where it is not known.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator ErrorCode?(string? value) => FindValue<ErrorCode>(value);
}
