using Amazon.ChimeSDKVoice.Model;
using Amazon.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.ChimeSDKVoice;

/// <summary>What the service's answers are made of.</summary>
internal static class Shapes
{
    private static IJsonUnmarshaller<string?, JsonUnmarshallerContext> Text { get; } = StringUnmarshaller.Instance;
    private static IJsonUnmarshaller<bool?, JsonUnmarshallerContext> Flag { get; } = NullableBoolUnmarshaller.Instance;
    private static IJsonUnmarshaller<float?, JsonUnmarshallerContext> Score { get; } = NullableFloatUnmarshaller.Instance;
    private static IJsonUnmarshaller<DateTime?, JsonUnmarshallerContext> Time { get; } = NullableDateTimeUnmarshaller.Instance;

    private static Shape<CallDetails> CallDetails { get; } = new Shape<CallDetails>()
        .Member("VoiceConnectorId", Text, (call, value) => call.VoiceConnectorId = value)
        .Member("TransactionId", Text, (call, value) => call.TransactionId = value)
        .Member("IsCaller", Flag, (call, value) => call.IsCaller = value);

    private static Shape<SpeakerSearchResult> SpeakerSearchResult { get; } = new Shape<SpeakerSearchResult>()
        .Member("ConfidenceScore", Score, (result, value) => result.ConfidenceScore = value)
        .Member("VoiceProfileId", Text, (result, value) => result.VoiceProfileId = value);

    private static Shape<SpeakerSearchDetails> SpeakerSearchDetails { get; } = new Shape<SpeakerSearchDetails>()
        .Member("Results", SpeakerSearchResult.List, (details, value) => details.Results = value)
        .Member("VoiceprintGenerationStatus", Text, (details, value) => details.VoiceprintGenerationStatus = value);

    public static Shape<SpeakerSearchTask> SpeakerSearchTask { get; } = new Shape<SpeakerSearchTask>()
        .Member("SpeakerSearchTaskId", Text, (task, value) => task.SpeakerSearchTaskId = value)
        .Member("SpeakerSearchTaskStatus", Text, (task, value) => task.SpeakerSearchTaskStatus = value)
        .Member("CallDetails", CallDetails, (task, value) => task.CallDetails = value)
        .Member("SpeakerSearchDetails", SpeakerSearchDetails, (task, value) => task.SpeakerSearchDetails = value)
        .Member("CreatedTimestamp", Time, (task, value) => task.CreatedTimestamp = value)
        .Member("UpdatedTimestamp", Time, (task, value) => task.UpdatedTimestamp = value)
        .Member("StartedTimestamp", Time, (task, value) => task.StartedTimestamp = value)
        .Member("StatusMessage", Text, (task, value) => task.StatusMessage = value);

    public static Shape<VoiceToneAnalysisTask> VoiceToneAnalysisTask { get; } = new Shape<VoiceToneAnalysisTask>()
        .Member("VoiceToneAnalysisTaskId", Text, (task, value) => task.VoiceToneAnalysisTaskId = value)
        .Member("VoiceToneAnalysisTaskStatus", Text, (task, value) => task.VoiceToneAnalysisTaskStatus = value)
        .Member("CallDetails", CallDetails, (task, value) => task.CallDetails = value)
        .Member("CreatedTimestamp", Time, (task, value) => task.CreatedTimestamp = value)
        .Member("UpdatedTimestamp", Time, (task, value) => task.UpdatedTimestamp = value)
        .Member("StartedTimestamp", Time, (task, value) => task.StartedTimestamp = value)
        .Member("StatusMessage", Text, (task, value) => task.StatusMessage = value);

    public static Shape<VoiceProfile> VoiceProfile { get; } = new Shape<VoiceProfile>()
        .Member("VoiceProfileId", Text, (profile, value) => profile.VoiceProfileId = value)
        .Member("VoiceProfileArn", Text, (profile, value) => profile.VoiceProfileArn = value)
        .Member("VoiceProfileDomainId", Text, (profile, value) => profile.VoiceProfileDomainId = value)
        .Member("CreatedTimestamp", Time, (profile, value) => profile.CreatedTimestamp = value)
        .Member("UpdatedTimestamp", Time, (profile, value) => profile.UpdatedTimestamp = value)
        .Member("ExpirationTimestamp", Time, (profile, value) => profile.ExpirationTimestamp = value);

