using Amazon.ChimeSDKMediaPipelines.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.ChimeSDKMediaPipelines;

/// <summary>The operations of Amazon Chime SDK Media Pipelines that media insights take.</summary>
/// <remarks>
/// Beside the errors named with them, all operations have <see cref="BadRequestException"/>, <see cref="ForbiddenException"/>,
/// <see cref="ThrottledClientException"/>, <see cref="UnauthorizedClientException"/>, <see cref="ServiceFailureException"/> and
/// <see cref="ServiceUnavailableException"/>; an error under another name, and a request without a member that it can't be sent
/// without, is an <see cref="AmazonChimeSDKMediaPipelinesException"/>. An answer that can't be read is an <see
/// cref="AmazonUnmarshallingException"/>.
/// </remarks>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_Operations_Amazon_Chime_SDK_Media_Pipelines.html">API reference</seealso>
public interface IAmazonChimeSDKMediaPipelines : IAmazonService, IDisposable
{
    /// <summary>Starts a speaker search on a stream of a pipeline.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>The task that was started.</returns>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    /// <exception cref="ConflictException">
    /// Another request on the same thing is being worked on, or its state does not allow this one.
    /// </exception>
    Task<StartSpeakerSearchTaskResponse> StartSpeakerSearchTaskAsync(
        StartSpeakerSearchTaskRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a speaker search.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>The task.</returns>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    Task<GetSpeakerSearchTaskResponse> GetSpeakerSearchTaskAsync(
        GetSpeakerSearchTaskRequest request, CancellationToken cancellationToken = default);

    /// <summary>Stops a speaker search.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>An answer that says nothing.</returns>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    /// <exception cref="ConflictException">
    /// Another request on the same thing is being worked on, or its state does not allow this one.
    /// </exception>
    Task<StopSpeakerSearchTaskResponse> StopSpeakerSearchTaskAsync(
        StopSpeakerSearchTaskRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts a voice tone analysis on a stream of a pipeline.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>The task that was started.</returns>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    /// <exception cref="ConflictException">
    /// Another request on the same thing is being worked on, or its state does not allow this one.
    /// </exception>
    Task<StartVoiceToneAnalysisTaskResponse> StartVoiceToneAnalysisTaskAsync(
        StartVoiceToneAnalysisTaskRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a voice tone analysis.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>The task.</returns>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    Task<GetVoiceToneAnalysisTaskResponse> GetVoiceToneAnalysisTaskAsync(
        GetVoiceToneAnalysisTaskRequest request, CancellationToken cancellationToken = default);

    /// <summary>Stops a voice tone analysis.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>An answer that says nothing.</returns>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    /// <exception cref="ConflictException">
    /// Another request on the same thing is being worked on, or its state does not allow this one.
    /// </exception>
    Task<StopVoiceToneAnalysisTaskResponse> StopVoiceToneAnalysisTaskAsync(
        StopVoiceToneAnalysisTaskRequest request, CancellationToken cancellationToken = default);

    /// <summary>Makes a configuration.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    /// <exception cref="ResourceLimitExceededException">A quota of the account is used up.</exception>
    Task<CreateMediaInsightsPipelineConfigurationResponse> CreateMediaInsightsPipelineConfigurationAsync(
        CreateMediaInsightsPipelineConfigurationRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a configuration.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    Task<GetMediaInsightsPipelineConfigurationResponse> GetMediaInsightsPipelineConfigurationAsync(
        GetMediaInsightsPipelineConfigurationRequest request, CancellationToken cancellationToken = default);

    /// <summary>Puts other elements in the place of a configuration's.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>The configuration as it is now.</returns>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    /// <exception cref="ConflictException">
    /// Another request on the same thing is being worked on, or its state does not allow this one.
    /// </exception>
    Task<UpdateMediaInsightsPipelineConfigurationResponse> UpdateMediaInsightsPipelineConfigurationAsync(
        UpdateMediaInsightsPipelineConfigurationRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a configuration.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>An answer that says nothing.</returns>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    /// <exception cref="ConflictException">
    /// Another request on the same thing is being worked on, or its state does not allow this one.
    /// </exception>
    Task<DeleteMediaInsightsPipelineConfigurationResponse> DeleteMediaInsightsPipelineConfigurationAsync(
        DeleteMediaInsightsPipelineConfigurationRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the configurations, a page at a time.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>A page of configurations.</returns>
    /// <exception cref="ResourceLimitExceededException">A quota of the account is used up.</exception>
    Task<ListMediaInsightsPipelineConfigurationsResponse> ListMediaInsightsPipelineConfigurationsAsync(
        ListMediaInsightsPipelineConfigurationsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Makes a pipeline, which analyses at once.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>The pipeline.</returns>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    /// <exception cref="ResourceLimitExceededException">A quota of the account is used up.</exception>
    Task<CreateMediaInsightsPipelineResponse> CreateMediaInsightsPipelineAsync(
        CreateMediaInsightsPipelineRequest request, CancellationToken cancellationToken = default);

    /// <summary>Pauses a pipeline, or has it go on.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>An answer that says nothing.</returns>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    /// <exception cref="ConflictException">
    /// Another request on the same thing is being worked on, or its state does not allow this one.
    /// </exception>
    Task<UpdateMediaInsightsPipelineStatusResponse> UpdateMediaInsightsPipelineStatusAsync(
        UpdateMediaInsightsPipelineStatusRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a pipeline of any kind.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>The pipeline.</returns>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    Task<GetMediaPipelineResponse> GetMediaPipelineAsync(
        GetMediaPipelineRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the pipelines of every kind, a page at a time.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>A page of pipelines.</returns>
    /// <exception cref="ResourceLimitExceededException">A quota of the account is used up.</exception>
    Task<ListMediaPipelinesResponse> ListMediaPipelinesAsync(
        ListMediaPipelinesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a pipeline of any kind, which ends it.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>An answer that says nothing.</returns>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    /// <exception cref="ConflictException">
    /// Another request on the same thing is being worked on, or its state does not allow this one.
    /// </exception>
    Task<DeleteMediaPipelineResponse> DeleteMediaPipelineAsync(
        DeleteMediaPipelineRequest request, CancellationToken cancellationToken = default);

    /// <summary>Finds where a request would be sent.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The endpoint.</returns>
    /// <exception cref="AmazonClientException">
    /// The configuration has no region, or asks for an endpoint that there is not.
    /// </exception>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

#if NET8_0_OR_GREATER
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonChimeSDKMediaPipelinesConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonChimeSDKMediaPipelinesClient(awsCredentials, (AmazonChimeSDKMediaPipelinesConfig)clientConfig);
#endif
}
