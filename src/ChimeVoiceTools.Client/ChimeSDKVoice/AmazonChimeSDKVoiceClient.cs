using Amazon.ChimeSDKVoice.Model;
using Amazon.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Amazon.ChimeSDKVoice;

/// <summary>
/// Calls the voice analytics operations of Amazon Chime SDK Voice over HTTP. One instance serves any number of threads.
/// </summary>
public class AmazonChimeSDKVoiceClient : AmazonServiceClient, IAmazonChimeSDKVoice
{
    /// <summary>Makes a client with given credentials.</summary>
    /// <param name="credentials">Whose calls they are.</param>
    /// <param name="clientConfig">How to call the service.</param>
    public AmazonChimeSDKVoiceClient(AWSCredentials credentials, AmazonChimeSDKVoiceConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <summary>Makes a client with a key.</summary>
    /// <param name="awsAccessKeyId">The access key's id.</param>
    /// <param name="awsSecretAccessKey">The access key's secret.</param>
    /// <param name="clientConfig">How to call the service.</param>
    public AmazonChimeSDKVoiceClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonChimeSDKVoiceConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    /// <summary>Makes a client with temporary credentials.</summary>
    /// <param name="awsAccessKeyId">The access key's id.</param>
    /// <param name="awsSecretAccessKey">The access key's secret.</param>
    /// <param name="awsSessionToken">The session token that belongs to the key.</param>
    /// <param name="clientConfig">How to call the service.</param>
    public AmazonChimeSDKVoiceClient(
        string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonChimeSDKVoiceConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => VoiceService.Voice;

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
    public virtual Task<CreateVoiceProfileResponse> CreateVoiceProfileAsync(
        CreateVoiceProfileRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateVoiceProfileResponse>(request, Operations.CreateVoiceProfile, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetVoiceProfileResponse> GetVoiceProfileAsync(
        GetVoiceProfileRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetVoiceProfileResponse>(request, Operations.GetVoiceProfile, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UpdateVoiceProfileResponse> UpdateVoiceProfileAsync(
        UpdateVoiceProfileRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<UpdateVoiceProfileResponse>(request, Operations.UpdateVoiceProfile, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteVoiceProfileResponse> DeleteVoiceProfileAsync(
        DeleteVoiceProfileRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteVoiceProfileResponse>(request, Operations.DeleteVoiceProfile, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListVoiceProfilesResponse> ListVoiceProfilesAsync(
        ListVoiceProfilesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListVoiceProfilesResponse>(request, Operations.ListVoiceProfiles, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateVoiceProfileDomainResponse> CreateVoiceProfileDomainAsync(
        CreateVoiceProfileDomainRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateVoiceProfileDomainResponse>(request, Operations.CreateVoiceProfileDomain, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetVoiceProfileDomainResponse> GetVoiceProfileDomainAsync(
        GetVoiceProfileDomainRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetVoiceProfileDomainResponse>(request, Operations.GetVoiceProfileDomain, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UpdateVoiceProfileDomainResponse> UpdateVoiceProfileDomainAsync(
        UpdateVoiceProfileDomainRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<UpdateVoiceProfileDomainResponse>(request, Operations.UpdateVoiceProfileDomain, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteVoiceProfileDomainResponse> DeleteVoiceProfileDomainAsync(
        DeleteVoiceProfileDomainRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteVoiceProfileDomainResponse>(request, Operations.DeleteVoiceProfileDomain, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListVoiceProfileDomainsResponse> ListVoiceProfileDomainsAsync(
        ListVoiceProfileDomainsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListVoiceProfileDomainsResponse>(request, Operations.ListVoiceProfileDomains, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetVoiceConnectorResponse> GetVoiceConnectorAsync(
        GetVoiceConnectorRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetVoiceConnectorResponse>(request, Operations.GetVoiceConnector, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetVoiceConnectorStreamingConfigurationResponse> GetVoiceConnectorStreamingConfigurationAsync(
        GetVoiceConnectorStreamingConfigurationRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetVoiceConnectorStreamingConfigurationResponse>(
            request, Operations.GetVoiceConnectorStreamingConfiguration, cancellationToken);

    /// <inheritdoc/>
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.AddServiceHandlers();
}
