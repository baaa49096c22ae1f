using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Tasks;

namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>
/// Waits for any number of tasks at once: each is read again and again, one request at a time, until it has
/// finished, and is reported once.
/// </summary>
/// <remarks>
/// There is no thread and no loop: whatever changes (a task is added, an answer arrives, the timer of the next
/// reading fires) starts the readings that are due and sets the timer for the next one.
/// </remarks>
public sealed class TaskWaiter : IDisposable
{
    // So many failed readings in a row, over all tasks, are worth a warning.
    private const int TroublingFaults = 10;

    private readonly object _gate = new();
    private readonly SortedSet<Entry> _due = new(Comparer<Entry>.Create(static (one, other) =>
        one.DueAt != other.DueAt ? one.DueAt.CompareTo(other.DueAt) : one.Number.CompareTo(other.Number)));

    private readonly HashSet<Entry> _open = [];
    private readonly HashSet<TaskKey> _known = [];
    private readonly WaitOptions _options;
    private readonly TimeProvider _time;
    private readonly long _began;
    private readonly Action<WaitOutcome> _report;
    private readonly Action<string> _warn;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<bool> _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer _timer;
    private int _inFlight;
    private int _requests;
    private int _faultsInARow;
    private bool _inputEnded;
    private bool _anyFinished;
    private bool _over;

