using System.Management.Automation;
using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Cmdlets;

/// <summary>What becomes of the engine's errors in a cmdlet: they end the command, or they are one record's own.</summary>
internal static class CmdletErrors
{
    /// <summary>Does something for the whole command: an error in it ends the command.</summary>
    public static void EndCommandOnError(this Cmdlet cmdlet, Action action)
    {
        try
        {
            action();
        }
        catch (ChimeException error)
        {
            CurrentMessage.Fail();
            cmdlet.ThrowTerminatingError(ErrorRecords.From(error, null));
        }
    }

    /// <summary>
    /// Does something for one record: an error in it is the record's own, and the pipeline goes on. Without a ledger that is set,
    /// it must not.
    /// </summary>
    public static void GoOnAfterError(this Cmdlet cmdlet, object? target, Action action)
    {
        try
        {
            action();
        }
        catch (ChimeException error) when (error.ErrorId == ErrorIds.ConsentLedgerUnavailable)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.From(error, target));
        }
        catch (ChimeException error)
        {
            cmdlet.WriteChimeError(error, target);
        }
    }

    /// <summary>Writes the error that a record ended in.</summary>
    public static void WriteChimeError(this Cmdlet cmdlet, ChimeException error, object? target)
    {
        // Before it is written: with -ErrorAction Stop nothing is done after that.
        CurrentMessage.Fail();
        cmdlet.WriteError(ErrorRecords.From(error, target));
    }
}
