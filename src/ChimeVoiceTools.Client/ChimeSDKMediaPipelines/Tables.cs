using Amazon.ChimeSDKMediaPipelines.Model;
using Amazon.Internal;

namespace Amazon.ChimeSDKMediaPipelines;

/// <summary>What requests and answers are made of.</summary>
internal static class Tables
{
    public static Table<SpeakerSearchTask> SpeakerSearchTask { get; } = new Table<SpeakerSearchTask>()
        .Text("SpeakerSearchTaskId", item => item.SpeakerSearchTaskId, (item, value) => item.SpeakerSearchTaskId = value)
        .Text(
            "SpeakerSearchTaskStatus",
            item => item.SpeakerSearchTaskStatus,
            (item, value) => item.SpeakerSearchTaskStatus = value)
        .Time("CreatedTimestamp", (item, value) => item.CreatedTimestamp = value)
        .Time("UpdatedTimestamp", (item, value) => item.UpdatedTimestamp = value);

    public static Table<VoiceToneAnalysisTask> VoiceToneAnalysisTask { get; } = new Table<VoiceToneAnalysisTask>()
        .Text(
            "VoiceToneAnalysisTaskId",
            item => item.VoiceToneAnalysisTaskId,
            (item, value) => item.VoiceToneAnalysisTaskId = value)
        .Text(
            "VoiceToneAnalysisTaskStatus",
            item => item.VoiceToneAnalysisTaskStatus,
            (item, value) => item.VoiceToneAnalysisTaskStatus = value)
        .Time("CreatedTimestamp", (item, value) => item.CreatedTimestamp = value)
        .Time("UpdatedTimestamp", (item, value) => item.UpdatedTimestamp = value);

    public static Table<KinesisVideoStreamSourceTaskConfiguration> KinesisVideoStreamSourceTaskConfiguration { get; } =
        new Table<KinesisVideoStreamSourceTaskConfiguration>()
        .Text("StreamArn", item => item.StreamArn, (item, value) => item.StreamArn = value)
        .Number("ChannelId", item => item.ChannelId, (item, value) => item.ChannelId = value)
        .Text("FragmentNumber", item => item.FragmentNumber, (item, value) => item.FragmentNumber = value);

    public static Table<Tag> Tag { get; } = new Table<Tag>()
        .Text("Key", item => item.Key, (item, value) => item.Key = value)
        .Text("Value", item => item.Value, (item, value) => item.Value = value);

    public static Table<ChannelDefinition> ChannelDefinition { get; } = new Table<ChannelDefinition>()
        .Number("ChannelId", item => item.ChannelId, (item, value) => item.ChannelId = value)
        .Text("ParticipantRole", item => item.ParticipantRole, (item, value) => item.ParticipantRole = value);

    public static Table<StreamChannelDefinition> StreamChannelDefinition { get; } = new Table<StreamChannelDefinition>()
        .Number("NumberOfChannels", item => item.NumberOfChannels, (item, value) => item.NumberOfChannels = value)
        .List(
            "ChannelDefinitions",
            ChannelDefinition,
            item => item.ChannelDefinitions,
            (item, value) => item.ChannelDefinitions = value);

    public static Table<StreamConfiguration> StreamConfiguration { get; } = new Table<StreamConfiguration>()
        .Text("StreamArn", item => item.StreamArn, (item, value) => item.StreamArn = value)
        .Text("FragmentNumber", item => item.FragmentNumber, (item, value) => item.FragmentNumber = value)
        .Object(
            "StreamChannelDefinition",
            StreamChannelDefinition,
            item => item.StreamChannelDefinition,
            (item, value) => item.StreamChannelDefinition = value);

    public static Table<KinesisVideoStreamSourceRuntimeConfiguration> KinesisVideoStreamSourceRuntimeConfiguration { get; } =
        new Table<KinesisVideoStreamSourceRuntimeConfiguration>()
        .List("Streams", StreamConfiguration, item => item.Streams, (item, value) => item.Streams = value)
        .Text("MediaEncoding", item => item.MediaEncoding, (item, value) => item.MediaEncoding = value)
        .Number("MediaSampleRate", item => item.MediaSampleRate, (item, value) => item.MediaSampleRate = value);

