using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resilience;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Tasks;

namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>
/// Waits for any number of tasks at once: a loop for each polls it, one request at a time, until it has finished, and reports
/// it once.
/// </summary>
public sealed class TaskWaiter : IDisposable
{
    // So many failed polls in a row, over all tasks, are worth a warning.
    private const int TroublingFailures = 10;

    // A healthy service has answered long before.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private readonly Dictionary<TaskKey, WaitedTask?> _tasks = [];
    private readonly Dictionary<Connection, PolledEndpoint> _endpoints = [];
    private readonly WaitOptions _options;
    private readonly SessionTasks _session;
    private readonly TimeProvider _time;
    private readonly Func<Connection, TaskOperations> _operationsOf;
    private readonly Random _random;
    private readonly SemaphoreSlim _permits;
    private readonly Action<WaitOutcome> _report;
    private readonly Action<string> _warn;
    private readonly long _began;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<bool> _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _total;
    private int _done;
    private int _reported;
    private int _requests;
    private int _failuresInARow;
    private bool _inputEnded;
    private volatile bool _isOver;

    /// <summary>Begins a wait that has no task yet.</summary>
    /// <param name="options">How to wait.</param>
    /// <param name="report">Takes each outcome, once a task; called on any thread.</param>
    /// <param name="warn">Takes a sentence that a user should see while the wait goes on; called on any thread.</param>
    /// <param name="session">The list of started tasks, which knows their age; null for the process's own.</param>
    public TaskWaiter(WaitOptions options, Action<WaitOutcome> report, Action<string> warn, SessionTasks? session = null)
        : this(options, report, warn, session ?? SessionTasks.Current, TimeProvider.System, Clock.Random, operationsOf: null)
    {
    }

    /// <summary>Begins a wait with a clock, a source of random numbers and tasks of the caller's choice.</summary>
    internal TaskWaiter(
        WaitOptions options,
        Action<WaitOutcome> report,
        Action<string> warn,
        SessionTasks session,
        TimeProvider time,
        Random random,
        Func<Connection, TaskOperations>? operationsOf)
    {
        _options = options;
        _report = report;
        _warn = warn;
        _session = session;
        _time = time;
        _random = random;
        _operationsOf = operationsOf ?? (connection => new TaskOperations(connection, static _ => { }, time, session));
        _permits = new SemaphoreSlim(options.MaxConcurrentRequests);
        _began = time.GetTimestamp();
    }

    /// <summary>Gets how far the wait is.</summary>
    public WaitProgress Progress
    {
        get
        {
            lock (_gate)
            {
                return new WaitProgress(_total, _done, Volatile.Read(ref _requests), _time.GetElapsedTime(_began));
            }
        }
    }

    /// <summary>Adds a task; one that is there already is not added again.</summary>
    /// <param name="task">The task, with what names it, or one that has finished. The object is not changed.</param>
    /// <param name="connect">Gets the connection to where it lives; not called for a task that has finished.</param>
    /// <exception cref="ChimeException">What names the task breaks a rule, or there is no connection to where it lives.</exception>
    public void Add(ChimeTask task, Func<Connection> connect)
    {
        if (task.IsFinished)
        {
            AddFinished(task);
            return;
        }

        TaskOperations.Validate(task);
        PolledEndpoint endpoint = EndpointOf(Connect(task, connect));
        var key = new TaskKey(task, endpoint.Connection.EndpointUrl);
        WaitedTask waited;
        lock (_gate)
        {
            if (_isOver || _tasks.ContainsKey(key))
            {
                return;
            }

            waited = new WaitedTask(task, ++_total, endpoint, new PollTimer(_time));
            _tasks.Add(key, waited);
        }

        TimeSpan? age = _session.FindStart(key) is { } startedAt ? _time.GetElapsedTime(startedAt) : null;
        _ = PollAsync(waited, key, endpoint.Schedule.BeforeFirst(age));
    }

