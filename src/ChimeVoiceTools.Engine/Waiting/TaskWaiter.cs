using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Engine.Traffic;

namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>
/// Waits for any number of tasks at once: each is read again and again, one request at a time, until it has
/// finished, and is reported once.
/// </summary>
/// <remarks>
/// There is no thread and no loop: the scheduler that all waits share says when a task is read, and each answer is taken
/// where it arrives.
/// </remarks>
public sealed class TaskWaiter : IDisposable
{
    // So many failed readings in a row, over all tasks, are worth a warning.
    private const int TroublingFaults = 10;

    private readonly WaitScheduler _scheduler;
    private readonly object _gate;
    private readonly HashSet<WaitedTask> _open = [];
    private readonly HashSet<TaskKey> _known = [];
    private readonly Dictionary<(Connection Connection, Type Kind), WaitLane> _lanes = [];
    private readonly WaitOptions _options;
    private readonly SessionTasks _session;
    private readonly TimeProvider _time;
    private readonly long _began;
    private readonly Action<WaitOutcome> _report;
    private readonly Action<string> _warn;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<bool> _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inFlight;
    private int _requests;
    private int _faultsInARow;
    private bool _inputEnded;
    private bool _anyFinished;

    /// <summary>Begins a wait that has no task yet.</summary>
    /// <param name="options">How to wait.</param>
    /// <param name="report">Takes each outcome, once a task; called on any thread, one call at a time.</param>
    /// <param name="warn">Takes a sentence that a user should see while the wait goes on; called on any thread.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <param name="session">The list of started tasks, which knows their age; null for the process's own.</param>
    public TaskWaiter(WaitOptions options, Action<WaitOutcome> report, Action<string> warn, TimeProvider? time = null, SessionTasks? session = null)
    {
        _scheduler = time is null ? WaitScheduler.Current : new WaitScheduler(time);
        _gate = _scheduler.Gate;
        _options = options;
        _session = session ?? SessionTasks.Current;
        _report = report;
        _warn = warn;
        _time = _scheduler.Time;
        _began = _time.GetTimestamp();
    }

    /// <summary>How far the wait is.</summary>
    public WaitProgress Progress
    {
        get
        {
            lock (_gate)
            {
                return new WaitProgress(_known.Count, _known.Count - _open.Count, _requests, _time.GetElapsedTime(_began));
            }
        }
    }

    internal TimeSpan Longest => _options.PollingInterval;

    /// <summary>Whether nothing is asked any more. Like all that the scheduler sees, it is read and changed under its gate.</summary>
    internal bool IsOver { get; private set; }

    /// <summary>Whether one more request may be under way.</summary>
    internal bool HasRoom => _inFlight < _options.MaxConcurrentRequests;

    /// <summary>Readings that are due, in the order in which they were, and have to wait for others to end.</summary>
    internal Queue<WaitedTask> PutOff { get; } = new();

    /// <summary>Adds a task that is asked for; one that is there already is not added again.</summary>
    /// <param name="task">The task, with what names it.</param>
    /// <param name="connection">Where it lives.</param>
    /// <exception cref="ChimeException">What names the task breaks a rule.</exception>
    public void Add(ChimeTask task, Connection connection)
    {
        TaskOperations.Validate(task);
        var key = new TaskKey(task, connection.EndpointUrl);
        lock (_gate)
        {
            if (IsOver || !_known.Add(key))
            {
                return;
            }

            // How old a task is, only the session that started it knows for sure. Any other is read at once.
            WaitLane lane = LaneOf(task, connection);
            task.IsFinished = lane.Operations.IsFinished(task.Status);
            long? startedAt = task.Status is null ? null : _session.FindStart(key);
            var waited = new WaitedTask(this, task, lane, startedAt ?? _time.GetTimestamp(), _known.Count)
            {
                HasAge = startedAt is not null,
            };
            _open.Add(waited);
            _scheduler.Begin(waited);
        }

        _scheduler.Dispatch();
    }

    /// <summary>Adds a task that is known to have finished: nothing is asked, and it is reported at once.</summary>
    /// <param name="task">The task; one that has no id is never taken for another one.</param>
    public void AddFinished(ChimeTask task)
    {
        lock (_gate)
        {
            if (!IsOver && (_known.Add(new TaskKey(task, task.EndpointUrl)) || task.TaskId is null))
            {
                _anyFinished = true;
                _report(new WaitOutcome(task, null));
            }
        }
    }

