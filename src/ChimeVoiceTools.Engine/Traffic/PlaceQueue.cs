namespace ChimeVoiceTools.Engine.Traffic;

/// <summary>
/// Starts that wait for a place under a quota, in the order of the input. The service does not say when a place comes free;
/// so a start is sent when this session sees a task end, and otherwise when the oldest of the tasks that it started has
/// reached the age at which places came free before.
/// </summary>
/// <remarks>
/// That age falls little by little while starts are accepted and rises when one is refused, so that few are sent in vain.
/// Only the oldest task is looked at: of many that last as long as each other it is the first to end, and of many that do
/// not, the n-th end comes about as long after the n-th start.
/// </remarks>
internal sealed class PlaceQueue(TimeProvider time)
{
    private const double FirstPause = 0.25;
    private const double LongestPause = 5;
    private const double LeastPause = 0.02;
    private const double PauseOfAge = 0.02;
    private const double Rise = 1.015;
    private const double LeastFall = 0.0005;
    private const double MostFall = 0.02;
    private const int FallDoubles = 32;

    // Many times the service's quota: more can't run, so the oldest beyond it has ended unseen.
    private const int MostPlaces = 1000;

    private readonly object _gate = new();
    private readonly LinkedList<Place> _taken = new();
    private readonly Dictionary<string, LinkedListNode<Place>> _byTask = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, TaskCompletionSource<Turn>> _blocked = [];
    private int _capacity = int.MaxValue;
    private int _underWay;
    private int _unknownUnderWay;
    private int _refusals;
    private int _streak;
    private double _age = double.NaN;
    private long _blindAt;
    private long _lastRefusal = long.MinValue;
    private ITimer? _timer;

