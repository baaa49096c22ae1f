using System.Management.Automation;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Infrastructure;

namespace ChimeVoiceTools.Commands.Tasks;

/// <summary>Stops tasks of either kind.</summary>
public abstract class StopTaskCommandBase : ConnectedCmdlet
{
    private protected StopTaskCommandBase()
    {
    }

    /// <summary>Emits the stopped task; without it nothing is emitted.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Stops one task, if it has not finished.</summary>
    /// <param name="read">Says which task.</param>
    /// <param name="input">What was piped in; null when nothing was.</param>
    /// <param name="id">What an error is about where nothing was piped in.</param>
    private protected void Stop(Func<ChimeTask> read, PSObject? input, string? id = null) => Guard(
        () =>
        {
            ChimeTask task = read();
            TaskOperations.Validate(task);
            if (!ShouldProcess(Text.Describe(task), Messages.ActionStop))
            {
                return;
            }

            StopResult result = task.IsFinished
                ? new StopResult(false, task)
                : Call(input, (tasks, stop) => tasks.StopAsync(task, stop));
            if (!result.WasStopped)
            {
                WriteVerbose(Text.Format(Messages.AlreadyFinished, Text.Describe(task)));
            }

            if (PassThru)
            {
                WriteObject(result.Task ?? Call(input, (tasks, stop) => tasks.GetAsync(task, stop)));
            }
        },
        input ?? (object?)id);
}
