using Amazon.Runtime;

namespace Amazon.ChimeSDKVoice.Model;

/// <summary>A voice connector, as far as it is used here.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_VoiceConnector.html">API reference</seealso>
public class VoiceConnector
{
    /// <summary>The voice connector's id. Null when the service sent none.</summary>
    public string? VoiceConnectorId { get; set; }

    /// <summary>The voice connector's name. Null when the service sent none.</summary>
    public string? Name { get; set; }
}

/// <summary>How the calls of a voice connector are streamed, as far as it is used here.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_StreamingConfiguration.html">API reference</seealso>
public class StreamingConfiguration
{
    /// <summary>True where they are not. Null when the service sent none.</summary>
    public bool? Disabled { get; set; }

    /// <summary>What pipelines are made from for the calls. Null for none.</summary>
    public MediaInsightsConfiguration? MediaInsightsConfiguration { get; set; }
}

/// <summary>Which media insights pipeline configuration a voice connector makes pipelines from.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_MediaInsightsConfiguration.html">API reference</seealso>
public class MediaInsightsConfiguration
{
    /// <summary>True where it makes none. Null when the service sent none.</summary>
    public bool? Disabled { get; set; }

    /// <summary>The configuration's ARN. Null when the service sent none.</summary>
    public string? ConfigurationArn { get; set; }
}

/// <summary>A request to read a voice connector.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_GetVoiceConnector.html">API reference</seealso>
public class GetVoiceConnectorRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The voice connector. Required.</summary>
    public string? VoiceConnectorId { get; set; }
}

/// <summary>The voice connector that was asked for.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_GetVoiceConnector.html">API reference</seealso>
public class GetVoiceConnectorResponse : AmazonWebServiceResponse
{
    /// <summary>The voice connector. Null when the service sent none.</summary>
    public VoiceConnector? VoiceConnector { get; set; }
}

/// <summary>A request to read how the calls of a voice connector are streamed.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_GetVoiceConnectorStreamingConfiguration.html">API reference</seealso>
public class GetVoiceConnectorStreamingConfigurationRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The voice connector. Required.</summary>
    public string? VoiceConnectorId { get; set; }
}

/// <summary>How the calls of the voice connector are streamed.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_GetVoiceConnectorStreamingConfiguration.html">API reference</seealso>
public class GetVoiceConnectorStreamingConfigurationResponse : AmazonWebServiceResponse
{
    /// <summary>The streaming configuration. Null when the service sent none.</summary>
    public StreamingConfiguration? StreamingConfiguration { get; set; }
}
