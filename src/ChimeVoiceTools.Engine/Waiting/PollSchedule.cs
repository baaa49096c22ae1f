using ChimeVoiceTools.Engine.Requests;

namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>When a task is asked next.</summary>
internal static class PollSchedule
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.25);

    /// <summary>
    /// Often while a task is young and then ever more seldom, with jitter, so that tasks that were
    /// started together are not asked together.
    /// </summary>
    /// <param name="waited">How long the task has been waited for.</param>
    /// <param name="longest">The longest time between two readings.</param>
    public static TimeSpan Next(TimeSpan waited, TimeSpan longest)
    {
        TimeSpan wanted = TimeSpan.FromTicks((long)(waited.Ticks * 0.25 * (0.75 + (Backoff.Jitter() / 2))));
        return Min(Max(wanted, Shortest), longest);
    }

    /// <summary>After requests in a row that failed in a way that passes.</summary>
    public static TimeSpan AfterFault(int failures, TimeSpan longest) => Min(Max(Backoff.Delay(failures), Shortest), longest);

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
