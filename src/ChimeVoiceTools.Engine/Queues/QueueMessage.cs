using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Engine.Queues;

/// <summary>One delivery of a message of a queue.</summary>
/// <param name="receiptHandle">What the queue knows this delivery by.</param>
/// <param name="events">The events that the message holds, which is one as a rule.</param>
/// <param name="error">Why the message is, or holds, what is no event; null when it holds events alone.</param>
public sealed class QueueMessage(string receiptHandle, IReadOnlyList<ChimeVoiceEvent> events, ChimeException? error)
{
    /// <summary>Makes a delivery that is only named, to be deleted or given back.</summary>
    /// <param name="receiptHandle">What the queue knows it by.</param>
    public QueueMessage(string receiptHandle)
        : this(receiptHandle, [], null)
    {
    }

    /// <summary>Gets what the queue knows this delivery by.</summary>
    public string ReceiptHandle => receiptHandle;

    /// <summary>Gets the events that the message holds, which is one as a rule.</summary>
    public IReadOnlyList<ChimeVoiceEvent> Events => events;

    /// <summary>Gets why the message is, or holds, what is no event; null when it holds events alone.</summary>
    public ChimeException? Error => error;
}

/// <summary>A message that the queue did not do with what it was told to.</summary>
/// <param name="Message">The message.</param>
/// <param name="Error">Why not.</param>
public sealed record RefusedMessage(QueueMessage Message, ChimeException Error);

/// <summary>What a queue says of itself; a member is null where it does not say.</summary>
/// <param name="QueueArn">Its ARN.</param>
/// <param name="VisibilityTimeout">How long a message that was received is hidden.</param>
/// <param name="DeadLetterTargetArn">Where messages go that were received too often; null when they go nowhere.</param>
/// <param name="MaxReceiveCount">How often a message is received before it goes there.</param>
public sealed record QueueAttributes(
    string? QueueArn, TimeSpan? VisibilityTimeout, string? DeadLetterTargetArn, int? MaxReceiveCount);
