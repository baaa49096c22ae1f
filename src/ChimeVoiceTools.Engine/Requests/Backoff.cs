namespace ChimeVoiceTools.Engine.Requests;

/// <summary>Exponential backoff with full jitter.</summary>
internal static class Backoff
{
    private const double First = 0.25;
    private const double Longest = 5;

#if !NET
    [ThreadStatic]
    private static Random? _random;
#endif

    /// <summary>How long to wait after the given number of failures in a row (1 or more).</summary>
    public static TimeSpan Delay(int failures) =>
        TimeSpan.FromSeconds(Math.Min(Longest, First * Math.Pow(2, Math.Min(failures, 30) - 1)) * Jitter());

    /// <summary>A number from 0 to 1.</summary>
#if NET
    public static double Jitter() => Random.Shared.NextDouble();
#else
    public static double Jitter() => (_random ??= new Random(Guid.NewGuid().GetHashCode())).NextDouble();
#endif
}
