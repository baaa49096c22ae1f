namespace ChimeVoiceTools.Emulator.Protocol;

/// <summary>The statuses of media insights pipelines, their elements and their tasks, in the API's words.</summary>
internal static class PipelineStatus
{
    public const string NotStarted = nameof(NotStarted);
    public const string Initializing = nameof(Initializing);
    public const string InProgress = nameof(InProgress);
    public const string Failed = nameof(Failed);
    public const string Stopped = nameof(Stopped);
    public const string Paused = nameof(Paused);

    /// <summary>Returns what the status of a voice connector's task is called where the task is a pipeline's.</summary>
    public static string OfTask(string status) => status switch
    {
        ApiTaskStatus.InQueue => NotStarted,
        ApiTaskStatus.InProgress => InProgress,
        ApiTaskStatus.Failed => Failed,
        Initializing => Initializing,
        _ => Stopped,
    };
}
