namespace ChimeVoiceTools.Emulator.State;

/// <summary>The tones of one leg, as an analysis hears them.</summary>
internal sealed class ToneTrack(PhoneCall call, bool isCaller, int seed)
{
    private readonly List<ToneScript> _script =
        [.. call.Script.Tones.Where(tone => tone.Leg == (isCaller ? "Caller" : "Callee")).OrderBy(tone => tone.After)];

    private readonly Queue<(DateTime From, DateTime To, ToneScore Score)> _recent = new();
    private ToneScore _overall;
    private int _intervals;

    public bool IsCaller => isCaller;

    /// <summary>Hears what was said since the last time.</summary>
    public void Hear(DateTime from, DateTime to)
    {
        for (var at = from; at < to;)
        {
            var next = _script.Select(tone => call.Started + tone.After).FirstOrDefault(begins => begins > at);
            var end = next == default || next > to ? to : next;
            var score = ScoreAt(at);
            _overall = _overall.Plus(score, end - at);
            _recent.Enqueue((at, end, score));
            at = end;
        }

        _intervals++;
    }

    /// <summary>Returns what a notification has of the tones.</summary>
    /// <param name="began">When the analysis began.</param>
    /// <param name="window">How long the window is that ends now.</param>
    /// <param name="now">When it ends.</param>
    public object ToWire(DateTime began, TimeSpan window, DateTime now)
    {
        var from = now - window < began ? began : now - window;
        while (_recent.Peek().To <= from)
        {
            _recent.Dequeue();
        }

        var current = _recent.Aggregate(
            default(ToneScore), (sum, heard) => sum.Plus(heard.Score, heard.To - (heard.From < from ? from : heard.From)));
        return new
        {
            CurrentAverageVoiceTone = current.ToWire(call.Started, from, now),
            OverallAverageVoiceTone = _overall.ToWire(call.Started, began, now),
        };
    }

    private ToneScore ScoreAt(DateTime at)
    {
        var scripted = _script.LastOrDefault(tone => call.Started + tone.After <= at);
        var label = scripted?.Label ?? (_script.Count > 0
            ? ToneScore.NeutralLabel
            : SeededRandom.Below(3, seed, "tone", call.TransactionId, isCaller, _intervals) switch
            {
                0 => ToneScore.PositiveLabel,
                1 => ToneScore.NegativeLabel,
                _ => ToneScore.NeutralLabel,
            });
        var random = SeededRandom.Fraction(seed, "tone score", call.TransactionId, isCaller, _intervals);
        return ToneScore.Of(label, scripted?.Score ?? Math.Round(0.6 + (random * 0.3), 2));
    }
}
