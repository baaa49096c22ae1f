using System.Management.Automation;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Emulators;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Commands.Emulators;

/// <summary>A cmdlet that works with emulators that run.</summary>
public abstract class EmulatorCommand : PSCmdlet
{
    /// <summary>The endpoint of the emulator that is meant; all of this runspace where none is given.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmulatorEndpointCompleter))]
    public string? EndpointUrl { get; set; }

    /// <summary>The emulators that are meant, in the order of their start.</summary>
    private protected IReadOnlyList<RunningEmulator> Find()
    {
        var own = RunningEmulators.OfThisRunspace();
        var wanted = EndpointUrl?.TrimEnd('/');
        return wanted is null
            ? own
            : [.. own.Where(emulator => emulator.EndpointUrl.Equals(wanted, StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>Says, for who asks with -Verbose, that there is no such emulator.</summary>
    private protected void SayNoneRuns() =>
        WriteVerbose(EndpointUrl is null ? Messages.NoEmulatorRunning : Text.Format(Messages.EmulatorNotRunning, EndpointUrl));
}