    public static Table<MediaInsightsPipelineElementStatus> MediaInsightsPipelineElementStatus { get; } =
        new Table<MediaInsightsPipelineElementStatus>()
        .Text("Type", item => item.Type, (item, value) => item.Type = value)
        .Text("Status", item => item.Status, (item, value) => item.Status = value);

    public static Table<MediaInsightsPipeline> MediaInsightsPipeline { get; } = new Table<MediaInsightsPipeline>()
        .Text("MediaPipelineId", item => item.MediaPipelineId, (item, value) => item.MediaPipelineId = value)
        .Text("MediaPipelineArn", item => item.MediaPipelineArn, (item, value) => item.MediaPipelineArn = value)
        .Text(
            "MediaInsightsPipelineConfigurationArn",
            item => item.MediaInsightsPipelineConfigurationArn,
            (item, value) => item.MediaInsightsPipelineConfigurationArn = value)
        .Text("Status", item => item.Status, (item, value) => item.Status = value)
        .Object(
            "KinesisVideoStreamSourceRuntimeConfiguration",
            KinesisVideoStreamSourceRuntimeConfiguration,
            item => item.KinesisVideoStreamSourceRuntimeConfiguration,
            (item, value) => item.KinesisVideoStreamSourceRuntimeConfiguration = value)
        .TextTable(
            "MediaInsightsRuntimeMetadata",
            item => item.MediaInsightsRuntimeMetadata,
            (item, value) => item.MediaInsightsRuntimeMetadata = value)
        .Time("CreatedTimestamp", (item, value) => item.CreatedTimestamp = value)
        .List(
            "ElementStatuses",
            MediaInsightsPipelineElementStatus,
            item => item.ElementStatuses,
            (item, value) => item.ElementStatuses = value);

    public static Table<MediaPipeline> MediaPipeline { get; } = new Table<MediaPipeline>()
        .Object(
            "MediaInsightsPipeline",
            MediaInsightsPipeline,
            item => item.MediaInsightsPipeline,
            (item, value) => item.MediaInsightsPipeline = value);

    public static Table<MediaPipelineSummary> MediaPipelineSummary { get; } = new Table<MediaPipelineSummary>()
        .Text("MediaPipelineId", item => item.MediaPipelineId, (item, value) => item.MediaPipelineId = value)
        .Text("MediaPipelineArn", item => item.MediaPipelineArn, (item, value) => item.MediaPipelineArn = value);

    public static Table<KeywordMatchConfiguration> KeywordMatchConfiguration { get; } = new Table<KeywordMatchConfiguration>()
        .Text("RuleName", item => item.RuleName, (item, value) => item.RuleName = value)
        .Texts("Keywords", item => item.Keywords, (item, value) => item.Keywords = value)
        .Flag("Negate", item => item.Negate, (item, value) => item.Negate = value);

    public static Table<SentimentConfiguration> SentimentConfiguration { get; } = new Table<SentimentConfiguration>()
        .Text("RuleName", item => item.RuleName, (item, value) => item.RuleName = value)
        .Text("SentimentType", item => item.SentimentType, (item, value) => item.SentimentType = value)
        .Number("TimePeriod", item => item.TimePeriod, (item, value) => item.TimePeriod = value);

    public static Table<IssueDetectionConfiguration> IssueDetectionConfiguration { get; } =
        new Table<IssueDetectionConfiguration>()
        .Text("RuleName", item => item.RuleName, (item, value) => item.RuleName = value);

    public static Table<RealTimeAlertRule> RealTimeAlertRule { get; } = new Table<RealTimeAlertRule>()
        .Text("Type", item => item.Type, (item, value) => item.Type = value)
        .Object(
            "KeywordMatchConfiguration",
            KeywordMatchConfiguration,
            item => item.KeywordMatchConfiguration,
            (item, value) => item.KeywordMatchConfiguration = value)
        .Object(
            "SentimentConfiguration",
            SentimentConfiguration,
            item => item.SentimentConfiguration,
            (item, value) => item.SentimentConfiguration = value)
        .Object(
            "IssueDetectionConfiguration",
            IssueDetectionConfiguration,
            item => item.IssueDetectionConfiguration,
            (item, value) => item.IssueDetectionConfiguration = value);

