using ChimeVoiceTools.Emulator.Faults;
using ChimeVoiceTools.Emulator.Handlers;
using ChimeVoiceTools.Emulator.Lifecycles;
using ChimeVoiceTools.Emulator.Notifications;
using ChimeVoiceTools.Emulator.Page;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Queues;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator;

/// <summary>
/// The voice analytics part of Amazon Chime SDK Voice and of Amazon Chime SDK Media Pipelines, which answers requests whatever
/// host they came through. It is safe for use from several threads. Disposing of it ends the delivery of notifications.
/// </summary>
public sealed class EmulatedService : IDisposable
{
    // Where notifications are delivered, what is due must happen though no request comes.
    private static readonly TimeSpan DeliveryTick = TimeSpan.FromMilliseconds(25);

    private readonly ServiceState _state;
    private readonly FaultInjector _faults;
    private readonly BoundedLog<EmulatorRequestRecord> _requests;
    private readonly BoundedLog<EmulatorEvent> _events;
    private readonly NotificationSender _notifications;
    private readonly EventQueues _queues;
    private readonly RequestPipeline _pipeline;
    private readonly Timer _ticker;
    private bool _isDisposed;

    /// <summary>Initializes a service with a voice connector, and a voice profile domain with three enrolled voices.</summary>
    /// <param name="options">How it starts. The port is the host's business.</param>
    /// <exception cref="ArgumentException">An option breaks its rule; the message names both.</exception>
    public EmulatedService(EmulatorOptions options)
    {
        (options ?? throw new ArgumentNullException(nameof(options))).Validate();
        var scenario = options.Scenario?.Document;
        var time = options.TimeProvider ?? TimeProvider.System;
        var clock = new EmulatorClock(time, options.Speed);
        var quotas = options.Quotas ?? scenario?.Quotas ?? new EmulatorQuotas();
        _state = new ServiceState(options.Region, options.Seed, quotas, clock);
        options.Scenario?.AddTo(_state);
        _requests = new(options.LogCapacity);
        _events = new(options.LogCapacity);
        _queues = new EventQueues(_state, time, options.LogCapacity, options.MaxReceiveCount);
        _notifications = new NotificationSender(_state, _events, _queues);
        _faults = new FaultInjector(options.Seed);
        foreach (var fault in scenario?.Faults ?? [])
        {
            _faults.Add(fault);
        }

        var searches = new SpeakerSearchLifecycle(_state, options.TaskDuration, _notifications);
        var analyses = new ToneAnalysisLifecycle(_state, options.TaskDuration, _notifications);
        var pipelines = new PipelineLifecycle(_state, searches, analyses, _notifications);
        var onCalls = new TaskLifecycles(_state, searches, analyses, pipelines);
        var calls = new CallLifecycle(_state, scenario?.Calls ?? [], onCalls, _notifications);
        Route[] routes =
        [
            .. new TaskHandlers(_state, calls, searches, analyses).Routes,
            .. new PipelineTaskHandlers(_state, pipelines, searches, analyses).Routes,
            .. new VoiceProfileHandlers(_state).Routes,
            .. new VoiceProfileDomainHandlers(_state).Routes,
            .. new PipelineHandlers(_state, pipelines).Routes,
            .. new PipelineConfigurationHandlers(_state).Routes,
            .. new TagHandlers(_state).Routes,
            .. new VoiceConnectorHandlers(_state).Routes,
            .. IdentityHandler.Routes,
        ];
        var queues = new QueueHandlers(_state, _queues, time);
        var logs = new LogHandler(() => Events, () => Requests);
        var view = new PageView(_state, calls, _queues, _faults, () => Events, () => Requests);
        var page = new PageHandler(_state, calls, _faults, logs, view);
        _pipeline = new RequestPipeline(_state, routes, queues, page, _faults, _requests);
        _ticker = new Timer(_ => _pipeline.Settle(), null, Timeout.Infinite, Timeout.Infinite);
        Notifications = options.Notifications ?? scenario?.Notifications ?? new EmulatorNotifications();
    }

    /// <summary>Gets the region that the service stands for.</summary>
    public string Region => _state.Region;

    /// <summary>Gets or sets where clients reach the service, which its host sets; null until then.</summary>
    public string? EndpointUrl
    {
        get => _queues.EndpointUrl;
        set => _queues.EndpointUrl = value;
    }

    /// <summary>Gets the URL of the queue that notifications go to, which answers as SQS does.</summary>
    public string QueueUrl => _queues.UrlOf(_queues.Events);

    /// <summary>Gets the URL of the dead-letter queue; null where a message may be received any number of times.</summary>
    public string? DeadLetterQueueUrl => _queues.Events.Redrive is { } redrive ? _queues.UrlOf(redrive.DeadLetters) : null;

    /// <summary>Gets the voice connector that is there from the start.</summary>
    public string VoiceConnectorId => _state.VoiceConnectors.Ids[0];

