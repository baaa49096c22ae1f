using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Events;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.Events;

/// <summary>Measure-ChimeVoiceTone: sums up the tone of calls from the events of voice tone analyses.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "ChimeVoiceTone")]
[OutputType(typeof(VoiceToneSummary))]
public sealed class MeasureVoiceToneCommand : PSCmdlet
{
    private readonly ToneMeasurement _measurement = new();
    private bool _textIsReported;

    /// <summary>
    /// The events that ConvertFrom-ChimeVoiceEvent emits, live or deserialized, in any order; those of other kinds are passed
    /// over.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NoCompleter))]
    public PSObject[] InputObject { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var input in InputObject ?? [])
        {
            if (input?.BaseObject is string text)
            {
                ReportText(text);
                continue;
            }

            try
            {
                if (PipedTone.Read(input) is { } toneEvent)
                {
                    _measurement.Add(toneEvent);
                }
            }
            catch (ChimeException exception)
            {
                WriteError(ErrorRecords.From(exception, input));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(_measurement.Summarize(), enumerateCollection: true);

    // Once: a file that was not converted has a thousand lines, and they are one mistake.
    private void ReportText(string text)
    {
        if (!_textIsReported && text.Trim().Length > 0)
        {
            _textIsReported = true;
            WriteError(ErrorRecords.From(EventErrors.NoToneEvent(text, Messages.NoToneText), text));
        }
    }
}
