namespace ChimeVoiceTools.Emulator.State;

/// <summary>What is going to happen and when, in order of time; at the same time, in the order in which it was planned.</summary>
internal sealed class Agenda
{
    private readonly SortedDictionary<(long Ticks, long Ordinal), Action<DateTime>> _plans = [];
    private long _ordinal;
    private long _next = long.MaxValue;

    /// <summary>When the next thing happens; null when nothing is planned.</summary>
    public DateTime? Next => _next == long.MaxValue ? null : new DateTime(_next, DateTimeKind.Utc);

    public void Plan(DateTime when, Action<DateTime> happen)
    {
        _plans.Add((when.Ticks, _ordinal++), happen);
        _next = Math.Min(_next, when.Ticks);
    }

    /// <summary>Lets everything happen that is due, each at its own time, also what that plans in turn.</summary>
    public void RunUntil(DateTime now)
    {
        while (_next <= now.Ticks)
        {
            var first = _plans.First();
            _plans.Remove(first.Key);
            _next = NextTicks();
            first.Value(new DateTime(first.Key.Ticks, DateTimeKind.Utc));
        }
    }

    private long NextTicks()
    {
        foreach (var plan in _plans)
        {
            return plan.Key.Ticks;
        }

        return long.MaxValue;
    }
}
