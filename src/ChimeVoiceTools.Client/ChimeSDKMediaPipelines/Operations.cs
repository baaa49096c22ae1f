using System.Globalization;
using Amazon.ChimeSDKMediaPipelines.Model;
using Amazon.Internal;
using Amazon.Runtime.Internal.Transform;
using static Amazon.ChimeSDKMediaPipelines.MediaPipelinesService;

namespace Amazon.ChimeSDKMediaPipelines;

/// <summary>The service's operations, as its API reference (2021-07-15) has them.</summary>
internal static class Operations
{
    private static Service Service => MediaPipelinesService.MediaPipelines;
    private static string Pipelines => "/media-insights-pipelines";
    private static string SpeakerSearchTasks => Pipelines + "/{Identifier}/speaker-search-tasks";
    private static string VoiceToneAnalysisTasks => Pipelines + "/{Identifier}/voice-tone-analysis-tasks";
    private static string Configurations => "/media-insights-pipeline-configurations";
    private static string MediaPipelines => "/sdk-media-pipelines";

    public static Operation<StartSpeakerSearchTaskRequest, StartSpeakerSearchTaskResponse> StartSpeakerSearchTask { get; } =
        Service.Post<StartSpeakerSearchTaskRequest, StartSpeakerSearchTaskResponse>(SpeakerSearchTasks)
            .Path("Identifier", request => request.Identifier)
            .Query("operation", "start")
            .Body("VoiceProfileDomainArn", request => request.VoiceProfileDomainArn)
            .Body(
                "KinesisVideoStreamSourceTaskConfiguration",
                request => request.KinesisVideoStreamSourceTaskConfiguration,
                Tables.KinesisVideoStreamSourceTaskConfiguration.Writer.Write)
            .Body("ClientRequestToken", request => request.ClientRequestToken)
            .Answer("SpeakerSearchTask", Tables.SpeakerSearchTask.Reader, (response, value) => response.SpeakerSearchTask = value)
            .Errors(NotFound, Conflict);

    public static Operation<GetSpeakerSearchTaskRequest, GetSpeakerSearchTaskResponse> GetSpeakerSearchTask { get; } =
        Service.Get<GetSpeakerSearchTaskRequest, GetSpeakerSearchTaskResponse>(SpeakerSearchTasks + "/{SpeakerSearchTaskId}")
            .Path("Identifier", request => request.Identifier)
            .Path("SpeakerSearchTaskId", request => request.SpeakerSearchTaskId)
            .Answer("SpeakerSearchTask", Tables.SpeakerSearchTask.Reader, (response, value) => response.SpeakerSearchTask = value)
            .Errors(NotFound);

    public static Operation<StopSpeakerSearchTaskRequest, StopSpeakerSearchTaskResponse> StopSpeakerSearchTask { get; } =
        Service.Post<StopSpeakerSearchTaskRequest, StopSpeakerSearchTaskResponse>(SpeakerSearchTasks + "/{SpeakerSearchTaskId}")
            .Path("Identifier", request => request.Identifier)
            .Path("SpeakerSearchTaskId", request => request.SpeakerSearchTaskId)
            .Query("operation", "stop")
            .Errors(NotFound, Conflict);

    public static Operation<StartVoiceToneAnalysisTaskRequest, StartVoiceToneAnalysisTaskResponse>
        StartVoiceToneAnalysisTask
    { get; } =
        Service.Post<StartVoiceToneAnalysisTaskRequest, StartVoiceToneAnalysisTaskResponse>(VoiceToneAnalysisTasks)
            .Path("Identifier", request => request.Identifier)
            .Query("operation", "start")
            .Body("LanguageCode", request => request.LanguageCode)
            .Body(
                "KinesisVideoStreamSourceTaskConfiguration",
                request => request.KinesisVideoStreamSourceTaskConfiguration,
                Tables.KinesisVideoStreamSourceTaskConfiguration.Writer.Write)
            .Body("ClientRequestToken", request => request.ClientRequestToken)
            .Answer(
                "VoiceToneAnalysisTask",
                Tables.VoiceToneAnalysisTask.Reader,
                (response, value) => response.VoiceToneAnalysisTask = value)
            .Errors(NotFound, Conflict);

