using Amazon.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.SQS.Model;
using static Amazon.SQS.SqsService;

namespace Amazon.SQS;

/// <summary>The service's operations, as its API reference (2012-11-05) has them.</summary>
internal static class Operations
{
    public static Operation<ReceiveMessageRequest, ReceiveMessageResponse> ReceiveMessage { get; } =
        Call<ReceiveMessageRequest, ReceiveMessageResponse>("ReceiveMessage")
            .Body("QueueUrl", request => request.QueueUrl)
            .Body("MessageSystemAttributeNames", request => request.MessageSystemAttributeNames, ObjectWriter.WriteTexts)
            .Body("MessageAttributeNames", request => request.MessageAttributeNames, ObjectWriter.WriteTexts)
            .Body("MaxNumberOfMessages", request => request.MaxNumberOfMessages)
            .Body("VisibilityTimeout", request => request.VisibilityTimeout)
            .Body("WaitTimeSeconds", request => request.WaitTimeSeconds)
            .Body("ReceiveRequestAttemptId", request => request.ReceiveRequestAttemptId)
            .Answer("Messages", Tables.Message.List, (response, value) => response.Messages = value)
            .Errors(
                KmsAccessDenied, KmsDisabled, KmsInvalidKeyUsage, KmsInvalidState, KmsNotFound, KmsOptInRequired, KmsThrottled,
                OverLimit);

    public static Operation<DeleteMessageRequest, DeleteMessageResponse> DeleteMessage { get; } =
        Call<DeleteMessageRequest, DeleteMessageResponse>("DeleteMessage")
            .Body("QueueUrl", request => request.QueueUrl)
            .Body("ReceiptHandle", request => request.ReceiptHandle)
            .Errors(InvalidIdFormat, ReceiptHandleIsInvalid);

    public static Operation<DeleteMessageBatchRequest, DeleteMessageBatchResponse> DeleteMessageBatch { get; } =
        Call<DeleteMessageBatchRequest, DeleteMessageBatchResponse>("DeleteMessageBatch")
            .Body("QueueUrl", request => request.QueueUrl)
            .Body("Entries", request => request.Entries, Tables.DeleteMessageBatchRequestEntry.WriteList)
            .Answer("Successful", Tables.DeleteMessageBatchResultEntry.List, (response, value) => response.Successful = value)
            .Answer("Failed", Tables.BatchResultErrorEntry.List, (response, value) => response.Failed = value)
            .Errors(BatchEntryIdsNotDistinct, EmptyBatchRequest, InvalidBatchEntryId, TooManyEntriesInBatchRequest);

    public static Operation<ChangeMessageVisibilityRequest, ChangeMessageVisibilityResponse> ChangeMessageVisibility { get; } =
        Call<ChangeMessageVisibilityRequest, ChangeMessageVisibilityResponse>("ChangeMessageVisibility")
            .Body("QueueUrl", request => request.QueueUrl)
            .Body("ReceiptHandle", request => request.ReceiptHandle)
            .Body("VisibilityTimeout", request => request.VisibilityTimeout)
            .Errors(MessageNotInflight, ReceiptHandleIsInvalid);

    public static Operation<ChangeMessageVisibilityBatchRequest, ChangeMessageVisibilityBatchResponse>
        ChangeMessageVisibilityBatch
    { get; } =
        Call<ChangeMessageVisibilityBatchRequest, ChangeMessageVisibilityBatchResponse>("ChangeMessageVisibilityBatch")
            .Body("QueueUrl", request => request.QueueUrl)
            .Body("Entries", request => request.Entries, Tables.ChangeMessageVisibilityBatchRequestEntry.WriteList)
            .Answer(
                "Successful",
                Tables.ChangeMessageVisibilityBatchResultEntry.List,
                (response, value) => response.Successful = value)
            .Answer("Failed", Tables.BatchResultErrorEntry.List, (response, value) => response.Failed = value)
            .Errors(BatchEntryIdsNotDistinct, EmptyBatchRequest, InvalidBatchEntryId, TooManyEntriesInBatchRequest);

    public static Operation<GetQueueUrlRequest, GetQueueUrlResponse> GetQueueUrl { get; } =
        Call<GetQueueUrlRequest, GetQueueUrlResponse>("GetQueueUrl")
            .Body("QueueName", request => request.QueueName)
            .Body("QueueOwnerAWSAccountId", request => request.QueueOwnerAWSAccountId)
            .Answer("QueueUrl", StringUnmarshaller.Instance, (response, value) => response.QueueUrl = value);

    public static Operation<GetQueueAttributesRequest, GetQueueAttributesResponse> GetQueueAttributes { get; } =
        Call<GetQueueAttributesRequest, GetQueueAttributesResponse>("GetQueueAttributes")
            .Body("QueueUrl", request => request.QueueUrl)
            .Body("AttributeNames", request => request.AttributeNames, ObjectWriter.WriteTexts)
            .Answer("Attributes", Tables.Texts, (response, value) => response.Attributes = value)
            .Errors(InvalidAttributeName);

    private static Operation<TRequest, TResponse> Call<TRequest, TResponse>(string name)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse, new() =>
        Sqs.Post<TRequest, TResponse>("/").Header("X-Amz-Target", "AmazonSQS." + name);
}
