using ChimeVoiceTools.Emulator.Faults;
using ChimeVoiceTools.Emulator.Handlers;
using ChimeVoiceTools.Emulator.Page;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator;

/// <summary>Takes a request to its response: checks it, finds its handler, applies a fault, and keeps the log.</summary>
internal sealed class RequestPipeline(
    ServiceState state,
    Route[] routes,
    QueueHandlers queues,
    PageHandler page,
    FaultInjector faults,
    BoundedLog<EmulatorRequestRecord> log)
{
    private const int LongestLoggedPath = 2048;

    private int _unexpectedFailures;

    /// <summary>Gets how many requests met an error of the emulator's own.</summary>
    public int UnexpectedFailures => _unexpectedFailures;

    public Task<EmulatorResponse> HandleAsync(EmulatorRequest request, CancellationToken cancellationToken)
    {
        var exchange = new Exchange(request, state.Clock.Now);
        try
        {
            var target = Accept(request);
            exchange.Api = WireErrors.ApiOf(request.Method, target, request.AmzTarget);
            if (PageHandler.Answers(request, target))
            {
                // The emulator's own page stays out of the log that it shows.
                exchange.IsOwn = true;
                exchange.Result = page.Answer(request, target);
                return Task.FromResult(Respond(exchange, ResponseDisposition.Send));
            }

            Find(exchange, target);
            if (faults.Next(exchange.Operation!, exchange.Time - state.Clock.Start) is { } fault)
            {
                return MisbehaveAsync(exchange, fault, cancellationToken);
            }

            if (exchange.Queue is not null)
            {
                return AnswerAsync(exchange, cancellationToken);
            }

            Handle(exchange, exchange.Context!, keepResource: false);
        }
        catch (Exception exception)
        {
            Fail(exchange, exception);
        }

        return Task.FromResult(
            exchange.IsOwn
                ? Respond(exchange, ResponseDisposition.Send)
                : Log(exchange, null, ResponseDisposition.Send));
    }

    /// <summary>Runs what is due without a request.</summary>
    public void Settle()
    {
        try
        {
            lock (state.Gate)
            {
                state.Settle();
            }
        }
        catch (Exception)
        {
            // A timer's exception would end the process that the emulator is a guest in.
            Interlocked.Increment(ref _unexpectedFailures);
        }
    }

    private static RequestTarget Accept(EmulatorRequest request)
    {
        // A host joins several Host headers by commas, and none has a comma of its own.
        Require(request.Host is null || request.Host.IndexOf(',') < 0, ApiErrors.BadRequest, Messages.TwoHosts);
        Require(RequestHeaders.IsLoopback(request.Host), ApiErrors.Forbidden, Messages.NotLoopback);
        return RequestTarget.Parse(request.Target) ?? throw new ApiException(ApiErrors.BadRequest, Messages.TargetMalformed);
    }

    private void Find(Exchange exchange, RequestTarget target)
    {
        var request = exchange.Request;
        var signingName = WireErrors.SigningName(exchange.Api);
        var isSigned = RequestHeaders.IsSigned(request.Authorization, signingName);
        Require(isSigned, ApiErrors.Unauthorized, Text.Format(Messages.NotSigned, signingName));
        var queueOperation = WireErrors.QueueOperation(request.AmzTarget);
        if (request.Body.Length > EmulatorRequest.MaxBodyBytes)
        {
            throw new ApiException(
                queueOperation == OperationNames.SendMessageBatch ? QueueErrors.BatchRequestTooLong : ApiErrors.BadRequest,
                Text.Format(Messages.BodyTooLong, EmulatorRequest.MaxBodyBytes));
        }

        if (queueOperation is not null)
        {
            exchange.Queue = queues.Find(queueOperation);
            return;
        }

        foreach (var route in routes)
        {
            if (route.Matches(request.Method, target))
            {
                exchange.Context = new HandlerContext(route, target, request.Body);
                return;
            }
        }

        throw new ApiException(ApiErrors.UnknownOperation, Messages.UnknownOperation);
    }

    /// <param name="exchange">The request and its response.</param>
    /// <param name="context">The same for the handler.</param>
    /// <param name="keepResource">Whether the request still counts as under way after the work.</param>
    private void Handle(Exchange exchange, HandlerContext context, bool keepResource)
    {
        lock (state.Gate)
        {
            context.Now = state.Settle();
            exchange.Result = context.Route.Handle(context);
            if (keepResource && context.Resource is { } resource)
            {
                resource.Enter();
                exchange.Kept = resource;
            }
        }
    }

    private static async Task HandleAsync(Exchange exchange, QueueOperation operation, CancellationToken cancellationToken)
    {
        var body = RequestBody.Parse(exchange.Request.Body);
        var result = await operation.HandleAsync(body, cancellationToken).ConfigureAwait(false);
        exchange.Result = result with { MediaType = WireErrors.MediaType(exchange.Api) };
    }

    private async Task<EmulatorResponse> AnswerAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        try
        {
            await HandleAsync(exchange, exchange.Queue!, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Fail(exchange, exception);
        }

        return Log(exchange, null, ResponseDisposition.Send);
    }

    private async Task<EmulatorResponse> MisbehaveAsync(
        Exchange exchange, EmulatorFault fault, CancellationToken cancellationToken)
    {
        try
        {
            try
            {
                if (fault.Kind == FaultKind.Error)
                {
                    var error = ApiErrors.Find(fault.ErrorName)!;
                    throw new ApiException(error, Text.Format(Messages.FaultError, error.Name));
                }

                if (fault.Kind != FaultKind.ResetBeforeWork)
                {
                    if (exchange.Queue is { } operation)
                    {
                        await HandleAsync(exchange, operation, cancellationToken).ConfigureAwait(false);
                    }
                    else
                    {
                        Handle(exchange, exchange.Context!, keepResource: true);
                    }

                    exchange.Result = exchange.Result with { Body = ResponseCorruption.Apply(fault.Kind, exchange.Result.Body) };
                }
            }
            catch (Exception exception)
            {
                Fail(exchange, exception);
            }

            if (fault.Delay > TimeSpan.Zero)
            {
                await Task.Delay(fault.Delay, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            exchange.Kept?.Leave();
        }

        return Log(exchange, fault.Kind, fault.Kind switch
        {
            FaultKind.ResetBeforeWork or FaultKind.ResetAfterWork => ResponseDisposition.DropConnection,
            FaultKind.AnswerNeverSent => ResponseDisposition.Hold,
            FaultKind.TruncatedBody => ResponseDisposition.Truncate,
            _ => ResponseDisposition.Send,
        });
    }

    private void Fail(Exchange exchange, Exception exception)
    {
        if (exception is not ApiException failure)
        {
            // Whatever it was, a client gets a service's answer and learns nothing about the inside.
            Interlocked.Increment(ref _unexpectedFailures);
            failure = new ApiException(ApiErrors.ServiceFailure, Messages.UnexpectedFailure);
        }

        failure = WireErrors.In(exchange.Api, failure);
        exchange.ErrorType = failure.Error.Name;
        exchange.QueryError = WireErrors.QueryError(exchange.Api, failure.Error);
        var body = WireErrors.Body(exchange.Api, failure, exchange.RequestId);
        exchange.Result = new(failure.Error.Status, body, WireErrors.MediaType(exchange.Api));
    }

    private EmulatorResponse Log(Exchange exchange, FaultKind? fault, ResponseDisposition disposition)
    {
        var (request, response) = (exchange.Request, Respond(exchange, disposition));
        log.Add(number => new EmulatorRequestRecord
        {
            Number = number,
            Time = exchange.Time,
            Operation = exchange.Operation,
            Method = request.Method,
            Path = request.Target.Length <= LongestLoggedPath ? request.Target : request.Target.Substring(0, LongestLoggedPath),
            Status = response.Status,
            ErrorType = response.ErrorType,
            RequestId = response.RequestId,
            Fault = fault,
        });
        return response;
    }

    private static EmulatorResponse Respond(Exchange exchange, ResponseDisposition disposition) => new()
    {
        Status = exchange.Result.Status,
        RequestId = exchange.RequestId,
        ErrorType = exchange.ErrorType,
        QueryError = exchange.QueryError,
        Body = exchange.Result.Body,
        MediaType = exchange.Result.MediaType,
        PageHeaders = exchange.Result.PageHeaders ?? [],
        Disposition = disposition,
    };

    private static void Require(bool holds, ApiError error, string message)
    {
        if (!holds)
        {
            throw new ApiException(error, message);
        }
    }

    /// <summary>A request on its way to its response.</summary>
    private sealed class Exchange(EmulatorRequest request, DateTime time)
    {
        public EmulatorRequest Request => request;

        public DateTime Time => time;

        public string RequestId { get; } = Guid.NewGuid().ToString();

        public WireApi Api { get; set; }

        /// <summary>Gets or sets whether it is for the emulator's own page, and not for a service.</summary>
        public bool IsOwn { get; set; }

        public HandlerContext? Context { get; set; }

        public QueueOperation? Queue { get; set; }

        public string? Operation => Queue?.Name ?? Context?.Route.Operation;

        public HandlerResult Result { get; set; }

        public string? ErrorType { get; set; }

        public string? QueryError { get; set; }

        public Resource? Kept { get; set; }
    }
}