    /// <summary>Begins a wait that has no task yet.</summary>
    /// <param name="options">How to wait.</param>
    /// <param name="report">Takes each outcome, once a task; called on any thread, one call at a time.</param>
    /// <param name="warn">Takes a sentence that a user should see while the wait goes on; called on any thread.</param>
    /// <param name="time">The clock; null for the system's.</param>
    public TaskWaiter(WaitOptions options, Action<WaitOutcome> report, Action<string> warn, TimeProvider? time = null)
    {
        _options = options;
        _report = report;
        _warn = warn;
        _time = time ?? TimeProvider.System;
        _began = _time.GetTimestamp();
        _timer = _time.CreateTimer(static waiter => ((TaskWaiter)waiter!).Schedule(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
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

    /// <summary>Adds a task; one that is there already is not added again.</summary>
    /// <param name="task">The task, with what names it.</param>
    /// <param name="connection">Where it lives.</param>
    /// <exception cref="ChimeException">What names the task breaks a rule.</exception>
    public void Add(ChimeTask task, Connection connection)
    {
        TaskOperations.Validate(task);
        task.IsFinished = connection.Tasks.IsFinished(task.Status);
        var entry = new Entry(task, connection, new TaskOperations(connection, static _ => { }, _time), _time.GetTimestamp());
        lock (_gate)
        {
            if (_over || !_known.Add(new TaskKey(task, connection.EndpointUrl)))
            {
                return;
            }

            entry.Number = _known.Count;
            _open.Add(entry);

            // A task without a status has never been read; one that this session just started isn't finished yet.
            entry.DueAt = _time.GetTimestamp() + Ticks(task.Status is null ? TimeSpan.Zero : PollSchedule.Next(TimeSpan.Zero, _options.PollingInterval));
            if (task.IsFinished)
            {
                Close(entry, null);
            }
            else
            {
                _due.Add(entry);
            }
        }

        Schedule();
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
            _over = true;
            _due.Clear();
        }

        _timer.Dispose();
        _stop.Cancel();
    }

    private void Schedule()
    {
        List<Entry> now = [];
        lock (_gate)
        {
            if (_over)
            {
                return;
            }

            long timestamp = _time.GetTimestamp();
            while (_inFlight < _options.MaxConcurrentRequests && _due.Min is { } next && next.DueAt <= timestamp)
            {
                _due.Remove(next);
                _inFlight++;
                _requests++;
                now.Add(next);
            }

            bool timed = _inFlight < _options.MaxConcurrentRequests && _due.Count > 0;
            _timer.Change(timed ? _time.GetElapsedTime(timestamp, _due.Min!.DueAt) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        foreach (Entry entry in now)
        {
            _ = Task.Run(() => ReadAsync(entry));
        }
    }

    private async Task ReadAsync(Entry entry)
    {
        Exception? failure = null;
        try
        {
            entry.Task = await entry.Operations.ReadOnceAsync(entry.Task, _stop.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        string? trouble = null;
        lock (_gate)
        {
            if (_over)
            {
                return;
            }

            _inFlight--;
            if (failure is null)
            {
                entry.Faults = 0;
                entry.LastFault = null;
                _faultsInARow = 0;
                if (entry.Task.IsFinished)
                {
                    Close(entry, null);
                }
                else
                {
                    Postpone(entry, PollSchedule.Next(_time.GetElapsedTime(entry.Since), _options.PollingInterval));
                }
            }
            else
            {
                trouble = Fail(entry, failure);
            }
        }

        if (trouble is not null)
        {
            _warn(trouble);
        }

        Schedule();
    }

    /// <summary>Gives a task up, or asks later; returns what is worth a warning.</summary>
    private string? Fail(Entry entry, Exception failure)
    {
        Fault fault = ServiceErrors.Classify(failure);
        ChimeException error = ServiceErrors.Translate(failure, Text.Format(Messages.WaitingFor, Text.Describe(entry.Task)), ErrorAdvice.Tasks);
        if (fault == Fault.Connection && LocalEndpoints.IsStopped(entry.Connection.EndpointUrl))
        {
            Close(entry, new ChimeException(
                error.ErrorId, error.Kind, Text.Format(Messages.EmulatorGone, Text.Describe(entry.Task), entry.Connection.EndpointUrl), failure));
            return null;
        }

        if (fault is Fault.Final or Fault.Unprocessable or Fault.QuotaFull)
        {
            Close(entry, error);
            return null;
        }

        entry.LastFault = error;
        Postpone(entry, PollSchedule.AfterFault(++entry.Faults, _options.PollingInterval));
        return ++_faultsInARow == TroublingFaults ? Text.Format(Messages.WaitInTrouble, TroublingFaults, error.Message) : null;
    }

    private void Postpone(Entry entry, TimeSpan delay)
    {
        entry.DueAt = _time.GetTimestamp() + Ticks(delay);
        _due.Add(entry);
    }

    private void Close(Entry entry, ChimeException? error)
    {
        _open.Remove(entry);
        _anyFinished |= error is null;
        _report(new WaitOutcome(entry.Task, error));
        CompleteIfDone();
    }

    private void CompleteIfDone()
    {
        if (_inputEnded && (_open.Count == 0 || (_options.Any && _anyFinished)))
        {
            _over = true;
            _completed.TrySetResult(true);
        }
    }

    private void Expire(TimeSpan timeout)
    {
        lock (_gate)
        {
            if (_over)
            {
                return;
            }

            _over = true;
            foreach (Entry entry in _open.OrderBy(entry => entry.Number))
            {
                string lastFault = entry.LastFault is null ? string.Empty : " " + Text.Format(Messages.LastFault, entry.LastFault.Message);
                _report(new WaitOutcome(entry.Task, new ChimeException(
                    ErrorIds.ChimeTaskWaitTimeout,
                    ChimeErrorKind.OperationTimeout,
                    Text.Format(Messages.WaitTimeout, Text.Describe(entry.Task), timeout.TotalSeconds, entry.Task.Status ?? Messages.StatusUnknown) + lastFault,
                    entry.LastFault)));
            }

            _open.Clear();
        }
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * _time.TimestampFrequency);

    private sealed class Entry(ChimeTask task, Connection connection, TaskOperations operations, long since)
    {
        public ChimeTask Task { get; set; } = task;

        public Connection Connection { get; } = connection;

        public TaskOperations Operations { get; } = operations;

        public long Since { get; } = since;

        public long DueAt { get; set; }

        public int Number { get; set; }

        public int Faults { get; set; }

        public ChimeException? LastFault { get; set; }
    }
}
