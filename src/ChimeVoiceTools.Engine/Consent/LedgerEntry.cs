using System.IO;
using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Engine.Consent;

/// <summary>A line that waits to be written.</summary>
/// <param name="decide">Says what the line is.</param>
/// <param name="cancellationToken">Has it not written, if its turn has not come.</param>
internal sealed class LedgerEntry(Func<LedgerState, ConsentRecord?> decide, CancellationToken cancellationToken)
{
    private Exception? _failure;
    private ConsentRecord? _record;

    /// <summary>Ends when the line is written.</summary>
    public TaskCompletionSource<ConsentRecord?> Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Makes the line, when nobody else writes the ledger.</summary>
    public void Decide(LedgerState state, MemoryStream lines)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (decide(state) is { } record)
            {
                _record = state.Append(record, lines);
            }
        }
        catch (Exception exception) when (exception is ChimeException or OperationCanceledException)
        {
            _failure = exception;
        }
    }

    /// <summary>Says that the line is where it has to be.</summary>
    public void Complete()
    {
        if (_failure is null)
        {
            Written.TrySetResult(_record);
        }
        else
        {
            Written.TrySetException(_failure);
        }
    }
}

/// <summary>When a line has to be on the disk.</summary>
internal enum LedgerFlush
{
    /// <summary>When the system writes it there: who looks again finds out again what it says.</summary>
    Never,

    /// <summary>Without anybody waiting for it.</summary>
    Soon,

    /// <summary>Before anything goes on.</summary>
    Now,
}
