namespace ChimeVoiceTools.Engine.Tests;

/// <summary>Gives the same number each time, or those of a seed, from any thread.</summary>
internal sealed class FixedRandom : Random
{
    private readonly Random? _seeded;
    private readonly double _value;

    private FixedRandom(Random? seeded, double value) => (_seeded, _value) = (seeded, value);

    public static FixedRandom Always(double value) => new(null, value);

    public static FixedRandom Seeded(int seed) => new(new Random(seed), 0);

    public override double NextDouble()
    {
        if (_seeded is null)
        {
            return _value;
        }

        lock (_seeded)
        {
            return _seeded.NextDouble();
        }
    }
}
