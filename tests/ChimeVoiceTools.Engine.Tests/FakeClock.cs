namespace ChimeVoiceTools.Engine.Tests;

/// <summary>
/// A clock that moves only when a test says so, and then fires the timers that are due, in their order, on the test's own
/// thread.
/// </summary>
internal sealed class FakeClock : TimeProvider
{
    private readonly object _gate = new();
    private readonly SortedSet<(long DueAt, long Number, FakeTimer Timer)> _armed =
        new(Comparer<(long DueAt, long Number, FakeTimer Timer)>
            .Create((one, other) => (one.DueAt, one.Number).CompareTo((other.DueAt, other.Number))));

    private readonly long _began = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc).Ticks;
    private long _now;
    private long _lastNumber;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public TimeSpan Elapsed => TimeSpan.FromTicks(Volatile.Read(ref _now));

    /// <summary>Gets how long it is until the next timer fires; null when none is armed.</summary>
    public TimeSpan? UntilNext
    {
        get
        {
            lock (_gate)
            {
                return _armed.Count == 0 ? null : TimeSpan.FromTicks(Math.Max(0, _armed.Min.DueAt - _now));
            }
        }
    }

    public override DateTimeOffset GetUtcNow() => new(_began + GetTimestamp(), TimeSpan.Zero);

    public override long GetTimestamp() => Volatile.Read(ref _now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(double seconds) => Advance(TimeSpan.FromSeconds(seconds));

    public void Advance(TimeSpan time)
    {
        var until = GetTimestamp() + time.Ticks;
        while (TakeDue(until) is { } timer)
        {
            timer.Fire();
        }

        Volatile.Write(ref _now, until);
    }

    private FakeTimer? TakeDue(long until)
    {
        lock (_gate)
        {
            if (_armed.Count == 0 || _armed.Min.DueAt > until)
            {
                return null;
            }

            var next = _armed.Min;
            _armed.Remove(next);
            Volatile.Write(ref _now, Math.Max(_now, next.DueAt));
            return next.Timer;
        }
    }

    private sealed class FakeTimer(FakeClock clock, TimerCallback callback, object? state) : ITimer
    {
        private long _dueAt;
        private long _number;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._armed.Remove((_dueAt, _number, this));
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    (_dueAt, _number) = (clock._now + dueTime.Ticks, ++clock._lastNumber);
                    clock._armed.Add((_dueAt, _number, this));
                }

                return true;
            }
        }

        public void Fire() => callback(state);

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
