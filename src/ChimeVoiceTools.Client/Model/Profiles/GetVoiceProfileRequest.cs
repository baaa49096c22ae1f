namespace Amazon.ChimeSDKVoice.Model;

/// <summary>A request to read a voice profile.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_GetVoiceProfile.html">API reference</seealso>
public partial class GetVoiceProfileRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The voice profile. Required.</summary>
    public string? VoiceProfileId { get; set; }
}
