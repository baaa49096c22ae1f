using ChimeVoiceTools.Engine.Traffic;

namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>
/// Decides for all waits of this process which task is read when: one agenda, one timer, no thread of its own.
/// </summary>
internal sealed class WaitScheduler
{
    // Two are enough to find out that an emulator's tasks take seconds, and few enough not to be noticed on the bill.
    private const int MostScouts = 2;

    // So many seconds nobody notices, and what falls due within them is sent together.
    private const double Grain = 0.01;

    private readonly Agenda _agenda = new();
    private readonly Dictionary<RequestPace, HeldReadings> _held = [];
    private readonly Dictionary<DurationModel, int> _scouts = [];
    private readonly ITimer _timer;
    private readonly long _grain;
    private long _timerAt = long.MinValue;

    public WaitScheduler(TimeProvider time)
    {
        Time = time;
        _grain = Ticks(Grain);
        _timer = time.CreateTimer(static scheduler => ((WaitScheduler)scheduler!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The scheduler of this process.</summary>
    public static WaitScheduler Current { get; } = new(TimeProvider.System);

    public TimeProvider Time { get; }

    /// <summary>Guards the scheduler and all its waits.</summary>
    public object Gate { get; } = new();

    /// <summary>Plans the first reading of a task. The caller holds the gate.</summary>
    public void Begin(WaitedTask waited)
    {
        waited.IsScout = IsScoutNeeded(waited);
        if (waited.HasAge)
        {
            waited.DueAt = waited.Since + Ticks(PollSchedule.First(waited.Lane.Kind.Durations, waited.IsScout, waited.Waiter.Longest));
        }
        else
        {
            waited.DueAt = Time.GetTimestamp();
        }

        _agenda.Add(waited);
    }

    /// <summary>Plans the next reading of a task that was just seen running. The caller holds the gate.</summary>
    public void Continue(WaitedTask waited)
    {
        waited.DueAt = waited.SentAt + Ticks(GapAfter(waited, waited.SentAt));
        _agenda.Add(waited);
    }

    /// <summary>Plans to read a task again after a while. The caller holds the gate.</summary>
    public void Postpone(WaitedTask waited, TimeSpan delay)
    {
        waited.DueAt = Time.GetTimestamp() + Ticks(delay.TotalSeconds);
        _agenda.Add(waited);
    }

    /// <summary>Learns from a reading that was answered. The caller holds the gate.</summary>
    public void Learn(WaitedTask waited)
    {
        double from = AgeAt(waited, waited.SeenAt);
        double to = AgeAt(waited, waited.SentAt);
        waited.SeenAt = waited.SentAt;

        // What comes much later than planned, after the machine slept for instance, says nothing about the time between.
        if (!waited.HasAge || to - from > DurationModel.QuietSeconds + (2 * waited.Waiter.Longest.TotalSeconds))
        {
            return;
        }

        DurationModel durations = waited.Lane.Kind.Durations;
        if (!waited.Task.IsFinished || waited.Task.Status == TaskStatuses.Stopped)
        {
            durations.RanOn(from, to);
        }
        else if (durations.Ended(from, EndOf(waited.Task, from, to)))
        {
            Hasten(durations);
        }
    }

    /// <summary>Takes note that a task is not waited for any longer. The caller holds the gate.</summary>
    public void End(WaitedTask waited)
    {
        if (waited.IsScout)
        {
            waited.IsScout = false;
            _scouts[waited.Lane.Kind.Durations]--;
        }
    }

    /// <summary>Forgets what is planned for a wait that is over. The caller holds the gate.</summary>
    public void Forget(TaskWaiter waiter) => _agenda.RemoveAll(item => item is WaitedTask waited && waited.Waiter == waiter);

    /// <summary>Sends the readings that are due, and sets the timer for the next one.</summary>
    public void Dispatch()
    {
        List<WaitedTask> now = [];
        lock (Gate)
        {
            Collect(now);
        }

        Send(now, null);
    }

    /// <summary>Takes the readings that are to be sent now, and sets the timer for the next one. The caller holds the gate.</summary>
    public void Collect(List<WaitedTask> now)
    {
        long timestamp = Time.GetTimestamp();
        while (_agenda.Next is { } next && next.DueAt <= timestamp)
        {
            _agenda.Take();
            if (next is WaitedTask waited)
            {
                Offer(waited, now);
            }
            else
            {
                Release((HeldReadings)next, now);
            }
        }

        SetTimer(timestamp);
    }

    /// <summary>Takes the readings that a wait had to put off, as far as there is room now. The caller holds the gate.</summary>
    public void Resume(TaskWaiter waiter, List<WaitedTask> now)
    {
        while (waiter.HasRoom && waiter.PutOff.Count > 0)
        {
            Offer(waiter.PutOff.Dequeue(), now);
        }
    }

    /// <summary>Sends readings.</summary>
    /// <param name="readings">Which.</param>
    /// <param name="own">The wait that sends one of its own itself; null for none.</param>
    /// <returns>The one that it sends; null when there is none.</returns>
    public static WaitedTask? Send(List<WaitedTask> readings, TaskWaiter? own)
    {
        WaitedTask? kept = null;
        foreach (WaitedTask waited in readings)
        {
            if (kept is null && waited.Waiter == own)
            {
                kept = waited;
            }
            else
            {
                _ = Task.Run(() => waited.Waiter.ReadAsync(waited));
            }
        }

        return kept;
    }

    private void OnTimer()
    {
        lock (Gate)
        {
            // It may come a little too soon, and then has to be set again.
            _timerAt = long.MinValue;
        }

        Dispatch();
    }

    private static double EndOf(ChimeTask task, double from, double to)
    {
        // The service's clock says when exactly, where it runs as fast as this machine's: an emulator's may not.
        const double Tolerance = 0.5;
        return task.UpdatedTimestamp - task.CreatedTimestamp is { TotalSeconds: var took } && took >= from - Tolerance && took <= to + Tolerance
            ? Math.Min(Math.Max(took, from), to)
            : (from + to) / 2;
    }

    private void Offer(WaitedTask waited, List<WaitedTask> now)
    {
        if (waited.Waiter.IsOver)
        {
            return;
        }

        if (!waited.Waiter.HasRoom)
        {
            waited.Waiter.PutOff.Enqueue(waited);
            return;
        }

        RequestPace pace = waited.Lane.Pace;
        if (_held.TryGetValue(pace, out HeldReadings? held))
        {
            held.Readings.Enqueue(waited);
        }
        else if (pace.TryEnter(out TimeSpan wait))
        {
            Launch(waited, now);
        }
        else
        {
            held = new HeldReadings(pace) { DueAt = Time.GetTimestamp() + Ticks(wait.TotalSeconds) };
            held.Readings.Enqueue(waited);
            _held.Add(pace, held);
            _agenda.Add(held);
        }
    }

    private void Release(HeldReadings held, List<WaitedTask> now)
    {
        while (held.Readings.Count > 0)
        {
            WaitedTask waited = held.Readings.Peek();
            if (waited.Waiter.IsOver)
            {
                held.Readings.Dequeue();
            }
            else if (!waited.Waiter.HasRoom)
            {
                waited.Waiter.PutOff.Enqueue(held.Readings.Dequeue());
            }
            else if (held.Pace.TryEnter(out TimeSpan wait))
            {
                Launch(held.Readings.Dequeue(), now);
            }
            else
            {
                held.DueAt = Time.GetTimestamp() + Ticks(wait.TotalSeconds);
                _agenda.Add(held);
                return;
            }
        }

        _held.Remove(held.Pace);
    }

    private void Launch(WaitedTask waited, List<WaitedTask> now)
    {
        waited.SentAt = Time.GetTimestamp();
        waited.Waiter.Began();
        now.Add(waited);
    }

    private bool IsScoutNeeded(WaitedTask waited)
    {
        DurationModel durations = waited.Lane.Kind.Durations;
        _scouts.TryGetValue(durations, out int scouts);
        bool needed = durations.IsEmpty && scouts < MostScouts;
        if (needed)
        {
            _scouts[durations] = scouts + 1;
        }

        return needed;
    }

    /// <summary>Plans anew what was planned before it was known how soon tasks end here.</summary>
    private void Hasten(DurationModel durations)
    {
        foreach (WaitedTask waited in _agenda.All.OfType<WaitedTask>())
        {
            if (waited.HasAge && waited.Lane.Kind.Durations == durations && waited.Faults == 0)
            {
                waited.DueAt = Math.Min(waited.DueAt, waited.SeenAt + Ticks(GapAfter(waited, waited.SeenAt)));
            }
        }

        _agenda.Restore();
    }

    private void SetTimer(long now)
    {
        // A timer that comes too soon does no harm; setting it anew for each reading would.
        if (_agenda.Next is not { } next || (_timerAt > now && _timerAt <= next.DueAt + _grain))
        {
            return;
        }

        _timerAt = Math.Max(next.DueAt, now + _grain);
        _timer.Change(Time.GetElapsedTime(now, _timerAt), Timeout.InfiniteTimeSpan);
    }

    private double GapAfter(WaitedTask waited, long seenAt)
    {
        double age = AgeAt(waited, seenAt);
        DurationModel durations = waited.Lane.Kind.Durations;
        return waited.HasAge
            ? PollSchedule.Next(durations, age, waited.IsScout, waited.Waiter.Longest)
            : PollSchedule.NextOfUnknownAge(durations, age, waited.IsScout, waited.Waiter.Longest);
    }

    private double AgeAt(WaitedTask waited, long timestamp) => Math.Max(0, Time.GetElapsedTime(waited.Since, timestamp).TotalSeconds);

    private long Ticks(double seconds) => (long)(seconds * Time.TimestampFrequency);
}