    /// <summary>Says that no more tasks come, and waits for those that are there.</summary>
    /// <param name="timeout">How long; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <param name="cancellationToken">Ends the wait at once.</param>
    /// <returns>A task that ends when every outcome has been reported, or the first one where one is enough.</returns>
    public async Task WhenDoneAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _inputEnded = true;
            CompleteIfDone();
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task expiry = Clock.Delay(timeout, _time, ended.Token);
        await Task.WhenAny(_completed.Task, expiry).ConfigureAwait(false);
        ended.Cancel();
        cancellationToken.ThrowIfCancellationRequested();
        if (!_completed.Task.IsCompleted)
        {
            Expire(timeout);
        }
    }

    /// <summary>Ends the wait: what is under way is cancelled, and nothing is asked or reported any more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            End();
        }

        _stop.Cancel();
    }

    /// <summary>Takes note that a reading is sent. The caller holds the gate.</summary>
    internal void Began()
    {
        _inFlight++;
        _requests++;
    }

    /// <summary>Reads a task once, sees what comes of it, and goes on with what is due then.</summary>
    internal async Task ReadAsync(WaitedTask? waited)
    {
        while (waited is not null)
        {
            Exception? failure = null;
            bool renewed = false;
            try
            {
                waited.Task = await waited.Lane.Operations.ReadOnceAsync(waited.Task, _stop.Token).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                failure = exception;
                renewed = ServiceErrors.Classify(exception) == FailureKind.Unauthorized
                    && await waited.Lane.Connection.RenewCredentialsAsync(waited.SentAt, _time).ConfigureAwait(false);
            }

            List<WaitedTask> next = [];
            string? trouble;
            lock (_gate)
            {
                _inFlight--;
                if (IsOver)
                {
                    return;
                }

                trouble = Take(waited, failure, renewed);
                _scheduler.Resume(this, next);
                _scheduler.Collect(next);
            }

            if (trouble is not null)
            {
                _warn(trouble);
            }

            waited = WaitScheduler.Send(next, this);
        }
    }

    /// <summary>Sees what comes of a reading; returns what is worth a warning. The caller holds the gate.</summary>
    private string? Take(WaitedTask waited, Exception? failure, bool renewed)
    {
        waited.Lane.Pace.Answered(failure is not null && ServiceErrors.Classify(failure) == FailureKind.Throttled);
        if (renewed)
        {
            _scheduler.Postpone(waited, TimeSpan.Zero);
            return null;
        }

        if (failure is not null)
        {
            return Fail(waited, failure);
        }

        waited.Faults = 0;
        waited.LastFault = null;
        _faultsInARow = 0;
        _scheduler.Learn(waited);
        if (waited.Task.IsFinished)
        {
            Close(waited, null);
        }
        else
        {
            _scheduler.Continue(waited);
        }

        return null;
    }

    private WaitLane LaneOf(ChimeTask task, Connection connection)
    {
        if (!_lanes.TryGetValue((connection, task.GetType()), out WaitLane? lane))
        {
            lane = new WaitLane(connection, ConnectionTraffic.Of(connection).Of(task), new TaskOperations(connection, static _ => { }, _time, _session));
            _lanes.Add((connection, task.GetType()), lane);
        }

        return lane;
    }

    /// <summary>Gives a task up, or asks later; returns what is worth a warning.</summary>
    private string? Fail(WaitedTask waited, Exception failure)
    {
        FailureKind kind = ServiceErrors.Classify(failure);
        ChimeException error = ServiceErrors.Translate(failure, Text.Format(Messages.WaitingFor, Text.Describe(waited.Task)), ErrorAdvice.Tasks, waited.Lane.Connection.Place);
        if (waited.Lane.Connection.Emulator is { IsRunning: false })
        {
            // Whatever the last answers were: one that is being stopped may still refuse what comes, in its own way.
            Close(waited, new ChimeException(
                ErrorIds.ConnectionFailed, ChimeErrorKind.ConnectionError, Text.Format(Messages.EmulatorGone, Text.Describe(waited.Task), waited.Lane.Connection.EndpointUrl), failure));
            return null;
        }

        if (kind is FailureKind.Final or FailureKind.Unprocessable or FailureKind.QuotaFull or FailureKind.Unauthorized)
        {
            Close(waited, error);
            return null;
        }

        waited.LastFault = error;
        _scheduler.Postpone(waited, PollSchedule.AfterFault(++waited.Faults, _options.PollingInterval));
        return ++_faultsInARow == TroublingFaults ? Text.Format(Messages.WaitInTrouble, TroublingFaults, error.Message) : null;
    }

    private void Close(WaitedTask waited, ChimeException? error)
    {
        _open.Remove(waited);
        _scheduler.End(waited);
        _anyFinished |= error is null;
        _report(new WaitOutcome(waited.Task, error));
        CompleteIfDone();
    }

    private void CompleteIfDone()
    {
        if (_inputEnded && (_open.Count == 0 || (_options.Any && _anyFinished)))
        {
            End();
            _completed.TrySetResult(true);
        }
    }

    /// <summary>Has nothing asked any more. The caller holds the gate.</summary>
    private void End()
    {
        if (!IsOver)
        {
            IsOver = true;
            PutOff.Clear();
            _scheduler.Forget(this);
            foreach (WaitedTask waited in _open)
            {
                _scheduler.End(waited);
            }
        }
    }

    private void Expire(TimeSpan timeout)
    {
        lock (_gate)
        {
            if (IsOver)
            {
                return;
            }

            End();
            foreach (WaitedTask waited in _open.OrderBy(waited => waited.Number))
            {
                string lastFault = waited.LastFault is null ? string.Empty : " " + Text.Format(Messages.LastFault, waited.LastFault.Message);
                _report(new WaitOutcome(waited.Task, new ChimeException(
                    ErrorIds.ChimeTaskWaitTimeout,
                    ChimeErrorKind.OperationTimeout,
                    Text.Format(Messages.WaitTimeout, Text.Describe(waited.Task), timeout.TotalSeconds, waited.Task.Status ?? Messages.StatusUnknown) + lastFault,
                    waited.LastFault)));
            }

            _open.Clear();
        }
    }
}