    public static Operation<GetVoiceToneAnalysisTaskRequest, GetVoiceToneAnalysisTaskResponse> GetVoiceToneAnalysisTask { get; } =
        Service.Get<GetVoiceToneAnalysisTaskRequest, GetVoiceToneAnalysisTaskResponse>(
            VoiceToneAnalysisTasks + "/{VoiceToneAnalysisTaskId}")
            .Path("Identifier", request => request.Identifier)
            .Path("VoiceToneAnalysisTaskId", request => request.VoiceToneAnalysisTaskId)
            .Answer(
                "VoiceToneAnalysisTask",
                Tables.VoiceToneAnalysisTask.Reader,
                (response, value) => response.VoiceToneAnalysisTask = value)
            .Errors(NotFound);

    public static Operation<StopVoiceToneAnalysisTaskRequest, StopVoiceToneAnalysisTaskResponse>
        StopVoiceToneAnalysisTask
    { get; } =
        Service.Post<StopVoiceToneAnalysisTaskRequest, StopVoiceToneAnalysisTaskResponse>(
            VoiceToneAnalysisTasks + "/{VoiceToneAnalysisTaskId}")
            .Path("Identifier", request => request.Identifier)
            .Path("VoiceToneAnalysisTaskId", request => request.VoiceToneAnalysisTaskId)
            .Query("operation", "stop")
            .Errors(NotFound, Conflict);

    public static Operation<CreateMediaInsightsPipelineConfigurationRequest, CreateMediaInsightsPipelineConfigurationResponse>
        CreateMediaInsightsPipelineConfiguration
    { get; } =
        Service.Post<CreateMediaInsightsPipelineConfigurationRequest, CreateMediaInsightsPipelineConfigurationResponse>(
            Configurations)
            .Body("MediaInsightsPipelineConfigurationName", request => request.MediaInsightsPipelineConfigurationName)
            .Body("ResourceAccessRoleArn", request => request.ResourceAccessRoleArn)
            .Body(
                "Elements", request => request.Elements, Tables.MediaInsightsPipelineConfigurationElement.Writer.WriteList)
            .Body(
                "RealTimeAlertConfiguration",
                request => request.RealTimeAlertConfiguration,
                Tables.RealTimeAlertConfiguration.Writer.Write)
            .Body("Tags", request => request.Tags, Tables.Tag.Writer.WriteList)
            .Body("ClientRequestToken", request => request.ClientRequestToken)
            .Answer(
                "MediaInsightsPipelineConfiguration",
                Tables.MediaInsightsPipelineConfiguration.Reader,
                (response, value) => response.MediaInsightsPipelineConfiguration = value)
            .Errors(NotFound, ResourceLimitExceeded);

    public static Operation<GetMediaInsightsPipelineConfigurationRequest, GetMediaInsightsPipelineConfigurationResponse>
        GetMediaInsightsPipelineConfiguration
    { get; } =
        Service.Get<GetMediaInsightsPipelineConfigurationRequest, GetMediaInsightsPipelineConfigurationResponse>(
            Configurations + "/{Identifier}")
            .Path("Identifier", request => request.Identifier)
            .Answer(
                "MediaInsightsPipelineConfiguration",
                Tables.MediaInsightsPipelineConfiguration.Reader,
                (response, value) => response.MediaInsightsPipelineConfiguration = value)
            .Errors(NotFound);

    public static Operation<UpdateMediaInsightsPipelineConfigurationRequest, UpdateMediaInsightsPipelineConfigurationResponse>
        UpdateMediaInsightsPipelineConfiguration
    { get; } =
        Service.Put<UpdateMediaInsightsPipelineConfigurationRequest, UpdateMediaInsightsPipelineConfigurationResponse>(
            Configurations + "/{Identifier}")
            .Path("Identifier", request => request.Identifier)
            .Body("ResourceAccessRoleArn", request => request.ResourceAccessRoleArn)
            .Body(
                "Elements", request => request.Elements, Tables.MediaInsightsPipelineConfigurationElement.Writer.WriteList)
            .Body(
                "RealTimeAlertConfiguration",
                request => request.RealTimeAlertConfiguration,
                Tables.RealTimeAlertConfiguration.Writer.Write)
            .Answer(
                "MediaInsightsPipelineConfiguration",
                Tables.MediaInsightsPipelineConfiguration.Reader,
                (response, value) => response.MediaInsightsPipelineConfiguration = value)
            .Errors(NotFound, Conflict);

