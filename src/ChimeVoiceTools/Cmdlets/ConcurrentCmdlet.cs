using System.Diagnostics;
using System.Management.Automation;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Tasks;

namespace ChimeVoiceTools.Cmdlets;

/// <summary>
/// A cmdlet that has the requests of several records under way at once, and writes what comes of them in the order of the
/// records.
/// </summary>
/// <remarks>
/// While an event of a queue is being handled, what comes of a record is there before the record's work returns.
/// </remarks>
public abstract class ConcurrentCmdlet : ConnectedCmdlet
{
    private const int ProgressId = 1;

    // Longer than the service takes for an answer: who waits that long for the next record wants to see this one's output.
    private static readonly TimeSpan SlowInput = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ProgressAfter = TimeSpan.FromSeconds(2);

    private readonly Queue<Pending> _pending = new();
    private readonly Queue<(int Number, TaskCompletionSource<bool> Turn)> _turns = new();
    private readonly Stopwatch _sinceRecord = new();
    private readonly Stopwatch _sinceBegin = new();
    private int _done;
    private bool _showsProgress;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        this.EndCommandOnError(() => Rules.AtLeast(Concurrency, 1, "MaxConcurrentRequests"));
        _sinceBegin.Start();
        _sinceRecord.Start();
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        var isSlow = _sinceRecord.Elapsed > SlowInput;

        // What is there already need not wait for the answer to a question about this record.
        EmitWhile(static pending => pending.Work.IsCompleted);
        ProcessInput();
        EmitWhile(pending => isSlow || CurrentMessage.IsThere || pending.Work.IsCompleted);
        _sinceRecord.Restart();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        EmitWhile(static _ => true);
        if (_showsProgress)
        {
            WriteProgress(Progress(ProgressRecordType.Completed));
        }

        if (Activity is not null)
        {
            WriteVerbose(Text.Format(Messages.RequestsSent, Requests));
        }
    }

    /// <summary>How many records may have requests under way at once.</summary>
    private protected virtual int Concurrency => 1;

    /// <summary>How many further records may be got ready for their requests meanwhile.</summary>
    private protected virtual int Ahead => 0;

    /// <summary>What is under way, as the title of a progress bar; null for none.</summary>
    private protected virtual string? Activity => null;

    /// <summary>Works on one record.</summary>
    private protected abstract void ProcessInput();

    /// <summary>Gets what ends when the record that is worked on may have its requests under way.</summary>
    private protected Task<bool> Turn()
    {
        if (_pending.Count < Concurrency)
        {
            return Task.FromResult(true);
        }

        TaskCompletionSource<bool> turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _turns.Enqueue((_done + _pending.Count, turn));
        return turn.Task;
    }

    /// <summary>Has what comes of the requests for a record written in the order of the records.</summary>
    /// <param name="sent">The requests, which are under way.</param>
    /// <param name="target">What an error is about.</param>
    /// <param name="write">Writes what came of them.</param>
    private protected void WriteInOrder<T>(Task<T> sent, object? target, Action<T> write) =>
        Add(new Pending(sent, () => write(Await(sent)), target));

    /// <summary>Prepares one record; an error in it is the record's own, and is written in the order of the records.</summary>
    private protected void Prepare(object? target, Action action)
    {
        try
        {
            action();
        }
        catch (ChimeException error)
        {
            WriteInOrder(Task.FromException<bool>(error), target, static _ => { });
        }
    }

    private protected override void OnTick()
    {
        if (Activity is not null && _sinceBegin.Elapsed >= ProgressAfter)
        {
            _showsProgress = true;
            WriteProgress(Progress(ProgressRecordType.Processing));
        }
    }

    private void Add(Pending pending)
    {
        _pending.Enqueue(pending);
        while (_pending.Count >= Concurrency + Ahead)
        {
            Emit();
        }
    }

    private void EmitWhile(Func<Pending, bool> isTime)
    {
        while (_pending.Count > 0 && isTime(_pending.Peek()))
        {
            Emit();
        }
    }

    private void Emit()
    {
        var first = _pending.Dequeue();
        this.GoOnAfterError(first.Target, first.Write);
        _done++;
        while (_turns.Count > 0 && _turns.Peek().Number < _done + Concurrency)
        {
            _turns.Dequeue().Turn.SetResult(true);
        }
    }

    private ProgressRecord Progress(ProgressRecordType type)
    {
        var status = Text.Format(Messages.RecordStatus, _done, Requests);
        return new ProgressRecord(
            ProgressId,
            Activity!,
            WaitingForQuota > 0 ? Text.Format(Messages.RecordStatusOfQuota, status, WaitingForQuota) : status)
        {
            RecordType = type,
        };
    }

    private sealed record Pending(Task Work, Action Write, object? Target);
}