    /// <summary>Gets all voice connectors: that one first, then those of the scenario.</summary>
    public IReadOnlyList<string> VoiceConnectorIds => _state.VoiceConnectors.Ids;

    /// <summary>Gets the voice profile domain that is there from the start.</summary>
    public string VoiceProfileDomainId => _state.Voices.FirstDomain.Id;

    /// <summary>Gets the voices that are enrolled in that domain from the start.</summary>
    public IReadOnlyList<string> VoiceProfileIds => _state.Voices.FirstProfileIds;

    /// <summary>Gets the voice profile domains that there are now, in the order in which they were made.</summary>
    public IReadOnlyList<string> VoiceProfileDomainIds =>
        Settled(() => _state.Voices.Domains.Values.Select(domain => domain.Id).ToList());

    /// <summary>Gets the time on the service's own clock, in UTC.</summary>
    public DateTime UtcNow => _state.Clock.Now;

    /// <summary>Gets or sets how many seconds of the service's clock pass in a second.</summary>
    /// <exception cref="ArgumentException">The value is not more than 0 and at most 1,000,000.</exception>
    public double Speed
    {
        get => _state.Clock.Speed;
        set
        {
            new EmulatorOptions { Speed = value }.Validate();
            _state.Clock.Speed = value;
        }
    }

    /// <summary>Gets or sets the quotas in force. What is over a lowered quota stays, and nothing is added.</summary>
    /// <exception cref="ArgumentException">A quota breaks its rule; the message names both.</exception>
    public EmulatorQuotas Quotas
    {
        get => Settled(() => _state.Quotas);
        set
        {
            (value ?? throw new ArgumentNullException(nameof(value))).Validate();
            Settled(() => _state.Quotas = value);
        }
    }

    /// <summary>Gets or sets how notifications are delivered from now on.</summary>
    /// <exception cref="ArgumentException">A member breaks its rule; the message names both.</exception>
    public EmulatorNotifications Notifications
    {
        get => Settled(() => _notifications.Options);
        set
        {
            (value ?? throw new ArgumentNullException(nameof(value))).Validate();
            lock (_state.Gate)
            {
                _notifications.Options = value;
                if (!_isDisposed)
                {
                    var tick = (value.WebhookUrl ?? value.EventQueueUrl) is null ? Timeout.InfiniteTimeSpan : DeliveryTick;
                    _ticker.Change(tick, tick);
                }
            }
        }
    }

    /// <summary>Gets the tasks that can be read, in the order in which they were started, as they are now.</summary>
    public IReadOnlyList<EmulatedTask> Tasks =>
        Settled(() => _state.Tasks.All.OrderBy(task => task.Ordinal).Select(task => task.ToSnapshot()).ToList());

    /// <summary>Gets the newest notifications up to now, in the order in which they were sent.</summary>
    public IReadOnlyList<EmulatorEvent> Events => Settled(_events.ToList);

    /// <summary>Gets the newest requests that were answered, oldest first.</summary>
    public IReadOnlyList<EmulatorRequestRecord> Requests => _requests.ToList();

    /// <summary>Gets the faults in force, in the order in which they are tried; those whose count is used up are gone.</summary>
    public IReadOnlyList<EmulatorFault> Faults => _faults.Faults;

    /// <summary>Gets how many requests met an error of the emulator's own; anything but 0 is a bug.</summary>
    internal int UnexpectedFailures => _pipeline.UnexpectedFailures;

    /// <summary>Checks a time that the clock is to be moved ahead by, as <see cref="AdvanceTime"/> does.</summary>
    /// <param name="by">The time.</param>
    /// <exception cref="ArgumentException">The time is negative, or longer than 100 years.</exception>
    public static void RequireAdvance(TimeSpan by) =>
        EmulatorOptions.Require(by >= TimeSpan.Zero && by <= TimeSpan.FromDays(36525), Messages.AdvanceRule);

    /// <summary>Adds a fault, behind those that are in force.</summary>
    /// <param name="fault">The fault.</param>
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
        Settled(() => true);
    }

    /// <summary>Answers a request. The task fails only when it is cancelled.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends an answer that is held back by a fault.</param>
    /// <returns>What the host is to answer.</returns>
    public Task<EmulatorResponse> HandleAsync(EmulatorRequest request, CancellationToken cancellationToken) =>
        _pipeline.HandleAsync(request ?? throw new ArgumentNullException(nameof(request)), cancellationToken);

    /// <summary>Ends the delivery of notifications; those that wait for it are lost.</summary>
    public void Dispose()
    {
        lock (_state.Gate)
        {
            _isDisposed = true;
            _ticker.Dispose();
        }

        _notifications.Dispose();
    }

    /// <summary>Reads or changes the state after letting what is due happen.</summary>
    private T Settled<T>(Func<T> use)
    {
        lock (_state.Gate)
        {
            _state.Settle();
            return use();
        }
    }
}
