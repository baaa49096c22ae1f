using Amazon.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SQS.Model;

namespace Amazon.SQS;

/// <summary>What requests and answers are made of.</summary>
internal static class Tables
{
    private static IJsonUnmarshaller<string?, JsonUnmarshallerContext> Text { get; } = StringUnmarshaller.Instance;

    /// <summary>Reads an object whose members are texts, under any names.</summary>
    public static JsonDictionaryUnmarshaller<string, string, StringUnmarshaller, StringUnmarshaller> Texts { get; } =
        new(StringUnmarshaller.Instance, StringUnmarshaller.Instance);

    private static Shape<MessageAttributeValue> MessageAttributeValue { get; } = new Shape<MessageAttributeValue>()
        .Member("DataType", Text, (attribute, value) => attribute.DataType = value)
        .Member("StringValue", Text, (attribute, value) => attribute.StringValue = value)
        .Member("BinaryValue", MemoryStreamUnmarshaller.Instance, (attribute, value) => attribute.BinaryValue = value);

    public static Shape<Message> Message { get; } = new Shape<Message>()
        .Member("MessageId", Text, (message, value) => message.MessageId = value)
        .Member("ReceiptHandle", Text, (message, value) => message.ReceiptHandle = value)
        .Member("MD5OfBody", Text, (message, value) => message.MD5OfBody = value)
        .Member("Body", Text, (message, value) => message.Body = value)
        .Member("Attributes", Texts, (message, value) => message.Attributes = value)
        .Member("MD5OfMessageAttributes", Text, (message, value) => message.MD5OfMessageAttributes = value)
        .Member(
            "MessageAttributes",
            new JsonDictionaryUnmarshaller<string, MessageAttributeValue, StringUnmarshaller, Shape<MessageAttributeValue>>(
                StringUnmarshaller.Instance, MessageAttributeValue),
            (message, value) => message.MessageAttributes = value);

    public static ObjectWriter<DeleteMessageBatchRequestEntry> DeleteMessageBatchRequestEntry { get; } =
        new ObjectWriter<DeleteMessageBatchRequestEntry>()
        .Member("Id", entry => entry.Id)
        .Member("ReceiptHandle", entry => entry.ReceiptHandle);

    public static ObjectWriter<ChangeMessageVisibilityBatchRequestEntry> ChangeMessageVisibilityBatchRequestEntry { get; } =
        new ObjectWriter<ChangeMessageVisibilityBatchRequestEntry>()
        .Member("Id", entry => entry.Id)
        .Member("ReceiptHandle", entry => entry.ReceiptHandle)
        .Member("VisibilityTimeout", entry => entry.VisibilityTimeout);

    public static Shape<DeleteMessageBatchResultEntry> DeleteMessageBatchResultEntry { get; } =
        new Shape<DeleteMessageBatchResultEntry>()
        .Member("Id", Text, (entry, value) => entry.Id = value);

    public static Shape<ChangeMessageVisibilityBatchResultEntry> ChangeMessageVisibilityBatchResultEntry { get; } =
        new Shape<ChangeMessageVisibilityBatchResultEntry>()
        .Member("Id", Text, (entry, value) => entry.Id = value);

    public static Shape<BatchResultErrorEntry> BatchResultErrorEntry { get; } = new Shape<BatchResultErrorEntry>()
        .Member("Id", Text, (entry, value) => entry.Id = value)
        .Member("SenderFault", NullableBoolUnmarshaller.Instance, (entry, value) => entry.SenderFault = value)
        .Member("Code", Text, (entry, value) => entry.Code = value)
        .Member("Message", Text, (entry, value) => entry.Message = value);
}
