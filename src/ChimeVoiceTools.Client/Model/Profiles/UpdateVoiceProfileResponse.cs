using Amazon.Runtime;

namespace Amazon.ChimeSDKVoice.Model;

/// <summary>The voice profile as it is now.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_UpdateVoiceProfile.html">API reference</seealso>
public partial class UpdateVoiceProfileResponse : AmazonWebServiceResponse
{
    /// <summary>The voice profile. Null when the service sent none.</summary>
    public VoiceProfile? VoiceProfile { get; set; }
}
