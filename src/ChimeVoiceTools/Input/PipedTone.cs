using System.Globalization;
using System.Management.Automation;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Events;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Input;

/// <summary>
/// Reads voice tone events of this module: live ones, those that came back from a file, a job or a remote session, and
/// rows of a CSV file.
/// </summary>
internal static class PipedTone
{
    /// <summary>Whether an object is an event of this module or a row of one, and not something that carries events.</summary>
    public static bool IsEvent(PSObject input) => input.BaseObject is ChimeVoiceEvent
        || (input.BaseObject is PSCustomObject && PipedObject.Text(input, nameof(ChimeVoiceEvent.DetailType)) is not null);

    /// <summary>The voice tone event that an object is, or null for an event of another kind.</summary>
    /// <exception cref="ChimeException">It is no event.</exception>
    public static VoiceToneEvent? Read(PSObject? input)
    {
        switch (input?.BaseObject)
        {
            case null:
                return null;
            case ChimeVoiceEvent own:
                return own as VoiceToneEvent;
        }

        var read = ReadProperties(input);
        if (read is not null)
        {
            read.EndpointUrl = PipedObject.Origin(input).EndpointUrl;
        }

        return read;
    }

    private static VoiceToneEvent? ReadProperties(PSObject input)
    {
        // The event's JSON is whole also where the columns of a CSV file are those of another kind of event.
        if (PipedObject.Text(input, nameof(ChimeVoiceEvent.Raw)) is { } raw)
        {
            return Parse(raw);
        }

        if (PipedObject.Text(input, nameof(ChimeVoiceEvent.DetailType)) is null)
        {
            throw EventErrors.NoToneEvent(PipedEvents.Describe(input), Messages.NoToneRead);
        }

        if (input.Properties[nameof(VoiceToneEvent.CurrentTone)] is null
            && input.Properties[nameof(VoiceToneEvent.OverallTone)] is null)
        {
            return null;
        }

        return new VoiceToneEvent
        {
            Id = PipedObject.Text(input, nameof(ChimeVoiceEvent.Id)),
            Time = PipedObject.Value(input, nameof(ChimeVoiceEvent.Time)) as DateTime?,
            DetailStatus = PipedObject.Text(input, nameof(ChimeVoiceEvent.DetailStatus)),
            TaskId = PipedObject.Text(input, nameof(ChimeVoiceEvent.TaskId)),
            TransactionId = PipedObject.Text(input, nameof(ChimeVoiceEvent.TransactionId)),
            CallId = PipedObject.Text(input, nameof(ChimeVoiceEvent.CallId)),
            VoiceConnectorId = PipedObject.Text(input, nameof(ChimeVoiceEvent.VoiceConnectorId)),
            IsCaller = PipedObject.Value(input, nameof(ChimeVoiceEvent.IsCaller)) as bool?,
            StatusMessage = PipedObject.Text(input, nameof(ChimeVoiceEvent.StatusMessage)),
            Region = PipedObject.Text(input, nameof(ChimeVoiceEvent.Region)),
            MediaInsightsPipelineId = PipedObject.Text(input, nameof(ChimeVoiceEvent.MediaInsightsPipelineId)),
            StreamArn = PipedObject.Text(input, nameof(ChimeVoiceEvent.StreamArn)),
            ChannelId = PipedObject.Value(input, nameof(ChimeVoiceEvent.ChannelId)) as int?,
            ParticipantRole = PipedObject.Text(input, nameof(ChimeVoiceEvent.ParticipantRole)),
            CurrentTone = ReadTone(input, nameof(VoiceToneEvent.CurrentTone)),
            OverallTone = ReadTone(input, nameof(VoiceToneEvent.OverallTone)),
        };
    }

    private static VoiceToneEvent? Parse(string raw)
    {
        VoiceToneEvent? found = null;
        new EventReader(read => found = read as VoiceToneEvent, static (error, _) => throw error).ReadWhole(raw);
        return found;
    }

    private static VoiceTone? ReadTone(PSObject input, string property) =>
        PipedObject.Member(input, property) is { } value ? ReadTone(PSObject.AsPSObject(value)) : null;

    /// <summary>The tone that an object is.</summary>
    /// <exception cref="ChimeException">A score is none.</exception>
    public static VoiceTone ReadTone(PSObject tone) =>
        new()
        {
            Label = PipedObject.Text(tone, nameof(VoiceTone.Label)),
            Positive = Score(tone, nameof(VoiceTone.Positive)),
            Negative = Score(tone, nameof(VoiceTone.Negative)),
            Neutral = Score(tone, nameof(VoiceTone.Neutral)),
            StartTime = PipedObject.Value(tone, nameof(VoiceTone.StartTime)) as DateTime?,
            EndTime = PipedObject.Value(tone, nameof(VoiceTone.EndTime)) as DateTime?,
            BeginOffsetMillis = PipedObject.Value(tone, nameof(VoiceTone.BeginOffsetMillis)) as long?,
            EndOffsetMillis = PipedObject.Value(tone, nameof(VoiceTone.EndOffsetMillis)) as long?,
        };

    private static double? Score(PSObject tone, string property) => PipedObject.Value(tone, property) switch
    {
        null => null,
        { } value when LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out double score)
            && score is >= 0 and <= 1 =>
            score,
        { } value => throw Rules.Broken(property, value, Messages.RuleScore),
    };
}
