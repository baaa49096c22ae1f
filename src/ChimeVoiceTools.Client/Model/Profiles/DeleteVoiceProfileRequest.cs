namespace Amazon.ChimeSDKVoice.Model;

/// <summary>A request to delete a voice profile with its voiceprint. It can't be undone.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_DeleteVoiceProfile.html">API reference</seealso>
public partial class DeleteVoiceProfileRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The voice profile. Required.</summary>
    public string? VoiceProfileId { get; set; }
}
