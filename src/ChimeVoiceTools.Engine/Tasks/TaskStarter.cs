using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Consent;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resilience;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Tasks;

/// <summary>Starts tasks on one connection, in the order in which they are asked for where a quota is waited for.</summary>
internal sealed class TaskStarter
{
    private static long _lastNumber;

    private readonly ITaskService _service;
    private readonly EndpointLimits _limits;
    private readonly Action<string> _report;
    private readonly RequestSender _starts;
    private readonly SessionTasks _session;
    private int _waitingForQuota;

    public TaskStarter(
        Connection connection, ITaskService service, EndpointLimits limits, Action<string> report, SessionTasks session)
    {
        _service = service;
        _limits = limits;
        _report = report;
        _starts = new RequestSender(connection, limits, report, ErrorAdvice.Starts);
        _session = session;
    }

    /// <summary>Gets how many requests were sent.</summary>
    public int Requests => _starts.Requests;

    /// <summary>Gets how many starts wait for room under a quota.</summary>
    public int WaitingForQuota => Volatile.Read(ref _waitingForQuota);

    private TimeProvider Time => _limits.Time;

    /// <summary>Starts a task, under its quota and when it is its turn; once it is sent, it is not taken back.</summary>
    public Task<ChimeTask> StartAsync(
        TaskStart start,
        ConsentedRequest request,
        TimeSpan quotaTimeout,
        Task<bool> turn,
        CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _lastNumber);
        return Detached.Await(Task.Run(StartOnRecordAsync, cancellationToken), cancellationToken);

        async Task<ChimeTask> StartOnRecordAsync()
        {
            var task = await request.RunAsync(
                () => _starts.TranslateAsync(
                    () => StartUnderQuotaAsync(start, request, quotaTimeout, turn, number, cancellationToken),
                    start.Doing,
                    cancellationToken),
                static (consent, task) => consent with { Event = ConsentEvents.Started, TaskId = task.TaskId })
                .ConfigureAwait(false);
            if (task.IsFinished)
            {
                // A token that was used before is answered with its task, as that is by then.
                await LedgerTasks.RecordEndAsync(task, _report, CancellationToken.None).ConfigureAwait(false);
            }

            return task;
        }
    }

    private async Task<ChimeTask> StartUnderQuotaAsync(
        TaskStart start,
        ConsentedRequest request,
        TimeSpan quotaTimeout,
        Task<bool> turn,
        long number,
        CancellationToken cancellationToken)
    {
        var quota = _limits.Quota(start.Kind);
        var began = Time.GetTimestamp();
        var hasWaited = false;
        while (true)
        {
            var left = Left(began, quotaTimeout);
            QuotaPermit permit = default;
            if (left != TimeSpan.Zero)
            {
                var waiting = quota.WaitAsync(number, left, cancellationToken);
                if (!waiting.IsCompleted && !hasWaited)
                {
                    hasWaited = true;
                    _report(Text.Format(Messages.QuotaFull, start.Doing));
                }

                permit = await WaitForQuotaAsync(waiting).ConfigureAwait(false);
            }

            var isAnswered = false;
            try
            {
                await request.RecordConsentAsync(cancellationToken).ConfigureAwait(false);
                if (!turn.IsCompleted)
                {
                    await Detached.Await(turn, cancellationToken).ConfigureAwait(false);
                    await request.RecordConsentAsync(cancellationToken).ConfigureAwait(false);
                }

                var task = await _starts.RetryAsync(
                    _ => StartOnceAsync(start, request, number),
                    start.Doing,
                    Text.Format(Messages.TaskMayBeStarted, start.ClientRequestToken),
                    isRepeatable: true,
                    cancellationToken).ConfigureAwait(false);
                isAnswered = true;
                quota.Accepted(permit);
                return task;
            }
            catch (Exception exception) when (ServiceErrors.Classify(exception) == FailureKind.QuotaFull)
            {
                isAnswered = true;
                quota.Refused(permit);
                if (Left(began, quotaTimeout) == TimeSpan.Zero)
                {
                    throw;
                }
            }
            finally
            {
                if (!isAnswered)
                {
                    quota.Failed(permit);
                }
            }
        }
    }

    private async Task<QuotaPermit> WaitForQuotaAsync(Task<QuotaPermit> waiting)
    {
        Interlocked.Increment(ref _waitingForQuota);
        try
        {
            return await waiting.ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _waitingForQuota);
        }
    }

    private async Task<ChimeTask> StartOnceAsync(TaskStart start, ConsentedRequest request, long number)
    {
        // Not cancellable on purpose: the service may have started the task, and then the session must know it.
        var sentAt = Time.GetTimestamp();
        var started = await request.SendAsync(() => _service.StartAsync(start, CancellationToken.None)).ConfigureAwait(false);
        _session.Add(started, sentAt, number);
        return started;
    }

    private TimeSpan Left(long began, TimeSpan timeout)
    {
        if (timeout == Timeout.InfiniteTimeSpan)
        {
            return timeout;
        }

        var left = timeout - Time.GetElapsedTime(began);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
