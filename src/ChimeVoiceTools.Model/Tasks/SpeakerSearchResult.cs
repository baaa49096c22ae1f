using System.Globalization;

namespace ChimeVoiceTools;

/// <summary>A voice profile that a speaker search found.</summary>
public sealed class SpeakerSearchResult
{
    /// <summary>The voice profile's id.</summary>
    public string? VoiceProfileId { get; set; }

    /// <summary>How sure the service is, from 0 to 1; null when it did not say.</summary>
    public double? ConfidenceScore { get; set; }

    /// <summary>The profile with its score, as in <c>vp-1 (0.97)</c> and as it can be shown.</summary>
    public override string ToString() => ConfidenceScore is { } score
        ? string.Format(CultureInfo.InvariantCulture, "{0} ({1:0.00})", DisplayText.Of(VoiceProfileId), score)
        : DisplayText.Of(VoiceProfileId);
}
