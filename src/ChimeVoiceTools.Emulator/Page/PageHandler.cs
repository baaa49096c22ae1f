using ChimeVoiceTools.Emulator.Faults;
using ChimeVoiceTools.Emulator.Handlers;
using ChimeVoiceTools.Emulator.Lifecycles;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.Schema;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Page;

/// <summary>
/// Answers what is no part of the API and needs no signature: the page that a browser gets at <c>/</c>, and below
/// <c>/_emulator</c> what that reads and does, and the logs.
/// </summary>
internal sealed class PageHandler(
    ServiceState state, CallLifecycle calls, FaultInjector faults, LogHandler logs, PageView view)
{
    private readonly EmulatorPage _page = new();

    /// <summary>Returns whether a request is for the emulator itself, and not for a service.</summary>
    public static bool Answers(EmulatorRequest request, RequestTarget target) =>
        target.Segments[0] == "_emulator" || IsForPage(request, target);

    /// <exception cref="ApiException">There is nothing, or it may not be done.</exception>
    public HandlerResult Answer(EmulatorRequest request, RequestTarget target)
    {
        if (IsForPage(request, target))
        {
            return _page.Result;
        }

        switch (request.Method, string.Join("/", target.Segments.Skip(1)))
        {
            case ("GET", "state"):
                return new HandlerResult(200, view.Read(target));
            case ("POST", "clock"):
                return Do<ClockCommand>(request, Move);
            case ("POST", "calls"):
                return Do<CallScript>(request, call => calls.Ring(WithTransaction(call), state.Clock.Now));
            case ("POST", "calls/end"):
                return Do<EndCommand>(request, end => calls.End(end.VoiceConnectorId, end.TransactionId, state.Clock.Now));
            case ("POST", "faults"):
                return Do<EmulatorFault>(request, faults.Add);
            case ("POST", "faults/clear"):
                return Do(request, faults.Clear);
            default:
                return logs.Read(request.Method, target);
        }
    }

    // No client of a service asks for HTML, and each of them signs.
    private static bool IsForPage(EmulatorRequest request, RequestTarget target) =>
        request is { Method: "GET", Authorization: null }
        && target.Segments.Length == 1
        && target.Segments[0].Length == 0
        && request.Accept?.IndexOf("text/html", StringComparison.OrdinalIgnoreCase) >= 0;

    private static CallScript WithTransaction(CallScript call) => call.TransactionId is not null
        ? call
        : throw new EmulatorScenarioException("transactionId", Messages.PageTransactionRule);

    private HandlerResult Do<T>(EmulatorRequest request, Action<T> carryOut) =>
        Do(request, () => carryOut(PageCommands.Read<T>(request.Body)));

    /// <summary>Carries out what the page wants, and nobody else, all at one time.</summary>
    private HandlerResult Do(EmulatorRequest request, Action carryOut)
    {
        // A page of another origin can send a request, but neither with this origin nor with the token, which it can't read.
        // A page whose name is made to resolve to loopback has that name as its host, and was refused before.
        if (request.Origin != "http://" + request.Host || !_page.IsToken(request.PageToken))
        {
            throw new ApiException(ApiErrors.Forbidden, Messages.PageOnly);
        }

        try
        {
            lock (state.Gate)
            {
                state.Settle();
                carryOut();
                state.Settle();
            }
        }
        catch (EmulatorScenarioException exception)
        {
            throw new ApiException(ApiErrors.BadRequest, exception.Message);
        }

        return HandlerResult.Empty;
    }

    private void Move(ClockCommand command)
    {
        if (command.Speed is { } speed)
        {
            state.Clock.Speed = speed;
        }

        state.Clock.Advance(command.Advance);
    }
}
