namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>How tasks are waited for.</summary>
public sealed record WaitOptions
{
    /// <summary>
    /// The time between two polls of one task; null for 5 s, or at an emulator of this process for a quarter of its task duration
    /// where that is less, or for 60 s with a queue.
    /// </summary>
    public TimeSpan? PollingInterval { get; init; }

    /// <summary>
    /// How many polls may be under way at once. One that has had no answer for 2 s does not count any more: a connection that has
    /// gone silent holds nobody up.
    /// </summary>
    public int MaxConcurrentRequests { get; init; } = 16;

    /// <summary>Gets whether the notifications of a queue say when a task is worth a poll.</summary>
    public bool HasQueue { get; init; }

    /// <summary>Whether one finished task is enough.</summary>
    public bool Any { get; init; }
}
