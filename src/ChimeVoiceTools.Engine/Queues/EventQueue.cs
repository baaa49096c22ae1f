using System.Globalization;
using System.IO;
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.SQS.Model;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Events;
using ChimeVoiceTools.Engine.Resilience;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Queues;

/// <summary>A queue that events arrive in: its messages are received, deleted, given back and kept hidden.</summary>
/// <param name="connection">Where the queue lives.</param>
/// <param name="address">The queue.</param>
/// <param name="report">Takes a sentence for whatever is worth a verbose line; called on any thread.</param>
/// <param name="time">The clock for pauses; null for the system's.</param>
public sealed class EventQueue(Connection connection, QueueAddress address, Action<string> report, TimeProvider? time = null)
{
    /// <summary>How many messages one request is about at most.</summary>
    public const int MostMessages = 10;

    private const string EndpointAttribute = "EndpointUrl";

    private readonly RequestSender _requests = new(
        connection, EndpointLimits.Of(connection, time), report, ErrorAdvice.Queues);

    /// <summary>Gets the longest time that one request waits for messages.</summary>
    public static TimeSpan LongestWait { get; } = TimeSpan.FromSeconds(20);

    /// <summary>Gets the longest time that a message can be hidden.</summary>
    public static TimeSpan LongestVisibilityTimeout { get; } = TimeSpan.FromHours(12);

    /// <summary>Gets where the queue is.</summary>
    public QueueAddress Address => address;

    /// <summary>Gets how many requests were sent.</summary>
    public int Requests => _requests.Requests;

    /// <summary>Gets whether the queue was that of an emulator of this process, which has been stopped since.</summary>
    internal bool IsGone => connection.Emulator is { IsRunning: false };

    /// <summary>Finds the URL of the queue of a name.</summary>
    /// <param name="connection">Where the queue lives.</param>
    /// <param name="name">Its name.</param>
    /// <param name="report">Takes a sentence for whatever is worth a verbose line; called on any thread.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>Its address; requests go on to where it was asked for.</returns>
    /// <exception cref="ChimeException">There is none, or the name breaks a rule.</exception>
    public static Task<QueueAddress> FindAsync(
        Connection connection, string name, Action<string> report, CancellationToken cancellationToken)
    {
        QueueAddress.RequireName(name);
        var requests = new RequestSender(connection, EndpointLimits.Of(connection), report, ErrorAdvice.Queues);
        return requests.RunAsync(
            async () =>
            {
                var answer = await connection.Queues
                    .GetQueueUrlAsync(new GetQueueUrlRequest { QueueName = name }, cancellationToken).ConfigureAwait(false);
                return QueueAddress.Parse(Answers.RequireId(answer.QueueUrl, null));
            },
            Text.Format(Messages.QueueFinding, name),
            cancellationToken);
    }

    /// <summary>Waits for messages.</summary>
    /// <param name="maxMessages">How many to receive at most, up to 10.</param>
    /// <param name="wait">How long to wait for the first, in whole seconds up to 20.</param>
    /// <param name="visibilityTimeout">How long they are hidden, in whole seconds; null for as long as the queue says.</param>
    /// <param name="cancellationToken">
    /// Breaks the request off; messages that were on their way are hidden for their time then.
    /// </param>
    /// <returns>The messages, none when none came.</returns>
    /// <exception cref="ChimeException">The request failed for good.</exception>
    public Task<IReadOnlyList<QueueMessage>> ReceiveAsync(
        int maxMessages, TimeSpan wait, TimeSpan? visibilityTimeout, CancellationToken cancellationToken)
    {
        var request = new ReceiveMessageRequest
        {
            QueueUrl = address.Url,
            MaxNumberOfMessages = maxMessages,
            WaitTimeSeconds = (int)wait.TotalSeconds,
            VisibilityTimeout = visibilityTimeout is { } hidden ? (int)hidden.TotalSeconds : null,
            MessageAttributeNames = [EndpointAttribute],
        };
        return _requests.RunAsync<IReadOnlyList<QueueMessage>>(
            async () =>
            {
                var answer = await connection.Queues.ReceiveMessageAsync(request, cancellationToken).ConfigureAwait(false);
                var messages = answer.Messages ?? [];
                return messages.Count <= maxMessages
                    ? messages.ConvertAll(Read)
                    : throw new InvalidDataException(Messages.AnswerMalformed);
            },
            Text.Format(Messages.QueueReceiving, address.Name),
            cancellationToken);
    }

