using ChimeVoiceTools.Engine.Consent;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Cmdlets;

/// <summary>The consent ledger that is set.</summary>
internal static class LedgerOfProcess
{
    /// <summary>Gets it.</summary>
    /// <exception cref="ChimeException">None is set.</exception>
    public static Ledger Require() => Ledger.Current ?? throw new ChimeException(
        ErrorIds.ConsentLedgerNotSet, ChimeErrorKind.ObjectNotFound, Text.Format(Messages.LedgerNotSet, Ledger.Variable));
}
