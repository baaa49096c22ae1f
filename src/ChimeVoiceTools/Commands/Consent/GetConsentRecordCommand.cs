using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Consent;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.Consent;

/// <summary>Get-ChimeConsentRecord: reads the lines of consent ledgers.</summary>
[Cmdlet(VerbsCommon.Get, "ChimeConsentRecord")]
[OutputType(typeof(ConsentRecord))]
public sealed class GetConsentRecordCommand : AsyncCmdlet
{
    /// <summary>The subject whose records are wanted.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ConsentSubject")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? Subject { get; set; }

    /// <summary>The voice profile whose records are wanted, with those of the search that it was made from.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(VoiceProfileIdCompleter))]
    public string? VoiceProfileId { get; set; }

    /// <summary>The transaction whose records are wanted.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TransactionIdCompleter))]
    public string? TransactionId { get; set; }

    /// <summary>The time after which the records were written.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    public DateTime? After { get; set; }

    /// <summary>The time before which the records were written.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    public DateTime? Before { get; set; }

    /// <summary>The ledgers; the one that is set where none is given.</summary>
    [Parameter]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => this.GoOnAfterError(Path, () =>
    {
        ConsentQuery query = new()
        {
            Subject = Subject,
            VoiceProfileId = VoiceProfileId,
            TransactionId = TransactionId,
            After = After?.ToUniversalTime(),
            Before = Before?.ToUniversalTime(),
        };
        try
        {
            foreach (var record in query.Read(LedgerPaths.Existing(this, Path), StopToken))
            {
                WriteObject(record);
            }
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    });
}
