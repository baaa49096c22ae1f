using System.Management.Automation;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.Tasks;

/// <summary>Stop-ChimeTask: stops the tasks that are piped in, whatever their kind.</summary>
[Cmdlet(VerbsLifecycle.Stop, "ChimeTask", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SpeakerSearchTask), typeof(VoiceToneAnalysisTask))]
public sealed class StopTaskCommand : StopTaskCommandBase
{
    /// <summary>A task of either kind, live or deserialized, or an object with its ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SessionTaskCompleter))]
    public PSObject[] InputObject { get; set; } = [];

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        foreach (var input in InputObject)
        {
            Stop(() => PipedObject.ReadTask(input), input);
        }
    }
}
