using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Consent;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resilience;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Tasks;

/// <summary>
/// Starts, reads and stops tasks on one connection: asks again where that is safe, keeps the session's list,
/// and turns what goes wrong into errors that a user can act on.
/// </summary>
public sealed class TaskOperations
{
    private readonly Connection _connection;
    private readonly ITaskService _service;
    private readonly EndpointLimits _limits;
    private readonly Action<string> _report;
    private readonly RequestSender _requests;
    private readonly TaskStarter _starter;
    private readonly SessionTasks _session;

    /// <summary>Works on a connection.</summary>
    /// <param name="connection">Where the tasks live.</param>
    /// <param name="report">Takes a sentence for whatever is worth a verbose line; called on any thread.</param>
    /// <param name="time">The clock for pauses; null for the system's.</param>
    /// <param name="session">The list of started tasks; null for the process's own.</param>
    public TaskOperations(Connection connection, Action<string> report, TimeProvider? time = null, SessionTasks? session = null)
        : this(
            connection, TaskServices.At(connection), EndpointLimits.Of(connection, time), report, session ?? SessionTasks.Current)
    {
    }

    /// <summary>Works on a connection, with a task service and limits of the caller's choice.</summary>
    internal TaskOperations(
        Connection connection, ITaskService service, EndpointLimits limits, Action<string> report, SessionTasks session)
    {
        _connection = connection;
        _service = service;
        _limits = limits;
        _report = report;
        _requests = new RequestSender(connection, limits, report, ErrorAdvice.Tasks);
        _session = session;
        _starter = new TaskStarter(connection, service, limits, report, session);
    }

    /// <summary>Gets how many requests were sent.</summary>
    public int Requests => _requests.Requests + _starter.Requests;

    /// <summary>Gets how many starts wait for room under a quota.</summary>
    public int WaitingForQuota => _starter.WaitingForQuota;

    internal RequestPace Pace => _limits.Pace;

    internal RetryPolicy Retries => _limits.Retries;

    /// <summary>Starts a task; it is in the session's list as soon as the service has answered.</summary>
    /// <param name="start">What to start.</param>
    /// <param name="quotaTimeout">
    /// How long to wait for room when a quota is full; zero not to, <see cref="Timeout.InfiniteTimeSpan"/> for as long as it
    /// takes. Starts that wait are sent in the order of the calls.
    /// </param>
    /// <param name="cancellationToken">
    /// Ends the waiting. A request that is on its way is not taken back: its task still gets into the session's list.
    /// </param>
    /// <returns>The started task.</returns>
    /// <exception cref="ChimeException">The input breaks a rule, or the service refused.</exception>
    public Task<ChimeTask> StartAsync(TaskStart start, TimeSpan quotaTimeout, CancellationToken cancellationToken) =>
        StartAsync(start, quotaTimeout, Task.FromResult(true), cancellationToken);

    /// <summary>Starts a task as soon as it is its turn; what can be done before is done before.</summary>
    internal Task<ChimeTask> StartAsync(
        TaskStart start, TimeSpan quotaTimeout, Task<bool> turn, CancellationToken cancellationToken)
    {
        start.Validate();
        start = start with { ClientRequestToken = start.ClientRequestToken ?? Guid.NewGuid().ToString("N") };
        return _starter.StartAsync(
            start,
            new ConsentedRequest(
                start.Describe(_connection.Region, _connection.EndpointUrl), _report, start.Consent is { IsRenewal: true }),
            quotaTimeout,
            turn,
            cancellationToken);
    }

