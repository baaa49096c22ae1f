using System.Globalization;
using Amazon.ChimeSDKVoice.Model;
using Amazon.Internal;
using Amazon.Runtime.Internal.Transform;
using static Amazon.ChimeSDKVoice.VoiceService;

namespace Amazon.ChimeSDKVoice;

/// <summary>The service's operations, as its API reference (2022-08-03) has them.</summary>
internal static class Operations
{
    private static string SpeakerSearchTasks => "/voice-connectors/{VoiceConnectorId}/speaker-search-tasks";
    private static string VoiceToneAnalysisTasks => "/voice-connectors/{VoiceConnectorId}/voice-tone-analysis-tasks";
    private static string VoiceConnector => "/voice-connectors/{VoiceConnectorId}";
    private static string VoiceProfiles => "/voice-profiles";
    private static string VoiceProfileDomains => "/voice-profile-domains";

    private static ObjectWriter<ServerSideEncryptionConfiguration> Encryption { get; } =
        new ObjectWriter<ServerSideEncryptionConfiguration>().Member("KmsKeyArn", encryption => encryption.KmsKeyArn);

    private static ObjectWriter<Tag> Tag { get; } =
        new ObjectWriter<Tag>().Member("Key", tag => tag.Key).Member("Value", tag => tag.Value);

    public static Operation<StartSpeakerSearchTaskRequest, StartSpeakerSearchTaskResponse> StartSpeakerSearchTask { get; } =
        Voice.Post<StartSpeakerSearchTaskRequest, StartSpeakerSearchTaskResponse>(SpeakerSearchTasks)
            .Path("VoiceConnectorId", request => request.VoiceConnectorId)
            .Body("TransactionId", request => request.TransactionId)
            .Body("VoiceProfileDomainId", request => request.VoiceProfileDomainId)
            .Body("CallLeg", request => request.CallLeg)
            .Body("ClientRequestToken", request => request.ClientRequestToken)
            .Answer("SpeakerSearchTask", Shapes.SpeakerSearchTask, (response, task) => response.SpeakerSearchTask = task)
            .Errors(AccessDenied, NotFound, Conflict, Gone, ResourceLimitExceeded, Unprocessable);

    public static Operation<GetSpeakerSearchTaskRequest, GetSpeakerSearchTaskResponse> GetSpeakerSearchTask { get; } =
        Voice.Get<GetSpeakerSearchTaskRequest, GetSpeakerSearchTaskResponse>(SpeakerSearchTasks + "/{SpeakerSearchTaskId}")
            .Path("VoiceConnectorId", request => request.VoiceConnectorId)
            .Path("SpeakerSearchTaskId", request => request.SpeakerSearchTaskId)
            .Answer("SpeakerSearchTask", Shapes.SpeakerSearchTask, (response, task) => response.SpeakerSearchTask = task)
            .Errors(AccessDenied, NotFound, Conflict);

    public static Operation<StopSpeakerSearchTaskRequest, StopSpeakerSearchTaskResponse> StopSpeakerSearchTask { get; } =
        Voice.Post<StopSpeakerSearchTaskRequest, StopSpeakerSearchTaskResponse>(SpeakerSearchTasks + "/{SpeakerSearchTaskId}")
            .Path("VoiceConnectorId", request => request.VoiceConnectorId)
            .Path("SpeakerSearchTaskId", request => request.SpeakerSearchTaskId)
            .Query("operation", "stop")
            .Errors(AccessDenied, NotFound, Conflict, Unprocessable);

    public static Operation<StartVoiceToneAnalysisTaskRequest, StartVoiceToneAnalysisTaskResponse>
        StartVoiceToneAnalysisTask
    { get; } =
        Voice.Post<StartVoiceToneAnalysisTaskRequest, StartVoiceToneAnalysisTaskResponse>(VoiceToneAnalysisTasks)
            .Path("VoiceConnectorId", request => request.VoiceConnectorId)
            .Body("TransactionId", request => request.TransactionId)
            .Body("LanguageCode", request => request.LanguageCode)
            .Body("ClientRequestToken", request => request.ClientRequestToken)
            .Answer(
                "VoiceToneAnalysisTask", Shapes.VoiceToneAnalysisTask, (response, task) => response.VoiceToneAnalysisTask = task)
            .Errors(AccessDenied, NotFound, Conflict, Gone, ResourceLimitExceeded, Unprocessable);

