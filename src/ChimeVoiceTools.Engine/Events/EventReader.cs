using System.Text;
using System.Text.Json;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Events;

/// <summary>
/// Reads notifications from text that comes in lines: documents that fill a line, documents that are spread over
/// several, several on one line, and arrays of them. Holds no more than the document that is not whole yet.
/// </summary>
/// <remarks>
/// <para>
/// However many lines a document has, no line is scanned more than a few times: for where the document ends, and,
/// when it is whole, for what is in it.
/// </para>
/// <para>
/// A document that is not whole ends where another one begins, so that one that was cut off takes nothing else with
/// it. Another one begins with a bracket at the beginning of a line (which pretty-printed JSON has at its own
/// beginning only; text without any indentation is exempt), with a scalar that fills such a line, and with a whole
/// event wherever it stands. A document that stops being JSON takes the rest of its own lines with it, as far as
/// they look like that: they are indented or close its brackets.
/// </para>
/// </remarks>
public sealed class EventReader
{
    // A message of SQS or SNS has 1 MiB at most. What is not whole by then is not going to be.
    private const int LongestDocument = 4 * 1024 * 1024;
    private const int LargestKeptBuffer = 1024 * 1024;
    private const int SmallestBuffer = 4096;

    private readonly Action<ChimeVoiceEvent> _onEvent;
    private readonly Action<ChimeException, string> _onError;
    private readonly EventParser _parser = new();

    private byte[] _buffer = new byte[SmallestBuffer];
    private int _length;

    // The document that is not whole yet, and what of it the scan has not taken in.
    private readonly StringBuilder _pending = new();
    private JsonReaderState _pendingState;
    private byte[] _pendingRest = [];
    private int _pendingLines;
    private int _pendingDepth;

    // Whether the lines of the document at hand, after its first, have no indentation.
    private bool _isFlush;

    // How many brackets are open of a document that broke off, whose rest is passed over.
    private int _brokenDepth;

    private int _arrayDepth;
    private string _arrayText = string.Empty;
    private bool _arrayIsReported;
    private bool _afterElement;

    /// <summary>Makes a reader.</summary>
    /// <param name="onEvent">Takes each event, in the order that they came.</param>
    /// <param name="onError">Takes the error for each thing that is no voice analytics event, and that thing's text.</param>
    public EventReader(Action<ChimeVoiceEvent> onEvent, Action<ChimeException, string> onError)
    {
        _onEvent = onEvent;
        _onError = onError;
    }

