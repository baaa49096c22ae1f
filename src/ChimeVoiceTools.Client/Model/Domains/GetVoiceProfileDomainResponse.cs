using Amazon.Runtime;

namespace Amazon.ChimeSDKVoice.Model;

/// <summary>The voice profile domain that was asked for.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_GetVoiceProfileDomain.html">API reference</seealso>
public partial class GetVoiceProfileDomainResponse : AmazonWebServiceResponse
{
    /// <summary>The voice profile domain. Null when the service sent none.</summary>
    public VoiceProfileDomain? VoiceProfileDomain { get; set; }
}