    /// <summary>Has a task polled now, since there is news of it.</summary>
    /// <param name="task">The task; nothing happens where it is not waited for.</param>
    /// <param name="endpointUrl">The endpoint that it lives at.</param>
    public void Wake(ChimeTask task, string endpointUrl)
    {
        WaitedTask? waited;
        lock (_gate)
        {
            _tasks.TryGetValue(new TaskKey(task, endpointUrl), out waited);
        }

        waited?.Timer.Wake();
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
        await Task.WhenAny(_completed.Task, Clock.Delay(timeout, _time, ended.Token)).ConfigureAwait(false);
        ended.Cancel();
        if (!_completed.Task.IsCompleted && !cancellationToken.IsCancellationRequested)
        {
            Expire(timeout);
            await _completed.Task.ConfigureAwait(false);
        }

        End();
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Ends the wait: what is under way is cancelled, and nothing is asked or reported any more.</summary>
    public void Dispose() => End();

    /// <summary>Polls a task until it has finished, or can't be waited for any longer, or the wait has ended.</summary>
    private async Task PollAsync(WaitedTask waited, TaskKey key, TimeSpan pause)
    {
        (Connection connection, TaskOperations operations, PollSchedule schedule) = waited.Endpoint;
        int failures = 0;
        ChimeException? error = null;
        try
        {
            do
            {
                await waited.Timer.SleepAsync(pause).ConfigureAwait(false);
                await TakePermitAsync(operations.Pace).ConfigureAwait(false);
                if (_isOver)
                {
                    _permits.Release();
                    return;
                }

                long sentAt = _time.GetTimestamp();
                Interlocked.Increment(ref _requests);
                Task<Attempt<ChimeTask>> asking = operations.TryReadAsync(waited.Task, _stop.Token);
                if (!asking.IsCompleted)
                {
                    await Task.WhenAny(asking, Clock.Delay(Silence, _time, _stop.Token)).ConfigureAwait(false);
                }

                _permits.Release();
                Attempt<ChimeTask> attempt = await asking.ConfigureAwait(false);
                if (attempt.Failure is null)
                {
                    waited.Task = attempt.Answer!;
                    (failures, waited.LastError) = (0, null);
                    Volatile.Write(ref _failuresInARow, 0);
                    pause = schedule.BeforeNext(_time.GetElapsedTime(sentAt));
                }
                else if (connection.Emulator is { IsRunning: false })
                {
                    // Whatever its last answers were: one that is being stopped may still refuse what comes, in its own way.
                    error = EmulatorGone(waited.Task, connection.EndpointUrl, attempt.Failure);
                }
                else
                {
                    ChimeException failure = Describe(waited.Task, attempt.Failure, connection);
                    if (operations.Retries.AfterPoll(attempt.Kind, ++failures) is { } backoff)
                    {
                        waited.LastError = failure;
                        pause = schedule.AfterFailure(backoff);
                        WarnOfTrouble(failure);
                    }
                    else
                    {
                        error = failure;
                    }
                }
            }
            while (!waited.Task.IsFinished && error is null);
        }
        catch (Exception) when (_isOver)
        {
            return;
        }
        catch (Exception exception)
        {
            error = Describe(waited.Task, exception, connection);
        }

        Close(waited, key, error);
    }

    /// <summary>Takes the permit to send one request; while the endpoint's pace holds it back, others have the permit.</summary>
    private async Task TakePermitAsync(RequestPace pace)
    {
        await _permits.WaitAsync().ConfigureAwait(false);
        if (!_isOver && !pace.TryEnter())
        {
            _permits.Release();
            await pace.EnterAsync(_stop.Token).ConfigureAwait(false);
            await _permits.WaitAsync().ConfigureAwait(false);
        }
    }

    private void AddFinished(ChimeTask task)
    {
        lock (_gate)
        {
            var key = new TaskKey(task, task.EndpointUrl);
            if (_isOver || _tasks.ContainsKey(key))
            {
                return;
            }

            // One without an id, as a test double may be, is not the same as another without one.
            if (task.TaskId is not null)
            {
                _tasks.Add(key, null);
            }

            _total++;
            Finish(error: null);
        }

        Report(task, null);
    }

    private void Close(WaitedTask waited, TaskKey key, ChimeException? error)
    {
        waited.Timer.Dispose();
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }

            _tasks[key] = null;
            Finish(error);
        }

