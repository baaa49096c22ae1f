using System.Globalization;
using System.Text.Json;
using Amazon.ChimeSDKVoice.Model;
using Amazon.Runtime.Internal.Transform;
using static Amazon.ChimeSDKVoice.Internal.ServiceError;

namespace Amazon.ChimeSDKVoice.Internal;

/// <summary>The service's operations, as its API reference (2022-08-03) has them.</summary>
internal static class Operations
{
    private static string SpeakerSearchTasks => "/voice-connectors/{VoiceConnectorId}/speaker-search-tasks";
    private static string VoiceToneAnalysisTasks => "/voice-connectors/{VoiceConnectorId}/voice-tone-analysis-tasks";
    private static string VoiceProfiles => "/voice-profiles";
    private static string VoiceProfileDomains => "/voice-profile-domains";

    public static readonly Operation<StartSpeakerSearchTaskRequest, StartSpeakerSearchTaskResponse> StartSpeakerSearchTask = new(
        new OperationMarshaller<StartSpeakerSearchTaskRequest>("POST", SpeakerSearchTasks)
            .Path("VoiceConnectorId", request => request.VoiceConnectorId)
            .Body("TransactionId", request => request.TransactionId)
            .Body("VoiceProfileDomainId", request => request.VoiceProfileDomainId)
            .Body("CallLeg", request => request.CallLeg)
            .Body("ClientRequestToken", request => request.ClientRequestToken),
        new Shape<StartSpeakerSearchTaskResponse>()
            .Member("SpeakerSearchTask", Shapes.SpeakerSearchTask, (response, task) => response.SpeakerSearchTask = task),
        AccessDenied, NotFound, Conflict, Gone, ResourceLimitExceeded, Unprocessable);

    public static readonly Operation<GetSpeakerSearchTaskRequest, GetSpeakerSearchTaskResponse> GetSpeakerSearchTask = new(
        new OperationMarshaller<GetSpeakerSearchTaskRequest>("GET", SpeakerSearchTasks + "/{SpeakerSearchTaskId}")
            .Path("VoiceConnectorId", request => request.VoiceConnectorId)
            .Path("SpeakerSearchTaskId", request => request.SpeakerSearchTaskId),
        new Shape<GetSpeakerSearchTaskResponse>()
            .Member("SpeakerSearchTask", Shapes.SpeakerSearchTask, (response, task) => response.SpeakerSearchTask = task),
        AccessDenied, NotFound, Conflict);

    public static readonly Operation<StopSpeakerSearchTaskRequest, StopSpeakerSearchTaskResponse> StopSpeakerSearchTask = new(
        new OperationMarshaller<StopSpeakerSearchTaskRequest>("POST", SpeakerSearchTasks + "/{SpeakerSearchTaskId}")
            .Path("VoiceConnectorId", request => request.VoiceConnectorId)
            .Path("SpeakerSearchTaskId", request => request.SpeakerSearchTaskId)
            .Query("operation", "stop"),
        answer: null,
        AccessDenied, NotFound, Conflict, Unprocessable);

    public static readonly Operation<StartVoiceToneAnalysisTaskRequest, StartVoiceToneAnalysisTaskResponse> StartVoiceToneAnalysisTask = new(
        new OperationMarshaller<StartVoiceToneAnalysisTaskRequest>("POST", VoiceToneAnalysisTasks)
            .Path("VoiceConnectorId", request => request.VoiceConnectorId)
            .Body("TransactionId", request => request.TransactionId)
            .Body("LanguageCode", request => request.LanguageCode)
            .Body("ClientRequestToken", request => request.ClientRequestToken),
        new Shape<StartVoiceToneAnalysisTaskResponse>()
            .Member("VoiceToneAnalysisTask", Shapes.VoiceToneAnalysisTask, (response, task) => response.VoiceToneAnalysisTask = task),
        AccessDenied, NotFound, Conflict, Gone, ResourceLimitExceeded, Unprocessable);

