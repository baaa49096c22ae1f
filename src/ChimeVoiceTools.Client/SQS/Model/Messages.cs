using System.IO;
using Amazon.Runtime;

namespace Amazon.SQS.Model;

/// <summary>What all requests to the service have in common.</summary>
public class AmazonSQSRequest : AmazonWebServiceRequest;

/// <summary>A message as it was received.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Message.html">API reference</seealso>
public class Message
{
    /// <summary>The message's id, the same at every receipt. Null when the service sent none.</summary>
    public string? MessageId { get; set; }

    /// <summary>What this receipt of the message is deleted or changed by. Null when the service sent none.</summary>
    public string? ReceiptHandle { get; set; }

    /// <summary>The MD5 digest of the body, in hexadecimal. Null when the service sent none.</summary>
    public string? MD5OfBody { get; set; }

    /// <summary>The message's text. Null when the service sent none.</summary>
    public string? Body { get; set; }

    /// <summary>
    /// What the service knows of the message, as far as it was asked for, under the names of <see
    /// cref="MessageSystemAttributeName"/>. Null when the service sent none.
    /// </summary>
    public Dictionary<string, string>? Attributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The MD5 digest of the sender's attributes, in hexadecimal. Null when the service sent none.</summary>
    public string? MD5OfMessageAttributes { get; set; }

    /// <summary>What the sender said of the message, as far as it was asked for. Null when the service sent none.</summary>
    public Dictionary<string, MessageAttributeValue>? MessageAttributes { get; set; } =
        AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>The value of an attribute that a message's sender gave it.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_MessageAttributeValue.html">API reference</seealso>
public class MessageAttributeValue
{
    /// <summary>
    /// The value's type: <c>String</c>, <c>Number</c> or <c>Binary</c>, with a label of the sender's behind a dot where it gave
    /// one.
    /// </summary>
    public string? DataType { get; set; }

    /// <summary>The value of a text or a number. Null for bytes.</summary>
    public string? StringValue { get; set; }

    /// <summary>The value where it is bytes. Null elsewhere.</summary>
    public MemoryStream? BinaryValue { get; set; }
}

/// <summary>Receives messages.</summary>
public class ReceiveMessageRequest : AmazonSQSRequest
{
    /// <summary>The queue's URL.</summary>
    public string? QueueUrl { get; set; }

    /// <summary>
    /// Which of the service's attributes of each message are sent, by the names of <see cref="MessageSystemAttributeName"/>.
    /// </summary>
    public List<string>? MessageSystemAttributeNames { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Which of the sender's attributes of each message are sent, by their names; <c>All</c> for all of them.</summary>
    public List<string>? MessageAttributeNames { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>How many messages there may be, from 1 to 10. Null leaves it to the service, which means 1.</summary>
    public int? MaxNumberOfMessages { get; set; }

    /// <summary>
    /// For how many seconds nobody else receives the messages, from 0 to 43,200. Null leaves it to the queue.
    /// </summary>
    public int? VisibilityTimeout { get; set; }

    /// <summary>For how many seconds to wait for the first message, from 0 to 20. Null leaves it to the queue.</summary>
    public int? WaitTimeSeconds { get; set; }

    /// <summary>What a FIFO queue knows a repeated request by.</summary>
    public string? ReceiveRequestAttemptId { get; set; }
}

/// <summary>What was received.</summary>
public class ReceiveMessageResponse : AmazonWebServiceResponse
{
    /// <summary>The messages. Null when there was none.</summary>
    public List<Message>? Messages { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>Deletes a message.</summary>
public class DeleteMessageRequest : AmazonSQSRequest
{
    /// <summary>The queue's URL.</summary>
    public string? QueueUrl { get; set; }

    /// <summary>The handle that the message was last received with.</summary>
    public string? ReceiptHandle { get; set; }
}

/// <summary>The answer to a deletion, which says nothing.</summary>
public class DeleteMessageResponse : AmazonWebServiceResponse;

/// <summary>Changes when a message can be received again.</summary>
public class ChangeMessageVisibilityRequest : AmazonSQSRequest
{
    /// <summary>The queue's URL.</summary>
    public string? QueueUrl { get; set; }

    /// <summary>The handle that the message was last received with.</summary>
    public string? ReceiptHandle { get; set; }

    /// <summary>In how many seconds from now it can be received again, from 0 to 43,200.</summary>
    public int? VisibilityTimeout { get; set; }
}

/// <summary>The answer to a change of visibility, which says nothing.</summary>
public class ChangeMessageVisibilityResponse : AmazonWebServiceResponse;
