namespace Amazon.ChimeSDKVoice.Model;

/// <summary>A request to renew a voice profile with the voiceprint that a speaker search made. All notices must have been given and all consents obtained.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_UpdateVoiceProfile.html">API reference</seealso>
public partial class UpdateVoiceProfileRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The voice profile. Required.</summary>
    public string? VoiceProfileId { get; set; }

    /// <summary>The speaker search task, which made its voiceprint within the last 24 hours. Required.</summary>
    public string? SpeakerSearchTaskId { get; set; }
}
