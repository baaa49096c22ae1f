namespace ChimeVoiceTools;

/// <summary>
/// The statuses of a task, in the services' words: those on a voice connector (API reference, version 2022-08-03), and those on a
/// media insights pipeline (version 2021-07-15).
/// </summary>
/// <remarks>Upper and lower case are the same: a task that was stopped is STOPPED on the one and Stopped on the other.</remarks>
public static class TaskStatuses
{
    /// <summary>The task has not begun.</summary>
    public const string InQueue = "IN_QUEUE";

    /// <summary>The task is under way.</summary>
    public const string InProgress = "IN_PROGRESS";

    /// <summary>All that was asked for is there.</summary>
    public const string Succeeded = "SUCCEEDED";

    /// <summary>A part is there: the speaker was searched for, and no voiceprint could be made.</summary>
    public const string PartialSuccess = "PARTIAL_SUCCESS";

    /// <summary>The task failed.</summary>
    public const string Failed = "FAILED";

    /// <summary>Somebody stopped the task.</summary>
    public const string Stopped = "STOPPED";

    /// <summary>Gets every status, in the order in which a task may have them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [InQueue, InProgress, Succeeded, PartialSuccess, Failed, Stopped, "NotStarted", "Initializing", "InProgress", "Stopping"];

    /// <summary>Says whether a status is one that a task never leaves again.</summary>
    /// <param name="status">The status as the service sent it; null when it is not known.</param>
    /// <returns>True when the task has ended, whatever the outcome.</returns>
    public static bool IsFinal(string? status) =>
        status is Succeeded or PartialSuccess
            || IsFailed(status)
            || string.Equals(status, Stopped, StringComparison.OrdinalIgnoreCase);

    /// <summary>Says whether a status is that of a task that failed.</summary>
    /// <param name="status">The status as the service sent it; null when it is not known.</param>
    /// <returns>True when the task failed.</returns>
    public static bool IsFailed(string? status) => string.Equals(status, Failed, StringComparison.OrdinalIgnoreCase);
}
