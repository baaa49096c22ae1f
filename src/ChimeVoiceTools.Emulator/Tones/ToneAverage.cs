namespace ChimeVoiceTools.Emulator.Tones;

/// <summary>An average of tones, each weighted with how long it was heard.</summary>
internal sealed class ToneAverage
{
    private double _positive;
    private double _negative;
    private double _neutral;
    private double _weight;

    public ToneScore Value => new(
        Math.Round(_positive / _weight, 4), Math.Round(_negative / _weight, 4), Math.Round(_neutral / _weight, 4));

    public void Add(ToneScore score, TimeSpan length)
    {
        _positive += score.Positive * length.Ticks;
        _negative += score.Negative * length.Ticks;
        _neutral += score.Neutral * length.Ticks;
        _weight += length.Ticks;
    }
}
