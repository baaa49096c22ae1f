using Amazon.Runtime;

namespace Amazon.ChimeSDKMediaPipelines.Model;

/// <summary>What pipelines do, and where their results go.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_MediaInsightsPipelineConfiguration.html">API reference</seealso>
public class MediaInsightsPipelineConfiguration
{
    /// <summary>The configuration's name.</summary>
    public string? MediaInsightsPipelineConfigurationName { get; set; }

    /// <summary>The configuration's ARN.</summary>
    public string? MediaInsightsPipelineConfigurationArn { get; set; }

    /// <summary>The ARN of the role by which the service reaches what the configuration names.</summary>
    public string? ResourceAccessRoleArn { get; set; }

    /// <summary>What alerts are sent on. Null for none.</summary>
    public RealTimeAlertConfiguration? RealTimeAlertConfiguration { get; set; }

    /// <summary>What it does and where results go.</summary>
    public List<MediaInsightsPipelineConfigurationElement>? Elements { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The configuration's id.</summary>
    public string? MediaInsightsPipelineConfigurationId { get; set; }

    /// <summary>When it was made, in UTC. Null when the service sent none.</summary>
    public DateTime? CreatedTimestamp { get; set; }

    /// <summary>When it last changed, in UTC. Null when the service sent none.</summary>
    public DateTime? UpdatedTimestamp { get; set; }
}

/// <summary>What a list says of a configuration.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_MediaInsightsPipelineConfigurationSummary.html">API reference</seealso>
public class MediaInsightsPipelineConfigurationSummary
{
    /// <summary>The configuration's name.</summary>
    public string? MediaInsightsPipelineConfigurationName { get; set; }

    /// <summary>The configuration's id.</summary>
    public string? MediaInsightsPipelineConfigurationId { get; set; }

    /// <summary>The configuration's ARN.</summary>
    public string? MediaInsightsPipelineConfigurationArn { get; set; }
}

/// <summary>Makes a configuration.</summary>
public class CreateMediaInsightsPipelineConfigurationRequest : AmazonChimeSDKMediaPipelinesRequest
{
    /// <summary>The configuration's name: 2 to 64 letters, digits, <c>.</c>, <c>_</c> and <c>-</c>.</summary>
    public string? MediaInsightsPipelineConfigurationName { get; set; }

    /// <summary>The ARN of the role by which the service reaches what the configuration names.</summary>
    public string? ResourceAccessRoleArn { get; set; }

    /// <summary>What it does and where results go.</summary>
    public List<MediaInsightsPipelineConfigurationElement>? Elements { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What alerts are sent on. Null for none.</summary>
    public RealTimeAlertConfiguration? RealTimeAlertConfiguration { get; set; }

    /// <summary>Names and values to find it by.</summary>
    public List<Tag>? Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What the service knows a repeated request by: 2 to 64 letters, digits, <c>-</c> and <c>_</c>.</summary>
    public string? ClientRequestToken { get; set; }
}

/// <summary>The answer to a creation.</summary>
public class CreateMediaInsightsPipelineConfigurationResponse : AmazonWebServiceResponse
{
    /// <summary>The configuration. Null when the service sent none.</summary>
    public MediaInsightsPipelineConfiguration? MediaInsightsPipelineConfiguration { get; set; }
}

/// <summary>Reads a configuration.</summary>
public class GetMediaInsightsPipelineConfigurationRequest : AmazonChimeSDKMediaPipelinesRequest
{
    /// <summary>The configuration's id or ARN.</summary>
    public string? Identifier { get; set; }
}

/// <summary>The answer to a read.</summary>
public class GetMediaInsightsPipelineConfigurationResponse : AmazonWebServiceResponse
{
    /// <summary>The configuration. Null when the service sent none.</summary>
    public MediaInsightsPipelineConfiguration? MediaInsightsPipelineConfiguration { get; set; }
}

/// <summary>Puts something else in the place of a configuration's elements.</summary>
public class UpdateMediaInsightsPipelineConfigurationRequest : AmazonChimeSDKMediaPipelinesRequest
{
    /// <summary>The configuration's id or ARN.</summary>
    public string? Identifier { get; set; }

    /// <summary>The ARN of the role by which the service reaches what the configuration names.</summary>
    public string? ResourceAccessRoleArn { get; set; }

    /// <summary>What it does and where results go.</summary>
    public List<MediaInsightsPipelineConfigurationElement>? Elements { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What alerts are sent on. Null for none.</summary>
    public RealTimeAlertConfiguration? RealTimeAlertConfiguration { get; set; }
}

/// <summary>The answer to an update.</summary>
public class UpdateMediaInsightsPipelineConfigurationResponse : AmazonWebServiceResponse
{
    /// <summary>The configuration as it is now. Null when the service sent none.</summary>
    public MediaInsightsPipelineConfiguration? MediaInsightsPipelineConfiguration { get; set; }
}

/// <summary>Deletes a configuration.</summary>
public class DeleteMediaInsightsPipelineConfigurationRequest : AmazonChimeSDKMediaPipelinesRequest
{
    /// <summary>The configuration's id or ARN.</summary>
    public string? Identifier { get; set; }
}

/// <summary>The answer to a deletion, which says nothing.</summary>
public class DeleteMediaInsightsPipelineConfigurationResponse : AmazonWebServiceResponse;

/// <summary>Lists the configurations, a page at a time.</summary>
public class ListMediaInsightsPipelineConfigurationsRequest : AmazonChimeSDKMediaPipelinesRequest
{
    /// <summary>What the page before this one ended with. Null for the first page.</summary>
    public string? NextToken { get; set; }

    /// <summary>How many there may be on a page, from 1 to 100. Null leaves it to the service.</summary>
    public int? MaxResults { get; set; }
}

/// <summary>A page of configurations.</summary>
public class ListMediaInsightsPipelineConfigurationsResponse : AmazonWebServiceResponse
{
    /// <summary>The configurations.</summary>
    public List<MediaInsightsPipelineConfigurationSummary>? MediaInsightsPipelineConfigurations { get; set; } =
        AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What to ask for the next page with. Null on the last one.</summary>
    public string? NextToken { get; set; }
}
