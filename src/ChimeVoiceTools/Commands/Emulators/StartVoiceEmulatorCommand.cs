using System.Management.Automation;
using ChimeVoiceTools.Emulator;
using ChimeVoiceTools.Emulators;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Infrastructure;

namespace ChimeVoiceTools.Commands.Emulators;

/// <summary>Start-ChimeVoiceEmulator: starts a local Chime SDK Voice endpoint.</summary>
[Cmdlet(VerbsLifecycle.Start, "ChimeVoiceEmulator", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(VoiceEmulator))]
public sealed class StartVoiceEmulatorCommand : PSCmdlet
{
    private const double LongestTask = 24 * 60 * 60;

    /// <summary>The TCP port on loopback; 0, the default, picks a free one.</summary>
    [Parameter]
    public int Port { get; set; }

    /// <summary>How long a task takes from its start to its end, in seconds; 20 by default, as at the service.</summary>
    [Parameter]
    public double TaskDuration { get; set; } = 20;

    /// <summary>The AWS region that it stands for.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Region { get; set; } = "us-east-1";

    /// <summary>Lifts every quota.</summary>
    [Parameter]
    public SwitchParameter NoQuota { get; set; }

    /// <summary>Makes it the endpoint that Chime SDK Voice requests of this process go to where none is given.</summary>
    [Parameter]
    public SwitchParameter SetDefault { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            if (Port is < 0 or > 65535)
            {
                throw Rules.Broken(nameof(Port), Port, Text.Format(Messages.RuleBetween, 0, 65535));
            }

            var options = new EmulatorOptions
            {
                Port = Port,
                TaskDuration = Seconds.Between(TaskDuration, 0.001, LongestTask, nameof(TaskDuration)),
                Region = Region,
                Quotas = NoQuota ? EmulatorQuotas.Unlimited : new EmulatorQuotas(),
            };
            if (!ShouldProcess(Port == 0 ? Messages.AnyPort : Text.Format(Messages.NewEmulatorOnPort, Port), Messages.ActionStartEmulator))
            {
                return;
            }

            RunningEmulator emulator = RunningEmulators.Start(options);
            if (SetDefault)
            {
                DefaultEndpoint.Set(emulator.EndpointUrl);
                WriteWarning(Text.Format(Messages.DefaultEndpointSet, emulator.EndpointUrl));
            }

            WriteObject(emulator.Describe());
        }
        catch (Exception exception) when (exception is ArgumentException or IOException)
        {
            ThrowTerminatingError(ErrorRecords.From(
                new ChimeException(
                    ErrorIds.InvalidParameter, ChimeErrorKind.InvalidArgument, Text.Format(Messages.EmulatorNotStarted, Text.Sentence(exception.Message)), exception),
                null));
        }
        catch (ChimeException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception, null));
        }
    }
}