    public static Table<RealTimeAlertConfiguration> RealTimeAlertConfiguration { get; } = new Table<RealTimeAlertConfiguration>()
        .Flag("Disabled", item => item.Disabled, (item, value) => item.Disabled = value)
        .List("Rules", RealTimeAlertRule, item => item.Rules, (item, value) => item.Rules = value);

    public static Table<PostCallAnalyticsSettings> PostCallAnalyticsSettings { get; } = new Table<PostCallAnalyticsSettings>()
        .Text("OutputLocation", item => item.OutputLocation, (item, value) => item.OutputLocation = value)
        .Text("DataAccessRoleArn", item => item.DataAccessRoleArn, (item, value) => item.DataAccessRoleArn = value)
        .Text("ContentRedactionOutput", item => item.ContentRedactionOutput, (item, value) => item.ContentRedactionOutput = value)
        .Text(
            "OutputEncryptionKMSKeyId",
            item => item.OutputEncryptionKMSKeyId,
            (item, value) => item.OutputEncryptionKMSKeyId = value);

    public static Table<AmazonTranscribeCallAnalyticsProcessorConfiguration>
        AmazonTranscribeCallAnalyticsProcessorConfiguration
    { get; } =
        new Table<AmazonTranscribeCallAnalyticsProcessorConfiguration>()
        .Text("LanguageCode", item => item.LanguageCode, (item, value) => item.LanguageCode = value)
        .Text("VocabularyName", item => item.VocabularyName, (item, value) => item.VocabularyName = value)
        .Text("VocabularyFilterName", item => item.VocabularyFilterName, (item, value) => item.VocabularyFilterName = value)
        .Text("VocabularyFilterMethod", item => item.VocabularyFilterMethod, (item, value) => item.VocabularyFilterMethod = value)
        .Text("LanguageModelName", item => item.LanguageModelName, (item, value) => item.LanguageModelName = value)
        .Flag(
            "EnablePartialResultsStabilization",
            item => item.EnablePartialResultsStabilization,
            (item, value) => item.EnablePartialResultsStabilization = value)
        .Text(
            "PartialResultsStability",
            item => item.PartialResultsStability,
            (item, value) => item.PartialResultsStability = value)
        .Text(
            "ContentIdentificationType",
            item => item.ContentIdentificationType,
            (item, value) => item.ContentIdentificationType = value)
        .Text("ContentRedactionType", item => item.ContentRedactionType, (item, value) => item.ContentRedactionType = value)
        .Text("PiiEntityTypes", item => item.PiiEntityTypes, (item, value) => item.PiiEntityTypes = value)
        .Flag("FilterPartialResults", item => item.FilterPartialResults, (item, value) => item.FilterPartialResults = value)
        .Object(
            "PostCallAnalyticsSettings",
            PostCallAnalyticsSettings,
            item => item.PostCallAnalyticsSettings,
            (item, value) => item.PostCallAnalyticsSettings = value)
        .Texts(
            "CallAnalyticsStreamCategories",
            item => item.CallAnalyticsStreamCategories,
            (item, value) => item.CallAnalyticsStreamCategories = value);

