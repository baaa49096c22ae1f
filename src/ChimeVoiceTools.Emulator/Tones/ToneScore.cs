using System.Globalization;
using System.Text.Json;
using ChimeVoiceTools.Emulator.Operations;

namespace ChimeVoiceTools.Emulator.Tones;

/// <summary>How likely each tone is; together 1.</summary>
internal readonly record struct ToneScore(double Positive, double Negative, double Neutral)
{
    /// <param name="label">The likeliest tone.</param>
    /// <param name="score">How likely it is.</param>
    public static ToneScore Of(ToneLabel label, double score)
    {
        var more = Math.Round((1 - score) * 2 / 3, 4);
        var less = Math.Round(1 - score - more, 4);
        return label switch
        {
            ToneLabel.Positive => new ToneScore(score, less, more),
            ToneLabel.Negative => new ToneScore(less, score, more),
            _ => new ToneScore(more, less, score),
        };
    }

    private string Label =>
        Positive >= Negative && Positive >= Neutral ? "positive" : Negative >= Neutral ? "negative" : "neutral";

    /// <param name="writer">Writes a member with the tone of a stretch of the call.</param>
    /// <param name="member">The member's name.</param>
    /// <param name="callStarted">When the call began.</param>
    /// <param name="from">When the stretch began.</param>
    /// <param name="to">When it ended.</param>
    public void Write(Utf8JsonWriter writer, string member, DateTime callStarted, DateTime from, DateTime to)
    {
        writer.WriteStartObject(member);
        writer.WriteTime("startTime", from);
        writer.WriteTime("endTime", to);
        writer.WriteNumber("beginOffsetMillis", (long)(from - callStarted).TotalMilliseconds);
        writer.WriteNumber("endOffsetMillis", (long)(to - callStarted).TotalMilliseconds);
        writer.WriteString("voiceToneLabel", Label);
        writer.WriteStartObject("voiceToneScore");
        writer.WriteString("positive", Number(Positive));
        writer.WriteString("negative", Number(Negative));
        writer.WriteString("neutral", Number(Neutral));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    // The service's notifications bear these numbers as strings.
    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
