using System.Collections;
using System.Management.Automation;
using ChimeVoiceTools.Emulator;
using ChimeVoiceTools.Emulators;
using ChimeVoiceTools.Engine.Endpoints;
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

    /// <summary>How many times faster than real time its clock runs; 1 by default.</summary>
    [Parameter]
    public double Speed { get; set; } = 1;

    /// <summary>What chance is drawn from: the same seed gives the same run.</summary>
    [Parameter]
    public int Seed { get; set; }

    /// <summary>Who calls, how it goes and what goes wrong: the path of a JSON file, or a hashtable.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Scenario { get; set; }

    /// <summary>Quotas in place of the scenario's or the service's own, by their names.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Quota { get; set; }

    /// <summary>Lifts every quota that -Quota does not name.</summary>
    [Parameter]
    public SwitchParameter NoQuota { get; set; }

    /// <summary>Where each notification is posted to, on loopback.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? WebhookUrl { get; set; }

    /// <summary>Makes it the endpoint that Chime SDK Voice requests of this process go to where none is given.</summary>
    [Parameter]
    public SwitchParameter SetDefault { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing() => EmulatorErrors.Guard(this, Messages.EmulatorNotStarted, () =>
    {
        if (Port is < 0 or > 65535)
        {
            throw Rules.Broken(nameof(Port), Port, Text.Format(Messages.RuleBetween, 0, 65535));
        }

        EmulatorScenario? scenario = ReadScenario();
        var options = new EmulatorOptions
        {
            Port = Port,
            TaskDuration = Seconds.Between(TaskDuration, 0.001, LongestTask, nameof(TaskDuration)),
            Region = Region,
            Speed = Speed,
            Seed = Seed,
            Scenario = scenario,
            Quotas = ReadQuotas(scenario),
            Notifications = WebhookUrl is null ? null : (scenario?.Notifications ?? new EmulatorNotifications()) with { WebhookUrl = WebhookUrl },
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
    });

    private EmulatorScenario? ReadScenario()
    {
        switch (Scenario is PSObject wrapped ? wrapped.BaseObject : Scenario)
        {
            case null:
                return null;
            case IDictionary table:
                return EmulatorScenario.FromDictionary(table);
            case string or FileInfo:
                using (FileStream file = File.OpenRead(GetUnresolvedProviderPathFromPSPath($"{Scenario}")))
                {
                    return EmulatorScenario.Load(file);
                }

            default:
                throw Rules.Broken(nameof(Scenario), Scenario, Messages.RuleScenario);
        }
    }

    /// <summary>The scenario's quotas, or else the service's own, with what the parameters change.</summary>
    private EmulatorQuotas ReadQuotas(EmulatorScenario? scenario)
    {
        EmulatorQuotas basis = NoQuota ? EmulatorQuotas.Unlimited : scenario?.Quotas ?? new EmulatorQuotas();
        return Quota is null ? basis : QuotaTable.Apply(Quota, basis);
    }
}
