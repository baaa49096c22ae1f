namespace ChimeVoiceTools.Engine.Resilience;

/// <summary>
/// Permits for starts under a quota of active tasks, first in, first out. The service does not say when the quota has room
/// again: a start is sent when a task was seen to end, or after a backoff.
/// </summary>
/// <remarks>
/// Nothing is held back until the service refuses a start. From then on an accepted start lets two more go, so that room for
/// many is found in a few steps, and a refused one lets none go until the backoff is over.
/// </remarks>
internal sealed class QuotaLimiter(TimeProvider time, Backoff backoff)
{
    private readonly object _gate = new();
    private readonly SortedDictionary<long, TaskCompletionSource<QuotaPermit>> _queue = [];
    private ITimer? _timer;
    private int _refusals;
    private int _refusalsInARow;
    private int _permits;

    /// <summary>Gets how many starts wait for a permit.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _queue.Count;
            }
        }
    }

    /// <summary>Takes a permit as soon as it is worth sending a start.</summary>
    /// <param name="number">The number of the start: lower ones go first.</param>
    /// <param name="timeout">
    /// How long to wait at most; then the start is sent in any case. Infinite for as long as it takes.
    /// </param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<QuotaPermit> WaitAsync(long number, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var granted = new TaskCompletionSource<QuotaPermit>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _queue.Add(number, granted);
            Grant();
        }

        if (!granted.Task.IsCompleted)
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(granted.Task, Clock.Delay(timeout, time, ended.Token)).ConfigureAwait(false);
            ended.Cancel();
            lock (_gate)
            {
                if (_queue.Remove(number))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    return new QuotaPermit(_refusals, IsCounted: false);
                }
            }
        }

        return await granted.Task.ConfigureAwait(false);
    }

    /// <summary>Takes note that a start was accepted.</summary>
    public void Accepted(QuotaPermit permit)
    {
        lock (_gate)
        {
            // What was sent before the last refusal says nothing about the room that is left.
            if (permit.Refusals == _refusals)
            {
                _refusalsInARow = 0;
                _permits += 2;
                Grant();
            }
        }
    }

    /// <summary>Takes note that a start was refused since the quota is full.</summary>
    public void Refused(QuotaPermit permit)
    {
        lock (_gate)
        {
            if (permit.Refusals == _refusals)
            {
                _refusals++;
                _permits = 0;
                _timer ??= time.CreateTimer(
                    static limiter => ((QuotaLimiter)limiter!).AddPermit(),
                    this,
                    Timeout.InfiniteTimeSpan,
                    Timeout.InfiniteTimeSpan);
                _timer.Change(backoff.Delay(++_refusalsInARow), Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Takes note that a start failed for a reason that says nothing about the quota.</summary>
    public void Failed(QuotaPermit permit)
    {
        if (permit.IsCounted)
        {
            AddPermit();
        }
    }

    /// <summary>Takes note that a task was seen to have ended.</summary>
    public void TaskEnded() => AddPermit();

    private void AddPermit()
    {
        lock (_gate)
        {
            _permits++;
            Grant();
        }
    }

    private void Grant()
    {
        while (_queue.Count > 0 && (_refusals == 0 || _permits > 0))
        {
            var first = _queue.First();
            _queue.Remove(first.Key);
            _permits--;
            first.Value.TrySetResult(new QuotaPermit(_refusals, IsCounted: true));
        }
    }
}

/// <summary>The right to send one start.</summary>
/// <param name="Refusals">How many refusals were known when it was given.</param>
/// <param name="IsCounted">
/// Whether it is one of those that the limiter counts; a start whose time to wait is over goes without.
/// </param>
internal readonly record struct QuotaPermit(int Refusals, bool IsCounted);
