using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.Events;

/// <summary>
/// ConvertFrom-ChimeVoiceEvent: makes objects of the notifications of voice analytics, and of the events about calls and their
/// pipelines.
/// </summary>
[Cmdlet(VerbsData.ConvertFrom, "ChimeVoiceEvent")]
[OutputType(
    typeof(VoiceToneEvent),
    typeof(SpeakerSearchEvent),
    typeof(VoiceAnalyticsEvent),
    typeof(CallStreamingEvent),
    typeof(MediaInsightsPipelineEvent))]
public sealed class ConvertFromVoiceEventCommand : PSCmdlet
{
    private readonly List<ChimeVoiceEvent> _collected = [];
    private readonly HashSet<string> _ids = [];
    private PipedEvents? _events;

    /// <summary>
    /// Text, one notification or many or a line of one; bytes; a message or record that carries one; or an object made from JSON.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NoCompleter))]
    public PSObject? InputObject { get; set; }

    /// <summary>Emits the events in the order of their times, when the input has ended; those without a time come last.</summary>
    [Parameter]
    public SwitchParameter SortByTime { get; set; }

    /// <summary>Emits each event once, by its id; those without an id are all emitted.</summary>
    [Parameter]
    public SwitchParameter Unique { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() =>
        _events = new PipedEvents(Take, (error, input) => WriteError(ErrorRecords.From(error, input)));

    /// <inheritdoc/>
    protected override void ProcessRecord() => _events!.Read(InputObject);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _events!.Finish();
        WriteObject(
            _collected.OrderBy(static collected => collected.Time is null).ThenBy(static collected => collected.Time),
            enumerateCollection: true);
    }

    private void Take(ChimeVoiceEvent voiceEvent)
    {
        if (Unique && voiceEvent.Id is { } id && !_ids.Add(id))
        {
            return;
        }

        SeenIds.See(voiceEvent);
        if (SortByTime)
        {
            _collected.Add(voiceEvent);
        }
        else
        {
            WriteObject(voiceEvent);
        }
    }
}
