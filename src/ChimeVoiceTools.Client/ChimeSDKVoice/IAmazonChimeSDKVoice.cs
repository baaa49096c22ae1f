using Amazon.ChimeSDKVoice.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.ChimeSDKVoice;

/// <summary>The voice analytics operations of Amazon Chime SDK Voice.</summary>
/// <remarks>
/// Beside the errors named with them, all operations have <see cref="BadRequestException"/>, <see cref="ForbiddenException"/>,
/// <see cref="ThrottledClientException"/>, <see cref="UnauthorizedClientException"/>, <see cref="ServiceFailureException"/> and
/// <see cref="ServiceUnavailableException"/>; an error under another name, and a request without a member that it can't be sent
/// without, is an <see cref="AmazonChimeSDKVoiceException"/>. An answer that can't be read is an <see
/// cref="AmazonUnmarshallingException"/>.
/// </remarks>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_Operations_Amazon_Chime_SDK_Voice.html">API reference</seealso>
public interface IAmazonChimeSDKVoice : IAmazonService, IDisposable
{
    /// <summary>Starts a search for the person who speaks on a call.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>The task that was started.</returns>
    /// <exception cref="AccessDeniedException">The credentials lack a permission that the request needs.</exception>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    /// <exception cref="ConflictException">
    /// Another request on the same thing is being worked on, or its state does not allow this one.
    /// </exception>
    /// <exception cref="GoneException">It existed, and will not be available again.</exception>
    /// <exception cref="ResourceLimitExceededException">A quota of the account is used up.</exception>
    /// <exception cref="UnprocessableEntityException">The request is well-formed, and can't be done.</exception>
    Task<StartSpeakerSearchTaskResponse> StartSpeakerSearchTaskAsync(
        StartSpeakerSearchTaskRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a speaker search task.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>The task.</returns>
    /// <exception cref="AccessDeniedException">The credentials lack a permission that the request needs.</exception>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    /// <exception cref="ConflictException">
    /// Another request on the same thing is being worked on, or its state does not allow this one.
    /// </exception>
    Task<GetSpeakerSearchTaskResponse> GetSpeakerSearchTaskAsync(
        GetSpeakerSearchTaskRequest request, CancellationToken cancellationToken = default);

    /// <summary>Stops a speaker search task.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>An answer that says nothing.</returns>
    /// <exception cref="AccessDeniedException">The credentials lack a permission that the request needs.</exception>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    /// <exception cref="ConflictException">
    /// Another request on the same thing is being worked on, or its state does not allow this one.
    /// </exception>
    /// <exception cref="UnprocessableEntityException">The request is well-formed, and can't be done.</exception>
    Task<StopSpeakerSearchTaskResponse> StopSpeakerSearchTaskAsync(
        StopSpeakerSearchTaskRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts an analysis of the tone of the voices on a call.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>The task that was started.</returns>
    /// <exception cref="AccessDeniedException">The credentials lack a permission that the request needs.</exception>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    /// <exception cref="ConflictException">
    /// Another request on the same thing is being worked on, or its state does not allow this one.
    /// </exception>
    /// <exception cref="GoneException">It existed, and will not be available again.</exception>
    /// <exception cref="ResourceLimitExceededException">A quota of the account is used up.</exception>
    /// <exception cref="UnprocessableEntityException">The request is well-formed, and can't be done.</exception>
    Task<StartVoiceToneAnalysisTaskResponse> StartVoiceToneAnalysisTaskAsync(
        StartVoiceToneAnalysisTaskRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a voice tone analysis task.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>The task.</returns>
    /// <exception cref="AccessDeniedException">The credentials lack a permission that the request needs.</exception>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    /// <exception cref="ConflictException">
    /// Another request on the same thing is being worked on, or its state does not allow this one.
    /// </exception>
    Task<GetVoiceToneAnalysisTaskResponse> GetVoiceToneAnalysisTaskAsync(
        GetVoiceToneAnalysisTaskRequest request, CancellationToken cancellationToken = default);

    /// <summary>Stops a voice tone analysis task.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>An answer that says nothing.</returns>
    /// <exception cref="AccessDeniedException">The credentials lack a permission that the request needs.</exception>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    /// <exception cref="ConflictException">
    /// Another request on the same thing is being worked on, or its state does not allow this one.
    /// </exception>
    /// <exception cref="UnprocessableEntityException">The request is well-formed, and can't be done.</exception>
    Task<StopVoiceToneAnalysisTaskResponse> StopVoiceToneAnalysisTaskAsync(
        StopVoiceToneAnalysisTaskRequest request, CancellationToken cancellationToken = default);

    /// <summary>Makes a voice profile of the voiceprint that a speaker search made.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>The voice profile.</returns>
    /// <exception cref="AccessDeniedException">The credentials lack a permission that the request needs.</exception>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    /// <exception cref="ConflictException">
    /// Another request on the same thing is being worked on, or its state does not allow this one.
    /// </exception>
    /// <exception cref="GoneException">It existed, and will not be available again.</exception>
    /// <exception cref="ResourceLimitExceededException">A quota of the account is used up.</exception>
    Task<CreateVoiceProfileResponse> CreateVoiceProfileAsync(
        CreateVoiceProfileRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a voice profile.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>The voice profile.</returns>
    /// <exception cref="AccessDeniedException">The credentials lack a permission that the request needs.</exception>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    Task<GetVoiceProfileResponse> GetVoiceProfileAsync(
        GetVoiceProfileRequest request, CancellationToken cancellationToken = default);

    /// <summary>Renews a voice profile with the voiceprint that a speaker search made.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>The voice profile as it is now.</returns>
    /// <exception cref="AccessDeniedException">The credentials lack a permission that the request needs.</exception>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    /// <exception cref="ConflictException">
    /// Another request on the same thing is being worked on, or its state does not allow this one.
    /// </exception>
    /// <exception cref="GoneException">It existed, and will not be available again.</exception>
    Task<UpdateVoiceProfileResponse> UpdateVoiceProfileAsync(
        UpdateVoiceProfileRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a voice profile with its voiceprint. It can't be undone.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>An answer that says nothing.</returns>
    /// <exception cref="AccessDeniedException">The credentials lack a permission that the request needs.</exception>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    /// <exception cref="ConflictException">
    /// Another request on the same thing is being worked on, or its state does not allow this one.
    /// </exception>
    Task<DeleteVoiceProfileResponse> DeleteVoiceProfileAsync(
        DeleteVoiceProfileRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the voice profiles of a domain, a page at a time.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>A page of voice profiles.</returns>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    Task<ListVoiceProfilesResponse> ListVoiceProfilesAsync(
        ListVoiceProfilesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Makes a voice profile domain.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>The voice profile domain.</returns>
    /// <exception cref="AccessDeniedException">The credentials lack a permission that the request needs.</exception>
    /// <exception cref="ConflictException">
    /// Another request on the same thing is being worked on, or its state does not allow this one.
    /// </exception>
    /// <exception cref="ResourceLimitExceededException">A quota of the account is used up.</exception>
    Task<CreateVoiceProfileDomainResponse> CreateVoiceProfileDomainAsync(
        CreateVoiceProfileDomainRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a voice profile domain.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>The voice profile domain.</returns>
    /// <exception cref="AccessDeniedException">The credentials lack a permission that the request needs.</exception>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    Task<GetVoiceProfileDomainResponse> GetVoiceProfileDomainAsync(
        GetVoiceProfileDomainRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes what a voice profile domain is called.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>The voice profile domain as it is now.</returns>
    /// <exception cref="AccessDeniedException">The credentials lack a permission that the request needs.</exception>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    Task<UpdateVoiceProfileDomainResponse> UpdateVoiceProfileDomainAsync(
        UpdateVoiceProfileDomainRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a voice profile domain with all its voice profiles. It can't be undone.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>An answer that says nothing.</returns>
    /// <exception cref="AccessDeniedException">The credentials lack a permission that the request needs.</exception>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    /// <exception cref="ConflictException">
    /// Another request on the same thing is being worked on, or its state does not allow this one.
    /// </exception>
    Task<DeleteVoiceProfileDomainResponse> DeleteVoiceProfileDomainAsync(
        DeleteVoiceProfileDomainRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the account's voice profile domains in the region, a page at a time.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>A page of voice profile domains.</returns>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    Task<ListVoiceProfileDomainsResponse> ListVoiceProfileDomainsAsync(
        ListVoiceProfileDomainsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a voice connector.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>The voice connector.</returns>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    Task<GetVoiceConnectorResponse> GetVoiceConnectorAsync(
        GetVoiceConnectorRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads how the calls of a voice connector are streamed.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives up the call. The service may have done its work all the same.</param>
    /// <returns>The streaming configuration.</returns>
    /// <exception cref="NotFoundException">The voice connector does not exist, or has none.</exception>
    Task<GetVoiceConnectorStreamingConfigurationResponse> GetVoiceConnectorStreamingConfigurationAsync(
        GetVoiceConnectorStreamingConfigurationRequest request, CancellationToken cancellationToken = default);

    /// <summary>Finds where a request would be sent.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The endpoint.</returns>
    /// <exception cref="AmazonClientException">
    /// The configuration has no region, or asks for an endpoint that there is not.
    /// </exception>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

#if NET8_0_OR_GREATER
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonChimeSDKVoiceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonChimeSDKVoiceClient(awsCredentials, (AmazonChimeSDKVoiceConfig)clientConfig);
#endif
}
