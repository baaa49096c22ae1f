using Amazon.Runtime;

namespace Amazon.ChimeSDKVoice.Model;

/// <summary>Some of the account's voice profile domains.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_ListVoiceProfileDomains.html">API reference</seealso>
public partial class ListVoiceProfileDomainsResponse : AmazonWebServiceResponse
{
    /// <summary>The voice profile domains. Null when the service sent no list.</summary>
    /// <remarks>Empty instead of null where <see cref="AWSConfigs.InitializeCollections"/> is set.</remarks>
    public List<VoiceProfileDomainSummary>? VoiceProfileDomains { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Asks for what comes after. Null when nothing does.</summary>
    public string? NextToken { get; set; }
}
