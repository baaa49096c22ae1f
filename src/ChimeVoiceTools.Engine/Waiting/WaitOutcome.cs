using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>How the wait for one task ended.</summary>
/// <param name="Task">The task as it was last seen.</param>
/// <param name="Error">Why it is not waited for any longer; null when the task has finished.</param>
public sealed record WaitOutcome(ChimeTask Task, ChimeException? Error);

/// <summary>How far a wait is.</summary>
/// <param name="Total">How many tasks it has.</param>
/// <param name="Done">How many of them are not waited for any longer.</param>
/// <param name="Requests">How many requests it sent.</param>
/// <param name="Elapsed">How long it has been going on.</param>
public readonly record struct WaitProgress(int Total, int Done, int Requests, TimeSpan Elapsed);
