using System.Globalization;

namespace ChimeVoiceTools.Emulator.State;

/// <summary>How likely each tone is; together 1.</summary>
internal readonly record struct ToneScore(double Positive, double Negative, double Neutral)
{
    public const string PositiveLabel = "positive";
    public const string NegativeLabel = "negative";
    public const string NeutralLabel = "neutral";

    private string Label =>
        Positive >= Negative && Positive >= Neutral ? PositiveLabel : Negative >= Neutral ? NegativeLabel : NeutralLabel;

    /// <summary>Returns a score by its likeliest tone.</summary>
    public static ToneScore Of(string label, double score)
    {
        var more = Math.Round((1 - score) * 2 / 3, 4);
        var less = Math.Round(1 - score - more, 4);
        return label switch
        {
            PositiveLabel => new ToneScore(score, less, more),
            NegativeLabel => new ToneScore(less, score, more),
            _ => new ToneScore(more, less, score),
        };
    }

    /// <summary>Returns this score and another one, weighted with how long it was heard.</summary>
    public ToneScore Plus(ToneScore other, TimeSpan length) => new(
        Positive + (other.Positive * length.Ticks),
        Negative + (other.Negative * length.Ticks),
        Neutral + (other.Neutral * length.Ticks));

    /// <summary>Returns what a notification has of a sum of scores.</summary>
    /// <param name="callStarted">When the call began.</param>
    /// <param name="from">When the sum began.</param>
    /// <param name="to">When it ended.</param>
    public object ToWire(DateTime callStarted, DateTime from, DateTime to)
    {
        return new
        {
            StartTime = from,
            EndTime = to,
            BeginOffsetMillis = (long)(from - callStarted).TotalMilliseconds,
            EndOffsetMillis = (long)(to - callStarted).TotalMilliseconds,
            VoiceToneLabel = Label,
            VoiceToneScore = new { Positive = Average(Positive), Negative = Average(Negative), Neutral = Average(Neutral) },
        };

        // The service's notifications have these numbers as strings.
        string Average(double sum) => (sum / (to - from).Ticks).ToString("0.####", CultureInfo.InvariantCulture);
    }

}
