using System.Management.Automation;
using ChimeVoiceTools.Infrastructure;

namespace ChimeVoiceTools.Consent;

/// <summary>A cmdlet that needs the speaker's consent for every record.</summary>
public abstract class ConsentedCmdlet : ConnectedCmdlet
{
    private readonly ConsentGate _consent;

    private protected ConsentedCmdlet() => _consent = new ConsentGate(this);

    /// <summary>States that all notices were given to the speaker, and all consents obtained, for every record.</summary>
    [Parameter]
    public SwitchParameter ConfirmConsent { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _consent.RefuseDefault();
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _consent.Summarize();

    /// <summary>Whether to go on with a record: -WhatIf and -Confirm have their say, and then the speaker's consent.</summary>
    private protected bool MayProceed(string target, string action) =>
        ShouldProcess(target, action) && _consent.Obtain(ConfirmConsent, action, target);
}
