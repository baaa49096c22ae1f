using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resilience;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Tasks;

namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>
/// Waits for any number of tasks at once: a loop for each polls it, one request at a time, until it has finished. What came of
/// each is taken from here, once.
/// </summary>
public sealed class TaskWaiter : IDisposable
{
    // So many failed polls in a row, over all tasks, are worth a warning.
    private const int TroublingFailures = 10;

    // A healthy service has answered long before.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private readonly Dictionary<TaskKey, WaitedTask> _tasks = [];
    private readonly NewestSet<TaskKey> _finished = new();
    private readonly Dictionary<Connection, PolledEndpoint> _endpoints = [];
    private readonly ConcurrentQueue<WaitOutcome> _outcomes = new();
    private readonly TaskCompletionSource<bool> _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _permits;
    private readonly WaitOptions _options;
    private readonly Action _changed;
    private readonly Action<string> _warn;
    private readonly SessionTasks _session;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly Func<Connection, TaskOperations> _operationsOf;
    private readonly long _began;
    private int _total;
    private int _done;
    private int _requests;
    private int _failuresInARow;
    private bool _inputEnded;
    private volatile bool _isOver;

    /// <summary>Begins a wait that has no task yet.</summary>
    /// <param name="options">How to wait.</param>
    /// <param name="changed">Says that there is another outcome to take; called on any thread.</param>
    /// <param name="warn">Takes a sentence that a user should see while the wait goes on; called on any thread.</param>
    public TaskWaiter(WaitOptions options, Action changed, Action<string> warn)
        : this(
            options,
            changed,
            warn,
            SessionTasks.Current,
            TimeProvider.System,
            Clock.Random,
            static connection => new TaskOperations(connection, static _ => { }))
    {
    }

    internal TaskWaiter(
        WaitOptions options,
        Action changed,
        Action<string> warn,
        SessionTasks session,
        TimeProvider time,
        Random random,
        Func<Connection, TaskOperations> operationsOf)
    {
        (_options, _changed, _warn) = (options, changed, warn);
        (_session, _time, _random, _operationsOf) = (session, time, random, operationsOf);
        _permits = new SemaphoreSlim(options.MaxConcurrentRequests);
        News = options.HasQueue ? new TaskNews() : null;
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

    /// <summary>Gets what the notifications have said; null in a wait without a queue.</summary>
    internal TaskNews? News { get; }

    /// <summary>Takes what came of a task: each outcome can be taken once, in the order in which the tasks finished.</summary>
    /// <returns>False when there is none to take now.</returns>
    public bool TryTake([NotNullWhen(true)] out WaitOutcome? outcome) => _outcomes.TryDequeue(out outcome);

    /// <summary>Adds a task; one that is there already is not added again.</summary>
    /// <param name="task">The task, with what names it, or one that has finished. The object is not changed.</param>
    /// <param name="connect">Gets the connection to where it lives; not called for a task that has finished.</param>
    /// <exception cref="ChimeException">
    /// What names the task breaks a rule, or there is no connection to where it lives.
    /// </exception>
    public void Add(ChimeTask task, Func<Connection> connect)
    {
        PolledEndpoint? endpoint = null;
        if (!task.IsFinished || (News is not null && TaskNews.LacksResults(task)))
        {
            TaskServices.Validate(task);
            endpoint = EndpointOf(WaitErrors.Connect(task, connect));
        }

        var key = new TaskKey(task, endpoint?.Connection.EndpointUrl ?? task.EndpointUrl);
        lock (_gate)
        {
            // A finished task without an id, as a test double may be, is not the same as another without one.
            if (_isOver || ((_tasks.ContainsKey(key) || _finished.Contains(key)) && task.TaskId is not null))
            {
                return;
            }

            _total++;
            if (endpoint is not null)
            {
                TimeSpan? age = _session.FindStart(key) is { } startedAt ? _time.GetElapsedTime(startedAt) : null;
                var waited = new WaitedTask(key, task, _total, endpoint, new PollTimer(_time));
                _tasks.Add(key, waited);
                _ = PollAsync(
                    waited, endpoint, News?.SaysEnd(task) == true ? TimeSpan.Zero : endpoint.Schedule.BeforeFirst(age));
                return;
            }

            Finish(key, task, null);
        }

        _changed();
    }

    /// <summary>Takes in what a notification says: a task that it may be the end of is polled now.</summary>
    /// <param name="voiceEvent">The notification, of a task that is waited for or not.</param>
    public void Tell(ChimeVoiceEvent voiceEvent)
    {
        if (News?.Add(voiceEvent) is { } isMeant)
        {
            lock (_gate)
            {
                foreach (var waited in _tasks.Values.Where(waited => isMeant(waited.Task)))
                {
                    waited.Timer.Wake();
                }
            }
        }
    }

    /// <summary>Says that no more tasks come, and waits for those that are there.</summary>
    /// <param name="timeout">How long; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <param name="cancellationToken">Ends the wait at once.</param>
    /// <returns>A task that ends when every outcome is there to take, or the first one where one is enough.</returns>
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
        var late = End();
        cancellationToken.ThrowIfCancellationRequested();
        if (!_completed.Task.IsCompleted)
        {
            late.ForEach(waited => _outcomes.Enqueue(
                new WaitOutcome(waited.Task, waited.Task.IsFinished ? null : WaitErrors.Timeout(waited, timeout))));
            Interlocked.Add(ref _done, late.Count);
        }

        _changed();
    }

