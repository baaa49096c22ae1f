using TaskStatus = ChimeVoiceTools.Emulator.Tasks.TaskStatus;

namespace ChimeVoiceTools.Emulator.Calls;

/// <summary>How a task on a call goes.</summary>
internal sealed record TaskScript
{
    /// <summary>How the task ends; IN_QUEUE and IN_PROGRESS are where it stays for ever.</summary>
    public string Status { get; init; } = TaskStatus.Succeeded;

    /// <summary>What the task says when it has ended; null for the emulator's own words.</summary>
    public string? StatusMessage { get; init; }

    /// <summary>How long the task takes; null for as long as any.</summary>
    public TimeSpan? Duration { get; init; }
}
