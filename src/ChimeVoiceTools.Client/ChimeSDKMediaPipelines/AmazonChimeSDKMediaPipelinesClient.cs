using Amazon.ChimeSDKMediaPipelines.Model;
using Amazon.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Amazon.ChimeSDKMediaPipelines;

/// <summary>
/// Calls the operations of Amazon Chime SDK Media Pipelines that media insights take, over HTTP. One instance serves any number
/// of threads.
/// </summary>
public class AmazonChimeSDKMediaPipelinesClient : AmazonServiceClient, IAmazonChimeSDKMediaPipelines
{
    /// <summary>Makes a client with given credentials.</summary>
    /// <param name="credentials">Whose calls they are.</param>
    /// <param name="clientConfig">How to call the service.</param>
    public AmazonChimeSDKMediaPipelinesClient(AWSCredentials credentials, AmazonChimeSDKMediaPipelinesConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <summary>Makes a client with a key.</summary>
    /// <param name="awsAccessKeyId">The access key's id.</param>
    /// <param name="awsSecretAccessKey">The access key's secret.</param>
    /// <param name="clientConfig">How to call the service.</param>
    public AmazonChimeSDKMediaPipelinesClient(
        string awsAccessKeyId, string awsSecretAccessKey, AmazonChimeSDKMediaPipelinesConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    /// <summary>Makes a client with temporary credentials.</summary>
    /// <param name="awsAccessKeyId">The access key's id.</param>
    /// <param name="awsSecretAccessKey">The access key's secret.</param>
    /// <param name="awsSessionToken">The session token that belongs to the key.</param>
    /// <param name="clientConfig">How to call the service.</param>
    public AmazonChimeSDKMediaPipelinesClient(
        string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonChimeSDKMediaPipelinesConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => MediaPipelinesService.MediaPipelines;

    /// <inheritdoc/>
    public virtual Task<StartSpeakerSearchTaskResponse> StartSpeakerSearchTaskAsync(
        StartSpeakerSearchTaskRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<StartSpeakerSearchTaskResponse>(request, Operations.StartSpeakerSearchTask, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetSpeakerSearchTaskResponse> GetSpeakerSearchTaskAsync(
        GetSpeakerSearchTaskRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetSpeakerSearchTaskResponse>(request, Operations.GetSpeakerSearchTask, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<StopSpeakerSearchTaskResponse> StopSpeakerSearchTaskAsync(
        StopSpeakerSearchTaskRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<StopSpeakerSearchTaskResponse>(request, Operations.StopSpeakerSearchTask, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<StartVoiceToneAnalysisTaskResponse> StartVoiceToneAnalysisTaskAsync(
        StartVoiceToneAnalysisTaskRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<StartVoiceToneAnalysisTaskResponse>(request, Operations.StartVoiceToneAnalysisTask, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetVoiceToneAnalysisTaskResponse> GetVoiceToneAnalysisTaskAsync(
        GetVoiceToneAnalysisTaskRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetVoiceToneAnalysisTaskResponse>(request, Operations.GetVoiceToneAnalysisTask, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<StopVoiceToneAnalysisTaskResponse> StopVoiceToneAnalysisTaskAsync(
        StopVoiceToneAnalysisTaskRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<StopVoiceToneAnalysisTaskResponse>(request, Operations.StopVoiceToneAnalysisTask, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateMediaInsightsPipelineConfigurationResponse> CreateMediaInsightsPipelineConfigurationAsync(
        CreateMediaInsightsPipelineConfigurationRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateMediaInsightsPipelineConfigurationResponse>(
            request, Operations.CreateMediaInsightsPipelineConfiguration, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetMediaInsightsPipelineConfigurationResponse> GetMediaInsightsPipelineConfigurationAsync(
        GetMediaInsightsPipelineConfigurationRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetMediaInsightsPipelineConfigurationResponse>(
            request, Operations.GetMediaInsightsPipelineConfiguration, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UpdateMediaInsightsPipelineConfigurationResponse> UpdateMediaInsightsPipelineConfigurationAsync(
        UpdateMediaInsightsPipelineConfigurationRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<UpdateMediaInsightsPipelineConfigurationResponse>(
            request, Operations.UpdateMediaInsightsPipelineConfiguration, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteMediaInsightsPipelineConfigurationResponse> DeleteMediaInsightsPipelineConfigurationAsync(
        DeleteMediaInsightsPipelineConfigurationRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteMediaInsightsPipelineConfigurationResponse>(
            request, Operations.DeleteMediaInsightsPipelineConfiguration, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListMediaInsightsPipelineConfigurationsResponse> ListMediaInsightsPipelineConfigurationsAsync(
        ListMediaInsightsPipelineConfigurationsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListMediaInsightsPipelineConfigurationsResponse>(
            request, Operations.ListMediaInsightsPipelineConfigurations, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateMediaInsightsPipelineResponse> CreateMediaInsightsPipelineAsync(
        CreateMediaInsightsPipelineRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateMediaInsightsPipelineResponse>(request, Operations.CreateMediaInsightsPipeline, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UpdateMediaInsightsPipelineStatusResponse> UpdateMediaInsightsPipelineStatusAsync(
        UpdateMediaInsightsPipelineStatusRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<UpdateMediaInsightsPipelineStatusResponse>(
            request, Operations.UpdateMediaInsightsPipelineStatus, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetMediaPipelineResponse> GetMediaPipelineAsync(
        GetMediaPipelineRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetMediaPipelineResponse>(request, Operations.GetMediaPipeline, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListMediaPipelinesResponse> ListMediaPipelinesAsync(
        ListMediaPipelinesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListMediaPipelinesResponse>(request, Operations.ListMediaPipelines, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteMediaPipelineResponse> DeleteMediaPipelineAsync(
        DeleteMediaPipelineRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteMediaPipelineResponse>(request, Operations.DeleteMediaPipeline, cancellationToken);

    /// <inheritdoc/>
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.AddServiceHandlers();
}