        Report(waited.Task, error);
    }

    /// <summary>Counts a task that is not waited for any longer. The caller holds the gate.</summary>
    private void Finish(ChimeException? error)
    {
        _done++;
        _isOver = _options.Any && error is null;
    }

    /// <summary>Hands an outcome on, outside of the gate, since nobody knows what is done with it.</summary>
    private void Report(ChimeTask task, ChimeException? error)
    {
        _report(new WaitOutcome(task, error));
        lock (_gate)
        {
            _reported++;
            CompleteIfDone();
        }
    }

    /// <summary>Says that the wait is done once all has been reported. The caller holds the gate.</summary>
    private void CompleteIfDone()
    {
        if (_inputEnded && _reported == _done && (_isOver || _done == _total))
        {
            _completed.TrySetResult(true);
        }
    }

    private void Expire(TimeSpan timeout)
    {
        List<WaitedTask> late = End();
        lock (_gate)
        {
            _done += late.Count;
            CompleteIfDone();
        }

        foreach (WaitedTask waited in late.OrderBy(static waited => waited.Number))
        {
            string message = Text.Format(Messages.WaitTimeout, Text.Describe(waited.Task), timeout.TotalSeconds, waited.Task.Status ?? Messages.StatusUnknown);
            message += waited.LastError is { } last ? " " + Text.Format(Messages.LastFault, last.Message) : string.Empty;
            Report(waited.Task, new ChimeException(ErrorIds.ChimeTaskWaitTimeout, ChimeErrorKind.OperationTimeout, message, waited.LastError));
        }
    }

    /// <summary>Has nothing asked any more.</summary>
    /// <returns>The tasks that were still waited for.</returns>
    private List<WaitedTask> End()
    {
        List<WaitedTask> open;
        lock (_gate)
        {
            _isOver = true;
            open = [.. _tasks.Values.OfType<WaitedTask>()];
            _tasks.Clear();
        }

        // Not on the caller's thread, which may be about to show a prompt: thousands of loops end with this.
        Task.Run(() =>
        {
            _stop.Cancel();
            open.ForEach(static waited => waited.Timer.Wake());
        });
        return open;
    }

    private void WarnOfTrouble(ChimeException error)
    {
        if (Interlocked.Increment(ref _failuresInARow) == TroublingFailures)
        {
            _warn(Text.Format(Messages.WaitInTrouble, TroublingFailures, error.Message));
        }
    }

    private PolledEndpoint EndpointOf(Connection connection)
    {
        lock (_gate)
        {
            if (!_endpoints.TryGetValue(connection, out PolledEndpoint? endpoint))
            {
                TimeSpan interval = _options.PollingInterval ?? PollSchedule.IntervalFor(connection.Emulator?.TaskDuration);
                endpoint = new PolledEndpoint(connection, _operationsOf(connection), new PollSchedule(interval, _random));
                _endpoints.Add(connection, endpoint);
            }

            return endpoint;
        }
    }

    private static Connection Connect(ChimeTask task, Func<Connection> connect)
    {
        try
        {
            return connect();
        }
        catch (ChimeException error) when (error.ErrorId == ErrorIds.ConnectionFailed)
        {
            // An emulator that was stopped took this task with it.
            throw new ChimeException(error.ErrorId, error.Kind, Text.Format(Messages.WaitNotBegun, Text.Describe(task), error.Message), error);
        }
    }

    private static ChimeException Describe(ChimeTask task, Exception failure, Connection connection) =>
        ServiceErrors.Translate(failure, Text.Format(Messages.WaitingFor, Text.Describe(task)), ErrorAdvice.Tasks, connection.Place);

    private static ChimeException EmulatorGone(ChimeTask task, string endpointUrl, Exception failure) => new(
        ErrorIds.ConnectionFailed, ChimeErrorKind.ConnectionError, Text.Format(Messages.EmulatorGone, Text.Describe(task), endpointUrl), failure);
}