    public static Table<AmazonTranscribeProcessorConfiguration> AmazonTranscribeProcessorConfiguration { get; } =
        new Table<AmazonTranscribeProcessorConfiguration>()
        .Text("LanguageCode", item => item.LanguageCode, (item, value) => item.LanguageCode = value)
        .Text("VocabularyName", item => item.VocabularyName, (item, value) => item.VocabularyName = value)
        .Text("VocabularyFilterName", item => item.VocabularyFilterName, (item, value) => item.VocabularyFilterName = value)
        .Text("VocabularyFilterMethod", item => item.VocabularyFilterMethod, (item, value) => item.VocabularyFilterMethod = value)
        .Flag("ShowSpeakerLabel", item => item.ShowSpeakerLabel, (item, value) => item.ShowSpeakerLabel = value)
        .Flag(
            "EnablePartialResultsStabilization",
            item => item.EnablePartialResultsStabilization,
            (item, value) => item.EnablePartialResultsStabilization = value)
        .Text(
            "PartialResultsStability",
            item => item.PartialResultsStability,
            (item, value) => item.PartialResultsStability = value)
        .Text(
            "ContentIdentificationType",
            item => item.ContentIdentificationType,
            (item, value) => item.ContentIdentificationType = value)
        .Text("ContentRedactionType", item => item.ContentRedactionType, (item, value) => item.ContentRedactionType = value)
        .Text("PiiEntityTypes", item => item.PiiEntityTypes, (item, value) => item.PiiEntityTypes = value)
        .Text("LanguageModelName", item => item.LanguageModelName, (item, value) => item.LanguageModelName = value)
        .Flag("FilterPartialResults", item => item.FilterPartialResults, (item, value) => item.FilterPartialResults = value)
        .Flag("IdentifyLanguage", item => item.IdentifyLanguage, (item, value) => item.IdentifyLanguage = value)
        .Flag(
            "IdentifyMultipleLanguages",
            item => item.IdentifyMultipleLanguages,
            (item, value) => item.IdentifyMultipleLanguages = value)
        .Text("LanguageOptions", item => item.LanguageOptions, (item, value) => item.LanguageOptions = value)
        .Text("PreferredLanguage", item => item.PreferredLanguage, (item, value) => item.PreferredLanguage = value)
        .Text("VocabularyNames", item => item.VocabularyNames, (item, value) => item.VocabularyNames = value)
        .Text("VocabularyFilterNames", item => item.VocabularyFilterNames, (item, value) => item.VocabularyFilterNames = value);

    public static Table<KinesisDataStreamSinkConfiguration> KinesisDataStreamSinkConfiguration { get; } =
        new Table<KinesisDataStreamSinkConfiguration>()
        .Text("InsightsTarget", item => item.InsightsTarget, (item, value) => item.InsightsTarget = value);

    public static Table<S3RecordingSinkConfiguration> S3RecordingSinkConfiguration { get; } =
        new Table<S3RecordingSinkConfiguration>()
        .Text("Destination", item => item.Destination, (item, value) => item.Destination = value)
        .Text("RecordingFileFormat", item => item.RecordingFileFormat, (item, value) => item.RecordingFileFormat = value);

    public static Table<VoiceAnalyticsProcessorConfiguration> VoiceAnalyticsProcessorConfiguration { get; } =
        new Table<VoiceAnalyticsProcessorConfiguration>()
        .Text("SpeakerSearchStatus", item => item.SpeakerSearchStatus, (item, value) => item.SpeakerSearchStatus = value)
        .Text(
            "VoiceToneAnalysisStatus",
            item => item.VoiceToneAnalysisStatus,
            (item, value) => item.VoiceToneAnalysisStatus = value);

    public static Table<LambdaFunctionSinkConfiguration> LambdaFunctionSinkConfiguration { get; } =
        new Table<LambdaFunctionSinkConfiguration>()
        .Text("InsightsTarget", item => item.InsightsTarget, (item, value) => item.InsightsTarget = value);

    public static Table<SqsQueueSinkConfiguration> SqsQueueSinkConfiguration { get; } = new Table<SqsQueueSinkConfiguration>()
        .Text("InsightsTarget", item => item.InsightsTarget, (item, value) => item.InsightsTarget = value);

    public static Table<SnsTopicSinkConfiguration> SnsTopicSinkConfiguration { get; } = new Table<SnsTopicSinkConfiguration>()
        .Text("InsightsTarget", item => item.InsightsTarget, (item, value) => item.InsightsTarget = value);

    public static Table<VoiceEnhancementSinkConfiguration> VoiceEnhancementSinkConfiguration { get; } =
        new Table<VoiceEnhancementSinkConfiguration>()
        .Flag("Disabled", item => item.Disabled, (item, value) => item.Disabled = value);

