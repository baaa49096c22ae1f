namespace ChimeVoiceTools.Engine.Endpoints;

/// <summary>The endpoint of an emulator that this process runs, or has run.</summary>
public sealed class EmulatorEndpoint
{
    private volatile bool _isRunning = true;

    internal EmulatorEndpoint(string region, TimeSpan taskDuration)
    {
        Region = region;
        TaskDuration = taskDuration;
    }

    /// <summary>The region that the emulator stands for.</summary>
    public string Region { get; }

    /// <summary>How long its tasks take where no scenario says otherwise.</summary>
    public TimeSpan TaskDuration { get; }

    /// <summary>Whether the emulator still runs.</summary>
    public bool IsRunning
    {
        get => _isRunning;
        internal set => _isRunning = value;
    }
}
