namespace Amazon.ChimeSDKVoice.Model;

/// <summary>A voice profile that may be the speaker's.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_SpeakerSearchResult.html">API reference</seealso>
public partial class SpeakerSearchResult
{
    /// <summary>How sure the service is, from 0 to 1. Null when the service sent none.</summary>
    public float? ConfidenceScore { get; set; }

    /// <summary>The voice profile. Null when the service sent none.</summary>
    public string? VoiceProfileId { get; set; }
}
