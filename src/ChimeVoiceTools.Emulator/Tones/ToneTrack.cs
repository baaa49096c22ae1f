using System.Text.Json;
using ChimeVoiceTools.Emulator.Calls;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Tones;

/// <summary>The tones of one leg, as an analysis hears them.</summary>
internal sealed class ToneTrack(PhoneCall call, bool isCaller, int seed)
{
    private readonly List<ToneScore> _heard = [];

    public bool IsCaller => isCaller;

    /// <summary>Hears the stretch that ends now.</summary>
    public void Hear(DateTime now) => _heard.Add(Tone(now));

    /// <param name="writer">Writes the tones of the latest stretch and of all.</param>
    /// <param name="began">When the analysis began.</param>
    /// <param name="latest">When the latest stretch began.</param>
    /// <param name="now">When it ended.</param>
    public void Write(Utf8JsonWriter writer, DateTime began, DateTime latest, DateTime now)
    {
        writer.WriteStartObject("voiceToneAnalysisDetails");
        _heard[_heard.Count - 1].Write(writer, "currentAverageVoiceTone", call.Started, latest, now);
        ToneScore.Average(_heard).Write(writer, "overallAverageVoiceTone", call.Started, began, now);
        writer.WriteEndObject();
    }

    private ToneScore Tone(DateTime now)
    {
        var scripted = call.Script.Tones.LastOrDefault(tone => tone.IsCaller == isCaller && call.Started + tone.After <= now);
        var chance = Chance.Of(seed, "tone score", call.TransactionId, isCaller, _heard.Count);
        var label = scripted?.Label
            ?? (call.Script.Tones.Any(tone => tone.IsCaller == isCaller)
                ? ToneLabel.Neutral
                : (ToneLabel)(Chance.Hash(seed, "tone", call.TransactionId, isCaller, _heard.Count) % 3));
        return ToneScore.Of(label, scripted?.Score ?? Math.Round(0.6 + (chance * 0.3), 2));
    }
}
