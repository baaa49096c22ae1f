namespace ChimeVoiceTools.Emulator.State;

/// <summary>Patterns with * for any text and ? for any one character.</summary>
internal static class Wildcard
{
    public static bool Matches(string pattern, string text)
    {
        // Goes back to the latest * only, so that no pattern takes more than the product of both lengths.
        var (p, t, star, mark) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, mark) = (p++, t);
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t]))
            {
                (p, t) = (p + 1, t + 1);
            }
            else if (star >= 0)
            {
                (p, t) = (star + 1, ++mark);
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }
}
