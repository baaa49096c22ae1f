using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Commands.Tasks;

/// <summary>Reads tasks of either kind.</summary>
public abstract class GetTaskCommandBase : ConcurrentCmdlet
{
    /// <summary>How many requests may be under way at once; 16 by default.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    public int MaxConcurrentRequests { get; set; } = 16;

    private protected override int Concurrency => MaxConcurrentRequests;

    private protected override string Activity => Messages.GetActivity;

    /// <summary>Reads one task.</summary>
    /// <param name="read">Says which task.</param>
    /// <param name="input">What was piped in; null when nothing was.</param>
    /// <param name="id">What an error is about where nothing was piped in.</param>
    private protected void Get(Func<ChimeTask> read, PSObject? input, string? id = null)
    {
        var target = input ?? (object?)id;
        Prepare(target, () =>
        {
            var task = read();
            WriteInOrder(Tasks(task.MediaInsightsPipelineId, input).GetAsync(task, StopToken), target, WriteObject);
        });
    }
}
