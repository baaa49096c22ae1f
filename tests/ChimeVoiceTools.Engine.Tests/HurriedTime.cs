namespace ChimeVoiceTools.Engine.Tests;

/// <summary>A clock that shows the time, and whose timers fire at once: nobody waits out the pauses between tries.</summary>
internal sealed class HurriedTime : TimeProvider
{
    public static HurriedTime Instance { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, period);
}
