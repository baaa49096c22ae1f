namespace ChimeVoiceTools.Emulator.Protocol;

/// <summary>The statuses of a task, in the API's words.</summary>
internal static class ApiTaskStatus
{
    public const string InQueue = "IN_QUEUE";
    public const string InProgress = "IN_PROGRESS";
    public const string PartialSuccess = "PARTIAL_SUCCESS";
    public const string Succeeded = "SUCCEEDED";
    public const string Failed = "FAILED";
    public const string Stopped = "STOPPED";
}
