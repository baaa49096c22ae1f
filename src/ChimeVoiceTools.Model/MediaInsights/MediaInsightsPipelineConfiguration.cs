using System.Collections;

namespace ChimeVoiceTools;

/// <summary>What media insights pipelines do with a call, and where their results go.</summary>
/// <remarks>
/// Plain data, like every object of this module. Words that the service defines are those of the Amazon Chime SDK
/// API reference for media pipelines, version 2021-07-15.
/// </remarks>
public sealed class MediaInsightsPipelineConfiguration
{
    /// <summary>Gets or sets the configuration's name.</summary>
    public string? MediaInsightsPipelineConfigurationName { get; set; }

    /// <summary>Gets or sets the configuration's id.</summary>
    public string? MediaInsightsPipelineConfigurationId { get; set; }

    /// <summary>Gets or sets the configuration's Amazon Resource Name.</summary>
    public string? MediaInsightsPipelineConfigurationArn { get; set; }

    /// <summary>Gets the configuration's name; the same as <see cref="MediaInsightsPipelineConfigurationName"/>.</summary>
    public string? Name => MediaInsightsPipelineConfigurationName;

    /// <summary>Gets the configuration's ARN; the same as <see cref="MediaInsightsPipelineConfigurationArn"/>.</summary>
    public string? ConfigurationArn => MediaInsightsPipelineConfigurationArn;

    /// <summary>Gets or sets whether speaker searches can be started on its pipelines.</summary>
    public bool SpeakerSearch { get; set; }

    /// <summary>Gets or sets whether voice tone analyses can be started on its pipelines.</summary>
    public bool VoiceToneAnalysis { get; set; }

    /// <summary>Gets or sets the ARN of the SQS queue that results go to, or null for none.</summary>
    public string? SqsQueueArn { get; set; }

    /// <summary>Gets or sets the ARN of the SNS topic that results go to, or null for none.</summary>
    public string? SnsTopicArn { get; set; }

    /// <summary>Gets or sets the ARN of the Lambda function that results go to, or null for none.</summary>
    public string? LambdaFunctionArn { get; set; }

    /// <summary>Gets or sets the ARN of the Kinesis data stream that results go to, or null for none.</summary>
    public string? KinesisDataStreamArn { get; set; }

    /// <summary>Gets or sets the ARN of the role by which the service reaches what the configuration names.</summary>
    public string? ResourceAccessRoleArn { get; set; }

    /// <summary>
    /// Gets or sets all elements as AWS spells them, those that have a property of their own here too: each has its Type and
    /// the member that belongs to it.
    /// </summary>
    public IDictionary[] Elements { get; set; } = [];

    /// <summary>Gets or sets what alerts are sent on while a call lasts, as AWS spells it, or null for none.</summary>
    public IDictionary? RealTimeAlertConfiguration { get; set; }

    /// <summary>Gets or sets when the configuration was made, in UTC; null when the service did not say.</summary>
    public DateTime? CreatedTimestamp { get; set; }

    /// <summary>Gets or sets when the configuration was last changed, in UTC; null when the service did not say.</summary>
    public DateTime? UpdatedTimestamp { get; set; }

    /// <summary>Gets or sets the AWS region that the configuration lives in.</summary>
    public string? Region { get; set; }

    /// <summary>
    /// Gets or sets the endpoint that the configuration was asked of, so that it is found again where it lives.
    /// </summary>
    public string? EndpointUrl { get; set; }

    /// <summary>Returns the configuration's name, as it can be shown.</summary>
    public override string ToString() => DisplayText.Of(Name);
}
