using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Events;

/// <summary>Makes the errors for what is no voice analytics event.</summary>
internal static class EventErrors
{
    private const int QuoteLength = 60;

    /// <param name="input">What it is; its beginning is quoted.</param>
    /// <param name="reason">Why it is no event, as the end of a sentence.</param>
    public static ChimeException NoEvent(string input, string reason) => Broken(Messages.NotAnEvent, input, reason);

    /// <param name="input">What it is; its beginning is quoted.</param>
    /// <param name="reason">Why it has no tone, as the end of a sentence.</param>
    public static ChimeException NoToneEvent(string input, string reason) => Broken(Messages.NotAToneEvent, input, reason);

    /// <summary>As much of a text as it takes to find it again, on one line.</summary>
    public static string Beginning(string text)
    {
        var trimmed = text.TrimStart();
        var beginning = trimmed.Length <= QuoteLength ? trimmed : trimmed.Substring(0, QuoteLength) + "…";
        return beginning.Replace("\r", string.Empty).Replace('\n', ' ');
    }

    private static ChimeException Broken(string message, string input, string reason) =>
        new(ErrorIds.InvalidParameter, ChimeErrorKind.InvalidArgument, Text.Format(message, Beginning(input), reason));
}

/// <summary>JSON that is no event; caught where the document is known that it stands in.</summary>
internal sealed class MalformedEventException(string reason) : Exception(reason);
