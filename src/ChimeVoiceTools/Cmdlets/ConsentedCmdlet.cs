using System.Management.Automation;
using ChimeVoiceTools.Host;

namespace ChimeVoiceTools.Cmdlets;

/// <summary>A cmdlet that needs the speaker's consent for every record.</summary>
public abstract class ConsentedCmdlet : ConcurrentCmdlet
{
    private readonly ConsentPrompt _consent;

    private protected ConsentedCmdlet() => _consent = new ConsentPrompt(this);

    /// <summary>States that all notices were given to the speaker, and all consents obtained, for every record.</summary>
    [Parameter]
    public SwitchParameter ConfirmConsent { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        this.EndCommandOnError(_consent.RefuseDefault);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        _consent.Summarize();
    }

    /// <summary>
    /// Says whether to go on with a record: -WhatIf and -Confirm are followed, and then the speaker's consent is needed.
    /// </summary>
    private protected bool MayProceed(string target, string action)
    {
        var isConfirmed = false;
        if (ShouldProcess(target, action))
        {
            this.EndCommandOnError(() => isConfirmed = _consent.Obtain(ConfirmConsent, action, target));
        }

        return isConfirmed;
    }
}
