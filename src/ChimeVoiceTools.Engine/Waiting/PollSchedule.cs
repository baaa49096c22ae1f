namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>
/// When a task is polled: first at the age of two intervals plus a random part of one, then every interval. With news, the first
/// is at the age of one interval plus a random part of one.
/// </summary>
/// <remarks>
/// With the default interval that is 10 to 15 s, then every 5 s: the service needs 10 s of speech for the first result of
/// either kind (developer guide), and the random part keeps what was started together from being polled together.
/// </remarks>
/// <param name="interval">The interval between two polls of a task.</param>
/// <param name="random">The source of the random part.</param>
/// <param name="hasNews">Whether notifications say when a task is worth a poll, so that a poll is for what they miss.</param>
internal sealed class PollSchedule(TimeSpan interval, Random random, bool hasNews = false)
{
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(5);

    // Faster than that an emulator only has more requests to answer.
    private static readonly TimeSpan ShortestDefault = TimeSpan.FromSeconds(0.05);

    /// <summary>Gets the interval where a user gives none, and notifications say when a task is worth a poll.</summary>
    public static TimeSpan IntervalWithNews { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets the interval where a user gives none.</summary>
    /// <param name="emulatedDuration">
    /// How long tasks take, where an emulator of this process plays them; null at any other endpoint.
    /// </param>
    public static TimeSpan IntervalFor(TimeSpan? emulatedDuration)
    {
        if (emulatedDuration is not { } duration || duration.Ticks / 4 >= DefaultInterval.Ticks)
        {
            return DefaultInterval;
        }

        var quarter = TimeSpan.FromTicks(duration.Ticks / 4);
        return quarter > ShortestDefault ? quarter : ShortestDefault;
    }

    /// <summary>Gets how long to wait before the first poll.</summary>
    /// <param name="age">
    /// The time since this session started the task; null for a task from elsewhere, which is polled at once.
    /// </param>
    public TimeSpan BeforeFirst(TimeSpan? age) =>
        age is { } known
            ? NotNegative(TimeSpan.FromSeconds(interval.TotalSeconds * ((hasNews ? 1 : 2) + random.NextDouble())) - known)
            : TimeSpan.Zero;

    /// <summary>Gets how long to wait before the next poll of a task that still runs.</summary>
    /// <param name="sinceLast">The time since the last poll was sent.</param>
    /// <param name="isNews">
    /// Whether a notification was the reason for that poll: then the service has not caught up with it yet.
    /// </param>
    public TimeSpan BeforeNext(TimeSpan sinceLast, bool isNews = false) =>
        NotNegative((isNews && DefaultInterval < interval ? DefaultInterval : interval) - sinceLast);

    /// <summary>
    /// Gets how long to wait before the next poll after one that failed: not longer than after one that succeeded.
    /// </summary>
    /// <param name="backoff">How long to wait for what failed.</param>
    public TimeSpan AfterFailure(TimeSpan backoff) => backoff < interval ? backoff : interval;

    private static TimeSpan NotNegative(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;
}