    public static readonly Operation<GetVoiceToneAnalysisTaskRequest, GetVoiceToneAnalysisTaskResponse> GetVoiceToneAnalysisTask = new(
        new OperationMarshaller<GetVoiceToneAnalysisTaskRequest>("GET", VoiceToneAnalysisTasks + "/{VoiceToneAnalysisTaskId}")
            .RequiredQuery("isCaller", "IsCaller", request => request.IsCaller switch { true => "true", false => "false", null => null })
            .Path("VoiceConnectorId", request => request.VoiceConnectorId)
            .Path("VoiceToneAnalysisTaskId", request => request.VoiceToneAnalysisTaskId),
        new Shape<GetVoiceToneAnalysisTaskResponse>()
            .Member("VoiceToneAnalysisTask", Shapes.VoiceToneAnalysisTask, (response, task) => response.VoiceToneAnalysisTask = task),
        AccessDenied, NotFound, Conflict);

    public static readonly Operation<StopVoiceToneAnalysisTaskRequest, StopVoiceToneAnalysisTaskResponse> StopVoiceToneAnalysisTask = new(
        new OperationMarshaller<StopVoiceToneAnalysisTaskRequest>("POST", VoiceToneAnalysisTasks + "/{VoiceToneAnalysisTaskId}")
            .Path("VoiceConnectorId", request => request.VoiceConnectorId)
            .Path("VoiceToneAnalysisTaskId", request => request.VoiceToneAnalysisTaskId)
            .Query("operation", "stop"),
        answer: null,
        AccessDenied, NotFound, Conflict, Unprocessable);

    public static readonly Operation<CreateVoiceProfileRequest, CreateVoiceProfileResponse> CreateVoiceProfile = new(
        new OperationMarshaller<CreateVoiceProfileRequest>("POST", VoiceProfiles)
            .Body("SpeakerSearchTaskId", request => request.SpeakerSearchTaskId),
        new Shape<CreateVoiceProfileResponse>()
            .Member("VoiceProfile", Shapes.VoiceProfile, (response, profile) => response.VoiceProfile = profile),
        AccessDenied, NotFound, Conflict, Gone, ResourceLimitExceeded);

    public static readonly Operation<GetVoiceProfileRequest, GetVoiceProfileResponse> GetVoiceProfile = new(
        new OperationMarshaller<GetVoiceProfileRequest>("GET", VoiceProfiles + "/{VoiceProfileId}")
            .Path("VoiceProfileId", request => request.VoiceProfileId),
        new Shape<GetVoiceProfileResponse>()
            .Member("VoiceProfile", Shapes.VoiceProfile, (response, profile) => response.VoiceProfile = profile),
        AccessDenied, NotFound);

    public static readonly Operation<UpdateVoiceProfileRequest, UpdateVoiceProfileResponse> UpdateVoiceProfile = new(
        new OperationMarshaller<UpdateVoiceProfileRequest>("PUT", VoiceProfiles + "/{VoiceProfileId}")
            .Path("VoiceProfileId", request => request.VoiceProfileId)
            .Body("SpeakerSearchTaskId", request => request.SpeakerSearchTaskId),
        new Shape<UpdateVoiceProfileResponse>()
            .Member("VoiceProfile", Shapes.VoiceProfile, (response, profile) => response.VoiceProfile = profile),
        AccessDenied, NotFound, Conflict, Gone);

    public static readonly Operation<DeleteVoiceProfileRequest, DeleteVoiceProfileResponse> DeleteVoiceProfile = new(
        new OperationMarshaller<DeleteVoiceProfileRequest>("DELETE", VoiceProfiles + "/{VoiceProfileId}")
            .Path("VoiceProfileId", request => request.VoiceProfileId),
        answer: null,
        AccessDenied, NotFound, Conflict);

    public static readonly Operation<ListVoiceProfilesRequest, ListVoiceProfilesResponse> ListVoiceProfiles = new(
        new OperationMarshaller<ListVoiceProfilesRequest>("GET", VoiceProfiles)
            .RequiredQuery("voice-profile-domain-id", "VoiceProfileDomainId", request => request.VoiceProfileDomainId)
            .Query("max-results", request => request.MaxResults?.ToString(CultureInfo.InvariantCulture))
            .Query("next-token", request => request.NextToken),
        new Shape<ListVoiceProfilesResponse>()
            .Member("VoiceProfiles", Shapes.VoiceProfileSummary.List, (response, profiles) => response.VoiceProfiles = profiles)
            .Member("NextToken", StringUnmarshaller.Instance, (response, token) => response.NextToken = token),
        NotFound);