    /// <summary>Deletes messages.</summary>
    /// <param name="messages">The messages, up to 10.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>Those that the queue refused to delete.</returns>
    /// <exception cref="ChimeException">The request failed for good.</exception>
    public Task<IReadOnlyList<RefusedMessage>> DeleteAsync(
        IReadOnlyList<QueueMessage> messages, CancellationToken cancellationToken) => SendAsync(
        messages,
        async left =>
        {
            var request = new DeleteMessageBatchRequest
            {
                QueueUrl = address.Url,
                Entries = left.ConvertAll(static entry => new DeleteMessageBatchRequestEntry
                {
                    Id = entry.Id,
                    ReceiptHandle = entry.Message.ReceiptHandle,
                }),
            };
            var answer = await connection.Queues.DeleteMessageBatchAsync(request, cancellationToken).ConfigureAwait(false);
            return (answer.Successful?.ConvertAll(static entry => entry.Id), answer.Failed);
        },
        Text.Format(Messages.QueueDeleting, address.Name),
        cancellationToken);

    /// <summary>Gives messages back, so that they can be received at once.</summary>
    /// <param name="messages">The messages, up to 10.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>Those that the queue did not take back.</returns>
    /// <exception cref="ChimeException">The request failed for good.</exception>
    public Task<IReadOnlyList<RefusedMessage>> ReturnAsync(
        IReadOnlyList<QueueMessage> messages, CancellationToken cancellationToken) =>
        HideAsync(messages, TimeSpan.Zero, Text.Format(Messages.QueueReturning, address.Name), cancellationToken);

    /// <summary>Has messages hidden for a time from now on.</summary>
    /// <param name="messages">The messages, up to 10.</param>
    /// <param name="visibilityTimeout">The time, in whole seconds.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>Those that the queue did not hide.</returns>
    /// <exception cref="ChimeException">The request failed for good.</exception>
    public Task<IReadOnlyList<RefusedMessage>> ExtendAsync(
        IReadOnlyList<QueueMessage> messages, TimeSpan visibilityTimeout, CancellationToken cancellationToken) =>
        HideAsync(messages, visibilityTimeout, Text.Format(Messages.QueueExtending, address.Name), cancellationToken);

    /// <summary>Reads what the queue says of itself.</summary>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="ChimeException">The request failed for good.</exception>
    public Task<QueueAttributes> GetAttributesAsync(CancellationToken cancellationToken) => _requests.RunAsync(
        async () =>
        {
            var request = new GetQueueAttributesRequest
            {
                QueueUrl = address.Url,
                AttributeNames = ["QueueArn", "VisibilityTimeout", "RedrivePolicy"],
            };
            var answer = await connection.Queues.GetQueueAttributesAsync(request, cancellationToken).ConfigureAwait(false);
            return Read(answer.Attributes ?? []);
        },
        Text.Format(Messages.QueueLookingAt, address.Name),
        cancellationToken);

    private static QueueAttributes Read(Dictionary<string, string> attributes)
    {
        string? target = null;
        int? count = null;
        if (Find("RedrivePolicy") is { } policy)
        {
            try
            {
                using var document = JsonDocument.Parse(policy);
                target = document.RootElement.GetProperty("deadLetterTargetArn").GetString();
                count = Number(document.RootElement.GetProperty("maxReceiveCount").ToString());
            }
            catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new InvalidDataException(Messages.AnswerMalformed);
            }
        }

        TimeSpan? hidden = Number(Find("VisibilityTimeout")) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        return new QueueAttributes(Find("QueueArn"), hidden, target, count);

        string? Find(string name) => attributes.TryGetValue(name, out var value) && value is { Length: > 0 } ? value : null;