    public static Operation<DeleteMediaInsightsPipelineConfigurationRequest, DeleteMediaInsightsPipelineConfigurationResponse>
        DeleteMediaInsightsPipelineConfiguration
    { get; } =
        Service.Delete<DeleteMediaInsightsPipelineConfigurationRequest, DeleteMediaInsightsPipelineConfigurationResponse>(
            Configurations + "/{Identifier}")
            .Path("Identifier", request => request.Identifier)
            .Errors(NotFound, Conflict);

    public static Operation<ListMediaInsightsPipelineConfigurationsRequest, ListMediaInsightsPipelineConfigurationsResponse>
        ListMediaInsightsPipelineConfigurations
    { get; } =
        Service.Get<ListMediaInsightsPipelineConfigurationsRequest, ListMediaInsightsPipelineConfigurationsResponse>(
            Configurations)
            .Query("max-results", request => request.MaxResults?.ToString(CultureInfo.InvariantCulture))
            .Query("next-token", request => request.NextToken)
            .Answer(
                "MediaInsightsPipelineConfigurations",
                Tables.MediaInsightsPipelineConfigurationSummary.ReadList,
                (response, value) => response.MediaInsightsPipelineConfigurations = value)
            .Answer("NextToken", StringUnmarshaller.Instance, (response, value) => response.NextToken = value)
            .Errors(ResourceLimitExceeded);

    public static Operation<CreateMediaInsightsPipelineRequest, CreateMediaInsightsPipelineResponse>
        CreateMediaInsightsPipeline
    { get; } =
        Service.Post<CreateMediaInsightsPipelineRequest, CreateMediaInsightsPipelineResponse>(Pipelines)
            .Body("MediaInsightsPipelineConfigurationArn", request => request.MediaInsightsPipelineConfigurationArn)
            .Body(
                "KinesisVideoStreamSourceRuntimeConfiguration",
                request => request.KinesisVideoStreamSourceRuntimeConfiguration,
                Tables.KinesisVideoStreamSourceRuntimeConfiguration.Writer.Write)
            .Body("MediaInsightsRuntimeMetadata", request => request.MediaInsightsRuntimeMetadata, ObjectWriter.WriteTexts)
            .Body("Tags", request => request.Tags, Tables.Tag.Writer.WriteList)
            .Body("ClientRequestToken", request => request.ClientRequestToken)
            .Answer(
                "MediaInsightsPipeline",
                Tables.MediaInsightsPipeline.Reader,
                (response, value) => response.MediaInsightsPipeline = value)
            .Errors(NotFound, ResourceLimitExceeded);

    public static Operation<UpdateMediaInsightsPipelineStatusRequest, UpdateMediaInsightsPipelineStatusResponse>
        UpdateMediaInsightsPipelineStatus
    { get; } =
        Service.Put<UpdateMediaInsightsPipelineStatusRequest, UpdateMediaInsightsPipelineStatusResponse>(
            "/media-insights-pipeline-status/{Identifier}")
            .Path("Identifier", request => request.Identifier)
            .Body("UpdateStatus", request => request.UpdateStatus)
            .Errors(NotFound, Conflict);

    public static Operation<GetMediaPipelineRequest, GetMediaPipelineResponse> GetMediaPipeline { get; } =
        Service.Get<GetMediaPipelineRequest, GetMediaPipelineResponse>(MediaPipelines + "/{MediaPipelineId}")
            .Path("MediaPipelineId", request => request.MediaPipelineId)
            .Answer("MediaPipeline", Tables.MediaPipeline.Reader, (response, value) => response.MediaPipeline = value)
            .Errors(NotFound);

    public static Operation<ListMediaPipelinesRequest, ListMediaPipelinesResponse> ListMediaPipelines { get; } =
        Service.Get<ListMediaPipelinesRequest, ListMediaPipelinesResponse>(MediaPipelines)
            .Query("max-results", request => request.MaxResults?.ToString(CultureInfo.InvariantCulture))
            .Query("next-token", request => request.NextToken)
            .Answer("MediaPipelines", Tables.MediaPipelineSummary.ReadList, (response, value) => response.MediaPipelines = value)
            .Answer("NextToken", StringUnmarshaller.Instance, (response, value) => response.NextToken = value)
            .Errors(ResourceLimitExceeded);

    public static Operation<DeleteMediaPipelineRequest, DeleteMediaPipelineResponse> DeleteMediaPipeline { get; } =
        Service.Delete<DeleteMediaPipelineRequest, DeleteMediaPipelineResponse>(MediaPipelines + "/{MediaPipelineId}")
            .Path("MediaPipelineId", request => request.MediaPipelineId)
            .Errors(NotFound, Conflict);
}
