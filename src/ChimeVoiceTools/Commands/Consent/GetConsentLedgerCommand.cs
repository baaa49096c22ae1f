using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Engine.Consent;

namespace ChimeVoiceTools.Commands.Consent;

/// <summary>Get-ChimeConsentLedger: says which consent ledger holds for this process, and what it is like now.</summary>
[Cmdlet(VerbsCommon.Get, "ChimeConsentLedger")]
[OutputType(typeof(ConsentLedger))]
public sealed class GetConsentLedgerCommand : AsyncCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing() => this.EndCommandOnError(() =>
    {
        if (Ledger.Current is { } ledger)
        {
            WriteObject(Await(_ => ledger.DescribeAsync()));
        }
        else
        {
            WriteVerbose(Messages.NoLedger);
        }
    });
}
