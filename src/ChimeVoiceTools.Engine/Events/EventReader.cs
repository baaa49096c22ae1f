using System.Text;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Events;

/// <summary>
/// Reads events from text that comes in lines: documents that fill a line, documents that are spread over several,
/// several on one line, and arrays of them. Holds no more than the document that is not whole yet.
/// </summary>
/// <remarks>
/// <para>
/// A document ends where its brackets are closed; whether it is JSON is the parser's business. A string never goes on in
/// the next line.
/// </para>
/// <para>
/// A document that was cut off ends where another one begins, so that it takes nothing else with it: at the beginning of a
/// line, or with a whole event wherever it stands. Indented lines and closing brackets behind a document that was ended by
/// other text are the rest of it, and passed over.
/// </para>
/// </remarks>
internal sealed class EventReader
{
    // A message of SQS or SNS has 1 MiB at most. What is not whole by then is not going to be.
    private const int MaxLength = 4 * 1024 * 1024;
    private const int MaxKeptCapacity = 1024 * 1024;

    private readonly Action<ChimeVoiceEvent> _onEvent;
    private readonly Action<ChimeException, string> _onError;

    // The document that is not whole yet: its lines, and how many of its brackets are open.
    private readonly StringBuilder _lines = new();
    private int _depth;
    private bool _isSecondLine;
    private bool _isUnindented;
    private bool _isReported;

    // The array around it, whose elements are read one by one.
    private int _arrayDepth;
    private string _array = string.Empty;
    private bool _isArrayReported;

    /// <summary>Initializes a reader.</summary>
    /// <param name="onEvent">Takes each event, in the order in which they came.</param>
    /// <param name="onError">Takes the error for each thing that is no event, and that thing's text.</param>
    public EventReader(Action<ChimeVoiceEvent> onEvent, Action<ChimeException, string> onError)
    {
        _onEvent = onEvent;
        _onError = onError;
    }

    /// <summary>
    /// Reads on: a line, which may go on what earlier ones began, or several lines, which stand for themselves.
    /// </summary>
    /// <param name="text">The text.</param>
    public void Read(string text)
    {
        if (text.IndexOf('\n') < 0)
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
        Finish();
        for (var from = 0; from < text.Length;)
        {
            var end = text.IndexOf('\n', from);
            end = end < 0 ? text.Length : end;
            ReadLine(from == 0 && end == text.Length ? text : text.Substring(from, end - from));
            from = end + 1;
        }

        Finish();
    }

    /// <summary>Ends the text: what is not whole now is an error. Another text may follow.</summary>
    public void Finish()
    {
        if (_depth > 0)
        {
            BreakOff(Messages.EventUnfinished);
        }
        else if (_arrayDepth > 0)
        {
            ReportArray(Messages.EventUnfinished);
        }

        _depth = 0;
        _arrayDepth = 0;
    }

    private void ReadLine(string line)
    {
        var at = JsonScan.SkipSpace(line, 0);
        if (at == line.Length)
        {
            return;
        }

        if (_depth > 0 && EndsDocument(line, at))
        {
            BreakOff(Messages.EventUnfinished);
            _depth = line[at] is '{' or '[' ? 0 : _depth;
        }
        else if (_depth > 0)
        {
            at = ReadOn(line);
        }

        while ((at = JsonScan.SkipSpace(line, at)) < line.Length)
        {
            at = line[at] switch
            {
                '{' => BeginDocument(line, at),
                '[' => BeginArray(line, at),
                ',' or ']' when _arrayDepth > 0 => PassElement(line, at),
                _ => ReadScalar(line, at),
            };
        }
    }

    /// <summary>Whether a line ends the document that is not whole yet, rather than going on with it.</summary>
    private bool EndsDocument(string line, int first)
    {
        _isUnindented |= _isSecondLine && first == 0 && JsonScan.BeginsWithString(line);
        _isSecondLine = false;
        return first > 0 || _isUnindented
            ? line[first] == '{'
                && line.IndexOf("\"detail-type\"", StringComparison.Ordinal) > 0
                && JsonScan.ClosesBrackets(line, first)
            : line[first] is not ('}' or ']' or ',' or ':') && !JsonScan.BeginsWithString(line);
    }

