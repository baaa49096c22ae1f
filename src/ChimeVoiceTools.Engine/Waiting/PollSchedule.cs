using ChimeVoiceTools.Engine.Requests;

namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>When a task is asked next.</summary>
internal static class PollSchedule
{
    private const double Shortest = 0.25;

    // What a request is worth, as a part of the longest interval: who allows longer intervals wants fewer requests.
    private const double Worth = 0.1;

    // A little sooner than the longest interval, since the answer takes its time too.
    private const double Longest = 0.99;

    // How far what was started together is spread at first, and how much it moves after that.
    private const double FirstSpread = 0.05;
    private const double Spread = 0.02;

    private const double ScoutsFirst = 0.5;
    private const double ScoutsPart = 0.5;

    private static readonly TimeSpan ShortestDelay = TimeSpan.FromSeconds(Shortest);

    /// <summary>The age in seconds at which a task is read first.</summary>
    /// <param name="durations">How long tasks like it take.</param>
    /// <param name="isScout">Whether it is read early to find that out.</param>
    /// <param name="longest">The longest interval between two readings.</param>
    public static double First(DurationModel durations, bool isScout, TimeSpan longest)
    {
        if (isScout)
        {
            return Math.Min(ScoutsFirst, longest.TotalSeconds);
        }

        double earliest = durations.Earliest;
        double at = durations.NextReading(0, Worth * longest.TotalSeconds, earliest + (longest.TotalSeconds * Longest));
        return Math.Min(at, earliest) + (Math.Max(0, at - earliest) * Jitter(FirstSpread));
    }

    /// <summary>The seconds from one reading of a task to the next.</summary>
    /// <param name="durations">How long tasks like it take.</param>
    /// <param name="age">The task's age in seconds at the first of the two.</param>
    /// <param name="isScout">Whether it is read early to find out how long tasks take.</param>
    /// <param name="longest">The longest interval between two readings.</param>
    public static double Next(DurationModel durations, double age, bool isScout, TimeSpan longest)
    {
        double most = longest.TotalSeconds * Longest;
        double earliest = durations.Earliest;
        double latest = Math.Max(age, earliest) + most;
        double gap = isScout && age < earliest && durations.IsEmpty
            ? Math.Min(most, age * ScoutsPart)
            : durations.NextReading(age, Worth * longest.TotalSeconds, latest) - age;
        return Math.Max(Math.Min(Shortest, most), gap * Jitter(Spread));
    }

    /// <summary>The seconds from one reading of a task to the next, where it is not known when the task was started.</summary>
    /// <param name="durations">How long tasks like it take.</param>
    /// <param name="waited">How long it has been waited for, in seconds.</param>
    /// <param name="isScout">Whether it is read early, since tasks may take seconds only.</param>
    /// <param name="longest">The longest interval between two readings.</param>
    public static double NextOfUnknownAge(DurationModel durations, double waited, bool isScout, TimeSpan longest)
    {
        double most = longest.TotalSeconds * Longest;
        double gap = isScout && durations.IsEmpty ? Math.Max(ScoutsFirst, waited * ScoutsPart) : most;
        return Math.Min(gap, most) * Jitter(FirstSpread);
    }

    /// <summary>After requests in a row that failed in a way that passes.</summary>
    public static TimeSpan AfterFault(int failures, TimeSpan longest)
    {
        TimeSpan delay = Backoff.Delay(failures);
        delay = delay > ShortestDelay ? delay : ShortestDelay;
        return delay < longest ? delay : longest;
    }

    private static double Jitter(double spread) => 1 - (spread * Backoff.Jitter());
}
