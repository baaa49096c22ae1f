using System.Text;
using System.Text.Json;
using ChimeVoiceTools.Emulator.Calls;
using ChimeVoiceTools.Emulator.Logs;
using ChimeVoiceTools.Emulator.Operations;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Notifications;

/// <summary>Sends notifications to the log and the webhook. Used under the state's lock, so that their order is the state's.</summary>
internal sealed class NotificationCenter(EmulatorOptions options, Agenda agenda, BoundedLog<EmulatorEvent> log, WebhookSender webhook)
{
    public const string Account = "111122223333";

    // A notification that is held back for disorder goes out after this time at the latest.
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(1);

    private readonly List<EmulatorEvent> _heldBack = [];
    private long _made;

    public EmulatorNotifications Options { get; set; } = new();

    /// <summary>Sends that tasks can be started on a call.</summary>
    public void SendReady(PhoneCall call, DateTime now) =>
        Send("VoiceAnalyticsStatus", "AnalyticsReady", call, null, now, hasServiceType: false, writer =>
        {
            writer.WriteStartObject("callDetails");
            WriteCall(writer, call, isCaller: true);
            writer.WriteEndObject();
        });

    /// <param name="detailType">The envelope's <c>detail-type</c>.</param>
    /// <param name="detailStatus">The detail's <c>detailStatus</c>.</param>
    /// <param name="call">The call that it is about.</param>
    /// <param name="isCaller">Whether it is about the caller's leg.</param>
    /// <param name="taskId">The task that it is about; null for none.</param>
    /// <param name="now">When it happened.</param>
    /// <param name="writeDetails">Writes further members of the detail.</param>
    public void Send(
        string detailType,
        string detailStatus,
        PhoneCall call,
        bool isCaller,
        string? taskId,
        DateTime now,
        Action<Utf8JsonWriter>? writeDetails = null) =>
        Send(detailType, detailStatus, call, taskId, now, hasServiceType: true, writer =>
        {
            if (taskId is null)
            {
                writer.WriteString("callId", call.CallId);
            }

            WriteCall(writer, call, isCaller);
            writeDetails?.Invoke(writer);
        });

    private static void WriteCall(Utf8JsonWriter writer, PhoneCall call, bool isCaller)
    {
        writer.WriteBoolean("isCaller", isCaller);
        writer.WriteString("transactionId", call.TransactionId);
        writer.WriteString("voiceConnectorId", call.VoiceConnectorId);
    }

    private void Send(
        string detailType, string detailStatus, PhoneCall call, string? taskId, DateTime now, bool hasServiceType, Action<Utf8JsonWriter> writeDetail)
    {
        var ordinal = _made++;
        var json = JsonText.Object(writer =>
        {
            writer.WriteString("version", "0");
            writer.WriteString("id", Chance.Uuid(options.Seed, "notification", ordinal));
            writer.WriteString("detail-type", detailType);
            writer.WriteOptional("service-type", hasServiceType ? "VoiceAnalytics" : null);
            writer.WriteString("source", "aws.chime");
            writer.WriteString("account", Account);
            writer.WriteTime("time", now);
            writer.WriteString("region", options.Region);
            writer.WriteStartArray("resources");
            writer.WriteEndArray();
            writer.WriteStartObject("detail");
            writer.WriteOptional("taskId", taskId);
            writer.WriteString("detailStatus", detailStatus);
            writeDetail(writer);
            writer.WriteEndObject();
        });
        Send(ordinal, now, new EmulatorEvent
        {
            Number = 0,
            Time = now,
            DetailType = detailType,
            DetailStatus = detailStatus,
            TaskId = taskId,
            VoiceConnectorId = call.VoiceConnectorId,
            TransactionId = call.TransactionId,
            Json = Encoding.UTF8.GetString(json),
        });
    }

    private void Send(long ordinal, DateTime now, EmulatorEvent notification)
    {
        var copies = Falls("duplicate", ordinal, Options.DuplicateShare) ? 2 : 1;
        if (Falls("disorder", ordinal, Options.DisorderShare))
        {
            _heldBack.AddRange(Enumerable.Repeat(notification, copies));
            agenda.Plan(now + LongestHold, _ => Release());
            return;
        }

        for (var i = 0; i < copies; i++)
        {
            Deliver(notification);
        }

        Release();
    }

    private void Release()
    {
        foreach (var notification in _heldBack)
        {
            Deliver(notification);
        }

        _heldBack.Clear();
    }

    private void Deliver(EmulatorEvent notification)
    {
        log.Add(number => notification with { Number = number });
        if (Options.WebhookUrl is { } url)
        {
            webhook.Post(url, notification.Json);
        }
    }

    private bool Falls(string purpose, long ordinal, double share) =>
        share > 0 && Chance.Of(options.Seed, purpose, ordinal) < share;
}
