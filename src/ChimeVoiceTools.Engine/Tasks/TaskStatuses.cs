namespace ChimeVoiceTools.Engine.Tasks;

/// <summary>The statuses of a task, in the service's words (API reference, version 2022-08-03).</summary>
public static class TaskStatuses
{
    /// <summary>All that was asked for is there.</summary>
    public const string Succeeded = "SUCCEEDED";

    /// <summary>A part is there: the speaker was searched for, and no voiceprint could be made.</summary>
    public const string PartialSuccess = "PARTIAL_SUCCESS";

    /// <summary>The task failed.</summary>
    public const string Failed = "FAILED";

    /// <summary>Somebody stopped the task.</summary>
    public const string Stopped = "STOPPED";
}
