using ChimeVoiceTools.Emulator.Calls;
using ChimeVoiceTools.Emulator.Faults;
using ChimeVoiceTools.Emulator.Logs;
using ChimeVoiceTools.Emulator.Notifications;
using ChimeVoiceTools.Emulator.Operations;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.Scenarios;
using ChimeVoiceTools.Emulator.State;
using ChimeVoiceTools.Emulator.Tasks;

namespace ChimeVoiceTools.Emulator;

/// <summary>
/// The voice analytics part of Amazon Chime SDK Voice: takes requests and answers them, whatever host they came through.
/// Safe for use from several threads. Disposing of it ends the delivery to a webhook.
/// </summary>
public sealed class EmulatedService : IDisposable
{
    private const string JsonType = "application/json";

    // With a webhook, what is due must happen though no one asks.
    private static readonly TimeSpan WebhookTick = TimeSpan.FromMilliseconds(25);

    private readonly ServiceState _state;
    private readonly FaultInjector _faults;
    private readonly RequestLog _requests;
    private readonly BoundedLog<EmulatorEvent> _events;
    private readonly NotificationCenter _notifications;
    private readonly WebhookSender _webhook = new();
    private readonly Timer _ticker;
    private readonly Operation[] _operations;
    private bool _disposed;
    private int _unexpectedFailures;

    /// <summary>Makes a service that has one voice connector, and one voice profile domain with three enrolled voices.</summary>
    /// <param name="options">How it starts. The port is the host's business.</param>
    /// <exception cref="ArgumentException">An option breaks its rule; the message names both.</exception>
    public EmulatedService(EmulatorOptions options)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        options.Validate();
        _state = new ServiceState(options);
        _faults = new FaultInjector(options.Seed);
        _requests = new RequestLog(options.LogCapacity);
        _events = new BoundedLog<EmulatorEvent>(options.LogCapacity);
        _notifications = new NotificationCenter(options, _state.Agenda, _events, _webhook);

        var scenario = options.Scenario?.Data ?? ScenarioData.Empty;
        foreach (var fault in scenario.Faults)
        {
            _faults.Add(fault);
        }

