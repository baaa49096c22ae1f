namespace ChimeVoiceTools.Completion;

/// <summary>Offers the statuses of a task.</summary>
internal sealed class TaskStatusCompleter() : FixedValueCompleter([.. TaskStatuses.All]);
