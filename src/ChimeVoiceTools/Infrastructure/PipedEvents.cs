using System.Collections;
using System.Globalization;
using System.Management.Automation;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Events;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Infrastructure;

/// <summary>
/// Reads events from what is piped in: text, messages of a queue, objects from ConvertFrom-Json, and events of this
/// module, live or deserialized. What an object is follows from its properties, not from its type.
/// </summary>
internal sealed class PipedEvents
{
    private const string DetailType = "detail-type";

    // A list may hold itself.
    private const int DeepestList = 16;

    private static readonly string[] TextProperties = [nameof(ChimeVoiceEvent.Raw), "Body", "Message"];
    private static readonly string[] JsonMembers = [DetailType, "Body", "Message", "Records", "Messages", "Sns"];

    private readonly EventReader _reader;
    private readonly Action<ChimeVoiceEvent> _onEvent;
    private readonly Action<ChimeException, object?> _onError;
    private object? _input;

    /// <param name="onEvent">Takes each event.</param>
    /// <param name="onError">Takes each error, and what it is about.</param>
    public PipedEvents(Action<ChimeVoiceEvent> onEvent, Action<ChimeException, object?> onError)
    {
        _onEvent = onEvent;
        _onError = onError;
        _reader = new EventReader(onEvent, (error, text) => onError(error, _input ?? text));
    }

    /// <summary>Reads on.</summary>
    public void Read(object? input) => Read(input, 0);

    /// <summary>Ends the input.</summary>
    public void Finish() => _reader.Finish();

    private void Read(object? input, int depth)
    {
        object? plain = input is PSObject wrapped ? wrapped.BaseObject : input;
        switch (plain)
        {
            case null:
                break;
            case string text:
                _reader.Read(text);
                break;
            case ChimeVoiceEvent own:
                _reader.Finish();
                _onEvent(own);
                break;
            case IEnumerable items and not IDictionary when depth < DeepestList:
                foreach (object? item in items)
                {
                    Read(item, depth + 1);
                }

                break;
            default:
                _reader.Finish();
                ReadObject(PSObject.AsPSObject(input!), plain as IDictionary);
                break;
        }
    }

    private void ReadObject(PSObject input, IDictionary? dictionary)
    {
        // The object is the input, and not the text that is found in it.
        _input = input;
        if (dictionary is null && !HasMember(input, null, DetailType) && TextOf(input) is { } text)
        {
            _reader.ReadWhole(text);
        }
        else if (JsonMembers.Any(name => HasMember(input, dictionary, name)))
        {
            _reader.ReadWhole(PipedJson.Write(input));
        }
        else
        {
            _onError(EventErrors.NoEvent(Describe(input), Text.Format(Messages.EventOfObject, input.BaseObject.GetType().FullName)), input);
        }

        _input = null;
    }

    private static string? TextOf(PSObject input)
    {
        foreach (string name in TextProperties)
        {
            if (input.Properties[name]?.Value is { } value && (value is PSObject wrapped ? wrapped.BaseObject : value) is string { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }

    private static bool HasMember(PSObject input, IDictionary? dictionary, string name) =>
        dictionary?.Contains(name) ?? input.Properties[name] is not null;

    private static string Describe(PSObject input) => Convert.ToString(input, CultureInfo.InvariantCulture) ?? string.Empty;
}
