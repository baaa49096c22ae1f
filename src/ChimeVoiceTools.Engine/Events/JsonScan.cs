namespace ChimeVoiceTools.Engine.Events;

/// <summary>Finds brackets, strings and words on a line, whether or not it is JSON.</summary>
/// <remarks>A string never goes on in the next line.</remarks>
internal static class JsonScan
{
    /// <summary>Returns where the outermost bracket is closed, or null when the line ends before.</summary>
    public static int? EndOfBrackets(string line, int from, ref int depth)
    {
        for (var at = from; at < line.Length; at++)
        {
            switch (line[at])
            {
                case '"':
                    at = EndOfString(line, at) - 1;
                    break;
                case '{' or '[':
                    depth++;
                    break;
                case '}' or ']' when --depth == 0:
                    return at + 1;
            }
        }

        return null;
    }

    public static bool ClosesBrackets(string line, int from)
    {
        var depth = 0;
        return EndOfBrackets(line, from, ref depth) is not null;
    }

    /// <summary>Whether a line begins with a string and has more behind it, as the lines of a document do.</summary>
    public static bool BeginsWithString(string line) =>
        line[0] == '"' && SkipSpace(line, EndOfString(line, 0)) < line.Length;

    /// <summary>Returns the position behind the string's closing quote, or behind the line when there is none.</summary>
    public static int EndOfString(string line, int quote)
    {
        var at = quote + 1;
        while (at < line.Length && line[at] != '"')
        {
            at += line[at] == '\\' ? 2 : 1;
        }

        return at + 1;
    }

    public static int EndOfWord(string line, int at)
    {
        var end = line.IndexOfAny([',', ']', ' ', '\t', '\r'], at);
        return end < 0 ? line.Length : end;
    }

    public static int SkipSpace(string line, int at)
    {
        while (at < line.Length && line[at] is ' ' or '\t' or '\r' or '\uFEFF')
        {
            at++;
        }

        return at;
    }

    public static string Slice(string line, int from, int end) =>
        from == 0 && end == line.Length ? line : line.Substring(from, end - from);
}
