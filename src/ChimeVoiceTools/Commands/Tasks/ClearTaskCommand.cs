using System.Management.Automation;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Tasks;

namespace ChimeVoiceTools.Commands.Tasks;

/// <summary>Clear-ChimeTask: takes what has finished off the session's list of tasks.</summary>
[Cmdlet(VerbsCommon.Clear, "ChimeTask", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
public sealed class ClearTaskCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ShouldProcess(Messages.TargetFinishedTasks, Messages.ActionClear))
        {
            WriteVerbose(Text.Format(Messages.TasksCleared, SessionTasks.Current.RemoveFinished()));
        }
    }
}
