using System.Diagnostics;
using System.Management.Automation;

namespace ChimeVoiceTools.Cmdlets;

/// <summary>
/// Runs asynchronous work off the pipeline's thread and brings what it has to say back to that thread,
/// where alone a cmdlet may write.
/// </summary>
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    private static readonly TimeSpan TickInterval = TimeSpan.FromMilliseconds(250);

    private readonly object _gate = new();
    private readonly Queue<Action> _posted = new();
    private readonly CancellationTokenSource _stop = new();

    // Not disposed of: what is posted late would meet it, and it holds nothing as long as nobody asks for its handle.
    private readonly ManualResetEventSlim _signal = new();
    private readonly Stopwatch _sinceTick = Stopwatch.StartNew();
    private bool _disposed;

    /// <summary>Cancelled by Ctrl+C, and when the pipeline ends in any other way.</summary>
    private protected CancellationToken StopToken => _stop.Token;

    /// <summary>Ends the command: after its last record, or when the pipeline was cut off.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => Cancel();

    /// <summary>Ends what is under way.</summary>
    /// <param name="disposing">True.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!_disposed)
        {
            _disposed = true;
            Cancel();
            _stop.Dispose();
        }
    }

    /// <summary>Has something done on the pipeline's thread, the next time that it waits; callable from any thread.</summary>
    private protected void Post(Action action)
    {
        lock (_gate)
        {
            _posted.Enqueue(action);
        }

        _signal.Set();
    }

    /// <summary>Does what was posted so far, without waiting.</summary>
    private protected void Drain()
    {
        while (TryTake(TimeSpan.Zero, out var action))
        {
            action();
        }
    }

    /// <summary>Runs work to its end, and meanwhile does what is posted.</summary>
    private protected T Await<T>(Func<CancellationToken, Task<T>> work)
    {
        var token = StopToken;
        return Await(Task.Run(() => work(token), CancellationToken.None));
    }

    /// <summary>Waits for work that is under way, and meanwhile does what is posted.</summary>
    private protected T Await<T>(Task<T> task)
    {
        var token = StopToken;
        if (task.IsCompleted)
        {
            return Finish(task, token);
        }

        task.ContinueWith(
            _ => Post(static () => { }),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        while (!task.IsCompleted)
        {
            if (TryTake(TickInterval, out var action))
            {
                action();
            }

            if (_sinceTick.Elapsed >= TickInterval)
            {
                OnTick();
                _sinceTick.Restart();
            }

            if (token.IsCancellationRequested)
            {
                throw new PipelineStoppedException();
            }
        }

        return Finish(task, token);
    }

    private T Finish<T>(Task<T> task, CancellationToken token)
    {
        Drain();
        try
        {
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Runs work to its end, and meanwhile does what is posted.</summary>
    private protected void Await(Func<CancellationToken, Task> work) => Await(async stop =>
    {
        await work(stop).ConfigureAwait(false);
        return true;
    });

    /// <summary>Called a few times a second on the pipeline's thread while it waits.</summary>
    private protected virtual void OnTick()
    {
    }

    private bool TryTake(TimeSpan timeout, out Action action)
    {
        _signal.Reset();
        if (TryTake(out action))
        {
            return true;
        }

        if (timeout > TimeSpan.Zero && !_stop.IsCancellationRequested)
        {
            _signal.Wait(timeout);
        }

        return TryTake(out action);
    }

    private bool TryTake(out Action action)
    {
        lock (_gate)
        {
            var taken = _posted.Count > 0;
            action = taken ? _posted.Dequeue() : static () => { };
            return taken;
        }
    }

    private void Cancel()
    {
        _stop.Cancel();
        _signal.Set();
    }
}
