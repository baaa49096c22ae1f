namespace ChimeVoiceTools;

/// <summary>A voice profile that was made or renewed from a call.</summary>
public sealed class VoiceProfileTransaction
{
    /// <summary>The voice profile's id; null when the service did not say.</summary>
    public string? VoiceProfileId { get; set; }

    /// <summary>When it was asked for, in UTC; null when the service did not say.</summary>
    public DateTime? RequestTimestamp { get; set; }

    /// <summary>The voice profile's id.</summary>
    public override string ToString() => VoiceProfileId ?? string.Empty;
}
