using System.Collections;
using System.Management.Automation;
using ChimeVoiceTools.Emulator;
using ChimeVoiceTools.Emulators;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Infrastructure;

namespace ChimeVoiceTools.Commands.Emulators;

/// <summary>Set-ChimeVoiceEmulator: changes how running emulators behave.</summary>
[Cmdlet(VerbsCommon.Set, "ChimeVoiceEmulator", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(VoiceEmulator))]
public sealed class SetVoiceEmulatorCommand : EmulatorCommand
{
    /// <summary>Ways to misbehave from now on, a hashtable each, beside those that are there.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public Hashtable[]? Fault { get; set; }

    /// <summary>Takes away the faults that are there, before any new ones come.</summary>
    [Parameter]
    public SwitchParameter ClearFault { get; set; }

    /// <summary>Emits the changed emulator; without it nothing is emitted.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        IReadOnlyList<RunningEmulator> found = Find();
        foreach (RunningEmulator emulator in found)
        {
            if (!ShouldProcess(Text.Format(Messages.TargetEmulator, emulator.EndpointUrl), Messages.ActionChangeEmulator))
            {
                continue;
            }

            try
            {
                Change(emulator.Service);
            }
            catch (Exception exception) when (exception is ArgumentException or PSInvalidCastException)
            {
                ThrowTerminatingError(ErrorRecords.From(
                    new ChimeException(
                        ErrorIds.InvalidParameter, ChimeErrorKind.InvalidArgument, Text.Format(Messages.EmulatorNotChanged, Text.Sentence(exception.Message)), exception),
                    Fault));
            }

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

    private void Change(EmulatedService service)
    {
        List<EmulatorFault> faults = [.. (Fault ?? []).Select(FaultTable.Read)];
        if (ClearFault)
        {
            service.ClearFaults();
        }

        faults.ForEach(service.AddFault);
    }
}
