using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Host;

namespace ChimeVoiceTools.Commands.Tasks;

/// <summary>Stops tasks of either kind.</summary>
public abstract class StopTaskCommandBase : ConcurrentCmdlet
{
    /// <summary>How many requests may be under way at once; 16 by default.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    public int MaxConcurrentRequests { get; set; } = 16;

    /// <summary>Asks nothing; what -WhatIf and -Confirm say holds all the same.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emits the stopped task; without it nothing is emitted.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override int Concurrency => MaxConcurrentRequests;

    private protected override string Activity => Messages.StopActivity;

    /// <summary>Stops one task, if it has not finished.</summary>
    /// <param name="read">Says which task.</param>
    /// <param name="input">What was piped in; null when nothing was.</param>
    /// <param name="id">What an error is about where nothing was piped in.</param>
    private protected void Stop(Func<ChimeTask> read, PSObject? input, string? id = null)
    {
        var target = input ?? (object?)id;
        Prepare(target, () =>
        {
            var task = read();
            TaskServices.Validate(task);
            var described = WithEndpoint(Text.Describe(task), input, TaskServices.Of(task.MediaInsightsPipelineId));
            if (this.ShouldProcess(described, Messages.ActionStop, Force))
            {
                var stopped = task.IsFinished
                    ? Task.FromResult(new StopResult(false, task))
                    : Tasks(task.MediaInsightsPipelineId, input).StopAsync(task, PassThru, StopToken);
                WriteInOrder(stopped, target, result => Write(task, result));
            }
        });
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