    /// <summary>
    /// Starts a task again whose start was sent and never answered, with the same token: the service answers with the task of
    /// the first start, where there is one. It rests on the consent that is in the ledger.
    /// </summary>
    /// <param name="recorded">The line of the consent.</param>
    /// <param name="quotaTimeout">How long to wait for room when a quota is full, as with the first start.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The task.</returns>
    /// <exception cref="ChimeException">
    /// The consent was revoked, the call is over, what is recorded breaks a rule, or the service refused.
    /// </exception>
    public async Task<ChimeTask> StartAgainAsync(
        ConsentRecord recorded, TimeSpan quotaTimeout, CancellationToken cancellationToken)
    {
        var start = RecordedTask.ToStart(recorded);
        start.Validate();
        try
        {
            return await _starter.StartAsync(
                start, ConsentedRequest.Again(recorded, _report), quotaTimeout, Task.FromResult(true), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (ChimeException error) when (error.ErrorId == nameof(Amazon.ChimeSDKVoice.Model.GoneException))
        {
            throw new ChimeException(
                error.ErrorId, error.Kind, Text.Format(Messages.StartAgainTooLate, start.Doing, error.Message), error);
        }
    }

    /// <summary>Reads a task.</summary>
    /// <param name="task">Which one.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The task as it is now.</returns>
    /// <exception cref="ChimeException">The input breaks a rule, or the service refused.</exception>
    public async Task<ChimeTask> GetAsync(ChimeTask task, CancellationToken cancellationToken)
    {
        TaskServices.Validate(task);
        return await _requests.RunAsync(
            () => ReadOnceAsync(task, cancellationToken), Text.Format(Messages.Reading, Text.Describe(task)), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Stops a task.</summary>
    /// <param name="task">Which one.</param>
    /// <param name="read">Whether to read it afterwards, even if the session's list does not have it.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="ChimeException">The input breaks a rule, or the service refused.</exception>
    public async Task<StopResult> StopAsync(ChimeTask task, bool read, CancellationToken cancellationToken)
    {
        var result = await StopAsync(task, cancellationToken).ConfigureAwait(false);
        return read && result.Task is null
            ? result with { Task = await GetAsync(task, cancellationToken).ConfigureAwait(false) }
            : result;
    }

    /// <summary>Stops a task.</summary>
    /// <param name="task">Which one.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="ChimeException">The input breaks a rule, or the service refused.</exception>
    public async Task<StopResult> StopAsync(ChimeTask task, CancellationToken cancellationToken)
    {
        TaskServices.Validate(task);
        var doing = Text.Format(Messages.Stopping, Text.Describe(task));
        return await _requests.TranslateAsync(
            () => StopUnlessEndedAsync(task, doing, cancellationToken), doing, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Reads a task once, for those who decide themselves when to ask again; the caller has kept the pace.</summary>
    internal Task<Attempt<ChimeTask>> TryReadAsync(ChimeTask task, CancellationToken cancellationToken) =>
        _requests.TryAsync(() => ReadOnceAsync(task, cancellationToken), cancellationToken);

    private async Task<ChimeTask> ReadOnceAsync(ChimeTask task, CancellationToken cancellationToken)
    {
        var now = await _service.GetAsync(
            _session.Complete(task, _connection.EndpointUrl), cancellationToken).ConfigureAwait(false);
        if (_session.Update(now))
        {
            _limits.Quota(now.GetType().Name).TaskEnded();
        }

        if (now.IsFinished)
        {
            await LedgerTasks.RecordEndAsync(now, _report, cancellationToken).ConfigureAwait(false);
        }

        return now;
    }

    private async Task<StopResult> StopUnlessEndedAsync(ChimeTask task, string doing, CancellationToken cancellationToken)
    {
        try
        {
            await _requests.RetryAsync(
                () => StopOnceAsync(task, cancellationToken), doing, cancellationToken).ConfigureAwait(false);
            return new StopResult(true, await RefreshSessionAsync(task, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (ServiceErrors.Classify(exception) is FailureKind.Unprocessable or FailureKind.Conflict)
        {
            // The service refuses to stop what has ended. That is also how the second try of a stop is
            // answered whose first answer was lost.
            var now = await _requests.RetryAsync(
                () => ReadOnceAsync(task, cancellationToken), doing, cancellationToken).ConfigureAwait(false);
            if (!now.IsFinished)
            {
                throw;
            }

            return new StopResult(false, now);
        }
    }

    private async Task<bool> StopOnceAsync(ChimeTask task, CancellationToken cancellationToken)
    {
        await _service.StopAsync(task, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Reads a stopped task for the session's list, if it is there; that must not make the stop fail.</summary>
    private async Task<ChimeTask?> RefreshSessionAsync(ChimeTask task, CancellationToken cancellationToken)
    {
        if (_session.Find(new TaskKey(task, _connection.EndpointUrl)) is null)
        {
            return null;
        }

        try
        {
            return await ReadOnceAsync(task, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!RequestSender.IsCancellation(exception, cancellationToken))
        {
            return null;
        }
    }
}
