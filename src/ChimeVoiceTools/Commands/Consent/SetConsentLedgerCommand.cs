using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Engine.Consent;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Commands.Consent;

/// <summary>Set-ChimeConsentLedger: sets the consent ledger of this process, or none.</summary>
[Cmdlet(
    VerbsCommon.Set,
    "ChimeConsentLedger",
    DefaultParameterSetName = PathSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ConsentLedger))]
public sealed class SetConsentLedgerCommand : AsyncCmdlet
{
    private const string PathSet = "Path";
    private const string NoneSet = "None";

    /// <summary>The ledger's file; it is made where there is none.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = null!;

    /// <summary>Refuses what names no subject.</summary>
    [Parameter(ParameterSetName = PathSet)]
    public SwitchParameter RequireSubject { get; set; }

    /// <summary>A further ledger, which is read for revocations, and to which revocations are written too.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string? RevocationPath { get; set; }

    /// <summary>Has this process use no ledger.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NoneSet)]
    public SwitchParameter None { get; set; }

    /// <summary>Emits the ledger; without it nothing is emitted.</summary>
    [Parameter(ParameterSetName = PathSet)]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing() => this.EndCommandOnError(() =>
    {
        if (ParameterSetName == NoneSet)
        {
            if (None && ShouldProcess(Messages.TargetThisProcess, Messages.ActionUnsetLedger))
            {
                Ledger.Unset();
            }

            return;
        }

        var path = LedgerPaths.File(this, Path);
        var revocationPath = RevocationPath is null ? null : LedgerPaths.File(this, RevocationPath);
        if (path == revocationPath)
        {
            throw Rules.Broken(nameof(RevocationPath), RevocationPath, Messages.RuleOtherLedger);
        }

        if (ShouldProcess(path, Messages.ActionSetLedger))
        {
            var ledger = Await(_ => Ledger.SetAsync(path, RequireSubject, revocationPath));
            if (PassThru)
            {
                WriteObject(ledger);
            }
        }
    });
}
