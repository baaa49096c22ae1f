namespace Amazon.ChimeSDKVoice.Model;

/// <summary>A person's voiceprint, and what identifies it.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_VoiceProfile.html">API reference</seealso>
public partial class VoiceProfile
{
    /// <summary>The voice profile's id. Null when the service sent none.</summary>
    public string? VoiceProfileId { get; set; }

    /// <summary>The voice profile's ARN. Null when the service sent none.</summary>
    public string? VoiceProfileArn { get; set; }

    /// <summary>The voice profile domain that it is in. Null when the service sent none.</summary>
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>When the voice profile was made, in UTC. Null when the service sent none.</summary>
    public DateTime? CreatedTimestamp { get; set; }

    /// <summary>When the voice profile last changed, in UTC. Null when the service sent none.</summary>
    public DateTime? UpdatedTimestamp { get; set; }

    /// <summary>When the voice profile expires if it is not renewed, in UTC. Null when the service sent none.</summary>
    public DateTime? ExpirationTimestamp { get; set; }
}
