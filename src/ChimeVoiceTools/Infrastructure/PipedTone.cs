using System.Globalization;
using System.Management.Automation;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Events;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Infrastructure;

/// <summary>Reads voice tone events of this module, live ones and those that came back from a file, a job or a remote session.</summary>
internal static class PipedTone
{
    /// <summary>The voice tone event that an object is; null for an event of another kind.</summary>
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

        if (PipedObject.Text(input, nameof(ChimeVoiceEvent.DetailType)) is null)
        {
            throw EventErrors.NoToneEvent(Convert.ToString(input, CultureInfo.InvariantCulture) ?? string.Empty, Messages.NoToneRead);
        }

        if (input.Properties[nameof(VoiceToneEvent.CurrentTone)] is null && input.Properties[nameof(VoiceToneEvent.OverallTone)] is null)
        {
            return null;
        }

        VoiceTone? current = ReadTone(input, nameof(VoiceToneEvent.CurrentTone), out bool isCurrentText);
        VoiceTone? overall = ReadTone(input, nameof(VoiceToneEvent.OverallTone), out bool isOverallText);
        if (isCurrentText || isOverallText)
        {
            // A row of a CSV file: its tones have become words, but the event's JSON is whole.
            return Parse(input);
        }

        return new VoiceToneEvent
        {
            Id = PipedObject.Text(input, nameof(ChimeVoiceEvent.Id)),
            Time = Value(input, nameof(ChimeVoiceEvent.Time)) as DateTime?,
            DetailStatus = PipedObject.Text(input, nameof(ChimeVoiceEvent.DetailStatus)),
            TaskId = PipedObject.Text(input, nameof(ChimeVoiceEvent.TaskId)),
            TransactionId = PipedObject.Text(input, nameof(ChimeVoiceEvent.TransactionId)),
            CallId = PipedObject.Text(input, nameof(ChimeVoiceEvent.CallId)),
            VoiceConnectorId = PipedObject.Text(input, nameof(ChimeVoiceEvent.VoiceConnectorId)),
            IsCaller = Value(input, nameof(ChimeVoiceEvent.IsCaller)) as bool?,
            StatusMessage = PipedObject.Text(input, nameof(ChimeVoiceEvent.StatusMessage)),
            Region = PipedObject.Text(input, nameof(ChimeVoiceEvent.Region)),
            CurrentTone = current,
            OverallTone = overall,
        };
    }

    private static VoiceToneEvent? Parse(PSObject input)
    {
        VoiceToneEvent? found = null;
        var reader = new EventReader(read => found = read as VoiceToneEvent, static (error, _) => throw error);
        reader.ReadWhole(PipedObject.Text(input, nameof(ChimeVoiceEvent.Raw)) ?? string.Empty);
        return found ?? throw EventErrors.NoToneEvent(Convert.ToString(input, CultureInfo.InvariantCulture) ?? string.Empty, Messages.NoToneRead);
    }

    private static VoiceTone? ReadTone(PSObject input, string property, out bool isText)
    {
        object? value = input.Properties[property]?.Value;
        isText = (value is PSObject wrapped ? wrapped.BaseObject : value) is string;
        if (value is null || isText)
        {
            return null;
        }

        PSObject tone = PSObject.AsPSObject(value);
        return new VoiceTone
        {
            Label = PipedObject.Text(tone, nameof(VoiceTone.Label)),
            Positive = Number(tone, nameof(VoiceTone.Positive)),
            Negative = Number(tone, nameof(VoiceTone.Negative)),
            Neutral = Number(tone, nameof(VoiceTone.Neutral)),
            StartTime = Value(tone, nameof(VoiceTone.StartTime)) as DateTime?,
            EndTime = Value(tone, nameof(VoiceTone.EndTime)) as DateTime?,
            BeginOffsetMillis = (long?)Number(tone, nameof(VoiceTone.BeginOffsetMillis)),
            EndOffsetMillis = (long?)Number(tone, nameof(VoiceTone.EndOffsetMillis)),
        };
    }

    private static double? Number(PSObject tone, string property) =>
        Value(tone, property) is not { } value ? null
        : LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out double number) ? number
        : throw Rules.Broken(property, value, Messages.RuleNumber);

    private static object? Value(PSObject input, string property) =>
        input.Properties[property]?.Value is PSObject wrapped ? wrapped.BaseObject : input.Properties[property]?.Value;
}
