using System.Text.Json;
using ChimeVoiceTools.Emulator.Calls;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Tones;

/// <summary>The tones of one leg, as an analysis hears them.</summary>
internal sealed class ToneTrack(PhoneCall call, bool isCaller, int seed)
{
    private readonly List<ToneScript> _script = [.. call.Script.Tones.Where(tone => tone.IsCaller == isCaller)];
    private readonly Queue<(DateTime From, DateTime To, ToneScore Score)> _recent = new();
    private readonly ToneAverage _overall = new();
    private int _intervals;

    public bool IsCaller => isCaller;

    /// <summary>Hears what was said since the last time.</summary>
    public void Hear(DateTime from, DateTime to)
    {
        for (var at = from; at < to;)
        {
            var next = _script.Select(tone => call.Started + tone.After).FirstOrDefault(begins => begins > at);
            var end = next == default || next > to ? to : next;
            var score = Tone(at);
            _overall.Add(score, end - at);
            _recent.Enqueue((at, end, score));
            at = end;
        }

        _intervals++;
    }

    /// <param name="writer">Writes the tones of the window that ends now, and of the analysis so far.</param>
    /// <param name="began">When the analysis began.</param>
    /// <param name="window">How long the window is.</param>
    /// <param name="now">When it ends.</param>
    public void Write(Utf8JsonWriter writer, DateTime began, TimeSpan window, DateTime now)
    {
        var from = now - window < began ? began : now - window;
        while (_recent.Peek().To <= from)
        {
            _recent.Dequeue();
        }

        var current = new ToneAverage();
        foreach (var heard in _recent)
        {
            current.Add(heard.Score, heard.To - (heard.From < from ? from : heard.From));
        }

        writer.WriteStartObject("voiceToneAnalysisDetails");
        current.Value.Write(writer, "currentAverageVoiceTone", call.Started, from, now);
        _overall.Value.Write(writer, "overallAverageVoiceTone", call.Started, began, now);
        writer.WriteEndObject();
    }

    private ToneScore Tone(DateTime at)
    {
        var scripted = _script.LastOrDefault(tone => call.Started + tone.After <= at);
        var random = Chance.Of(seed, "tone score", call.TransactionId, isCaller, _intervals);
        var label = scripted?.Label
            ?? (_script.Count > 0
                ? ToneLabel.Neutral
                : (ToneLabel)(Chance.Hash(seed, "tone", call.TransactionId, isCaller, _intervals) % 3));
        return ToneScore.Of(label, scripted?.Score ?? Math.Round(0.6 + (random * 0.3), 2));
    }
}
