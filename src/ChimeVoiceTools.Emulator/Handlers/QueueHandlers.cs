using System.Globalization;
using System.Text.Json.Nodes;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Queues;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Handlers;

/// <summary>An operation of SQS, which a header of the request names.</summary>
/// <param name="Name">The operation's name.</param>
/// <param name="HandleAsync">Does the work and returns the result. The state's gate is not held.</param>
internal sealed record QueueOperation(string Name, Func<RequestBody, CancellationToken, Task<HandlerResult>> HandleAsync);

/// <summary>Answers the operations on the emulator's own queue, in SQS's protocol.</summary>
/// <param name="state">The state, in which what is due happens before each operation.</param>
/// <param name="queues">The queues.</param>
/// <param name="time">The real time.</param>
internal sealed class QueueHandlers(ServiceState state, EventQueues queues, TimeProvider time)
{
    // What is due happens though no other request comes, as it does for a webhook.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(25);

    private QueueOperation[]? _operations;

    private QueueOperation[] Operations => _operations ??=
    [
        new(OperationNames.ReceiveMessage, ReceiveAsync),
        Operation(OperationNames.SendMessage, QueueShapes.Send, Send),
        Batch(OperationNames.SendMessageBatch, QueueShapes.SendBatch, Send),
        Operation(OperationNames.DeleteMessage, QueueShapes.Delete, Delete),
        Batch(OperationNames.DeleteMessageBatch, QueueShapes.DeleteBatch, Delete),
        Operation(OperationNames.ChangeMessageVisibility, QueueShapes.ChangeVisibility, ChangeVisibility),
        Batch(OperationNames.ChangeMessageVisibilityBatch, QueueShapes.ChangeVisibilityBatch, ChangeVisibility),
        Operation(OperationNames.PurgeQueue, QueueShapes.OfQueue, Purge),
        Operation(OperationNames.GetQueueUrl, QueueShapes.GetUrl, GetUrl),
        Operation(OperationNames.GetQueueAttributes, QueueShapes.Attributes, GetAttributes),
        Operation(OperationNames.ListQueues, QueueShapes.List, List),
    ];

    /// <summary>Finds an operation.</summary>
    /// <exception cref="ApiException">There is none of that name.</exception>
    public QueueOperation Find(string name) =>
        Array.Find(Operations, operation => operation.Name == name)
        ?? throw new ApiException(
            QueueErrors.UnsupportedOperation, Text.Format(Messages.QueueOperationUnknown, Text.Quote(name)));

    private static string? TextOf(JsonObject body, string member) => body[member]?.GetValue<string>();

    private static List<string> TextsOf(JsonObject body, string member) =>
        [.. body[member]?.AsArray().Select(name => name!.GetValue<string>()) ?? []];

    private static TimeSpan? SecondsOf(JsonObject body, string member) =>
        body[member] is { } seconds ? TimeSpan.FromSeconds(seconds.GetValue<int>()) : null;

