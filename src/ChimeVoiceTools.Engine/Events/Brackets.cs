namespace ChimeVoiceTools.Engine.Events;

/// <summary>Counts brackets in text that is not JSON altogether, as well as that can be done.</summary>
internal static class Brackets
{
    /// <summary>How many brackets are open at the end of a line, or 0 as soon as all are closed.</summary>
    /// <param name="line">The line.</param>
    /// <param name="from">Where in the line to begin.</param>
    /// <param name="depth">How many are open before it.</param>
    /// <param name="closed">Behind the bracket that closed the last open one; the line's end where none did.</param>
    public static int Depth(string line, int from, int depth, out int closed)
    {
        // A string never goes on in the next line.
        bool isInString = false;
        for (int i = from; i < line.Length; i++)
        {
            switch (line[i])
            {
                case '\\' when isInString:
                    i++;
                    break;
                case '"':
                    isInString = !isInString;
                    break;
                case '{' or '[' when !isInString:
                    depth++;
                    break;
                case '}' or ']' when !isInString && depth > 0 && --depth == 0:
                    closed = i + 1;
                    return 0;
            }
        }

        closed = line.Length;
        return depth;
    }
}
