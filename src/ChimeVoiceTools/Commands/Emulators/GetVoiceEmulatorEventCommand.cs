using System.Management.Automation;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Emulator.Notifications;
using ChimeVoiceTools.Emulators;

namespace ChimeVoiceTools.Commands.Emulators;

/// <summary>Get-ChimeVoiceEmulatorEvent: emits the notifications that emulators sent, as their JSON text.</summary>
[Cmdlet(VerbsCommon.Get, "ChimeVoiceEmulatorEvent")]
[OutputType(typeof(string))]
public sealed class GetVoiceEmulatorEventCommand : EmulatorCommand
{
    /// <summary>Only those on one call.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmulatedTransactionCompleter))]
    public string? TransactionId { get; set; }

    /// <summary>Only those of one detail type, such as SpeakerSearchStatus.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmulatorDetailTypeCompleter))]
    public string? DetailType { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var found = Find();
        foreach (var notification in found.SelectMany(emulator => emulator.Service.Events))
        {
            if ((TransactionId is null || notification.TransactionId == TransactionId)
                && (DetailType is null || notification.DetailType.Equals(DetailType, StringComparison.OrdinalIgnoreCase)))
            {
                WriteObject(notification.Json);
            }
        }

        if (found.Count == 0)
        {
            SayNoneRuns();
        }
    }
}
