using System.Collections;
using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Emulator;
using ChimeVoiceTools.Emulator.Notifications;
using ChimeVoiceTools.Emulator.Scenarios;
using ChimeVoiceTools.Emulator.State;
using ChimeVoiceTools.Emulators;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.Emulators;

/// <summary>Start-ChimeVoiceEmulator: starts a local Chime SDK Voice endpoint.</summary>
[Cmdlet(VerbsLifecycle.Start, "ChimeVoiceEmulator", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(VoiceEmulator))]
public sealed class StartVoiceEmulatorCommand : PSCmdlet
{
    /// <summary>The TCP port on loopback; 0, the default, picks a free one.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    public int Port { get; set; }

    /// <summary>How long a task takes from its start to its end, in seconds; 20 by default, as at the service.</summary>
    [Parameter]
    [Seconds]
    [ArgumentCompleter(typeof(NoCompleter))]
    public double TaskDuration { get; set; } = 20;

    /// <summary>The AWS region that it stands for.</summary>
    [Parameter]
    [RegionName]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string Region { get; set; } = "us-east-1";

    /// <summary>How many times faster than real time its clock runs; 1 by default.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    public double Speed { get; set; } = 1;

    /// <summary>What ids and random values follow from: the same seed gives the same ones.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    public int Seed { get; set; }

    /// <summary>Who calls, how it goes and what goes wrong: the path of a JSON file, or a hashtable.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Scenario { get; set; }

    /// <summary>Quotas in place of the scenario's or the service's own, by their names.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(QuotaCompleter))]
    public Hashtable? Quota { get; set; }

    /// <summary>Lifts every quota that -Quota does not name.</summary>
    [Parameter]
    public SwitchParameter NoQuota { get; set; }

    /// <summary>Where each notification is posted to, on loopback.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(NoCompleter))]
    public Uri? WebhookUrl { get; set; }

    /// <summary>The SQS queue that each notification is sent to, beside the emulator's own.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(NoCompleter))]
    public Uri? EventQueueUrl { get; set; }

    /// <summary>How often a message in its queue is received before it goes to the dead-letter queue; 0 for any number.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    public int MaxReceiveCount { get; set; } = 5;

    /// <summary>Makes it the endpoint that Chime SDK Voice requests of this process go to where none is given.</summary>
    [Parameter]
    public SwitchParameter SetDefault { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing() => this.EndCommandOnError(Messages.EmulatorNotStarted, () =>
    {
        var scenario = ReadScenario();
        var options = new EmulatorOptions
        {
            Port = Port,
            TaskDuration = Seconds.ForEmulator(TaskDuration),
            Region = Region,
            Speed = Speed,
            Seed = Seed,
            Scenario = scenario,
            Quotas = ReadQuotas(scenario),
            Notifications = (scenario?.Notifications ?? new EmulatorNotifications()) with
            {
                WebhookUrl = WebhookUrl,
                EventQueueUrl = EventQueueUrl,
            },
            MaxReceiveCount = MaxReceiveCount,
        };
        options.Validate();
        var target = Port == 0 ? Messages.AnyPort : Text.Format(Messages.NewEmulatorOnPort, Port);
        if (!ShouldProcess(target, Messages.ActionStartEmulator))
        {
            return;
        }

        var emulator = RunningEmulators.Start(options);
        try
        {
            if (SetDefault)
            {
                DefaultEndpoint.Set(emulator.EndpointUrl);
                WriteWarning(Text.Format(Messages.DefaultEndpointSet, emulator.EndpointUrl));
            }
        }
        catch
        {
            // $WarningPreference and Ctrl+C end the command here, and nobody would have what was started.
            RunningEmulators.Stop(emulator);
            throw;
        }

        var started = emulator.Describe();
        SeenIds.See(started);
        WriteObject(started);
    });

    private EmulatorScenario? ReadScenario()
    {
        switch (Scenario is PSObject wrapped ? wrapped.BaseObject : Scenario)
        {
            case null:
                return null;
            case IDictionary table:
                return EmulatorScenario.Parse(HashtableJson.Write(table));
            case string path:
                return LoadScenario(GetUnresolvedProviderPathFromPSPath(path));
            case FileInfo file:
                // On .NET Framework its text may be the name alone.
                return LoadScenario(file.FullName);

            default:
                throw new ArgumentException(Messages.RuleScenario);
        }
    }

    private static EmulatorScenario LoadScenario(string path)
    {
        using var file = File.OpenRead(path);
        return EmulatorScenario.Load(file);
    }

    /// <summary>The scenario's quotas, or else the service's own, with what the parameters change.</summary>
    private EmulatorQuotas ReadQuotas(EmulatorScenario? scenario)
    {
        var basis = NoQuota ? EmulatorQuotas.Unlimited : scenario?.Quotas ?? new EmulatorQuotas();
        return Quota is null ? basis : QuotaTable.Apply(Quota, basis);
    }
}
