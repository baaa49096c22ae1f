using System.Globalization;

namespace ChimeVoiceTools;

/// <summary>A voice profile that a speaker search found.</summary>
/// <remarks>Results are compared by their scores, so that a list is sorted by how well its tasks matched.</remarks>
#pragma warning disable CA1036 // Operators and equality would be code that PowerShell never calls.
public sealed class SpeakerSearchResult : IComparable
#pragma warning restore CA1036
{
    /// <summary>The voice profile's id.</summary>
    public string? VoiceProfileId { get; set; }

    /// <summary>How sure the service is, from 0 to 1; null when it did not say.</summary>
    public double? ConfidenceScore { get; set; }

    /// <summary>Compares the result with another one: by score, and where the scores are the same by the profile's id.</summary>
    /// <param name="obj">The other result; null comes before every result, as one without a score does before the others.</param>
    /// <returns>Less than zero when this result comes first, zero when both are the same, more than zero otherwise.</returns>
    public int CompareTo(object? obj)
    {
        if (obj is null)
        {
            return 1;
        }

        var other = (SpeakerSearchResult)obj;
        var byScore = Nullable.Compare(ConfidenceScore, other.ConfidenceScore);
        return byScore != 0 ? byScore : string.CompareOrdinal(VoiceProfileId, other.VoiceProfileId);
    }

    /// <summary>The profile with its score, as in <c>vp-1 (0.97)</c> and as it can be shown.</summary>
    public override string ToString() => ConfidenceScore is { } score
        ? string.Format(CultureInfo.InvariantCulture, "{0} ({1:0.00})", DisplayText.Of(VoiceProfileId), score)
        : DisplayText.Of(VoiceProfileId);
}
