using System.Management.Automation;
using ChimeVoiceTools.Emulators;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Commands.Emulators;

/// <summary>Stop-ChimeVoiceEmulator: stops emulators, and puts back the endpoint that was the default before them.</summary>
[Cmdlet(VerbsLifecycle.Stop, "ChimeVoiceEmulator", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(VoiceEmulator))]
public sealed class StopVoiceEmulatorCommand : EmulatorCommand
{
    /// <summary>Emits the stopped emulator; without it nothing is emitted.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var found = Find();
        foreach (var emulator in found)
        {
            if (ShouldProcess(Text.Format(Messages.TargetEmulator, emulator.EndpointUrl), Messages.ActionStop))
            {
                RunningEmulators.Stop(emulator);
                if (PassThru)
                {
                    WriteObject(emulator.Describe(isRunning: false));
                }
            }
        }

        if (found.Count == 0)
        {
            SayNoneRuns();
        }
    }
}
