using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Host;

namespace ChimeVoiceTools.Commands.Emulators;

/// <summary>Show-ChimeVoiceEmulator: opens the page of emulators in the browser.</summary>
[Cmdlet(VerbsCommon.Show, "ChimeVoiceEmulator", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(VoiceEmulator))]
public sealed class ShowVoiceEmulatorCommand : EmulatorCommand
{
    /// <summary>Emits the emulator; without it nothing is emitted.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var found = Find();
        foreach (var emulator in found)
        {
            if (!ShouldProcess(Text.Format(Messages.TargetEmulator, emulator.EndpointUrl), Messages.ActionShowPage))
            {
                continue;
            }

            this.GoOnAfterError(emulator.EndpointUrl, () => WebBrowser.Open(emulator.EndpointUrl + "/"));
            if (PassThru)
            {
                WriteObject(emulator.Describe());
            }
        }

        if (found.Count == 0)
        {
            SayNoneRuns();
        }
    }
}
