namespace ChimeVoiceTools.Emulator.State;

/// <summary>The emulator's own time in UTC: begins as the system's, may run at another speed, and can be moved ahead.</summary>
internal sealed class EmulatorClock
{
    // Leaves room for every period that is added to a time: the longest is a profile's three years.
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

    public double Speed => _anchor.Speed;

    public DateTime Now => new(TicksNow(_anchor), DateTimeKind.Utc);

    public void SetSpeed(double speed)
    {
        lock (_gate)
        {
            var timestamp = _time.GetTimestamp();
            _anchor = new Anchor(timestamp, TicksAt(_anchor, timestamp), speed);
        }
    }

    public void Advance(TimeSpan by)
    {
        lock (_gate)
        {
            var timestamp = _time.GetTimestamp();
            var ticks = TicksAt(_anchor, timestamp);
            _anchor = new Anchor(timestamp, Math.Min(End, ticks + Math.Min(by.Ticks, End)), _anchor.Speed);
        }
    }

    private long TicksNow(Anchor anchor) => TicksAt(anchor, _time.GetTimestamp());

    private long TicksAt(Anchor anchor, long timestamp)
    {
        var elapsed = _time.GetElapsedTime(anchor.Timestamp, timestamp).Ticks * anchor.Speed;
        return elapsed >= End - anchor.Ticks ? End : anchor.Ticks + (long)elapsed;
    }

    private sealed record Anchor(long Timestamp, long Ticks, double Speed);
}
