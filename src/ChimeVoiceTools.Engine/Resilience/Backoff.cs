namespace ChimeVoiceTools.Engine.Resilience;

/// <summary>
/// Exponential backoff with full jitter: a random part of a delay that grows with each failure, up to a longest one.
/// </summary>
internal sealed class Backoff
{
    // As long as a wait pauses between two polls of a task: whoever waits does not notice more.
    private const double LongestSeconds = 5;

    private readonly Random _random;
    private readonly double _firstSeconds;
    private readonly double _growth;

    private Backoff(Random random, double firstSeconds, double growth) =>
        (_random, _firstSeconds, _growth) = (random, firstSeconds, growth);

    /// <summary>Gets the backoff after requests that failed.</summary>
    /// <remarks>It begins with a few times what an answer takes, so that a moment's failure is over, and doubles.</remarks>
    public static Backoff ForRequests(Random random) => new(random, firstSeconds: 0.25, growth: 2);

    /// <summary>Gets the backoff after starts that were refused since a quota is full.</summary>
    /// <remarks>
    /// It begins with about what an answer takes, and grows slowly: a start then comes late by a small part of the time that the
    /// quota was full. Only one start is under way meanwhile, so that this costs few requests.
    /// </remarks>
    public static Backoff ForQuota(Random random) => new(random, firstSeconds: 0.1, growth: 1.3);

    /// <summary>Gets how long to wait after a number of failures in a row.</summary>
    /// <param name="failures">The number, 1 or more.</param>
    public TimeSpan Delay(int failures) =>
        TimeSpan.FromSeconds(Math.Min(LongestSeconds, _firstSeconds * Math.Pow(_growth, failures - 1)) * _random.NextDouble());
}
