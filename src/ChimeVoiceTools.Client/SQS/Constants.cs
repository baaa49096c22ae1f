using Amazon.Runtime;

namespace Amazon.SQS;

/// <summary>What there is to know of a queue; the words that are used have names here.</summary>
public class QueueAttributeName : ConstantClass
{
    /// <summary>All attributes of the queue.</summary>
    public static readonly QueueAttributeName All = new("All");

    /// <summary>How many messages can be received now.</summary>
    public static readonly QueueAttributeName ApproximateNumberOfMessages = new("ApproximateNumberOfMessages");

    /// <summary>How many messages were received and are neither deleted nor visible again.</summary>
    public static readonly QueueAttributeName ApproximateNumberOfMessagesNotVisible =
        new("ApproximateNumberOfMessagesNotVisible");

    /// <summary>The queue's ARN.</summary>
    public static readonly QueueAttributeName QueueArn = new("QueueArn");

    /// <summary>After how many receipts a message goes to which dead-letter queue, as JSON.</summary>
    public static readonly QueueAttributeName RedrivePolicy = new("RedrivePolicy");

    /// <summary>For how many seconds nobody else receives a message that was received.</summary>
    public static readonly QueueAttributeName VisibilityTimeout = new("VisibilityTimeout");

    /// <summary>Makes a value of a word of the service's.</summary>
    /// <param name="value">The word.</param>
    public QueueAttributeName(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case; a new one where it is not known.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator QueueAttributeName?(string? value) => FindValue<QueueAttributeName>(value);
}

/// <summary>What the service knows of a message; the words that are used have names here.</summary>
public class MessageSystemAttributeName : ConstantClass
{
    /// <summary>All attributes of the message.</summary>
    public static readonly MessageSystemAttributeName All = new("All");

    /// <summary>When the message was received first, in milliseconds since 1970.</summary>
    public static readonly MessageSystemAttributeName ApproximateFirstReceiveTimestamp = new("ApproximateFirstReceiveTimestamp");

    /// <summary>How often the message was received.</summary>
    public static readonly MessageSystemAttributeName ApproximateReceiveCount = new("ApproximateReceiveCount");

    /// <summary>Who sent the message.</summary>
    public static readonly MessageSystemAttributeName SenderId = new("SenderId");

    /// <summary>When the message was sent, in milliseconds since 1970.</summary>
    public static readonly MessageSystemAttributeName SentTimestamp = new("SentTimestamp");

    /// <summary>Makes a value of a word of the service's.</summary>
    /// <param name="value">The word.</param>
    public MessageSystemAttributeName(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case; a new one where it is not known.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator MessageSystemAttributeName?(string? value) => FindValue<MessageSystemAttributeName>(value);
}
