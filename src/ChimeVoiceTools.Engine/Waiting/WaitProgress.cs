namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>How far a wait is.</summary>
/// <param name="Total">How many tasks it has.</param>
/// <param name="Done">How many of them are not waited for any longer.</param>
/// <param name="Requests">How many requests it sent.</param>
/// <param name="Elapsed">How long it has been going on.</param>
public readonly record struct WaitProgress(int Total, int Done, int Requests, TimeSpan Elapsed);
