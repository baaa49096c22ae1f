using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>The errors of a wait, each of which names its task.</summary>
internal static class WaitErrors
{
    /// <summary>Gets the connection to where a task lives.</summary>
    /// <exception cref="ChimeException">
    /// There is none; where an emulator was stopped the error names the task that it took with it.
    /// </exception>
    public static Connection Connect(ChimeTask task, Func<Connection> connect)
    {
        try
        {
            return connect();
        }
        catch (ChimeException error) when (error.ErrorId == ErrorIds.ConnectionFailed)
        {
            throw new ChimeException(
                error.ErrorId, error.Kind, Text.Format(Messages.WaitNotBegun, Text.Describe(task), error.Message), error);
        }
    }

    /// <summary>Gets the error of a poll that failed.</summary>
    public static ChimeException Of(WaitedTask waited, Exception failure) => waited.Endpoint.IsGone
        ? new ChimeException(
            ErrorIds.ConnectionFailed,
            ChimeErrorKind.ConnectionError,
            Text.Format(Messages.EmulatorGone, Text.Describe(waited.Task), waited.Endpoint.Connection.EndpointUrl),
            failure)
        : ServiceErrors.Translate(
            failure,
            Text.Format(Messages.WaitingFor, Text.Describe(waited.Task)),
            ErrorAdvice.Tasks,
            waited.Endpoint.Connection.EndpointDescription);

    /// <summary>Gets the error of a task that did not finish in time.</summary>
    public static ChimeException Timeout(WaitedTask waited, TimeSpan timeout)
    {
        var message = Text.Format(
            Messages.WaitTimeout, Text.Describe(waited.Task), timeout.TotalSeconds, waited.Task.Status ?? Messages.StatusUnknown);
        message += waited.LastError is { } last ? " " + Text.Format(Messages.LastFailure, last.Message) : string.Empty;
        return new ChimeException(ErrorIds.ChimeTaskWaitTimeout, ChimeErrorKind.OperationTimeout, message, waited.LastError);
    }
}
