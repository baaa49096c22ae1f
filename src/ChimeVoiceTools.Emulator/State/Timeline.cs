namespace ChimeVoiceTools.Emulator.State;

/// <summary>What is going to happen, in order of time; at the same time, in the order in which it was planned.</summary>
internal sealed class Timeline
{
    private readonly SortedDictionary<(long Ticks, long Ordinal), Action<DateTime>> _plans = [];
    private long _ordinal;
    private long _next = long.MaxValue;

    public void Plan(DateTime when, Action<DateTime> happen)
    {
        _plans.Add((when.Ticks, _ordinal++), happen);
        _next = Math.Min(_next, when.Ticks);
    }

    /// <summary>Lets everything happen that is due, each at its own time, and also what that plans.</summary>
    public void RunUntil(DateTime now)
    {
        // Each request comes here, and most find nothing due.
        while (_next <= now.Ticks)
        {
            var first = _plans.First();
            _plans.Remove(first.Key);
            _next = _plans.Count == 0 ? long.MaxValue : _plans.First().Key.Ticks;
            first.Value(new DateTime(first.Key.Ticks, DateTimeKind.Utc));
        }
    }
}
