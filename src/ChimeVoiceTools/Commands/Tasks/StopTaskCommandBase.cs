using System.Management.Automation;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Infrastructure;

namespace ChimeVoiceTools.Commands.Tasks;

/// <summary>Stops tasks of either kind.</summary>
public abstract class StopTaskCommandBase : ConcurrentCmdlet
{
    private const int Concurrency = 16;

    private protected StopTaskCommandBase()
        : base(Concurrency)
    {
    }

    /// <summary>Asks nothing; what -WhatIf and -Confirm say holds all the same.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emits the stopped task; without it nothing is emitted.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Activity => Messages.StopActivity;

    /// <summary>Stops one task, if it has not finished.</summary>
    /// <param name="read">Says which task.</param>
    /// <param name="input">What was piped in; null when nothing was.</param>
    /// <param name="id">What an error is about where nothing was piped in.</param>
    private protected void Stop(Func<ChimeTask> read, PSObject? input, string? id = null)
    {
        object? target = input ?? (object?)id;
        Prepare(
            () =>
            {
                ChimeTask task = read();
                TaskOperations.Validate(task);
                if (!ShouldProcess(Text.Describe(task), Messages.ActionStop, Force))
                {
                    return;
                }

                if (task.IsFinished)
                {
                    InTurn(() => Write(task, new StopResult(false, task)));
                    return;
                }

                bool passThru = PassThru;
                Send(input, target, (tasks, stop) => tasks.StopAsync(task, passThru, stop), result => Write(task, result));
            },
            target);
    }

    private void Write(ChimeTask task, StopResult result)
    {
        if (!result.WasStopped)
        {
            WriteVerbose(Text.Format(Messages.AlreadyFinished, Text.Describe(task)));
        }

        if (PassThru)
        {
            WriteObject(result.Task);
        }
    }
}
