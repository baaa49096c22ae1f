using Amazon.Runtime;

namespace Amazon.ChimeSDKVoice.Model;

/// <summary>The voice profile domain that was made.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_CreateVoiceProfileDomain.html">API reference</seealso>
public partial class CreateVoiceProfileDomainResponse : AmazonWebServiceResponse
{
    /// <summary>The voice profile domain. Null when the service sent none.</summary>
    public VoiceProfileDomain? VoiceProfileDomain { get; set; }
}
