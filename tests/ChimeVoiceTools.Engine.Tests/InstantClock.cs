namespace ChimeVoiceTools.Engine.Tests;

/// <summary>
/// A clock on which nothing takes time: every timer rings at once, and the time is then as late as it was set for.
/// </summary>
internal sealed class InstantClock : TimeProvider
{
    private readonly long _began = DateTime.UtcNow.Ticks;
    private long _passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Gets the time that was waited so far.</summary>
    public TimeSpan Passed => TimeSpan.FromTicks(Volatile.Read(ref _passed));

    public override DateTimeOffset GetUtcNow() => new(_began + Volatile.Read(ref _passed), TimeSpan.Zero);

    public override long GetTimestamp() => Volatile.Read(ref _passed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new RingingTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class RingingTimer(InstantClock clock, TimerCallback callback, object? state) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                Interlocked.Add(ref clock._passed, dueTime.Ticks);
                ThreadPool.QueueUserWorkItem(_ => callback(state));
            }

            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
