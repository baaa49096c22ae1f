namespace ChimeVoiceTools.Engine.Tasks;

/// <summary>What came of stopping a task.</summary>
/// <param name="WasStopped">True when it was stopped; false when it had finished already and nothing was done.</param>
/// <param name="Task">The task as it is now; null when it was not read.</param>
public sealed record StopResult(bool WasStopped, ChimeTask? Task);
