using System.Text.Json.Nodes;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.Queues;

/// <summary>
/// A standard queue of SQS. It runs on real time, since the work of a consumer goes no faster with the emulator's clock. It is
/// safe for use from several threads.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="arn">Its ARN.</param>
/// <param name="time">Where it takes the time from.</param>
/// <param name="capacity">How many notifications that nobody receives it keeps, the newest ones.</param>
internal sealed class MessageQueue(string name, string arn, TimeProvider time, int capacity)
{
    /// <summary>How long nobody else receives a message that was received, where the request does not say.</summary>
    public static readonly TimeSpan DefaultVisibilityTimeout = TimeSpan.FromSeconds(30);

    private const int MostInFlight = 120_000;

    private readonly object _gate = new();
    private readonly long _start = time.GetTimestamp();
    private readonly Dictionary<Guid, QueuedMessage> _all = [];
    private readonly LinkedList<QueuedMessage> _visible = new();

    // What was received, or sent with a delay: that which can be received again first comes first.
    private readonly SortedSet<QueuedMessage> _hidden = new(Comparer<QueuedMessage>.Create(
        static (one, other) =>
            (one.VisibleFrom, one.Ordinal, one.Id).CompareTo((other.VisibleFrom, other.Ordinal, other.Id))));

    private TaskCompletionSource<bool> _arrival = New();
    private int _notifications;
    private long _sent;

    public string Name => name;

    public string Arn => arn;

    public DateTimeOffset Created { get; } = time.GetUtcNow();

    /// <summary>Gets where a message goes that was received too often; null for nowhere.</summary>
    public RedrivePolicy? Redrive { get; init; }

    /// <summary>Gets what ends when a message comes.</summary>
    public Task Arrival
    {
        get
        {
            lock (_gate)
            {
                return _arrival.Task;
            }
        }
    }

    private TimeSpan Now => time.GetElapsedTime(_start);

    public QueuedMessage Send(string body, JsonObject? attributes, TimeSpan delay = default, bool isNotification = false)
    {
        lock (_gate)
        {
            var message = new QueuedMessage(++_sent, body, attributes, time.GetUtcNow()) { IsNotification = isNotification };
            _all.Add(message.Id, message);
            if (delay > TimeSpan.Zero)
            {
                Hide(message, delay);
            }
            else
            {
                Show(message);
            }

            return message;
        }
    }

    /// <summary>Receives what there is, up to so many messages.</summary>
    /// <exception cref="ApiException">Too many are in flight.</exception>
    public List<ReceivedMessage> Receive(int most, TimeSpan visibilityTimeout)
    {
        lock (_gate)
        {
            ShowDue();
            var received = new List<ReceivedMessage>();
            while (received.Count < most && _visible.First?.Value is { } message)
            {
                if (_hidden.Count >= MostInFlight)
                {
                    throw new ApiException(QueueErrors.OverLimit, Messages.QueueOverLimit);
                }

                TakeVisible();
                if (message.Receipts >= Redrive?.MaxReceiveCount)
                {
                    _all.Remove(message.Id);
                    message.SourceArn = arn;
                    Redrive.DeadLetters.Take(message);
                    continue;
                }

                received.Add(message.Receive(time.GetUtcNow()));
                Hide(message, visibilityTimeout);
            }

            return received;
        }
    }

    /// <summary>
    /// Deletes a message. One that is gone already was deleted, and one that was received again since stays, as at the service.
    /// </summary>
    /// <exception cref="ApiException">The handle is none.</exception>
    public void Delete(string receiptHandle)
    {
        var handle = Parse(receiptHandle);
        lock (_gate)
        {
            if (_all.TryGetValue(handle.Id, out var message) && message.IsReceivedBy(handle.Receipt))
            {
                _all.Remove(message.Id);
                if (!_hidden.Remove(message))
                {
                    _visible.Remove(message);
                    _notifications -= message.IsNotification ? 1 : 0;
                }
            }
        }
    }

    /// <summary>Changes when a message that was received can be received again.</summary>
    /// <exception cref="ApiException">The handle is none, or the message is not in flight.</exception>
    public void ChangeVisibility(string receiptHandle, TimeSpan visibilityTimeout)
    {
        var handle = Parse(receiptHandle);
        lock (_gate)
        {
            ShowDue();
            if (!_all.TryGetValue(handle.Id, out var message) || !message.IsReceivedBy(handle.Receipt))
            {
                throw new ApiException(QueueErrors.InvalidParameterValue, Messages.QueueMessageNotThere);
            }

            if (!_hidden.Remove(message))
            {
                throw new ApiException(QueueErrors.MessageNotInflight, Messages.QueueMessageNotInFlight);
            }

            Hide(message, visibilityTimeout);
            ShowDue();
        }
    }

    public void Purge()
    {
        lock (_gate)
        {
            _all.Clear();
            _visible.Clear();
            _hidden.Clear();
            _notifications = 0;
        }
    }

    /// <summary>Counts what can be received, what is in flight, and what was sent with a delay that is not over.</summary>
    public (int Visible, int InFlight, int Delayed) Count()
    {
        lock (_gate)
        {
            ShowDue();
            var delayed = _hidden.Count(static message => message.Receipts == 0);
            return (_visible.Count, _hidden.Count - delayed, delayed);
        }
    }

    private static TaskCompletionSource<bool> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static ReceiptHandle Parse(string text) =>
        ReceiptHandle.Parse(text)
        ?? throw new ApiException(QueueErrors.ReceiptHandleIsInvalid, Messages.QueueReceiptHandleInvalid);

    private void Take(QueuedMessage message)
    {
        lock (_gate)
        {
            _all.Add(message.Id, message);
            Show(message);
        }
    }

    private void Hide(QueuedMessage message, TimeSpan time)
    {
        message.VisibleFrom = Now + time;
        _hidden.Add(message);
    }

    private void ShowDue()
    {
        var now = Now;
        while (_hidden.Min is { } message && message.VisibleFrom <= now)
        {
            _hidden.Remove(message);
            Show(message);
        }
    }

    private void Show(QueuedMessage message)
    {
        _visible.AddLast(message);
        _notifications += message.IsNotification ? 1 : 0;
        for (var node = _visible.First; node is not null && _notifications > capacity; node = node.Next)
        {
            if (node.Value.IsNotification)
            {
                _all.Remove(node.Value.Id);
                _visible.Remove(node);
                _notifications--;
                break;
            }
        }

        var arrival = _arrival;
        _arrival = New();
        arrival.TrySetResult(true);
    }

    private void TakeVisible()
    {
        _notifications -= _visible.First!.Value.IsNotification ? 1 : 0;
        _visible.RemoveFirst();
    }
}

/// <summary>Where a message goes that was received too often.</summary>
/// <param name="DeadLetters">The dead-letter queue.</param>
/// <param name="MaxReceiveCount">How often it is received before.</param>
internal sealed record RedrivePolicy(MessageQueue DeadLetters, int MaxReceiveCount);
