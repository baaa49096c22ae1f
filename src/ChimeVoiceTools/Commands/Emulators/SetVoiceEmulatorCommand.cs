using System.Collections;
using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Emulator;
using ChimeVoiceTools.Emulator.Faults;
using ChimeVoiceTools.Emulator.Notifications;
using ChimeVoiceTools.Emulator.State;
using ChimeVoiceTools.Emulators;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.Emulators;

/// <summary>Set-ChimeVoiceEmulator: changes how running emulators behave.</summary>
[Cmdlet(VerbsCommon.Set, "ChimeVoiceEmulator", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(VoiceEmulator))]
public sealed class SetVoiceEmulatorCommand : EmulatorCommand
{
    private List<EmulatorFault> _faults = [];

    /// <summary>Ways to misbehave from now on, a hashtable each, beside those that are there.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FaultCompleter))]
    public Hashtable[]? Fault { get; set; }

    /// <summary>Takes away the faults that are there, before any new ones come.</summary>
    [Parameter]
    public SwitchParameter ClearFault { get; set; }

    /// <summary>Moves its clock forward, in seconds.</summary>
    [Parameter]
    [Seconds]
    [ArgumentCompleter(typeof(NoCompleter))]
    public double AdvanceTime { get; set; }

    /// <summary>How many times faster than real time its clock runs from now on.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    public double Speed { get; set; }

    /// <summary>Quotas that change, by their names.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(QuotaCompleter))]
    public Hashtable? Quota { get; set; }

    /// <summary>Lifts every quota that -Quota does not name.</summary>
    [Parameter]
    public SwitchParameter NoQuota { get; set; }

    /// <summary>Where each notification is posted to from now on, on loopback; null for nowhere.</summary>
    [Parameter]
    [AllowNull]
    [ArgumentCompleter(typeof(NoCompleter))]
    public Uri? WebhookUrl { get; set; }

    /// <summary>The SQS queue that each notification is sent to from now on, beside the emulator's own; null for none.</summary>
    [Parameter]
    [AllowNull]
    [ArgumentCompleter(typeof(NoCompleter))]
    public Uri? EventQueueUrl { get; set; }

    /// <summary>The share of the notifications that is sent twice from now on, from 0 to 1.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    public double DuplicateShare { get; set; }

    /// <summary>The share of the notifications that is sent after the next one from now on, from 0 to 1.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    public double DisorderShare { get; set; }

    /// <summary>Emits the changed emulator; without it nothing is emitted.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => this.EndCommandOnError(Messages.EmulatorNotChanged, () =>
    {
        // Also where no emulator runs, since a mistake is one anyway.
        _faults = [.. (Fault ?? []).Select(static fault => EmulatorFault.Parse(HashtableJson.Write(fault)))];
        ReadQuotas(new EmulatorQuotas()).Validate();
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var found = Find();
        foreach (var emulator in found)
        {
            var settings = Read(emulator.Service);
            if (!ShouldProcess(Text.Format(Messages.TargetEmulator, emulator.EndpointUrl), Messages.ActionChangeEmulator))
            {
                continue;
            }

            Change(emulator.Service, settings);
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

    /// <summary>What is to hold from now on. A mistake in any of it is an error, and nothing is changed.</summary>
    private EmulatorOptions Read(EmulatedService service)
    {
        var before = service.Notifications;
        var settings = new EmulatorOptions
        {
            Speed = IsGiven(nameof(Speed)) ? Speed : service.Speed,
            Quotas = ReadQuotas(service.Quotas),
            Notifications = new EmulatorNotifications
            {
                WebhookUrl = IsGiven(nameof(WebhookUrl)) ? WebhookUrl : before.WebhookUrl,
                EventQueueUrl = IsGiven(nameof(EventQueueUrl)) ? EventQueueUrl : before.EventQueueUrl,
                DuplicateShare = IsGiven(nameof(DuplicateShare)) ? DuplicateShare : before.DuplicateShare,
                DisorderShare = IsGiven(nameof(DisorderShare)) ? DisorderShare : before.DisorderShare,
            },
        };
        this.EndCommandOnError(Messages.EmulatorNotChanged, () =>
        {
            settings.Validate();
            EmulatedService.RequireAdvance(Seconds.ForEmulator(AdvanceTime));
        });
        return settings;
    }

    private EmulatorQuotas ReadQuotas(EmulatorQuotas before)
    {
        var basis = NoQuota ? EmulatorQuotas.Unlimited : before;
        return Quota is null ? basis : QuotaTable.Apply(Quota, basis);
    }

    private void Change(EmulatedService service, EmulatorOptions settings)
    {
        service.Speed = settings.Speed;
        service.Quotas = settings.Quotas!;
        service.Notifications = settings.Notifications!;
        if (ClearFault)
        {
            service.ClearFaults();
        }

        _faults.ForEach(service.AddFault);
        service.AdvanceTime(Seconds.ForEmulator(AdvanceTime));
    }

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