        static int? Number(string? text) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private QueueMessage Read(Message message)
    {
        var handle = Answers.RequireId(message?.ReceiptHandle, null);
        List<ChimeVoiceEvent> events = [];
        ChimeException? error = null;

        // A body of a thousand mistakes is one message that is no event.
        var reader = new EventReader(events.Add, (mistake, _) => error ??= mistake);
        reader.ReadWhole(message!.Body ?? string.Empty);
        var endpoint = EndpointOf(message, new Uri(connection.EndpointUrl));
        foreach (var received in events)
        {
            (received.QueueUrl, received.ReceiptHandle, received.EndpointUrl) = (address.Url, handle, endpoint);
        }

        error ??= events.Count == 0 ? EventErrors.NoEvent(message.Body ?? string.Empty, Messages.EventNone) : null;
        return new QueueMessage(handle, events, error);
    }

    // Anybody who may send to the queue can write it: it is followed on this machine only, and from a queue on this machine only.
    internal static string? EndpointOf(Message message, Uri queue) =>
        EndpointRules.IsLoopback(queue)
            && message.MessageAttributes is { } attributes
            && attributes.TryGetValue(EndpointAttribute, out var attribute)
            && attribute is { DataType: "String", StringValue: { } url }
            && Uri.TryCreate(url, UriKind.Absolute, out var uri)
            && uri.Scheme == Uri.UriSchemeHttp
            && uri.UserInfo.Length == 0
            && EndpointRules.IsLoopback(uri)
            ? url
            : null;

    private Task<IReadOnlyList<RefusedMessage>> HideAsync(
        IReadOnlyList<QueueMessage> messages, TimeSpan visibilityTimeout, string doing, CancellationToken cancellationToken) =>
        SendAsync(
            messages,
            async left =>
            {
                var request = new ChangeMessageVisibilityBatchRequest
                {
                    QueueUrl = address.Url,
                    Entries = left.ConvertAll(entry => new ChangeMessageVisibilityBatchRequestEntry
                    {
                        Id = entry.Id,
                        ReceiptHandle = entry.Message.ReceiptHandle,
                        VisibilityTimeout = (int)visibilityTimeout.TotalSeconds,
                    }),
                };
                var answer = await connection.Queues
                    .ChangeMessageVisibilityBatchAsync(request, cancellationToken).ConfigureAwait(false);
                return (answer.Successful?.ConvertAll(static entry => entry.Id), answer.Failed);
            },
            doing,
            cancellationToken);

    /// <summary>Sends one request about several messages, and again for those of them that it failed for.</summary>
    private async Task<IReadOnlyList<RefusedMessage>> SendAsync(
        IReadOnlyList<QueueMessage> messages,
        Func<List<(string Id, QueueMessage Message)>, Task<(List<string?>? Done, List<BatchResultErrorEntry>? Failed)>> send,
        string doing,
        CancellationToken cancellationToken)
    {
        List<RefusedMessage> refused = [];
        var left = messages.Select(static (message, index) => (index.ToString(CultureInfo.InvariantCulture), message)).ToList();
        if (left.Count > 0)
        {
            await _requests.RunAsync(SendLeftAsync, doing, cancellationToken).ConfigureAwait(false);
        }

        return refused;

        async Task<bool> SendLeftAsync()
        {
            var (done, failed) = await send(left).ConfigureAwait(false);
            left.RemoveAll(entry => done?.Contains(entry.Item1) == true);
            foreach (var failure in failed ?? [])
            {
                // What is wrong with an entry itself is wrong with it the next time too.
                if (failure?.SenderFault == true && left.FindIndex(entry => entry.Item1 == failure.Id) is var index and >= 0)
                {
                    refused.Add(new RefusedMessage(left[index].Item2, Refusal(failure, doing)));
                    left.RemoveAt(index);
                }
            }

            if (left.Count > 0)
            {
                var failure = failed?.Find(entry => left.Exists(other => other.Item1 == entry?.Id));
                throw new AmazonServiceException(
                    failure?.Message ?? Messages.AnswerEmpty,
                    null,
                    ErrorType.Receiver,
                    failure?.Code,
                    null,
                    HttpStatusCode.ServiceUnavailable);
            }

            return true;
        }
    }

    private static ChimeException Refusal(BatchResultErrorEntry failure, string doing) => new(
        "QueueMessageRefused",
        ChimeErrorKind.InvalidResult,
        Text.Format(Messages.QueueEntryRefused, doing, DisplayText.Of(failure.Code), Text.Sentence(failure.Message)),
        null);
}