    /// <summary>Goes on with the document that is not whole yet; returns where on the line it ends.</summary>
    private int ReadOn(string line)
    {
        var end = JsonScan.EndOfBrackets(line, 0, ref _depth);
        if (_lines.Length + line.Length > MaxLength)
        {
            BreakOff(Text.Format(Messages.EventTooLong, MaxLength));
        }

        if (_isReported)
        {
            return end ?? line.Length;
        }

        _lines.Append('\n').Append(line, 0, end ?? line.Length);
        return end is { } position ? EndDocument(_lines.ToString(), line, position) : line.Length;
    }

    private int BeginDocument(string line, int at)
    {
        _depth = 0;
        if (JsonScan.EndOfBrackets(line, at, ref _depth) is { } end)
        {
            return EndDocument(JsonScan.Slice(line, at, end), line, end);
        }

        _lines.Clear();
        _lines.Append(line, at, line.Length - at);
        _isSecondLine = true;
        _isUnindented = false;
        _isReported = false;
        return line.Length;
    }

    /// <summary>Hands over a document whose brackets are closed, unless something stands behind it that makes it none.</summary>
    private int EndDocument(string document, string line, int end)
    {
        var next = JsonScan.SkipSpace(line, end);
        var isWhole = next == line.Length || line[next] is '{' or '[' || (_arrayDepth > 0 && line[next] is ',' or ']');
        if (!isWhole)
        {
            document += line.Substring(end);
            end = line.Length;
            _isArrayReported = true;
        }

        ClearLines();
        Parse(document);
        return end;
    }

    private int BeginArray(string line, int at)
    {
        // One at the beginning of a line ends one that was not closed.
        if (at == 0 && _arrayDepth > 0)
        {
            ReportArray(Messages.EventUnfinished);
            _arrayDepth = 0;
        }

        if (_arrayDepth++ == 0)
        {
            _array = EventErrors.Beginning(line.Substring(at));
            _isArrayReported = false;
        }

        return at + 1;
    }

    private int PassElement(string line, int at)
    {
        _arrayDepth -= line[at] == ']' ? 1 : 0;
        return at + 1;
    }

    /// <summary>Reads what begins with no bracket: a text that holds a document, or what is no event.</summary>
    private int ReadScalar(string line, int at)
    {
        var end = line[at] == '"' ? JsonScan.EndOfString(line, at) : JsonScan.EndOfWord(line, at);
        if (_arrayDepth > 0 && line[at] == '"' && end <= line.Length)
        {
            return EndDocument(JsonScan.Slice(line, at, end), line, end);
        }

        if (_arrayDepth > 0 && line[at] is '-' or 't' or 'f' or 'n' or (>= '0' and <= '9'))
        {
            // Once: a thousand numbers in an array are one mistake.
            ReportArray(Messages.EventNoObject);
            return end;
        }

        if (_arrayDepth > 0 && line.IndexOf('[', 0, at) is var bracket and >= 0)
        {
            // No element can be made out in an array on one line.
            _arrayDepth = 0;
            at = bracket;
        }

        Parse(JsonScan.Slice(line, at, line.Length));
        return line.Length;
    }

    private void Parse(string document)
    {
        foreach ((var voiceEvent, var reason) in EventParser.Parse(document))
        {
            if (voiceEvent is not null)
            {
                _onEvent(voiceEvent);
            }
            else
            {
                _onError(EventErrors.NoEvent(document, reason!), document);
            }
        }
    }

    /// <summary>Reports the document that is not whole, once.</summary>
    private void BreakOff(string reason)
    {
        if (!_isReported)
        {
            var text = _lines.ToString();
            _isReported = _isArrayReported = true;
            ClearLines();
            _onError(EventErrors.NoEvent(text, reason), text);
        }
    }

    private void ReportArray(string reason)
    {
        if (!_isArrayReported)
        {
            _isArrayReported = true;
            _onError(EventErrors.NoEvent(_array, reason), _array);
        }
    }

    private void ClearLines()
    {
        _lines.Clear();
        if (_lines.Capacity > MaxKeptCapacity)
        {
            _lines.Capacity = 0;
        }
    }
}
