using ChimeVoiceTools.Engine.Consent;
using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Engine.Tasks;

/// <summary>Records of tasks what others than their start see.</summary>
internal static class LedgerTasks
{
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
                    state => state.FindOpen(task.TaskId!) is not { } started ? null : started with
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