    public static Shape<VoiceProfileSummary> VoiceProfileSummary { get; } = new Shape<VoiceProfileSummary>()
        .Member("VoiceProfileId", Text, (profile, value) => profile.VoiceProfileId = value)
        .Member("VoiceProfileArn", Text, (profile, value) => profile.VoiceProfileArn = value)
        .Member("VoiceProfileDomainId", Text, (profile, value) => profile.VoiceProfileDomainId = value)
        .Member("CreatedTimestamp", Time, (profile, value) => profile.CreatedTimestamp = value)
        .Member("UpdatedTimestamp", Time, (profile, value) => profile.UpdatedTimestamp = value)
        .Member("ExpirationTimestamp", Time, (profile, value) => profile.ExpirationTimestamp = value);

    private static Shape<ServerSideEncryptionConfiguration> ServerSideEncryptionConfiguration { get; } =
        new Shape<ServerSideEncryptionConfiguration>()
        .Member("KmsKeyArn", Text, (encryption, value) => encryption.KmsKeyArn = value);

    public static Shape<VoiceProfileDomain> VoiceProfileDomain { get; } = new Shape<VoiceProfileDomain>()
        .Member("VoiceProfileDomainId", Text, (domain, value) => domain.VoiceProfileDomainId = value)
        .Member("VoiceProfileDomainArn", Text, (domain, value) => domain.VoiceProfileDomainArn = value)
        .Member("Name", Text, (domain, value) => domain.Name = value)
        .Member("Description", Text, (domain, value) => domain.Description = value)
        .Member(
            "ServerSideEncryptionConfiguration",
            ServerSideEncryptionConfiguration,
            (domain, value) => domain.ServerSideEncryptionConfiguration = value)
        .Member("CreatedTimestamp", Time, (domain, value) => domain.CreatedTimestamp = value)
        .Member("UpdatedTimestamp", Time, (domain, value) => domain.UpdatedTimestamp = value);

    public static Shape<VoiceProfileDomainSummary> VoiceProfileDomainSummary { get; } = new Shape<VoiceProfileDomainSummary>()
        .Member("VoiceProfileDomainId", Text, (domain, value) => domain.VoiceProfileDomainId = value)
        .Member("VoiceProfileDomainArn", Text, (domain, value) => domain.VoiceProfileDomainArn = value)
        .Member("Name", Text, (domain, value) => domain.Name = value)
        .Member("Description", Text, (domain, value) => domain.Description = value)
        .Member("CreatedTimestamp", Time, (domain, value) => domain.CreatedTimestamp = value)
        .Member("UpdatedTimestamp", Time, (domain, value) => domain.UpdatedTimestamp = value);

    public static Shape<VoiceConnector> VoiceConnector { get; } = new Shape<VoiceConnector>()
        .Member("VoiceConnectorId", Text, (connector, value) => connector.VoiceConnectorId = value)
        .Member("Name", Text, (connector, value) => connector.Name = value);

    private static Shape<MediaInsightsConfiguration> MediaInsightsConfiguration { get; } = new Shape<MediaInsightsConfiguration>()
        .Member("Disabled", Flag, (insights, value) => insights.Disabled = value)
        .Member("ConfigurationArn", Text, (insights, value) => insights.ConfigurationArn = value);

    public static Shape<StreamingConfiguration> StreamingConfiguration { get; } = new Shape<StreamingConfiguration>()
        .Member("Disabled", Flag, (streaming, value) => streaming.Disabled = value)
        .Member(
            "MediaInsightsConfiguration",
            MediaInsightsConfiguration,
            (streaming, value) => streaming.MediaInsightsConfiguration = value);
}
