using System.Text;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Queues;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Notifications;

/// <summary>
/// Sends notifications to the log, the emulator's queue and whatever else is asked for, under the state's gate, so that their
/// order is the state's.
/// </summary>
internal sealed class NotificationSender(ServiceState state, BoundedLog<EmulatorEvent> log, EventQueues queues) : IDisposable
{
    public const string CallType = "VoiceAnalyticsStatus";
    public const string SearchType = "SpeakerSearchStatus";
    public const string ToneType = "VoiceToneAnalysisStatus";

    private const string StreamingType = "Chime VoiceConnector Streaming Status";
    private const string StateType = "Media Insights State Change";
    private const string Service = "VoiceAnalytics";

    // A notification that is held back for disorder is sent after this time at the latest.
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(1);

    private readonly List<EmulatorEvent> _heldBack = [];
    private readonly DeliverySender _webhook = new();
    private readonly DeliverySender _queue = new();
    private long _made;

    public EmulatorNotifications Options { get; set; } = new();

    /// <summary>Sends that tasks can be started on a call.</summary>
    public void SendReady(PhoneCall call, DateTime now) => Send(CallType, null, call, now, new("AnalyticsReady")
    {
        CallDetails = new { IsCaller = true, call.TransactionId, call.VoiceConnectorId },
    });

    /// <summary>Sends what happened on a leg of a call.</summary>
    public void Send(string detailType, PhoneCall call, bool isCaller, DateTime now, NotificationDetail detail) =>
        Send(detailType, Service, call, now, detail.Of(call, isCaller));

    /// <summary>Sends what a task found.</summary>
    public void Send(string detailType, AnalysisTask task, bool isCaller, DateTime now, NotificationDetail detail) =>
        Send(detailType, Service, task.Call, now, detail.Of(task, isCaller));

    /// <summary>Sends to EventBridge that a leg of a call is streamed, or is no more.</summary>
    public void SendStreaming(string status, MediaStream stream, DateTime now) =>
        Send(StreamingType, null, stream.Call, now, StreamingEvents.Detail(status, stream), status);

    /// <summary>Sends to EventBridge what became of a pipeline.</summary>
    public void SendStateChange(string eventType, MediaInsightsPipeline pipeline, DateTime now, bool isCreation = false) =>
        Send(
            StateType,
            null,
            pipeline.Streams.FirstOrDefault()?.Call,
            now,
            PipelineEvents.Detail(eventType, pipeline, isCreation),
            eventType);

    /// <summary>Sends to EventBridge that a call has no pipeline, though its voice connector asks for one.</summary>
    public void SendCreateFailed(PhoneCall call, string configurationArn, ApiException failure, DateTime now) =>
        Send(
            StateType,
            null,
            call,
            now,
            PipelineEvents.CreateFailed(call, configurationArn, failure),
            PipelineEvents.CreateFailedType);

    /// <summary>Ends the deliveries; notifications that wait for one are lost.</summary>
    public void Dispose()
    {
        _webhook.Dispose();
        _queue.Dispose();
    }

    private void Send(string detailType, string? serviceType, PhoneCall call, DateTime now, NotificationDetail detail) =>
        Send(detailType, serviceType, call, now, detail, detail.DetailStatus, detail.TaskId);

    private void Send(
        string detailType,
        string? serviceType,
        PhoneCall? call,
        DateTime now,
        object detail,
        string status,
        string? taskId = null)
    {
        var ordinal = _made++;
        var id = SeededRandom.Uuid(state.Seed, "notification", ordinal);
        var notification = new EmulatorEvent
        {
            Number = 0,
            Time = now,
            DetailType = detailType,
            DetailStatus = status,
            TaskId = taskId,
            VoiceConnectorId = call?.VoiceConnectorId,
            TransactionId = call?.VoiceConnectorId is null ? null : call.TransactionId,
            Json = WireJson.Notification(new NotificationEnvelope(id, detailType, serviceType, now, state.Region, detail)),
        };
        var copies = Enumerable.Repeat(notification, IsDrawn("duplicate", ordinal, Options.DuplicateShare) ? 2 : 1);
        if (IsDrawn("disorder", ordinal, Options.DisorderShare))
        {
            _heldBack.AddRange(copies);
            state.Timeline.Plan(now + LongestHold, _ => DeliverHeldBack());
            return;
        }

        foreach (var copy in copies)
        {
            Deliver(copy);
        }

        DeliverHeldBack();
    }

    private void DeliverHeldBack()
    {
        _heldBack.ForEach(Deliver);
        _heldBack.Clear();
    }

    private void Deliver(EmulatorEvent notification)
    {
        log.Add(number => notification with { Number = number });
        queues.SendNotification(notification.Json);
        if (Options.WebhookUrl is { } url)
        {
            _webhook.Send(() => new HttpRequestMessage(HttpMethod.Post, url)
            {
                Content = new StringContent(notification.Json, Encoding.UTF8, "application/json"),
            });
        }

        if (Options.EventQueueUrl is { } queue)
        {
            _queue.Send(() => QueueDelivery.NewRequest(queue, notification.Json, queues.EndpointUrl, state.Region));
        }
    }

    private bool IsDrawn(string purpose, long ordinal, double share) =>
        share > 0 && SeededRandom.Fraction(state.Seed, purpose, ordinal) < share;
}
