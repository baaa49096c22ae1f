using Amazon.Runtime;

namespace Amazon.ChimeSDKVoice.Model;

/// <summary>The voice profile that was asked for.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_GetVoiceProfile.html">API reference</seealso>
public partial class GetVoiceProfileResponse : AmazonWebServiceResponse
{
    /// <summary>The voice profile. Null when the service sent none.</summary>
    public VoiceProfile? VoiceProfile { get; set; }
}
