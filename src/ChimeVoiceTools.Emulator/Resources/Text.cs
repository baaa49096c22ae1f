using System.Globalization;

namespace ChimeVoiceTools.Emulator.Resources;

internal static class Text
{
    public static string Format(string message, params object?[] values) =>
        string.Format(CultureInfo.InvariantCulture, message, values);
}