    private static string Milliseconds(DateTimeOffset moment) =>
        moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private async Task<HandlerResult> ReceiveAsync(RequestBody request, CancellationToken cancellationToken)
    {
        var body = request.Read(QueueShapes.Receive);
        var queue = Find(body);
        var most = body["MaxNumberOfMessages"]?.GetValue<int>() ?? 1;
        var visibilityTimeout = SecondsOf(body, "VisibilityTimeout") ?? MessageQueue.DefaultVisibilityTimeout;
        var wait = SecondsOf(body, "WaitTimeSeconds") ?? TimeSpan.Zero;
        var start = time.GetTimestamp();
        while (true)
        {
            var arrival = queue.Arrival;
            Settle();
            var received = queue.Receive(most, visibilityTimeout);
            if (received.Count > 0 || time.GetElapsedTime(start) >= wait)
            {
                return HandlerResult.Json(200, new { Messages = received.Count == 0 ? null : received.Select(Describe) });
            }

            await Task.WhenAny(arrival, Task.Delay(Tick, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }

        object Describe(ReceivedMessage received)
        {
            var attributes = MessageAttributes.Select(received.Message.Attributes, TextsOf(body, "MessageAttributeNames"));
            var names = TextsOf(body, "MessageSystemAttributeNames").Concat(TextsOf(body, "AttributeNames")).ToList();
            return new
            {
                MessageId = received.Message.Id,
                received.ReceiptHandle,
                MD5OfBody = MessageAttributes.Digest(received.Message.Body),
                received.Message.Body,
                Attributes = SystemAttributes(received, names),
                MD5OfMessageAttributes = MessageAttributes.Digest(attributes),
                MessageAttributes = attributes,
            };
        }
    }

    private static Dictionary<string, string>? SystemAttributes(ReceivedMessage received, List<string> names)
    {
        var message = received.Message;
        var all = new Dictionary<string, string?>
        {
            ["SenderId"] = ServiceState.Account,
            ["SentTimestamp"] = Milliseconds(message.Sent),
            ["ApproximateReceiveCount"] = received.Receipts.ToString(CultureInfo.InvariantCulture),
            ["ApproximateFirstReceiveTimestamp"] = Milliseconds(message.FirstReceived ?? message.Sent),
            ["DeadLetterQueueSourceArn"] = message.SourceArn,
        };
        var selected = all.Where(entry => entry.Value is not null && (names.Contains("All") || names.Contains(entry.Key)))
            .ToDictionary(entry => entry.Key, entry => entry.Value!);
        return selected.Count == 0 ? null : selected;
    }

    private static object Send(MessageQueue queue, JsonObject body)
    {
        var text = TextOf(body, "MessageBody")!;
        if (text.Any(c => c is < ' ' and not ('\t' or '\n' or '\r') or '\uFFFE' or '\uFFFF'))
        {
            throw new ApiException(QueueErrors.InvalidMessageContents, Messages.QueueContentsInvalid);
        }

        var attributes = MessageAttributes.Check(body["MessageAttributes"] as JsonObject);
        var message = queue.Send(text, attributes, SecondsOf(body, "DelaySeconds") ?? TimeSpan.Zero);
        return new
        {
            Id = TextOf(body, "Id"),
            MessageId = message.Id,
            MD5OfMessageBody = MessageAttributes.Digest(text),
            MD5OfMessageAttributes = MessageAttributes.Digest(attributes),
        };
    }

    private static object? Delete(MessageQueue queue, JsonObject body)
    {
        queue.Delete(TextOf(body, "ReceiptHandle")!);
        return null;
    }

    private static object? ChangeVisibility(MessageQueue queue, JsonObject body)
    {
        queue.ChangeVisibility(TextOf(body, "ReceiptHandle")!, SecondsOf(body, "VisibilityTimeout")!.Value);
        return null;
    }

    private static object? Purge(MessageQueue queue, JsonObject body)
    {
        queue.Purge();
        return null;
    }

    private object GetUrl(JsonObject body) => new { QueueUrl = queues.UrlOf(queues.FindByName(TextOf(body, "QueueName")!)) };

    private object List(JsonObject body)
    {
        var prefix = TextOf(body, "QueueNamePrefix") ?? string.Empty;
        var found = queues.All.Where(queue => queue.Name.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        return new { QueueUrls = found.Count == 0 ? null : found.Select(queues.UrlOf) };
    }

    private static object GetAttributes(MessageQueue queue, JsonObject body)
    {
        var (visible, inFlight, delayed) = queue.Count();
        var created = queue.Created.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var all = new Dictionary<string, string?>
        {
            ["QueueArn"] = queue.Arn,
            ["ApproximateNumberOfMessages"] = visible.ToString(CultureInfo.InvariantCulture),
            ["ApproximateNumberOfMessagesNotVisible"] = inFlight.ToString(CultureInfo.InvariantCulture),
            ["ApproximateNumberOfMessagesDelayed"] = delayed.ToString(CultureInfo.InvariantCulture),
            ["CreatedTimestamp"] = created,
            ["LastModifiedTimestamp"] = created,
            ["VisibilityTimeout"] = MessageQueue.DefaultVisibilityTimeout.TotalSeconds.ToString(CultureInfo.InvariantCulture),
            ["ReceiveMessageWaitTimeSeconds"] = "0",
            ["DelaySeconds"] = "0",
            ["RedrivePolicy"] = queue.Redrive is { } redrive
                ? $$"""{"deadLetterTargetArn":"{{redrive.DeadLetters.Arn}}","maxReceiveCount":{{redrive.MaxReceiveCount}}}"""
                : null,
        };
        var names = TextsOf(body, "AttributeNames");
        if (names.Find(name => name != "All" && !all.ContainsKey(name) && !QueueAttributes.Others.Contains(name)) is { } unknown)
        {
            throw new ApiException(
                QueueErrors.InvalidAttributeName, Text.Format(Messages.QueueAttributeUnknown, Text.Quote(unknown)));
        }

        var selected = all.Where(entry => entry.Value is not null && (names.Contains("All") || names.Contains(entry.Key)))
            .ToDictionary(entry => entry.Key, entry => entry.Value!);
        return new { Attributes = selected.Count == 0 ? null : selected };
    }

    private MessageQueue Find(JsonObject body) => queues.FindByUrl(TextOf(body, "QueueUrl")!);

    private void Settle()
    {
        lock (state.Gate)
        {
            state.Settle();
        }
    }

    private QueueOperation Operation(string name, Shape shape, Func<MessageQueue, JsonObject, object?> handle) =>
        Operation(name, shape, body => handle(Find(body), body));

    private QueueOperation Operation(string name, Shape shape, Func<JsonObject, object?> handle) =>
        new(name, (request, _) =>
        {
            var body = request.Read(shape);
            Settle();
            return Task.FromResult(handle(body) is { } answer ? HandlerResult.Json(200, answer) : HandlerResult.Empty);
        });

    private QueueOperation Batch(string name, Shape shape, Func<MessageQueue, JsonObject, object?> handle) =>
        Operation(name, shape, body =>
        {
            var queue = Find(body);
            var entries = QueueBatch.Check(body);
            var outcomes = entries.ConvertAll(entry => QueueBatch.Handle(entry, () => handle(queue, entry)));
            return new
            {
                Successful = outcomes.Where(outcome => outcome.Failure is null).Select(outcome => outcome.Success),
                Failed = outcomes.Where(outcome => outcome.Failure is not null).Select(outcome => outcome.Failure),
            };
        });
}
