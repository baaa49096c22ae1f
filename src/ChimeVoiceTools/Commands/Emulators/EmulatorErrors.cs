using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Commands.Emulators;

/// <summary>Turns what an emulator refuses into an error that ends the command.</summary>
internal static class EmulatorErrors
{
    /// <summary>Does something with an emulator: an error in it ends the command.</summary>
    /// <param name="cmdlet">The cmdlet that does it.</param>
    /// <param name="failure">The message of the error, with a place for what was wrong.</param>
    /// <param name="action">What is done.</param>
    public static void EndCommandOnError(this Cmdlet cmdlet, string failure, Action action) => cmdlet.EndCommandOnError(() =>
    {
        try
        {
            action();
        }
        catch (Exception exception) when (
            exception is ArgumentException or IOException or UnauthorizedAccessException or PSInvalidCastException)
        {
            // The emulator's own messages are whole sentences, and cut what they quote.
            var reason = exception is ArgumentException ? exception.Message : Text.Sentence(exception.Message);
            throw new ChimeException(
                ErrorIds.InvalidParameter, ChimeErrorKind.InvalidArgument, Text.Format(failure, reason), exception);
        }
    });
}
