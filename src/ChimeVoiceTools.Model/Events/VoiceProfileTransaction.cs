namespace ChimeVoiceTools;

/// <summary>A voice profile that was made or renewed from a call.</summary>
public sealed class VoiceProfileTransaction
{
    /// <summary>Gets or sets the voice profile's id, or null when the service did not say.</summary>
    public string? VoiceProfileId { get; set; }

    /// <summary>Gets or sets when it was asked for, in UTC, or null when the service did not say.</summary>
    public DateTime? RequestTimestamp { get; set; }

    /// <summary>Returns the voice profile's id.</summary>
    public override string ToString() => DisplayText.Of(VoiceProfileId);
}
