using System.Globalization;
using System.Text;

namespace ChimeVoiceTools.Emulator.Resources;

/// <summary>Puts messages together.</summary>
internal static class Text
{
    private const int MaxQuotedLength = 300;

    /// <summary>Returns a message with its values filled in, each as it can be shown.</summary>
    public static string Format(string message, params object?[] values) => string.Format(
        CultureInfo.InvariantCulture, message, Array.ConvertAll(values, value => value is string text ? Visible(text) : value));

    /// <summary>Returns the beginning of a text that came from outside, which may be of any length.</summary>
    public static string Quote(string? text) =>
        text is null || text.Length <= MaxQuotedLength ? text ?? string.Empty : text.Substring(0, MaxQuotedLength) + "…";

    // A terminal acts upon control characters, and others hide what is written or change its direction.
    private static string Visible(string text)
    {
        if (text.All(c => c is >= ' ' and <= '~'))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var length = char.IsSurrogatePair(text, i) ? 2 : 1;
            var isHidden = CharUnicodeInfo.GetUnicodeCategory(text, i) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
            visible.Append(isHidden ? "\uFFFD" : text.Substring(i, length));
            i += length - 1;
        }

        return visible.ToString();
    }
}