        var calls = new CallRegister(_state, scenario, _notifications);
        _state.TaskForgotten = task => calls.Release(task.Call);
        _operations =
        [
            .. new TaskOperations(_state, calls, new TaskLifecycle(_state, _notifications)).All,
            .. new ProfileOperations(_state).All,
            .. new DomainOperations(_state).All,
        ];
        _ticker = new Timer(_ => Tick(), null, Timeout.Infinite, Timeout.Infinite);
        Notifications = options.Notifications ?? scenario.Notifications;
    }

    /// <summary>The region that the service plays.</summary>
    public string Region => _state.Options.Region;

    /// <summary>The voice connector that is there from the start.</summary>
    public string VoiceConnectorId => _state.VoiceConnectorId;

    /// <summary>All voice connectors: that one first, then those of the scenario.</summary>
    public IReadOnlyList<string> VoiceConnectorIds => _state.VoiceConnectorIds;

    /// <summary>The voice profile domain that is there from the start.</summary>
    public string VoiceProfileDomainId => _state.VoiceProfileDomainId;

    /// <summary>The voices that were enrolled in that domain at the start.</summary>
    public IReadOnlyList<string> VoiceProfileIds => _state.VoiceProfileIds;

    /// <summary>The voice profile domains that there are now, in the order in which they were made.</summary>
    public IReadOnlyList<string> VoiceProfileDomainIds
    {
        get
        {
            lock (_state.Gate)
            {
                _state.Settle();
                return [.. _state.Domains.Values.Select(domain => domain.Id)];
            }
        }
    }

    /// <summary>The time on the service's own clock, in UTC.</summary>
    public DateTime UtcNow => _state.Clock.Now;

    /// <summary>How many seconds of the service's clock pass in a second.</summary>
    /// <exception cref="ArgumentException">The value is not more than 0 and at most 1,000,000.</exception>
    public double Speed
    {
        get => _state.Clock.Speed;
        set
        {
            EmulatorOptions.RequireSpeed(value);
            _state.Clock.SetSpeed(value);
        }
    }

    /// <summary>The quotas in force. What is over a lowered quota stays, and nothing is added.</summary>
    /// <exception cref="ArgumentException">A quota breaks its rule; the message names both.</exception>
    public EmulatorQuotas Quotas
    {
        get
        {
            lock (_state.Gate)
            {
                return _state.Quotas;
            }
        }

        set
        {
            (value ?? throw new ArgumentNullException(nameof(value))).Validate();
            lock (_state.Gate)
            {
                _state.Quotas = value;
            }
        }
    }

    /// <summary>How notifications are delivered from now on.</summary>
    /// <exception cref="ArgumentException">A member breaks its rule; the message names both.</exception>
    public EmulatorNotifications Notifications
    {
        get
        {
            lock (_state.Gate)
            {
                return _notifications.Options;
            }
        }

        set
        {
            (value ?? throw new ArgumentNullException(nameof(value))).Validate();
            lock (_state.Gate)
            {
                _notifications.Options = value;
                if (!_disposed)
                {
                    var tick = value.WebhookUrl is null ? Timeout.InfiniteTimeSpan : WebhookTick;
                    _ticker.Change(tick, tick);
                }
            }
        }
    }

    /// <summary>The tasks that can be read, in the order in which they were started, as they are now.</summary>
    public IReadOnlyList<EmulatedTask> Tasks
    {
        get
        {
            lock (_state.Gate)
            {
                _state.Settle();
                return [.. _state.Tasks.OrderBy(task => task.Ordinal).Select(task => task.ToSnapshot())];
            }
        }
    }

    /// <summary>The newest notifications up to now, in the order in which they were sent.</summary>
    public IReadOnlyList<EmulatorEvent> Events
    {
        get
        {
            lock (_state.Gate)
            {
                _state.Settle();
            }

            return _events.ToList();
        }
    }

    /// <summary>The newest requests that were answered, oldest first.</summary>
    public IReadOnlyList<EmulatorRequestRecord> Requests => _requests.ToList();

    /// <summary>The faults in force, in the order in which they are tried; those whose count is used up are gone.</summary>
    public IReadOnlyList<EmulatorFault> Faults => _faults.Faults;

    /// <summary>How many requests met an error of the emulator's own; anything but 0 is a bug.</summary>
    internal int UnexpectedFailures => _unexpectedFailures;

    /// <summary>Adds a fault, behind those that are in force.</summary>
    /// <exception cref="ArgumentException">A member of the fault breaks its rule; the message names both.</exception>
    public void AddFault(EmulatorFault fault) => _faults.Add(fault ?? throw new ArgumentNullException(nameof(fault)));

    /// <summary>Ends all faults.</summary>
    public void ClearFaults() => _faults.Clear();

    /// <summary>Moves the service's clock ahead. What becomes due happens in its order, each thing at its own time.</summary>
    /// <param name="by">By how much, on the service's clock.</param>
    /// <exception cref="ArgumentException">The time is negative, or longer than 100 years.</exception>
    public void AdvanceTime(TimeSpan by)
    {
        RequireAdvance(by);
        _state.Clock.Advance(by);
        lock (_state.Gate)
        {
            _state.Settle();
        }
    }

    /// <summary>Checks a time that the clock is to be moved ahead by, as <see cref="AdvanceTime"/> does.</summary>
    /// <param name="by">The time.</param>
    /// <exception cref="ArgumentException">The time is negative, or longer than 100 years.</exception>
    public static void RequireAdvance(TimeSpan by) =>
        EmulatorOptions.Require(by >= TimeSpan.Zero && by <= TimeSpan.FromDays(36525), Messages.AdvanceRule);

    /// <summary>Ends the delivery to a webhook; notifications that wait for it are lost.</summary>
    public void Dispose()
    {
        lock (_state.Gate)
        {
            _disposed = true;
            _ticker.Dispose();
        }

        _webhook.Dispose();
    }

    /// <summary>Answers a request. Ends with an exception only when it is cancelled.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends an answer that is held back by a fault.</param>
    public Task<EmulatorResponse> HandleAsync(EmulatorRequest request, CancellationToken cancellationToken)
    {
        if (request is null)
        {
            throw new ArgumentNullException(nameof(request));
        }

        var exchange = new Exchange(request, _state.Clock.Now);
        try
        {
            if (Admit(exchange) is { } page)
            {
                return Task.FromResult(Respond(exchange, page));
            }

            exchange.Fault = _faults.Next(exchange.Call!.Operation.Name, exchange.Time - _state.Clock.Start);
            if (exchange.Fault is { } fault)
            {
                return MisbehaveAsync(exchange, fault, cancellationToken);
            }

            CarryOut(exchange, keepResource: false);
        }
        catch (Exception e)
        {
            Fail(exchange, e);
        }

        return Task.FromResult(Conclude(exchange, ResponseDisposition.Send));
    }

    /// <summary>Matches the request to an operation, or refuses it.</summary>
    /// <returns>The answer where the request is for a page of the emulator's own; null otherwise.</returns>
    private Answer? Admit(Exchange exchange)
    {
        var request = exchange.Request;
        request.Headers.TryGetValue("Host", out var host);
        if (host?.IndexOf(',') >= 0)
        {
            // What a host makes of two of them; none has a comma of its own.
            throw new ServiceException(ServiceErrors.BadRequest, Messages.TwoHosts);
        }

        if (!HostHeader.IsLoopback(host))
        {
            throw new ServiceException(ServiceErrors.Forbidden, Messages.NotLoopback);
        }

        var target = Target.Parse(request.Target)
            ?? throw new ServiceException(ServiceErrors.BadRequest, Messages.TargetMalformed);
        if (LogPages.IsAt(target))
        {
            return LogPages.Read(request.Method, target, () => Events, () => Requests);
        }

        request.Headers.TryGetValue("Authorization", out var authorization);
        if (!Signature.IsPlausible(authorization))
        {
            throw new ServiceException(ServiceErrors.Unauthorized, Messages.NotSigned);
        }

        if (request.Body.Length > EmulatorRequest.MaxBodyBytes)
        {
            throw new ServiceException(ServiceErrors.BadRequest, Text.Format(Messages.BodyTooLong, EmulatorRequest.MaxBodyBytes));
        }

        foreach (var operation in _operations)
        {
            if (operation.IsAt(request.Method, target))
            {
                exchange.Call = new Call(operation, target, request.Body);
                return null;
            }
        }

        throw new ServiceException(ServiceErrors.UnknownOperation, Messages.UnknownOperation);
    }

    /// <summary>Does the work.</summary>
    /// <param name="exchange">The request that has been admitted.</param>
    /// <param name="keepResource">Whether the call goes on after the work, so that another one about the same is a second one.</param>
    private void CarryOut(Exchange exchange, bool keepResource)
    {
        var call = exchange.Call!;
        lock (_state.Gate)
        {
            call.Now = _state.Settle();
            var answer = call.Operation.CarryOut(call);
            (exchange.Status, exchange.Body) = (answer.Status, answer.Body);
            if (keepResource && call.Resource is { } resource)
            {
                resource.Enter();
                exchange.Kept = resource;
            }
        }
    }

    private async Task<EmulatorResponse> MisbehaveAsync(Exchange exchange, EmulatorFault fault, CancellationToken cancellationToken)
    {
        try
        {
            try
            {
                if (fault.Kind == FaultKind.Error)
                {
                    ServiceErrors.TryFind(fault.ErrorName, out var error);
                    throw new ServiceException(error!, Text.Format(Messages.FaultError, error!.Name));
                }

                if (fault.Kind != FaultKind.ResetBeforeWork)
                {
                    CarryOut(exchange, keepResource: true);
                    exchange.Body = Distortion.Apply(fault.Kind, exchange.Body);
                }
            }
            catch (Exception e)
            {
                Fail(exchange, e);
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

        return Conclude(exchange, fault.Kind switch
        {
            FaultKind.ResetBeforeWork or FaultKind.ResetAfterWork => ResponseDisposition.DropConnection,
            FaultKind.AnswerNeverSent => ResponseDisposition.Hold,
            FaultKind.TruncatedBody => ResponseDisposition.Truncate,
            _ => ResponseDisposition.Send,
        });
    }

    private void Fail(Exchange exchange, Exception exception)
    {
        if (exception is not ServiceException failure)
        {
            // Whatever it was, a client gets a service's answer and learns nothing about the inside.
            Interlocked.Increment(ref _unexpectedFailures);
            failure = new ServiceException(ServiceErrors.ServiceFailure, Messages.UnexpectedFailure);
        }

        (exchange.Status, exchange.ErrorType) = (failure.Error.Status, failure.Error.Name);
        exchange.Body = JsonText.Object(writer =>
        {
            writer.WriteString("Code", failure.Error.Code);
            writer.WriteString("Message", failure.Message);
        });
    }

    private EmulatorResponse Conclude(Exchange exchange, ResponseDisposition disposition)
    {
        var response = new EmulatorResponse
        {
            Status = exchange.Status,
            RequestGuid = exchange.RequestId,
            ErrorType = exchange.ErrorType,
            ContentType = exchange.Body.Length > 0 ? JsonType : null,
            Body = exchange.Body,
            Disposition = disposition,
        };
        _requests.Add(exchange.Time, exchange.Call?.Operation, exchange.Request, response, exchange.Fault?.Kind);
        return response;
    }

    // The emulator's own pages stay out of the log that they show.
    private static EmulatorResponse Respond(Exchange exchange, Answer page) => new()
    {
        Status = page.Status,
        RequestGuid = exchange.RequestId,
        ContentType = JsonType,
        Body = page.Body,
    };

    private void Tick()
    {
        try
        {
            lock (_state.Gate)
            {
                _state.Settle();
            }
        }
        catch (Exception)
        {
            // A timer's exception would end the process that the emulator is a guest in.
            Interlocked.Increment(ref _unexpectedFailures);
        }
    }

    /// <summary>A request on its way to its answer.</summary>
    private sealed class Exchange(EmulatorRequest request, DateTime time)
    {
        public EmulatorRequest Request => request;

        public DateTime Time => time;

        public Guid RequestId { get; } = Operations.RequestId.Next();

        public Call? Call { get; set; }

        public EmulatorFault? Fault { get; set; }

        public Resource? Kept { get; set; }

        public int Status { get; set; }

        public string? ErrorType { get; set; }

        public ReadOnlyMemory<byte> Body { get; set; }
    }
}
