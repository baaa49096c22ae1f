using System.Management.Automation;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Infrastructure;

namespace ChimeVoiceTools.Commands.Tasks;

/// <summary>Reads tasks of either kind.</summary>
public abstract class GetTaskCommandBase : ConcurrentCmdlet
{
    private const int Concurrency = 16;

    private protected GetTaskCommandBase()
        : base(Concurrency)
    {
    }

    private protected override string Activity => Messages.GetActivity;

    /// <summary>Reads one task.</summary>
    /// <param name="read">Says which task.</param>
    /// <param name="input">What was piped in; null when nothing was.</param>
    /// <param name="id">What an error is about where nothing was piped in.</param>
    private protected void Get(Func<ChimeTask> read, PSObject? input, string? id = null)
    {
        object? target = input ?? (object?)id;
        Prepare(
            () =>
            {
                ChimeTask task = read();
                Send(input, target, (tasks, stop) => tasks.GetAsync(task, stop), now => WriteObject(now));
            },
            target);
    }
}
