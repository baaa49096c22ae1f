namespace ChimeVoiceTools.Emulator.State;

/// <summary>The emulator's own time in UTC, which may run at another speed than the system's and can be moved ahead.</summary>
internal sealed class EmulatorClock
{
    // Leaves room for every period that is added to a time, of which the longest is a profile's three years.
    private static readonly long End = new DateTime(9000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    private readonly TimeProvider _time;
    private readonly object _gate = new();
    private volatile Anchor _anchor;

    public EmulatorClock(TimeProvider time, double speed)
    {
        _time = time;
        _anchor = new Anchor(time.GetTimestamp(), time.GetUtcNow().UtcTicks, speed);
        Start = new DateTime(_anchor.Ticks, DateTimeKind.Utc);
    }

    public DateTime Start { get; }

    public DateTime Now => new(TicksAt(_anchor, _time.GetTimestamp()), DateTimeKind.Utc);

    public double Speed
    {
        get => _anchor.Speed;
        set => MoveAnchor(TimeSpan.Zero, value);
    }

    public void Advance(TimeSpan by) => MoveAnchor(by, null);

    private void MoveAnchor(TimeSpan by, double? speed)
    {
        lock (_gate)
        {
            var timestamp = _time.GetTimestamp();
            var ticks = Math.Min(End, TicksAt(_anchor, timestamp) + Math.Min(by.Ticks, End));
            _anchor = new Anchor(timestamp, ticks, speed ?? _anchor.Speed);
        }
    }

    private long TicksAt(Anchor anchor, long timestamp)
    {
        var elapsed = _time.GetElapsedTime(anchor.Timestamp, timestamp).Ticks * anchor.Speed;
        return elapsed >= End - anchor.Ticks ? End : anchor.Ticks + (long)elapsed;
    }

    private sealed record Anchor(long Timestamp, long Ticks, double Speed);
}
