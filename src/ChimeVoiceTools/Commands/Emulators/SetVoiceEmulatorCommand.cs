using System.Collections;
using System.Management.Automation;
using ChimeVoiceTools.Emulator;
using ChimeVoiceTools.Emulators;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Infrastructure;

namespace ChimeVoiceTools.Commands.Emulators;

/// <summary>Set-ChimeVoiceEmulator: changes how running emulators behave.</summary>
[Cmdlet(VerbsCommon.Set, "ChimeVoiceEmulator", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(VoiceEmulator))]
public sealed class SetVoiceEmulatorCommand : EmulatorCommand
{
    // A hundred years.
    private const double LongestAdvance = 36525d * 24 * 3600;

    /// <summary>Ways to misbehave from now on, a hashtable each, beside those that are there.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public Hashtable[]? Fault { get; set; }

    /// <summary>Takes away the faults that are there, before any new ones come.</summary>
    [Parameter]
    public SwitchParameter ClearFault { get; set; }

    /// <summary>Moves its clock forward, in seconds.</summary>
    [Parameter]
    public double AdvanceTime { get; set; }

    /// <summary>How many times faster than real time its clock runs from now on.</summary>
    [Parameter]
    public double Speed { get; set; }

    /// <summary>Quotas that change, by their names.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Quota { get; set; }

    /// <summary>Lifts every quota that -Quota does not name.</summary>
    [Parameter]
    public SwitchParameter NoQuota { get; set; }

    /// <summary>Where each notification is posted to from now on, on loopback; null for nowhere.</summary>
    [Parameter]
    [AllowNull]
    public Uri? WebhookUrl { get; set; }

    /// <summary>The share of the notifications that is sent twice from now on, from 0 to 1.</summary>
    [Parameter]
    public double DuplicateShare { get; set; }

    /// <summary>The share of the notifications that is sent after the next one from now on, from 0 to 1.</summary>
    [Parameter]
    public double DisorderShare { get; set; }

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

            EmulatorErrors.Guard(this, Messages.EmulatorNotChanged, () => Change(emulator.Service));
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
        // A mistake in any of it changes nothing.
        List<EmulatorFault> faults = [.. (Fault ?? []).Select(EmulatorFault.FromDictionary)];
        EmulatorQuotas quotas = NoQuota ? EmulatorQuotas.Unlimited : service.Quotas;
        quotas = Quota is null ? quotas : QuotaTable.Apply(Quota, quotas);
        EmulatorNotifications notifications = service.Notifications with
        {
            WebhookUrl = IsGiven(nameof(WebhookUrl)) ? WebhookUrl : service.Notifications.WebhookUrl,
            DuplicateShare = IsGiven(nameof(DuplicateShare)) ? DuplicateShare : service.Notifications.DuplicateShare,
            DisorderShare = IsGiven(nameof(DisorderShare)) ? DisorderShare : service.Notifications.DisorderShare,
        };

        TimeSpan advance = Seconds.Between(AdvanceTime, 0, LongestAdvance, nameof(AdvanceTime));

        (double speed, EmulatorNotifications delivery, EmulatorQuotas limits) = (service.Speed, service.Notifications, service.Quotas);
        try
        {
            service.Notifications = notifications;
            service.Quotas = quotas;
            service.Speed = IsGiven(nameof(Speed)) ? Speed : speed;
        }
        catch (ArgumentException)
        {
            (service.Speed, service.Notifications, service.Quotas) = (speed, delivery, limits);
            throw;
        }

        if (ClearFault)
        {
            service.ClearFaults();
        }

        faults.ForEach(service.AddFault);
        service.AdvanceTime(advance);
    }

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
