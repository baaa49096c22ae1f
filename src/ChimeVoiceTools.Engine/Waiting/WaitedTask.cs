using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Tasks;

namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>One task of one wait.</summary>
/// <param name="key">What makes it the same task as another object's.</param>
/// <param name="task">The task.</param>
/// <param name="number">Its number in the order of the input.</param>
/// <param name="endpoint">Where it is polled.</param>
/// <param name="timer">What its loop sleeps by.</param>
internal sealed class WaitedTask(TaskKey key, ChimeTask task, int number, PolledEndpoint endpoint, PollTimer timer)
{
    public TaskKey Key { get; } = key;

    /// <summary>Gets or sets the task as it was last seen.</summary>
    public ChimeTask Task { get; set; } = task;

    public int Number { get; } = number;

    public PolledEndpoint Endpoint { get; } = endpoint;

    public PollTimer Timer { get; } = timer;

    /// <summary>Gets or sets why the last poll failed; null when it did not.</summary>
    public ChimeException? LastError { get; set; }
}

/// <summary>What the tasks of one wait share that are polled on the same connection.</summary>
internal sealed record PolledEndpoint(Connection Connection, TaskOperations Operations, PollSchedule Schedule)
{
    /// <summary>
    /// Gets whether it was an emulator of this process that has been stopped: whatever it answers now, its tasks are gone.
    /// </summary>
    public bool IsGone => Connection.Emulator is { IsRunning: false };
}
