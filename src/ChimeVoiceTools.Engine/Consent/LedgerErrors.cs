using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Consent;

/// <summary>Errors about a ledger.</summary>
internal static class LedgerErrors
{
    /// <summary>The ledger can't be read or written.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cause">Why, in words.</param>
    /// <param name="exception">What was thrown; null where nothing was.</param>
    public static ChimeException Unavailable(string path, string cause, Exception? exception = null) => new(
        ErrorIds.ConsentLedgerUnavailable,
        ChimeErrorKind.ResourceUnavailable,
        Text.Format(Messages.LedgerUnavailable, path, Text.Sentence(cause)),
        exception);

    /// <summary>The same, where the request needs a line and was therefore not sent.</summary>
    public static ChimeException NothingSent(ChimeException unavailable) => Add(unavailable, Messages.NothingSent);

    /// <summary>The same, where what was to be recorded is done.</summary>
    public static ChimeException DoneAllTheSame(ChimeException unavailable) => Add(unavailable, Messages.LedgerDoneAllTheSame);

    private static ChimeException Add(ChimeException unavailable, string sentence) => new(
        unavailable.ErrorId, unavailable.Kind, unavailable.Message + " " + sentence, unavailable.InnerException);
}
