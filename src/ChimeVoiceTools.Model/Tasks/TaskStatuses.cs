namespace ChimeVoiceTools;

/// <summary>The statuses of a task, in the service's words (API reference, version 2022-08-03).</summary>
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

    /// <summary>Gets every status of this list, in the order in which a task may have them.</summary>
    public static IReadOnlyList<string> All { get; } = [InQueue, InProgress, Succeeded, PartialSuccess, Failed, Stopped];

    /// <summary>Says whether a status is one that a task never leaves again.</summary>
    /// <param name="status">The status as the service sent it; null when it is not known.</param>
    /// <returns>True when the task has ended, whatever the outcome.</returns>
    public static bool IsFinal(string? status) => status is Succeeded or PartialSuccess or Failed or Stopped;
}