    /// <summary>Reads on: a line, which may go on what earlier ones began, or several lines, which stand for themselves.</summary>
    /// <param name="text">The text.</param>
    public void Read(string text)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        int end = LineEnd(text, 0);
        if (end == text.Length)
        {
            ReadLine(text);
        }
        else
        {
            ReadWhole(text);
        }
    }

    /// <summary>Reads a text that stands for itself: it goes on nothing, and nothing goes on it.</summary>
    /// <param name="text">The text.</param>
    public void ReadWhole(string text)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        Finish();
        for (int from = 0; from < text.Length;)
        {
            int end = LineEnd(text, from);
            ReadLine(from == 0 && end == text.Length ? text : text.Substring(from, end - from));
            from = end + 1;
        }

        Finish();
    }

    /// <summary>Ends the text: what is not whole now is an error. Another text may follow.</summary>
    public void Finish()
    {
        if (_pendingLines > 0)
        {
            BreakOff(Messages.EventUnfinished);
        }
        else if (_arrayDepth > 0 && !_arrayIsReported)
        {
            Report(Messages.EventUnfinished, _arrayText);
        }

        _arrayDepth = 0;
        _brokenDepth = 0;
    }

    private void ReadLine(string line)
    {
        int first = FirstCharacter(line);
        if (first < 0)
        {
            if (_pendingLines > 0)
            {
                _pending.Append('\n');
            }

            return;
        }

        if (_pendingLines > 0)
        {
            if (BeginsAnother(line, first))
            {
                BreakOff(Messages.EventUnfinished);
                _brokenDepth = 0;
            }
            else
            {
                ReadOn(line, first);
                return;
            }
        }
        else if (_brokenDepth > 0)
        {
            if (BeginsAnother(line, first))
            {
                _brokenDepth = 0;
            }
            else if (IsRest(line, first))
            {
                PassOver(line, first);
                return;
            }
        }

        Encode(line);
        ReadDocuments(line, 0, 0);
    }

    /// <summary>Reads what a line holds from a place on that lies between documents.</summary>
    /// <param name="line">The line, which is in the buffer too.</param>
    /// <param name="origin">Where the line begins in the buffer.</param>
    /// <param name="at">Where in the buffer to begin.</param>
    private void ReadDocuments(string line, int origin, int at)
    {
        bool isArrayHere = false;
        while ((at = NextByte(at)) < _length)
        {
            byte next = _buffer[at];
            if (_arrayDepth > 0 && next is (byte)']' or (byte)',')
            {
                if (next == ']')
                {
                    _arrayDepth--;
                }

                _afterElement = next == ']' && _arrayDepth > 0;
                at++;
                continue;
            }

            if (_arrayDepth > 0 && _afterElement && !_arrayIsReported)
            {
                Report(Messages.EventArrayBroken, _arrayText);
            }

            if (next == '[')
            {
                OpenArray(line, origin, at);
                isArrayHere = true;
                at++;
                continue;
            }

            var reader = new Utf8JsonReader(_buffer.AsSpan(at, _length - at), isFinalBlock: false, EventParser.Start);
            try
            {
                if (!reader.Read() || !reader.TrySkip())
                {
                    BeginPending(line, origin, at);
                    return;
                }
            }
            catch (JsonException exception)
            {
                if (next != '{')
                {
                    Report(NotJson(exception, 1), isArrayHere ? _arrayText : Slice(line, origin, at, _length - 1));
                    return;
                }

                string text = Slice(line, origin, at, _length - 1);
                Report(NotJson(exception, 1), text);
                _isFlush = false;
                _brokenDepth = Brackets.Depth(text, 0, 0, out int closed);
                if (_arrayDepth == 0 || _brokenDepth > 0)
                {
                    return;
                }

                _afterElement = true;
                at += Encoding.UTF8.GetByteCount(text.Substring(0, closed));
                continue;
            }

            int end = at + (int)reader.BytesConsumed;
            if (!CanFollow(end))
            {
                Report(Text.Format(Messages.EventNotJson, 1, end - at + 1), Slice(line, origin, at, _length - 1));
                return;
            }

            if (_arrayDepth == 0 || next is (byte)'{' or (byte)'"')
            {
                Parse(_buffer.AsSpan(at, end - at), Slice(line, origin, at, end));
            }
            else if (!_arrayIsReported)
            {
                // Once: a thousand numbers in an array are one mistake.
                Report(Messages.EventNoObject, _arrayText);
            }

            _afterElement = _arrayDepth > 0;
            at = end;
        }
    }

    private void OpenArray(string line, int origin, int at)
    {
        // One that begins a line ends one that was not closed.
        if (at == origin && _arrayDepth > 0)
        {
            if (!_arrayIsReported)
            {
                Report(Messages.EventUnfinished, _arrayText);
            }

            _arrayDepth = 0;
        }

        if (_arrayDepth++ == 0)
        {
            _arrayText = EventErrors.Beginning(Slice(line, origin, at, _length - 1));
            _arrayIsReported = false;
        }

        _afterElement = false;
    }

    private void BeginPending(string line, int origin, int at)
    {
        _isFlush = false;
        _pendingLines = 1;
        _pending.Clear();
        string text = Slice(line, origin, at, _length - 1);
        _pending.Append(text);
        _pendingDepth = Brackets.Depth(text, 0, 0, out _);

        var reader = new Utf8JsonReader(_buffer.AsSpan(at, _length - at), isFinalBlock: false, EventParser.Start);
        ScanOn(ref reader);
        KeepRest(ref reader, at);
    }

    /// <summary>Goes on with the document that is not whole yet.</summary>
    private void ReadOn(string line, int first)
    {
        if (_pending.Length + line.Length > LongestDocument)
        {
            BreakOffAt(line, first, Text.Format(Messages.EventTooLong, LongestDocument));
            return;
        }

        int origin = _pendingRest.Length;
        Encode(line, _pendingRest);
        var reader = new Utf8JsonReader(_buffer.AsSpan(0, _length), isFinalBlock: false, _pendingState);
        bool isWhole;
        try
        {
            isWhole = ScanOn(ref reader);
        }
        catch (JsonException exception)
        {
            BreakOffAt(line, first, NotJson(exception, _pendingLines + 1));
            return;
        }

        _isFlush |= first == 0 && line[0] is not ('}' or ']');
        if (!isWhole)
        {
            _pending.Append('\n').Append(line);
            _pendingDepth = Brackets.Depth(line, first, _pendingDepth, out _);
            _pendingLines++;
            KeepRest(ref reader, 0);
            return;
        }

        int end = (int)reader.BytesConsumed;
        if (!CanFollow(end))
        {
            BreakOff(Text.Format(Messages.EventNotJson, _pendingLines + 1, end - origin + 1));
            _brokenDepth = 0;
            return;
        }

        _pending.Append('\n').Append(Slice(line, origin, origin, end));
        string text = _pending.ToString();
        ForgetPending();

        // The buffer stays as it is: what follows on the line is still wanted.
        Parse(Encoding.UTF8.GetBytes(text), text);
        _afterElement = _arrayDepth > 0;
        ReadDocuments(line, origin, end);
    }

    /// <summary>Takes in what there is; true when the document has ended.</summary>
    private static bool ScanOn(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
            if (reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.EndObject)
            {
                return true;
            }
        }

        return false;
    }

    private void KeepRest(ref Utf8JsonReader reader, int at)
    {
        _pendingState = reader.CurrentState;
        int from = at + (int)reader.BytesConsumed;
        _pendingRest = _buffer.AsSpan(from, _length - from).ToArray();
    }

    private void ForgetPending()
    {
        _pendingLines = 0;
        _pendingRest = [];
        _pending.Clear();
        if (_pending.Capacity > LargestKeptBuffer)
        {
            _pending.Capacity = SmallestBuffer;
        }
    }

    /// <summary>Gives the document up that is not whole.</summary>
    private void BreakOff(string reason)
    {
        string text = _pending.ToString();
        _brokenDepth = _pendingDepth;
        ForgetPending();
        _afterElement = _arrayDepth > 0;
        Report(reason, text);
    }

    /// <summary>Gives the document up that a line does not go on with; the line may be of it all the same.</summary>
    private void BreakOffAt(string line, int first, string reason)
    {
        BreakOff(reason);
        if (IsRest(line, first))
        {
            PassOver(line, first);
        }
        else
        {
            Encode(line);
            ReadDocuments(line, 0, 0);
        }
    }

    /// <summary>Whether a line begins a new document although the one before it is not whole.</summary>
    private bool BeginsAnother(string line, int first)
    {
        char next = line[first];
        bool isAtMargin = first == 0 && !_isFlush;
        return next switch
        {
            '{' => isAtMargin || (line.IndexOf(EventParser.DetailTypeMember, StringComparison.Ordinal) > 0 && BeginsWithWhole(line)),
            '[' => isAtMargin,
            '}' or ']' or ',' or ':' => false,
            _ => isAtMargin && IsScalar(line),
        };
    }

    private bool BeginsWithWhole(string line)
    {
        Encode(line);
        try
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(0, _length), isFinalBlock: false, EventParser.Start);
            return reader.Read() && reader.TrySkip();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool IsScalar(string line)
    {
        Encode(line);
        try
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(0, _length), isFinalBlock: true, EventParser.Start);
            return reader.Read() && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Whether a line looks like the rest of the document that broke off before it.</summary>
    private bool IsRest(string line, int first) =>
        first > 0 || line[0] is '}' or ']' || (_isFlush && line[0] is '"' or '{' or '[');

    private void PassOver(string line, int first)
    {
        _brokenDepth = Brackets.Depth(line, first, _brokenDepth, out int closed);
        if (_brokenDepth == 0 && _arrayDepth > 0 && closed < line.Length)
        {
            // The array that the broken document stood in goes on.
            string rest = line.Substring(closed);
            Encode(rest);
            ReadDocuments(rest, 0, 0);
        }
    }

    private void Parse(ReadOnlySpan<byte> document, string text) => _parser.Parse(document, text, _onEvent, _onError);

    private void Report(string reason, string text)
    {
        // What is wrong with an array of which an element is broken has been said with that.
        _arrayIsReported = true;
        _onError(EventErrors.NoEvent(text, reason), text);
    }

    // The line and the place are counted from the document's beginning.
    private static string NotJson(JsonException exception, int line) =>
        Text.Format(Messages.EventNotJson, line, (exception.BytePositionInLine ?? 0) + 1);

    /// <summary>Whether what comes after a document on its line can come there.</summary>
    private bool CanFollow(int end)
    {
        int next = NextByte(end);
        return next >= _length || _buffer[next] is (byte)'{' or (byte)'[' || (_arrayDepth > 0 && _buffer[next] is (byte)',' or (byte)']');
    }

    // The part of the line that lies in the buffer between two places.
    private string Slice(string line, int origin, int from, int end) =>
        from == origin && end == _length - 1 ? line : Encoding.UTF8.GetString(_buffer, from, end - from);

    private void Encode(string line) => Encode(line, []);

    // Every line ends in a line feed, so that a number or a string that was cut off does not wait for more.
    private void Encode(string line, byte[] before)
    {
        int most = before.Length + Encoding.UTF8.GetMaxByteCount(line.Length) + 1;
        if (_buffer.Length < most || (_buffer.Length > LargestKeptBuffer && most < LargestKeptBuffer))
        {
            _buffer = new byte[Math.Max(SmallestBuffer, most)];
        }

        before.CopyTo(_buffer, 0);
        _length = before.Length + Encoding.UTF8.GetBytes(line, 0, line.Length, _buffer, before.Length);
        _buffer[_length++] = (byte)'\n';
    }

    private int NextByte(int at)
    {
        while (at < _length)
        {
            switch (_buffer[at])
            {
                case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n':
                    at++;
                    continue;
                case 0xEF when at + 2 < _length && _buffer[at + 1] == 0xBB && _buffer[at + 2] == 0xBF:
                    at += 3;
                    continue;
                default:
                    return at;
            }
        }

        return at;
    }

    private static int FirstCharacter(string line)
    {
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] is not (' ' or '\t' or '\r' or '\n' or '\uFEFF'))
            {
                return i;
            }
        }

        return -1;
    }

    private static int LineEnd(string text, int from)
    {
        int end = text.IndexOf('\n', from);
        return end < 0 ? text.Length : end;
    }
}