    /// <summary>Waits until it is worth sending a start.</summary>
    /// <param name="ticket">The start's place in the order of the input.</param>
    /// <param name="timeout">How long at most; then it is sent in any case.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<Turn> TakeTurnAsync(long ticket, TimeSpan timeout, CancellationToken cancellationToken)
    {
        TaskCompletionSource<Turn> blocked;
        lock (_gate)
        {
            if (_blocked.Count == 0 && HasFreePlace)
            {
                return Leave(null);
            }

            blocked = new TaskCompletionSource<Turn>(TaskCreationOptions.RunContinuationsAsynchronously);
            _blocked.Add(ticket, blocked);
            Pump();
        }

        using var expired = new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, expired.Token);
        using ITimer expiry = time.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), expired, timeout, Timeout.InfiniteTimeSpan);
        using (either.Token.Register(() => GiveUp(ticket, blocked, cancellationToken)))
        {
            return await blocked.Task.ConfigureAwait(false);
        }
    }

    /// <summary>A start that will be sent whatever is known.</summary>
    public Turn SkipTurn()
    {
        lock (_gate)
        {
            return Leave(null);
        }
    }

    /// <summary>Takes note that a start was accepted.</summary>
    public void Started(Turn turn, string taskId)
    {
        lock (_gate)
        {
            Return(turn);
            _refusals = 0;
            if (turn.Probed is { } probed)
            {
                double age = time.GetElapsedTime(probed.Value.Since, turn.SentAt).TotalSeconds;
                _age = double.IsNaN(_age) || age < _age || probed.Value.Refusals > 1
                    ? age
                    : _age * (1 - Math.Min(MostFall, LeastFall * Math.Pow(2, ++_streak / FallDoubles)));
                Free(probed);
            }

            if (!_byTask.ContainsKey(taskId))
            {
                _byTask[taskId] = _taken.AddLast(new Place(taskId, turn.SentAt));
            }

            if (_taken.Count > MostPlaces)
            {
                Free(_taken.First!);
            }

            if (_capacity != int.MaxValue)
            {
                _capacity = Math.Max(_capacity, _taken.Count);
            }

            Pump();
        }
    }

    /// <summary>Takes note that a start was refused since the quota is full.</summary>
    public void Refused(Turn turn)
    {
        lock (_gate)
        {
            Return(turn);
            _capacity = _taken.Count;
            long now = time.GetTimestamp();
            if (turn.Probed is { List: not null } probed)
            {
                double age = time.GetElapsedTime(probed.Value.Since, turn.SentAt).TotalSeconds;

                // What was sent before the last refusal was known is no further sign.
                if (!double.IsNaN(_age) && turn.SentAt > _lastRefusal)
                {
                    _age = Math.Max(_age, age) * Rise;
                    _streak = 0;
                    _lastRefusal = now;
                }

                double pause = double.IsNaN(_age)
                    ? Math.Max(FirstPause, age / 4)
                    : Math.Max(LeastPause, age * PauseOfAge) * Math.Pow(2, probed.Value.Refusals);
                probed.Value.Refusals++;
                probed.Value.NotBefore = now + Ticks(Math.Min(LongestPause, pause));
            }

            double blind = FirstPause * Math.Pow(1.5, Math.Min(_refusals++, 20));
            _blindAt = now + Ticks(Math.Min(LongestPause, blind));
            Pump();
        }
    }

    /// <summary>Takes note that a start failed for a reason that says nothing about places.</summary>
    public void Failed(Turn turn)
    {
        lock (_gate)
        {
            Return(turn);
            Pump();
        }
    }

    /// <summary>Takes note that a task was seen to have ended: its place is free.</summary>
    public void Ended(string? taskId)
    {
        lock (_gate)
        {
            if (taskId is not null && _byTask.TryGetValue(taskId, out LinkedListNode<Place>? place))
            {
                Free(place);
                Pump();
            }
        }
    }

    private bool HasFreePlace => _capacity == int.MaxValue || _taken.Count + _unknownUnderWay < _capacity;

    private Turn Leave(LinkedListNode<Place>? probed)
    {
        _underWay++;
        if (probed is null)
        {
            _unknownUnderWay++;
        }
        else
        {
            probed.Value.IsProbed = true;
        }

        return new Turn(probed, time.GetTimestamp());
    }

    private void Return(Turn turn)
    {
        _underWay--;
        if (turn.Probed is null)
        {
            _unknownUnderWay--;
        }
        else
        {
            turn.Probed.Value.IsProbed = false;
        }
    }

    private void Free(LinkedListNode<Place> place)
    {
        if (place.List is not null)
        {
            _taken.Remove(place);
            _byTask.Remove(place.Value.TaskId);
        }
    }

    private void GiveUp(long ticket, TaskCompletionSource<Turn> blocked, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_blocked.Remove(ticket))
            {
                return;
            }

            if (cancellationToken.IsCancellationRequested)
            {
                blocked.TrySetCanceled(cancellationToken);
            }
            else
            {
                blocked.TrySetResult(Leave(null));
            }
        }
    }

    /// <summary>Lets go what is worth sending now, and sets the timer for what will be.</summary>
    private void Pump()
    {
        while (_blocked.Count > 0 && HasFreePlace)
        {
            LetGo(null);
        }

        long now = time.GetTimestamp();
        long next = long.MaxValue;
        for (LinkedListNode<Place>? place = _taken.First; place is not null && _blocked.Count > 0; place = place.Next)
        {
            if (place.Value.IsProbed)
            {
                if (double.IsNaN(_age))
                {
                    // As long as nothing is known, one try at a time is enough to find out.
                    break;
                }

                continue;
            }

            long worth = double.IsNaN(_age) ? place.Value.NotBefore : Math.Max(place.Value.NotBefore, place.Value.Since + Ticks(_age));
            if (worth > now)
            {
                next = worth;
                break;
            }

            LetGo(place);
        }

        if (_taken.Count == 0 && _underWay == 0 && _blocked.Count > 0)
        {
            // All places are somebody else's: now and then one try.
            if (_blindAt <= now)
            {
                LetGo(null);
            }
            else
            {
                next = _blindAt;
            }
        }

        if (next != long.MaxValue)
        {
            _timer ??= time.CreateTimer(static queue => ((PlaceQueue)queue!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(time.GetElapsedTime(now, next), Timeout.InfiniteTimeSpan);
        }
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            Pump();
        }
    }

    private void LetGo(LinkedListNode<Place>? probed)
    {
        KeyValuePair<long, TaskCompletionSource<Turn>> first = _blocked.First();
        _blocked.Remove(first.Key);
        first.Value.TrySetResult(Leave(probed));
    }

    private long Ticks(double seconds) => (long)(seconds * time.TimestampFrequency);

    /// <summary>The right to send one start.</summary>
    /// <param name="Probed">The place that it is expected to take over; null when any may be free.</param>
    /// <param name="SentAt">When it was given.</param>
    internal sealed record Turn(LinkedListNode<Place>? Probed, long SentAt);

    /// <summary>A place that a task of this session takes up.</summary>
    internal sealed class Place(string taskId, long since)
    {
        public string TaskId { get; } = taskId;

        public long Since { get; } = since;

        public long NotBefore { get; set; }

        public int Refusals { get; set; }

        public bool IsProbed { get; set; }
    }
}
