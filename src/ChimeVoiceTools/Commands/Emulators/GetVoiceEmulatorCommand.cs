using System.Management.Automation;
using ChimeVoiceTools.Emulators;

namespace ChimeVoiceTools.Commands.Emulators;

/// <summary>Get-ChimeVoiceEmulator: lists the emulators that run in this runspace.</summary>
[Cmdlet(VerbsCommon.Get, "ChimeVoiceEmulator")]
[OutputType(typeof(VoiceEmulator))]
public sealed class GetVoiceEmulatorCommand : EmulatorCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var found = Find();
        foreach (var emulator in found)
        {
            WriteObject(emulator.Describe());
        }

        if (found.Count == 0)
        {
            SayNoneRuns();
        }
    }
}
