using System.Globalization;

namespace ChimeVoiceTools;

/// <summary>The tone of one speaker's voice over a stretch of a call.</summary>
public sealed class VoiceTone
{
    /// <summary>
    /// Gets or sets the likeliest tone, as it came: positive, negative or neutral; null when the service did not say.
    /// </summary>
    public string? Label { get; set; }

    /// <summary>Gets or sets how likely the tone is positive, from 0 to 1; null when the service did not say.</summary>
    public double? Positive { get; set; }

    /// <summary>Gets or sets how likely the tone is negative, from 0 to 1; null when the service did not say.</summary>
    public double? Negative { get; set; }

    /// <summary>Gets or sets how likely the tone is neutral, from 0 to 1; null when the service did not say.</summary>
    public double? Neutral { get; set; }

    /// <summary>
    /// Gets the tone as one number, from -1 (negative for sure) to 1 (positive for sure): positive less negative. Null
    /// when one of the two is missing.
    /// </summary>
    public double? Balance => Positive is { } positive && Negative is { } negative ? Math.Round(positive - negative, 10) : null;

    /// <summary>Gets or sets when the stretch began, in UTC; null when the service did not say.</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>Gets or sets when the stretch ended, in UTC; null when the service did not say.</summary>
    public DateTime? EndTime { get; set; }

    /// <summary>
    /// Gets or sets where the stretch began, in milliseconds from the beginning of the audio; null when the service did not say.
    /// </summary>
    public long? BeginOffsetMillis { get; set; }

    /// <summary>
    /// Gets or sets where the stretch ended, in milliseconds from the beginning of the audio; null when the service did not say.
    /// </summary>
    public long? EndOffsetMillis { get; set; }

    /// <summary>Returns the label with its score, as in <c>negative (0.72)</c>.</summary>
    public override string ToString() => Score is { } score
        ? string.Format(CultureInfo.InvariantCulture, "{0} ({1:0.00})", Label, score)
        : DisplayText.Of(Label);

    private double? Score => Label switch
    {
        "positive" => Positive,
        "negative" => Negative,
        "neutral" => Neutral,
        _ => null,
    };
}