    public static Operation<GetVoiceToneAnalysisTaskRequest, GetVoiceToneAnalysisTaskResponse> GetVoiceToneAnalysisTask { get; } =
        Voice.Get<GetVoiceToneAnalysisTaskRequest, GetVoiceToneAnalysisTaskResponse>(
            VoiceToneAnalysisTasks + "/{VoiceToneAnalysisTaskId}")
            .RequiredQuery(
                "isCaller", "IsCaller", request => request.IsCaller switch { true => "true", false => "false", null => null })
            .Path("VoiceConnectorId", request => request.VoiceConnectorId)
            .Path("VoiceToneAnalysisTaskId", request => request.VoiceToneAnalysisTaskId)
            .Answer(
                "VoiceToneAnalysisTask", Shapes.VoiceToneAnalysisTask, (response, task) => response.VoiceToneAnalysisTask = task)
            .Errors(AccessDenied, NotFound, Conflict);

    public static Operation<StopVoiceToneAnalysisTaskRequest, StopVoiceToneAnalysisTaskResponse>
        StopVoiceToneAnalysisTask
    { get; } =
        Voice.Post<StopVoiceToneAnalysisTaskRequest, StopVoiceToneAnalysisTaskResponse>(
            VoiceToneAnalysisTasks + "/{VoiceToneAnalysisTaskId}")
            .Path("VoiceConnectorId", request => request.VoiceConnectorId)
            .Path("VoiceToneAnalysisTaskId", request => request.VoiceToneAnalysisTaskId)
            .Query("operation", "stop")
            .Errors(AccessDenied, NotFound, Conflict, Unprocessable);

    public static Operation<CreateVoiceProfileRequest, CreateVoiceProfileResponse> CreateVoiceProfile { get; } =
        Voice.Post<CreateVoiceProfileRequest, CreateVoiceProfileResponse>(VoiceProfiles)
            .Body("SpeakerSearchTaskId", request => request.SpeakerSearchTaskId)
            .Answer("VoiceProfile", Shapes.VoiceProfile, (response, profile) => response.VoiceProfile = profile)
            .Errors(AccessDenied, NotFound, Conflict, Gone, ResourceLimitExceeded);

    public static Operation<GetVoiceProfileRequest, GetVoiceProfileResponse> GetVoiceProfile { get; } =
        Voice.Get<GetVoiceProfileRequest, GetVoiceProfileResponse>(VoiceProfiles + "/{VoiceProfileId}")
            .Path("VoiceProfileId", request => request.VoiceProfileId)
            .Answer("VoiceProfile", Shapes.VoiceProfile, (response, profile) => response.VoiceProfile = profile)
            .Errors(AccessDenied, NotFound);

    public static Operation<UpdateVoiceProfileRequest, UpdateVoiceProfileResponse> UpdateVoiceProfile { get; } =
        Voice.Put<UpdateVoiceProfileRequest, UpdateVoiceProfileResponse>(VoiceProfiles + "/{VoiceProfileId}")
            .Path("VoiceProfileId", request => request.VoiceProfileId)
            .Body("SpeakerSearchTaskId", request => request.SpeakerSearchTaskId)
            .Answer("VoiceProfile", Shapes.VoiceProfile, (response, profile) => response.VoiceProfile = profile)
            .Errors(AccessDenied, NotFound, Conflict, Gone);

    public static Operation<DeleteVoiceProfileRequest, DeleteVoiceProfileResponse> DeleteVoiceProfile { get; } =
        Voice.Delete<DeleteVoiceProfileRequest, DeleteVoiceProfileResponse>(VoiceProfiles + "/{VoiceProfileId}")
            .Path("VoiceProfileId", request => request.VoiceProfileId)
            .Errors(AccessDenied, NotFound, Conflict);

    public static Operation<ListVoiceProfilesRequest, ListVoiceProfilesResponse> ListVoiceProfiles { get; } =
        Voice.Get<ListVoiceProfilesRequest, ListVoiceProfilesResponse>(VoiceProfiles)
            .RequiredQuery("voice-profile-domain-id", "VoiceProfileDomainId", request => request.VoiceProfileDomainId)
            .Query("max-results", request => request.MaxResults?.ToString(CultureInfo.InvariantCulture))
            .Query("next-token", request => request.NextToken)
            .Answer("VoiceProfiles", Shapes.VoiceProfileSummary.List, (response, profiles) => response.VoiceProfiles = profiles)
            .Answer("NextToken", StringUnmarshaller.Instance, (response, token) => response.NextToken = token)
            .Errors(NotFound);

