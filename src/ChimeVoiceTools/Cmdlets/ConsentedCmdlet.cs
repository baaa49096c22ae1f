using System.Management.Automation;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Consent;
using ChimeVoiceTools.Host;

namespace ChimeVoiceTools.Cmdlets;

/// <summary>A cmdlet that needs the speaker's consent for every record.</summary>
public abstract class ConsentedCmdlet : ConcurrentCmdlet
{
    // Null is a value that an object can bring; PowerShell puts this one back for an object that brings none.
    private static readonly string NotGiven = new('-', 1);

    private readonly ConsentPrompt _consent;

    private protected ConsentedCmdlet() => _consent = new ConsentPrompt(this);

    /// <summary>States that all notices were given to the speaker, and all consents obtained, for every record.</summary>
    [Parameter]
    public SwitchParameter ConfirmConsent { get; set; }

    /// <summary>Whose consent it is: an id of your own, which a consent ledger has on record.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? ConsentSubject { get; set; } = NotGiven;

    /// <summary>Where the consent itself is kept, the number of a form for instance; a consent ledger has it on record.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? ConsentReference { get; set; } = NotGiven;

    /// <summary>
    /// Says that there is a new consent of each subject whose earlier one was revoked, under the reference that is given.
    /// </summary>
    [Parameter]
    public SwitchParameter Renew { get; set; }

    /// <summary>
    /// What is to be on record of the consent to this record. An empty cell of a CSV is no value elsewhere; here it would be a
    /// consent that nobody can find again, and is refused.
    /// </summary>
    private protected ConsentStatement Consent =>
        new(Given(ConsentSubject), Given(ConsentReference), !ConfirmConsent, Renew);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        this.EndCommandOnError(() =>
        {
            _consent.RefuseDefault();
            if (Renew)
            {
                LedgerOfProcess.Require();
            }
        });
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
        Consent.Validate();
        var isConfirmed = false;
        if (ShouldProcess(target, action))
        {
            this.EndCommandOnError(() => isConfirmed = _consent.Obtain(ConfirmConsent, action, target));
        }

        return isConfirmed;
    }

    private static string? Given(string? value) => ReferenceEquals(value, NotGiven) ? null : value ?? string.Empty;
}
