using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SQS.Model;

namespace Amazon.SQS;

/// <summary>The operations of Amazon Simple Queue Service that a consumer takes.</summary>
/// <remarks>
/// Beside the errors named with them, all operations have <see cref="InvalidAddressException"/>, <see
/// cref="InvalidSecurityException"/>, <see cref="QueueDoesNotExistException"/>, <see cref="RequestThrottledException"/> and <see
/// cref="UnsupportedOperationException"/>; an error under another name is an <see cref="AmazonSQSException"/>. An answer that
/// can't be read is an <see cref="AmazonUnmarshallingException"/>. Requests go to the endpoint of the client's configuration,
/// whatever the host in a queue's URL is.
/// </remarks>
/// <seealso href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html">API reference</seealso>
public interface IAmazonSQS : IAmazonService, IDisposable
{
    /// <summary>Receives messages, waiting for the first for as long as the request says.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>The messages that came.</returns>
    /// <exception cref="KmsThrottledException">The key management service refuses so many requests.</exception>
    /// <exception cref="OverLimitException">
    /// Too many messages were received and are neither deleted nor visible again.
    /// </exception>
    Task<ReceiveMessageResponse> ReceiveMessageAsync(
        ReceiveMessageRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a message.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>An answer that says nothing.</returns>
    /// <exception cref="InvalidIdFormatException">The receipt handle has another form.</exception>
    /// <exception cref="ReceiptHandleIsInvalidException">The receipt handle is none.</exception>
    Task<DeleteMessageResponse> DeleteMessageAsync(DeleteMessageRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes up to ten messages.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>Which of them were deleted and which were not.</returns>
    /// <exception cref="BatchEntryIdsNotDistinctException">Two entries have the same id.</exception>
    /// <exception cref="EmptyBatchRequestException">There is no entry.</exception>
    /// <exception cref="InvalidBatchEntryIdException">An entry's id has another form.</exception>
    /// <exception cref="TooManyEntriesInBatchRequestException">There are more than ten entries.</exception>
    Task<DeleteMessageBatchResponse> DeleteMessageBatchAsync(
        DeleteMessageBatchRequest request, CancellationToken cancellationToken = default);

    /// <summary>Says in how many seconds from now a received message can be received again.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>An answer that says nothing.</returns>
    /// <exception cref="MessageNotInflightException">The message can be received again already.</exception>
    /// <exception cref="ReceiptHandleIsInvalidException">The receipt handle is none.</exception>
    Task<ChangeMessageVisibilityResponse> ChangeMessageVisibilityAsync(
        ChangeMessageVisibilityRequest request, CancellationToken cancellationToken = default);

    /// <summary>Says of up to ten received messages in how many seconds from now they can be received again.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>Of which of them that was changed and of which it was not.</returns>
    /// <exception cref="BatchEntryIdsNotDistinctException">Two entries have the same id.</exception>
    /// <exception cref="EmptyBatchRequestException">There is no entry.</exception>
    /// <exception cref="InvalidBatchEntryIdException">An entry's id has another form.</exception>
    /// <exception cref="TooManyEntriesInBatchRequestException">There are more than ten entries.</exception>
    Task<ChangeMessageVisibilityBatchResponse> ChangeMessageVisibilityBatchAsync(
        ChangeMessageVisibilityBatchRequest request, CancellationToken cancellationToken = default);

    /// <summary>Finds a queue by its name.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>The queue's URL.</returns>
    Task<GetQueueUrlResponse> GetQueueUrlAsync(GetQueueUrlRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads what is known of a queue.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>The attributes that were asked for.</returns>
    /// <exception cref="InvalidAttributeNameException">There is no such attribute.</exception>
    Task<GetQueueAttributesResponse> GetQueueAttributesAsync(
        GetQueueAttributesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Finds where a request would be sent.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The endpoint.</returns>
    /// <exception cref="AmazonClientException">
    /// The configuration has no region, or asks for an endpoint that there is not.
    /// </exception>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

#if NET8_0_OR_GREATER
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSQSConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonSQSClient(awsCredentials, (AmazonSQSConfig)clientConfig);
#endif
}