    public static Operation<CreateVoiceProfileDomainRequest, CreateVoiceProfileDomainResponse> CreateVoiceProfileDomain { get; } =
        Voice.Post<CreateVoiceProfileDomainRequest, CreateVoiceProfileDomainResponse>(VoiceProfileDomains)
            .Body("Name", request => request.Name)
            .Body("Description", request => request.Description)
            .Body("ServerSideEncryptionConfiguration", request => request.ServerSideEncryptionConfiguration, Encryption.Write)
            .Body("ClientRequestToken", request => request.ClientRequestToken)
            .Body("Tags", request => request.Tags, Tag.WriteList)
            .Answer("VoiceProfileDomain", Shapes.VoiceProfileDomain, (response, domain) => response.VoiceProfileDomain = domain)
            .Errors(AccessDenied, Conflict, ResourceLimitExceeded);

    public static Operation<GetVoiceProfileDomainRequest, GetVoiceProfileDomainResponse> GetVoiceProfileDomain { get; } =
        Voice.Get<GetVoiceProfileDomainRequest, GetVoiceProfileDomainResponse>(VoiceProfileDomains + "/{VoiceProfileDomainId}")
            .Path("VoiceProfileDomainId", request => request.VoiceProfileDomainId)
            .Answer("VoiceProfileDomain", Shapes.VoiceProfileDomain, (response, domain) => response.VoiceProfileDomain = domain)
            .Errors(AccessDenied, NotFound);

    public static Operation<UpdateVoiceProfileDomainRequest, UpdateVoiceProfileDomainResponse> UpdateVoiceProfileDomain { get; } =
        Voice.Put<UpdateVoiceProfileDomainRequest, UpdateVoiceProfileDomainResponse>(
            VoiceProfileDomains + "/{VoiceProfileDomainId}")
            .Path("VoiceProfileDomainId", request => request.VoiceProfileDomainId)
            .Body("Name", request => request.Name)
            .Body("Description", request => request.Description)
            .Answer("VoiceProfileDomain", Shapes.VoiceProfileDomain, (response, domain) => response.VoiceProfileDomain = domain)
            .Errors(AccessDenied, NotFound);

    public static Operation<DeleteVoiceProfileDomainRequest, DeleteVoiceProfileDomainResponse> DeleteVoiceProfileDomain { get; } =
        Voice.Delete<DeleteVoiceProfileDomainRequest, DeleteVoiceProfileDomainResponse>(
            VoiceProfileDomains + "/{VoiceProfileDomainId}")
            .Path("VoiceProfileDomainId", request => request.VoiceProfileDomainId)
            .Errors(AccessDenied, NotFound, Conflict);

    public static Operation<ListVoiceProfileDomainsRequest, ListVoiceProfileDomainsResponse> ListVoiceProfileDomains { get; } =
        Voice.Get<ListVoiceProfileDomainsRequest, ListVoiceProfileDomainsResponse>(VoiceProfileDomains)
            .Query("max-results", request => request.MaxResults?.ToString(CultureInfo.InvariantCulture))
            .Query("next-token", request => request.NextToken)
            .Answer(
                "VoiceProfileDomains",
                Shapes.VoiceProfileDomainSummary.List,
                (response, domains) => response.VoiceProfileDomains = domains)
            .Answer("NextToken", StringUnmarshaller.Instance, (response, token) => response.NextToken = token)
            .Errors(NotFound);

    public static Operation<GetVoiceConnectorRequest, GetVoiceConnectorResponse> GetVoiceConnector { get; } =
        Voice.Get<GetVoiceConnectorRequest, GetVoiceConnectorResponse>(VoiceConnector)
            .Path("VoiceConnectorId", request => request.VoiceConnectorId)
            .Answer("VoiceConnector", Shapes.VoiceConnector, (response, connector) => response.VoiceConnector = connector)
            .Errors(NotFound);

    public static Operation<GetVoiceConnectorStreamingConfigurationRequest, GetVoiceConnectorStreamingConfigurationResponse>
        GetVoiceConnectorStreamingConfiguration
    { get; } =
        Voice.Get<GetVoiceConnectorStreamingConfigurationRequest, GetVoiceConnectorStreamingConfigurationResponse>(
            VoiceConnector + "/streaming-configuration")
            .Path("VoiceConnectorId", request => request.VoiceConnectorId)
            .Answer(
                "StreamingConfiguration",
                Shapes.StreamingConfiguration,
                (response, streaming) => response.StreamingConfiguration = streaming)
            .Errors(NotFound);
}
