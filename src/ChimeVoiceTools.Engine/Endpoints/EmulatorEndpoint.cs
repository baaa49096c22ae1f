namespace ChimeVoiceTools.Engine.Endpoints;

/// <summary>The endpoint of an emulator that this process runs, or has run.</summary>
public sealed class EmulatorEndpoint
{
    private volatile Func<TimeSpan>? _taskDuration;

    internal EmulatorEndpoint(string region, Func<TimeSpan> taskDuration)
    {
        Region = region;
        _taskDuration = taskDuration;
    }

    /// <summary>The region that the emulator stands for.</summary>
    public string Region { get; }

    /// <summary>
    /// How long its tasks take now, in real time, where no scenario says otherwise; zero when it does not run any more.
    /// </summary>
    public TimeSpan TaskDuration => _taskDuration?.Invoke() ?? TimeSpan.Zero;

    /// <summary>Whether the emulator still runs.</summary>
    public bool IsRunning => _taskDuration is not null;

    /// <summary>Says that the emulator is gone, and lets go of it.</summary>
    internal void End() => _taskDuration = null;
}