    /// <summary>Ends the wait: what is under way is cancelled, and nothing is asked any more.</summary>
    public void Dispose() => End();

    /// <summary>Polls a task until it has finished, or can't be waited for any longer, or the wait has ended.</summary>
    private async Task PollAsync(WaitedTask waited, PolledEndpoint endpoint, TimeSpan pause)
    {
        try
        {
            for (var failures = 0; ;)
            {
                var isNews = await waited.Timer.SleepAsync(pause).ConfigureAwait(false);
                await TakePermitAsync(endpoint.Operations.Pace).ConfigureAwait(false);
                if (_isOver)
                {
                    _permits.Release();
                    return;
                }

                var sentAt = _time.GetTimestamp();
                Interlocked.Increment(ref _requests);
                var asking = endpoint.Operations.TryReadAsync(waited.Task, _stop.Token);
                if (!asking.IsCompleted)
                {
                    await Task.WhenAny(asking, Clock.Delay(Silence, _time, _stop.Token)).ConfigureAwait(false);
                }

                _permits.Release();
                var attempt = await asking.ConfigureAwait(false);
                if (attempt.Failure is null)
                {
                    (waited.Task, waited.LastError, failures) = (attempt.Answer!, null, 0);
                    Volatile.Write(ref _failuresInARow, 0);
                    pause = endpoint.Schedule.BeforeNext(_time.GetElapsedTime(sentAt), isNews);
                    if (waited.Task.IsFinished)
                    {
                        await WhenToldAsync(waited.Task).ConfigureAwait(false);
                        Close(waited, null);
                        return;
                    }
                }
                else
                {
                    waited.LastError = WaitErrors.Of(waited, attempt.Failure);
                    if (endpoint.IsGone || endpoint.Operations.Retries.AfterPoll(attempt.Kind, ++failures) is not { } backoff)
                    {
                        Close(waited, waited.LastError);
                        return;
                    }

                    pause = endpoint.Schedule.AfterFailure(backoff);
                    if (Interlocked.Increment(ref _failuresInARow) == TroublingFailures)
                    {
                        _warn(Text.Format(Messages.WaitInTrouble, TroublingFailures, waited.LastError.Message));
                    }
                }
            }
        }
        catch (Exception exception)
        {
            // The end of the wait, or what nobody expected: a task must not be lost without a word.
            Close(waited, WaitErrors.Of(waited, exception));
        }
    }

    private async Task WhenToldAsync(ChimeTask task)
    {
        if (News is not null)
        {
            await News.WhenToldAsync(task, _time.GetTimestamp()).ConfigureAwait(false);
            News.Complete(task);
        }
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

    private void Close(WaitedTask waited, ChimeException? error)
    {
        waited.Timer.Dispose();
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }

            Finish(waited.Key, waited.Task, error);
        }

        // Outside of the gate, since nobody knows what is done with it.
        _changed();
    }

    /// <summary>Has an outcome taken. The caller holds the gate.</summary>
    private void Finish(TaskKey key, ChimeTask task, ChimeException? error)
    {
        _tasks.Remove(key);
        _finished.Add(key);
        _outcomes.Enqueue(new WaitOutcome(task, error));
        _done++;
        _isOver = _options.Any && error is null;
        CompleteIfDone();
    }

    /// <summary>Says that the wait is done when it is. The caller holds the gate.</summary>
    private void CompleteIfDone()
    {
        if (_inputEnded && (_isOver || _done == _total))
        {
            _completed.TrySetResult(true);
        }
    }

    /// <summary>Has nothing asked any more.</summary>
    /// <returns>The tasks that were still waited for, in the order of the input.</returns>
    private List<WaitedTask> End()
    {
        List<WaitedTask> open;
        lock (_gate)
        {
            _isOver = true;
            open = [.. _tasks.Values.OrderBy(static waited => waited.Number)];
            _tasks.Clear();
        }

        // Not on the caller's thread, which may be about to show a prompt. A loop that sleeps is not woken to find that the
        // wait is over: without its timer nothing holds it any more.
        Task.Run(() =>
        {
            _stop.Cancel();
            open.ForEach(static waited => waited.Timer.Dispose());
        });
        return open;
    }

    private PolledEndpoint EndpointOf(Connection connection)
    {
        if (!_endpoints.TryGetValue(connection, out var endpoint))
        {
            var interval = _options.PollingInterval
                ?? (News is null ? PollSchedule.IntervalFor(connection.Emulator?.TaskDuration) : PollSchedule.IntervalWithNews);
            var schedule = new PollSchedule(interval, _random, hasNews: News is not null);
            endpoint = new PolledEndpoint(connection, _operationsOf(connection), schedule);
            _endpoints.Add(connection, endpoint);
        }

        return endpoint;
    }
}
