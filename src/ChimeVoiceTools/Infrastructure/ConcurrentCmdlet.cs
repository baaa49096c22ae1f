using System.Diagnostics;
using System.Management.Automation;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Tasks;

namespace ChimeVoiceTools.Infrastructure;

/// <summary>
/// A cmdlet that has the requests of several records under way at once, and writes what comes of them in the order of the
/// records.
/// </summary>
public abstract class ConcurrentCmdlet : ConnectedCmdlet
{
    private const int ProgressId = 1;

    // Longer than the service takes for an answer: who waits that long for the next record wants to see this one's output.
    private static readonly TimeSpan SlowInput = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ProgressAfter = TimeSpan.FromSeconds(2);

    private readonly Queue<Pending> _pending = new();
    private readonly Stopwatch _sinceRecord = new();
    private readonly Stopwatch _sinceBegin = new();
    private int _done;
    private bool _showsProgress;

    private protected ConcurrentCmdlet(int maxConcurrentRequests) => MaxConcurrentRequests = maxConcurrentRequests;

    /// <summary>How many requests may be under way at once.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    public int MaxConcurrentRequests { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Guard(() => Rules.AtLeast(MaxConcurrentRequests, 1, nameof(MaxConcurrentRequests)));
        _sinceBegin.Start();
        _sinceRecord.Start();
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        bool isSlow = _sinceRecord.Elapsed > SlowInput;

        // What is there already need not wait for the answer to a question about this record.
        EmitWhile(static pending => pending.Work.IsCompleted);
        ProcessInput();
        EmitWhile(pending => isSlow || pending.Work.IsCompleted);
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

        WriteVerbose(Text.Format(Messages.RequestsSent, Requests));
    }

    /// <summary>What is under way, as the title of a progress bar.</summary>
    private protected abstract string Activity { get; }

    /// <summary>Works on one record.</summary>
    private protected abstract void ProcessInput();

    /// <summary>
    /// Has requests sent for a record as soon as there is room, and what comes of them written when its turn has come.
    /// </summary>
    /// <param name="input">What was piped in, which may say where it lives; null when nothing was.</param>
    /// <param name="target">What an error is about.</param>
    /// <param name="work">Sends the requests.</param>
    /// <param name="write">Writes what came of them.</param>
    private protected void Send<T>(PSObject? input, object? target, Func<TaskOperations, CancellationToken, Task<T>> work, Action<T> write)
    {
        Task<T> sent = work(Operations(Connect(input)), StopToken);
        Add(new Pending(sent, () => write(Await(sent)), target));
    }

    /// <summary>Prepares one record; an error in it is the record's own and is written when its turn has come.</summary>
    private protected void Prepare(Action action, object? target)
    {
        try
        {
            action();
        }
        catch (ChimeException exception)
        {
            Add(new Pending(Task.CompletedTask, () => throw exception, target));
        }
    }

    /// <summary>Writes something when the turn of its record has come.</summary>
    private protected void InTurn(Action write) => Add(new Pending(Task.CompletedTask, write, null));

    private protected override void OnTick()
    {
        if (_sinceBegin.Elapsed >= ProgressAfter)
        {
            _showsProgress = true;
            WriteProgress(Progress(ProgressRecordType.Processing));
        }
    }

    private void Add(Pending pending)
    {
        _pending.Enqueue(pending);
        while (_pending.Count >= MaxConcurrentRequests)
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
        Pending first = _pending.Dequeue();
        Guard(first.Write, first.Target);
        _done++;
    }

    private ProgressRecord Progress(ProgressRecordType type)
    {
        string status = Text.Format(Messages.RecordStatus, _done, Requests);
        return new ProgressRecord(ProgressId, Activity, WaitingForQuota > 0 ? Text.Format(Messages.RecordStatusOfQuota, status, WaitingForQuota) : status)
        {
            RecordType = type,
        };
    }

    private sealed record Pending(Task Work, Action Write, object? Target);
}
