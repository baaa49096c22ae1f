using System.Collections;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using System.Text;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Events;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Input;

/// <summary>
/// Reads events from what is piped in: text, bytes, streams in memory, messages and records of any service, objects from
/// ConvertFrom-Json, and events of this module, live or deserialized. What an object is follows from its properties, not
/// from its type.
/// </summary>
internal sealed class PipedEvents
{
    private const string DetailType = "detail-type";

    // A list may hold itself.
    private const int MaxDepth = 16;

    private static readonly string[] Carriers =
    [
        nameof(ChimeVoiceEvent.Raw), "Message", "Body", "Records", "Messages", "Sns", "kinesis", "Data",
    ];

    private readonly EventReader _reader;
    private readonly Action<ChimeVoiceEvent> _onEvent;
    private readonly Action<ChimeException, object?> _onError;
    private readonly List<byte> _bytes = [];
    private object? _object;

    /// <param name="onEvent">Takes each event.</param>
    /// <param name="onError">Takes each error, and what it is about.</param>
    public PipedEvents(Action<ChimeVoiceEvent> onEvent, Action<ChimeException, object?> onError)
    {
        _onEvent = onEvent;
        _onError = onError;

        // An object that was piped in is what an error is about, and not the text that was found in it.
        _reader = new EventReader(onEvent, (error, text) => onError(error, _object ?? text));
    }

    /// <summary>Reads on. What can't be read is an error, whatever it is.</summary>
    public void Read(object? input) => Read(input, 0);

    /// <summary>Ends the input.</summary>
    public void Finish()
    {
        EndBytes();
        _reader.Finish();
    }

    private void Read(object? input, int depth)
    {
        var plain = Unwrap(input);
        if (plain is byte single && single != '\n')
        {
            // An array of bytes goes down a pipeline byte by byte.
            _bytes.Add(single);
            return;
        }

        EndBytes();
        switch (plain)
        {
            case null or byte:
                break;
            case string text:
                _reader.Read(text);
                break;
            case ChimeVoiceEvent own:
                _reader.Finish();
                _onEvent(own);
                break;
            case IEnumerable items when IsList(items) && depth < MaxDepth:
                ForEach(items, item => Read(item, depth + 1), input!);
                break;
            default:
                _reader.Finish();
                _object = input;
                ForEach(Texts(input, 0), ReadFound, input!);
                _object = null;
                break;
        }
    }

    private void ReadFound(object? found)
    {
        if (found is string text)
        {
            _reader.ReadWhole(text);
        }
        else
        {
            _onError((ChimeException)found!, _object);
        }
    }

    private void EndBytes()
    {
        if (_bytes.Count > 0)
        {
            var line = Decode([.. _bytes]);
            _bytes.Clear();
            _reader.Read(line);
        }
    }

    /// <summary>Does something for each item; an exception of the items is an error of the input.</summary>
    private void ForEach(IEnumerable items, Action<object?> read, object input)
    {
        IEnumerator? enumerator = null;
        while (true)
        {
            object? item;
            try
            {
                enumerator ??= items.GetEnumerator();
                if (!enumerator.MoveNext())
                {
                    return;
                }

                item = enumerator.Current;
            }
            catch (Exception exception) when (exception is not PipelineStoppedException)
            {
                _onError(
                    exception as ChimeException ?? EventErrors.NoEvent(Describe(input), Text.Sentence(exception.Message)), input);
                return;
            }

            read(item);
        }
    }

    /// <summary>The texts in an object that hold events, and an error for each part of it that has none.</summary>
    private static IEnumerable<object> Texts(object? value, int depth)
    {
        switch (Unwrap(value))
        {
            case string text:
                yield return text;
                break;
            case byte[] bytes:
                yield return Decode(bytes);
                break;
            case MemoryStream stream:
                yield return Decode(stream.ToArray());
                break;
            case IEnumerable items when IsList(items) && depth < MaxDepth:
                foreach (var item in items)
                {
                    foreach (var found in Texts(item, depth + 1))
                    {
                        yield return found;
                    }
                }

                break;
            case { } plain:
                var input = PSObject.AsPSObject(value!);
                if (Member(input, DetailType) is not null)
                {
                    yield return ObjectJson.Write(input, MaxDepth);
                }
                else if (depth < MaxDepth && Carriers.Select(name => Member(input, name)).FirstOrDefault(CanCarry) is { } carried)
                {
                    foreach (var found in Texts(carried, depth + 1))
                    {
                        yield return found;
                    }
                }
                else
                {
                    yield return EventErrors.NoEvent(
                        Describe(input), Text.Format(Messages.EventOfObject, DisplayText.Of(plain.GetType().FullName)));
                }

                break;
        }
    }

    // Many objects have a Message or Data that is something else.
    private static bool CanCarry(object? value) => Unwrap(value) switch
    {
        null or "" => false,
        string or byte[] or MemoryStream or IList or PSCustomObject => true,
        IDictionary members => members.Contains(DetailType) || Carriers.Any(members.Contains),
        _ => false,
    };

    private static object? Member(PSObject input, string name) => input.BaseObject is IDictionary dictionary
        ? (dictionary.Contains(name) ? dictionary[name] : null)
        : PipedObject.Member(input, name);

    private static bool IsList(IEnumerable items) => items is not (string or byte[] or IDictionary);

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static string Decode(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    /// <summary>An object as text; its type's name where it can't be shown.</summary>
    public static string Describe(object input)
    {
        try
        {
            return Convert.ToString(input, CultureInfo.InvariantCulture) ?? string.Empty;
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            return Unwrap(input)!.GetType().Name;
        }
    }
}
