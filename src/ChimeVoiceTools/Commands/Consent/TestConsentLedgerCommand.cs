using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Consent;
using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Commands.Consent;

/// <summary>Test-ChimeConsentLedger: finds the first line of a ledger that is not as it was written.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ChimeConsentLedger")]
[OutputType(typeof(ConsentLedgerTest))]
public sealed class TestConsentLedgerCommand : AsyncCmdlet
{
    /// <summary>The ledgers; the one that is set where none is given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>The hash of a line that must be there, kept elsewhere.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? Head { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => this.GoOnAfterError(Path, () =>
    {
        var paths = LedgerPaths.Existing(this, Path);
        if (Head is not null && paths.Count > 1)
        {
            throw Rules.Broken(nameof(Head), Head, Messages.RuleOneHead);
        }

        foreach (var path in paths)
        {
            try
            {
                WriteObject(Await(stop => Task.FromResult(LedgerVerifier.Verify(path, Head, stop))));
            }
            catch (ChimeException error)
            {
                // A ledger that can't be read is one record's error here.
                this.WriteChimeError(error, path);
            }
        }
    });
}
