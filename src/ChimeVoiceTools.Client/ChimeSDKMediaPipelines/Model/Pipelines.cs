using Amazon.Runtime;

namespace Amazon.ChimeSDKMediaPipelines.Model;

/// <summary>A name and a value to find something by.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_Tag.html">API reference</seealso>
public class Tag
{
    /// <summary>The name.</summary>
    public string? Key { get; set; }

    /// <summary>The value.</summary>
    public string? Value { get; set; }
}

/// <summary>A pipeline that analyses the streams of a call.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_MediaInsightsPipeline.html">API reference</seealso>
public class MediaInsightsPipeline
{
    /// <summary>The pipeline's id. Null when the service sent none.</summary>
    public string? MediaPipelineId { get; set; }

    /// <summary>The pipeline's ARN. Null when the service sent none.</summary>
    public string? MediaPipelineArn { get; set; }

    /// <summary>The configuration's ARN.</summary>
    public string? MediaInsightsPipelineConfigurationArn { get; set; }

    /// <summary>Where the pipeline stands. Null when the service sent none.</summary>
    public MediaPipelineStatus? Status { get; set; }

    /// <summary>The streams that it analyses. Null for one that analyses a recording.</summary>
    public KinesisVideoStreamSourceRuntimeConfiguration? KinesisVideoStreamSourceRuntimeConfiguration { get; set; }

