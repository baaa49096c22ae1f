namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>How tasks are waited for.</summary>
public sealed record WaitOptions
{
    /// <summary>The longest time between two readings of one task.</summary>
    public TimeSpan PollingInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many requests may be under way at once.</summary>
    public int MaxConcurrentRequests { get; init; } = 16;

    /// <summary>Whether one finished task is enough.</summary>
    public bool Any { get; init; }
}
