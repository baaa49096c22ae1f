using System.Globalization;
using System.Text;

namespace ChimeVoiceTools;

/// <summary>Prepares text from outside of the module to be shown: in messages, and where an object stands for its name.</summary>
/// <remarks>
/// Properties keep the text as it came. Views do the same with operators of PowerShell, which constrained language allows.
/// </remarks>
public static class DisplayText
{
    private const int MaxLength = 300;
    private const char Replacement = '\uFFFD';

    /// <summary>
    /// Returns the text on one line and without anything that a terminal acts upon or a reader is misled by: control
    /// characters, line breaks, and what is invisible or changes the direction of writing. Each is replaced by a
    /// character that can be seen.
    /// </summary>
    /// <param name="text">The text; null counts as empty.</param>
    /// <returns>At most 300 characters of it, and an ellipsis where there are more.</returns>
    public static string Of(string? text)
    {
        if (text is null || text.Length <= MaxLength)
        {
            return Uncut(text);
        }

        var length = char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
        return Uncut(text.Substring(0, length)) + "…";
    }

    /// <summary>Returns the whole text, with the same characters replaced as in <see cref="Of"/>.</summary>
    /// <param name="text">The text; null counts as empty.</param>
    /// <returns>The text; the same string where nothing was replaced.</returns>
    public static string Uncut(string? text)
    {
        StringBuilder? shown = null;
        for (var index = 0; index < (text?.Length ?? 0); index++)
        {
            var isPair = char.IsSurrogatePair(text!, index);
            var replacement = ReplacementOf(text!, index);
            if (replacement != text![index])
            {
                shown ??= new StringBuilder(text, 0, index, text.Length);
                shown.Append(replacement);
            }
            else
            {
                shown?.Append(text, index, isPair ? 2 : 1);
            }

            index += isPair ? 1 : 0;
        }

        return shown?.ToString() ?? text ?? string.Empty;
    }

    private static char ReplacementOf(string text, int index) => text[index] switch
    {
        >= ' ' and <= '~' => text[index],
        _ => CharUnicodeInfo.GetUnicodeCategory(text, index) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate => Replacement,
            _ => text[index],
        },
    };
}
