using Amazon.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.SQS.Model;

namespace Amazon.SQS;

/// <summary>
/// Calls the operations of Amazon Simple Queue Service that a consumer takes, over HTTP. One instance serves any number of
/// threads.
/// </summary>
public class AmazonSQSClient : AmazonServiceClient, IAmazonSQS
{
    /// <summary>Makes a client with given credentials.</summary>
    /// <param name="credentials">Whose calls they are.</param>
    /// <param name="clientConfig">How to call the service.</param>
    public AmazonSQSClient(AWSCredentials credentials, AmazonSQSConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <summary>Makes a client with a key.</summary>
    /// <param name="awsAccessKeyId">The access key's id.</param>
    /// <param name="awsSecretAccessKey">The access key's secret.</param>
    /// <param name="clientConfig">How to call the service.</param>
    public AmazonSQSClient(
        string awsAccessKeyId, string awsSecretAccessKey, AmazonSQSConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    /// <summary>Makes a client with temporary credentials.</summary>
    /// <param name="awsAccessKeyId">The access key's id.</param>
    /// <param name="awsSecretAccessKey">The access key's secret.</param>
    /// <param name="awsSessionToken">The session token that belongs to the key.</param>
    /// <param name="clientConfig">How to call the service.</param>
    public AmazonSQSClient(
        string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonSQSConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => SqsService.Sqs;

    /// <inheritdoc/>
    public virtual Task<ReceiveMessageResponse> ReceiveMessageAsync(
        ReceiveMessageRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ReceiveMessageResponse>(request, Operations.ReceiveMessage, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteMessageResponse> DeleteMessageAsync(
        DeleteMessageRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteMessageResponse>(request, Operations.DeleteMessage, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteMessageBatchResponse> DeleteMessageBatchAsync(
        DeleteMessageBatchRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteMessageBatchResponse>(request, Operations.DeleteMessageBatch, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ChangeMessageVisibilityResponse> ChangeMessageVisibilityAsync(
        ChangeMessageVisibilityRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ChangeMessageVisibilityResponse>(request, Operations.ChangeMessageVisibility, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ChangeMessageVisibilityBatchResponse> ChangeMessageVisibilityBatchAsync(
        ChangeMessageVisibilityBatchRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ChangeMessageVisibilityBatchResponse>(request, Operations.ChangeMessageVisibilityBatch, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetQueueUrlResponse> GetQueueUrlAsync(
        GetQueueUrlRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetQueueUrlResponse>(request, Operations.GetQueueUrl, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetQueueAttributesResponse> GetQueueAttributesAsync(
        GetQueueAttributesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetQueueAttributesResponse>(request, Operations.GetQueueAttributes, cancellationToken);

    /// <inheritdoc/>
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.AddServiceHandlers();
        pipeline.AddHandlerBefore<Unmarshaller>(new CheckSumHandler());
    }
}