    public static readonly Operation<CreateVoiceProfileDomainRequest, CreateVoiceProfileDomainResponse> CreateVoiceProfileDomain = new(
        new OperationMarshaller<CreateVoiceProfileDomainRequest>("POST", VoiceProfileDomains)
            .Body("Name", request => request.Name)
            .Body("Description", request => request.Description)
            .Body("ServerSideEncryptionConfiguration", request => request.ServerSideEncryptionConfiguration, WriteEncryption)
            .Body("ClientRequestToken", request => request.ClientRequestToken)
            .Body("Tags", TagsOf, WriteTags),
        new Shape<CreateVoiceProfileDomainResponse>()
            .Member("VoiceProfileDomain", Shapes.VoiceProfileDomain, (response, domain) => response.VoiceProfileDomain = domain),
        AccessDenied, Conflict, ResourceLimitExceeded);

    public static readonly Operation<GetVoiceProfileDomainRequest, GetVoiceProfileDomainResponse> GetVoiceProfileDomain = new(
        new OperationMarshaller<GetVoiceProfileDomainRequest>("GET", VoiceProfileDomains + "/{VoiceProfileDomainId}")
            .Path("VoiceProfileDomainId", request => request.VoiceProfileDomainId),
        new Shape<GetVoiceProfileDomainResponse>()
            .Member("VoiceProfileDomain", Shapes.VoiceProfileDomain, (response, domain) => response.VoiceProfileDomain = domain),
        AccessDenied, NotFound);

    public static readonly Operation<UpdateVoiceProfileDomainRequest, UpdateVoiceProfileDomainResponse> UpdateVoiceProfileDomain = new(
        new OperationMarshaller<UpdateVoiceProfileDomainRequest>("PUT", VoiceProfileDomains + "/{VoiceProfileDomainId}")
            .Path("VoiceProfileDomainId", request => request.VoiceProfileDomainId)
            .Body("Name", request => request.Name)
            .Body("Description", request => request.Description),
        new Shape<UpdateVoiceProfileDomainResponse>()
            .Member("VoiceProfileDomain", Shapes.VoiceProfileDomain, (response, domain) => response.VoiceProfileDomain = domain),
        AccessDenied, NotFound);

    public static readonly Operation<DeleteVoiceProfileDomainRequest, DeleteVoiceProfileDomainResponse> DeleteVoiceProfileDomain = new(
        new OperationMarshaller<DeleteVoiceProfileDomainRequest>("DELETE", VoiceProfileDomains + "/{VoiceProfileDomainId}")
            .Path("VoiceProfileDomainId", request => request.VoiceProfileDomainId),
        answer: null,
        AccessDenied, NotFound, Conflict);

    public static readonly Operation<ListVoiceProfileDomainsRequest, ListVoiceProfileDomainsResponse> ListVoiceProfileDomains = new(
        new OperationMarshaller<ListVoiceProfileDomainsRequest>("GET", VoiceProfileDomains)
            .Query("max-results", request => request.MaxResults?.ToString(CultureInfo.InvariantCulture))
            .Query("next-token", request => request.NextToken),
        new Shape<ListVoiceProfileDomainsResponse>()
            .Member("VoiceProfileDomains", Shapes.VoiceProfileDomainSummary.List, (response, domains) => response.VoiceProfileDomains = domains)
            .Member("NextToken", StringUnmarshaller.Instance, (response, token) => response.NextToken = token),
        NotFound);

    // Where collections are never null, an empty one means that none was given.
    private static List<Tag>? TagsOf(CreateVoiceProfileDomainRequest request) =>
        AWSConfigs.InitializeCollections && request.Tags is { Count: 0 } ? null : request.Tags;

    private static void WriteEncryption(Utf8JsonWriter json, ServerSideEncryptionConfiguration encryption)
    {
        json.WriteStartObject();
        WriteString(json, "KmsKeyArn", encryption.KmsKeyArn);
        json.WriteEndObject();
    }

    private static void WriteTags(Utf8JsonWriter json, List<Tag> tags)
    {
        json.WriteStartArray();
        foreach (var tag in tags)
        {
            json.WriteStartObject();
            WriteString(json, "Key", tag.Key);
            WriteString(json, "Value", tag.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteString(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
