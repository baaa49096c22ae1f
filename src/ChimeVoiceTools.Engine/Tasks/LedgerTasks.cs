using ChimeVoiceTools.Engine.Consent;
using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Engine.Tasks;

/// <summary>Records of tasks what others than their start see.</summary>
internal static class LedgerTasks
{
    /// <summary>Finds the starts whose tasks were not seen to have ended, those that were never answered included.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The last line of each that has all of it, in their order.</returns>
    /// <exception cref="ChimeException">The ledger is not available.</exception>
    public static async Task<IReadOnlyList<ConsentRecord>> FindOpenAsync(Ledger ledger, CancellationToken cancellationToken)
    {
        IReadOnlyList<ConsentRecord> open = [];
        await ledger.AppendAsync(
            state =>
            {
                open = [.. state.Starts.Open];
                return null;
            },
            LedgerFlush.Now,
            cancellationToken).ConfigureAwait(false);
        return open;
    }

    /// <summary>Finds an earlier start of the same, which the user called the same.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="start">The start, with what the user calls it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The last line that has all of it; null where there is none.</returns>
    /// <exception cref="ChimeException">The ledger is not available.</exception>
    public static async Task<ConsentRecord?> FindStartedAsync(Ledger ledger, TaskStart start, CancellationToken cancellationToken)
    {
        ConsentRecord? found = null;
        await ledger.AppendAsync(
            state =>
            {
                found = state.Starts.Named("Start" + start.Kind, start.Reference!)
                    .FirstOrDefault(record => start.IsSameAs(RecordedTask.ToStart(record)));
                return null;
            },
            LedgerFlush.Now,
            cancellationToken).ConfigureAwait(false);
        return found;
    }

    /// <summary>
    /// Records that a task has ended, once, if the ledger has its start. It need not be on the disk: who looks again sees it
    /// again.
    /// </summary>
    /// <param name="task">The task as it was seen.</param>
    /// <param name="report">Takes a sentence for whatever is worth a verbose line.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task RecordEndAsync(ChimeTask task, Action<string> report, CancellationToken cancellationToken)
    {
        try
        {
            if (Ledger.Current is { } ledger)
            {
                await ledger.AppendAsync(
                    state => state.Starts.OfTask(task.TaskId) is not { IsOver: false } start ? null : start.Record with
                    {
                        Event = ConsentEvents.Ended,
                        Status = task.Status,
                    },
                    LedgerFlush.Never,
                    cancellationToken).ConfigureAwait(false);
            }
        }
        catch (ChimeException error)
        {
            // What the service said of the task must not be lost for it.
            report(error.Message);
        }
    }
}
