using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>How the wait for one task ended.</summary>
/// <param name="Task">The task as it was last seen.</param>
/// <param name="Error">Why it is not waited for any longer; null when the task has finished.</param>
public sealed record WaitOutcome(ChimeTask Task, ChimeException? Error);
