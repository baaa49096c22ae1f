using System.Management.Automation;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Infrastructure;

namespace ChimeVoiceTools.Emulators;

/// <summary>Turns what an emulator refuses into an error that ends the command.</summary>
internal static class EmulatorErrors
{
    /// <summary>Does something with an emulator.</summary>
    /// <param name="cmdlet">The cmdlet that does it.</param>
    /// <param name="failure">The message of the error, with a place for what was wrong.</param>
    /// <param name="action">What is done.</param>
    public static void Guard(PSCmdlet cmdlet, string failure, Action action)
    {
        ChimeException error;
        try
        {
            action();
            return;
        }
        catch (ChimeException exception)
        {
            error = exception;
        }
        catch (Exception exception) when (
            exception is ArgumentException or IOException or UnauthorizedAccessException or PSInvalidCastException)
        {
            // The emulator's own messages are whole sentences, and cut what they quote.
            string reason = exception is ArgumentException ? exception.Message : Text.Sentence(exception.Message);
            string message = Text.Format(failure, reason);
            error = new ChimeException(ErrorIds.InvalidParameter, ChimeErrorKind.InvalidArgument, message, exception);
        }

        cmdlet.ThrowTerminatingError(ErrorRecords.From(error, null));
    }
}
