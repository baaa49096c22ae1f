using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Events;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.Events;

/// <summary>Watch-ChimeVoiceTone: alerts when the tone of a speaker's voice stays below a bound, and when it is back.</summary>
[Cmdlet(VerbsCommon.Watch, "ChimeVoiceTone")]
[OutputType(typeof(VoiceToneAlert))]
public sealed class WatchVoiceToneCommand : PSCmdlet
{
    private PipedEvents? _events;
    private ToneWatch? _watch;

    /// <summary>
    /// Events of voice tone analyses, live or deserialized, rows of a CSV file, or whatever carries them; events of other kinds
    /// are passed over.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NoCompleter))]
    public PSObject? InputObject { get; set; }

    /// <summary>The bound: a reading whose balance is below it counts.</summary>
    [Parameter(Mandatory = true)]
    [ArgumentCompleter(typeof(NoCompleter))]
    public double Below { get; set; }

    /// <summary>How many readings in a row have to be below the bound; 3 by default.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    public int Readings { get; set; } = 3;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        this.EndCommandOnError(() => _watch = new ToneWatch(Below, Readings));
        _events = new PipedEvents(Take, (error, input) => this.WriteChimeError(error, input));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is not null && PipedTone.IsEvent(InputObject))
        {
            this.GoOnAfterError(InputObject, () => Take(PipedTone.Read(InputObject)));
        }
        else
        {
            _events!.Read(InputObject);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _events!.Finish();
        WriteObject(_watch!.Finish(), enumerateCollection: true);
    }

    private void Take(ChimeVoiceEvent? voiceEvent)
    {
        if (voiceEvent is VoiceToneEvent toneEvent)
        {
            WriteObject(_watch!.Add(toneEvent), enumerateCollection: true);
        }
    }
}
