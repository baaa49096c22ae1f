using Amazon.Runtime;

namespace Amazon.ChimeSDKVoice.Model;

/// <summary>Some of the voice profiles of a domain.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_ListVoiceProfiles.html">API reference</seealso>
public partial class ListVoiceProfilesResponse : AmazonWebServiceResponse
{
    /// <summary>The voice profiles. Null when the service sent no list.</summary>
    /// <remarks>Empty instead of null where <see cref="AWSConfigs.InitializeCollections"/> is set.</remarks>
    public List<VoiceProfileSummary>? VoiceProfiles { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Asks for what comes after. Null when nothing does.</summary>
    public string? NextToken { get; set; }
}