    /// <summary>What is known of the call, by name.</summary>
    public Dictionary<string, string>? MediaInsightsRuntimeMetadata { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>When the pipeline was made, in UTC. Null when the service sent none.</summary>
    public DateTime? CreatedTimestamp { get; set; }

    /// <summary>Where each of its elements stands.</summary>
    public List<MediaInsightsPipelineElementStatus>? ElementStatuses { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>Where an element of a pipeline stands.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_MediaInsightsPipelineElementStatus.html">API reference</seealso>
public class MediaInsightsPipelineElementStatus
{
    /// <summary>What the element does.</summary>
    public MediaInsightsPipelineConfigurationElementType? Type { get; set; }

    /// <summary>Where it stands.</summary>
    public MediaPipelineElementStatus? Status { get; set; }
}

/// <summary>The live streams that a pipeline analyses.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_KinesisVideoStreamSourceRuntimeConfiguration.html">API reference</seealso>
public class KinesisVideoStreamSourceRuntimeConfiguration
{
    /// <summary>The streams, one or two.</summary>
    public List<StreamConfiguration>? Streams { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>How their audio is encoded.</summary>
    public MediaEncoding? MediaEncoding { get; set; }

    /// <summary>Their sample rate in hertz, from 8,000 to 48,000.</summary>
    public int? MediaSampleRate { get; set; }
}

/// <summary>A live stream of a pipeline.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_StreamConfiguration.html">API reference</seealso>
public class StreamConfiguration
{
    /// <summary>The Kinesis video stream's ARN.</summary>
    public string? StreamArn { get; set; }

    /// <summary>The fragment where the analysis begins. Null for the newest one.</summary>
    public string? FragmentNumber { get; set; }

    /// <summary>The stream's channels.</summary>
    public StreamChannelDefinition? StreamChannelDefinition { get; set; }
}

/// <summary>The channels of a stream.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_StreamChannelDefinition.html">API reference</seealso>
public class StreamChannelDefinition
{
    /// <summary>How many there are, 1 or 2.</summary>
    public int? NumberOfChannels { get; set; }

    /// <summary>Who speaks on them.</summary>
    public List<ChannelDefinition>? ChannelDefinitions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>A channel of a stream.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_ChannelDefinition.html">API reference</seealso>
public class ChannelDefinition
{
    /// <summary>The channel, 0 or 1.</summary>
    public int? ChannelId { get; set; }

    /// <summary>Who speaks on it. Null when that is not known.</summary>
    public ParticipantRole? ParticipantRole { get; set; }
}

/// <summary>A media pipeline of any kind.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_MediaPipeline.html">API reference</seealso>
public class MediaPipeline
{
    /// <summary>The pipeline where it is one for media insights; null for every other kind.</summary>
    public MediaInsightsPipeline? MediaInsightsPipeline { get; set; }
}

/// <summary>What a list says of a pipeline.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_MediaPipelineSummary.html">API reference</seealso>
public class MediaPipelineSummary
{
    /// <summary>The pipeline's id.</summary>
    public string? MediaPipelineId { get; set; }

    /// <summary>The pipeline's ARN.</summary>
    public string? MediaPipelineArn { get; set; }
}

/// <summary>Makes a pipeline.</summary>
public class CreateMediaInsightsPipelineRequest : AmazonChimeSDKMediaPipelinesRequest
{
    /// <summary>The configuration's ARN.</summary>
    public string? MediaInsightsPipelineConfigurationArn { get; set; }

    /// <summary>The streams to analyse.</summary>
    public KinesisVideoStreamSourceRuntimeConfiguration? KinesisVideoStreamSourceRuntimeConfiguration { get; set; }

    /// <summary>What is known of the call, by name.</summary>
    public Dictionary<string, string>? MediaInsightsRuntimeMetadata { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Names and values to find it by.</summary>
    public List<Tag>? Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What the service knows a repeated request by: 2 to 64 letters, digits, <c>-</c> and <c>_</c>.</summary>
    public string? ClientRequestToken { get; set; }
}

/// <summary>The answer to a creation.</summary>
public class CreateMediaInsightsPipelineResponse : AmazonWebServiceResponse
{
    /// <summary>The pipeline. Null when the service sent none.</summary>
    public MediaInsightsPipeline? MediaInsightsPipeline { get; set; }
}

/// <summary>Pauses a pipeline, or has it go on.</summary>
public class UpdateMediaInsightsPipelineStatusRequest : AmazonChimeSDKMediaPipelinesRequest
{
    /// <summary>The pipeline's id or ARN.</summary>
    public string? Identifier { get; set; }

    /// <summary>Which of the two.</summary>
    public MediaPipelineStatusUpdate? UpdateStatus { get; set; }
}

/// <summary>The answer to an update, which says nothing.</summary>
public class UpdateMediaInsightsPipelineStatusResponse : AmazonWebServiceResponse;

/// <summary>Reads a pipeline of any kind.</summary>
public class GetMediaPipelineRequest : AmazonChimeSDKMediaPipelinesRequest
{
    /// <summary>The pipeline's id.</summary>
    public string? MediaPipelineId { get; set; }
}

/// <summary>The answer to a read.</summary>
public class GetMediaPipelineResponse : AmazonWebServiceResponse
{
    /// <summary>The pipeline. Null when the service sent none.</summary>
    public MediaPipeline? MediaPipeline { get; set; }
}

/// <summary>Lists the pipelines of every kind, a page at a time.</summary>
public class ListMediaPipelinesRequest : AmazonChimeSDKMediaPipelinesRequest
{
    /// <summary>What the page before this one ended with. Null for the first page.</summary>
    public string? NextToken { get; set; }

    /// <summary>How many there may be on a page, from 1 to 100. Null leaves it to the service.</summary>
    public int? MaxResults { get; set; }
}

/// <summary>A page of pipelines.</summary>
public class ListMediaPipelinesResponse : AmazonWebServiceResponse
{
    /// <summary>The pipelines.</summary>
    public List<MediaPipelineSummary>? MediaPipelines { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What to ask for the next page with. Null on the last one.</summary>
    public string? NextToken { get; set; }
}

/// <summary>Deletes a pipeline of any kind, which ends it.</summary>
public class DeleteMediaPipelineRequest : AmazonChimeSDKMediaPipelinesRequest
{
    /// <summary>The pipeline's id.</summary>
    public string? MediaPipelineId { get; set; }
}

/// <summary>The answer to a deletion, which says nothing.</summary>
public class DeleteMediaPipelineResponse : AmazonWebServiceResponse;