    public static Table<MediaInsightsPipelineConfigurationElement> MediaInsightsPipelineConfigurationElement { get; } =
        new Table<MediaInsightsPipelineConfigurationElement>()
        .Text("Type", item => item.Type, (item, value) => item.Type = value)
        .Object(
            "AmazonTranscribeCallAnalyticsProcessorConfiguration",
            AmazonTranscribeCallAnalyticsProcessorConfiguration,
            item => item.AmazonTranscribeCallAnalyticsProcessorConfiguration,
            (item, value) => item.AmazonTranscribeCallAnalyticsProcessorConfiguration = value)
        .Object(
            "AmazonTranscribeProcessorConfiguration",
            AmazonTranscribeProcessorConfiguration,
            item => item.AmazonTranscribeProcessorConfiguration,
            (item, value) => item.AmazonTranscribeProcessorConfiguration = value)
        .Object(
            "KinesisDataStreamSinkConfiguration",
            KinesisDataStreamSinkConfiguration,
            item => item.KinesisDataStreamSinkConfiguration,
            (item, value) => item.KinesisDataStreamSinkConfiguration = value)
        .Object(
            "S3RecordingSinkConfiguration",
            S3RecordingSinkConfiguration,
            item => item.S3RecordingSinkConfiguration,
            (item, value) => item.S3RecordingSinkConfiguration = value)
        .Object(
            "VoiceAnalyticsProcessorConfiguration",
            VoiceAnalyticsProcessorConfiguration,
            item => item.VoiceAnalyticsProcessorConfiguration,
            (item, value) => item.VoiceAnalyticsProcessorConfiguration = value)
        .Object(
            "LambdaFunctionSinkConfiguration",
            LambdaFunctionSinkConfiguration,
            item => item.LambdaFunctionSinkConfiguration,
            (item, value) => item.LambdaFunctionSinkConfiguration = value)
        .Object(
            "SqsQueueSinkConfiguration",
            SqsQueueSinkConfiguration,
            item => item.SqsQueueSinkConfiguration,
            (item, value) => item.SqsQueueSinkConfiguration = value)
        .Object(
            "SnsTopicSinkConfiguration",
            SnsTopicSinkConfiguration,
            item => item.SnsTopicSinkConfiguration,
            (item, value) => item.SnsTopicSinkConfiguration = value)
        .Object(
            "VoiceEnhancementSinkConfiguration",
            VoiceEnhancementSinkConfiguration,
            item => item.VoiceEnhancementSinkConfiguration,
            (item, value) => item.VoiceEnhancementSinkConfiguration = value);

    public static Table<MediaInsightsPipelineConfiguration> MediaInsightsPipelineConfiguration { get; } =
        new Table<MediaInsightsPipelineConfiguration>()
        .Text(
            "MediaInsightsPipelineConfigurationName",
            item => item.MediaInsightsPipelineConfigurationName,
            (item, value) => item.MediaInsightsPipelineConfigurationName = value)
        .Text(
            "MediaInsightsPipelineConfigurationArn",
            item => item.MediaInsightsPipelineConfigurationArn,
            (item, value) => item.MediaInsightsPipelineConfigurationArn = value)
        .Text("ResourceAccessRoleArn", item => item.ResourceAccessRoleArn, (item, value) => item.ResourceAccessRoleArn = value)
        .Object(
            "RealTimeAlertConfiguration",
            RealTimeAlertConfiguration,
            item => item.RealTimeAlertConfiguration,
            (item, value) => item.RealTimeAlertConfiguration = value)
        .List(
            "Elements", MediaInsightsPipelineConfigurationElement, item => item.Elements, (item, value) => item.Elements = value)
        .Text(
            "MediaInsightsPipelineConfigurationId",
            item => item.MediaInsightsPipelineConfigurationId,
            (item, value) => item.MediaInsightsPipelineConfigurationId = value)
        .Time("CreatedTimestamp", (item, value) => item.CreatedTimestamp = value)
        .Time("UpdatedTimestamp", (item, value) => item.UpdatedTimestamp = value);

    public static Table<MediaInsightsPipelineConfigurationSummary> MediaInsightsPipelineConfigurationSummary { get; } =
        new Table<MediaInsightsPipelineConfigurationSummary>()
        .Text(
            "MediaInsightsPipelineConfigurationName",
            item => item.MediaInsightsPipelineConfigurationName,
            (item, value) => item.MediaInsightsPipelineConfigurationName = value)
        .Text(
            "MediaInsightsPipelineConfigurationId",
            item => item.MediaInsightsPipelineConfigurationId,
            (item, value) => item.MediaInsightsPipelineConfigurationId = value)
        .Text(
            "MediaInsightsPipelineConfigurationArn",
            item => item.MediaInsightsPipelineConfigurationArn,
            (item, value) => item.MediaInsightsPipelineConfigurationArn = value);
}
