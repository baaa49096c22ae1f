using Amazon.Runtime;

namespace Amazon.ChimeSDKMediaPipelines.Model;

/// <summary>What all requests to the service have in common.</summary>
public class AmazonChimeSDKMediaPipelinesRequest : AmazonWebServiceRequest;

/// <summary>The stream and channel that a task listens to.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_KinesisVideoStreamSourceTaskConfiguration.html">API reference</seealso>
public class KinesisVideoStreamSourceTaskConfiguration
{
    /// <summary>The Kinesis video stream's ARN.</summary>
    public string? StreamArn { get; set; }

    /// <summary>The channel, 0 or 1.</summary>
    public int? ChannelId { get; set; }

    /// <summary>The fragment where the task begins. Null for the newest one.</summary>
    public string? FragmentNumber { get; set; }
}

/// <summary>A search for the person who speaks on a stream.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_SpeakerSearchTask.html">API reference</seealso>
public class SpeakerSearchTask
{
    /// <summary>The task's id. Null when the service sent none.</summary>
    public string? SpeakerSearchTaskId { get; set; }

    /// <summary>Where the task stands. Null when the service sent none.</summary>
    public MediaPipelineTaskStatus? SpeakerSearchTaskStatus { get; set; }

    /// <summary>When the task was made, in UTC. Null when the service sent none.</summary>
    public DateTime? CreatedTimestamp { get; set; }

    /// <summary>When the task last changed, in UTC. Null when the service sent none.</summary>
    public DateTime? UpdatedTimestamp { get; set; }
}

/// <summary>An analysis of the tone of the voice on a stream.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_media-pipelines-chime_VoiceToneAnalysisTask.html">API reference</seealso>
public class VoiceToneAnalysisTask
{
    /// <summary>The task's id. Null when the service sent none.</summary>
    public string? VoiceToneAnalysisTaskId { get; set; }

    /// <summary>Where the task stands. Null when the service sent none.</summary>
    public MediaPipelineTaskStatus? VoiceToneAnalysisTaskStatus { get; set; }

    /// <summary>When the task was made, in UTC. Null when the service sent none.</summary>
    public DateTime? CreatedTimestamp { get; set; }

    /// <summary>When the task last changed, in UTC. Null when the service sent none.</summary>
    public DateTime? UpdatedTimestamp { get; set; }
}

/// <summary>Starts a speaker search on a stream of a pipeline.</summary>
public class StartSpeakerSearchTaskRequest : AmazonChimeSDKMediaPipelinesRequest
{
    /// <summary>The pipeline's id or ARN.</summary>
    public string? Identifier { get; set; }

    /// <summary>The ARN of the domain whose voice profiles are searched.</summary>
    public string? VoiceProfileDomainArn { get; set; }

    /// <summary>The stream and channel that are listened to.</summary>
    public KinesisVideoStreamSourceTaskConfiguration? KinesisVideoStreamSourceTaskConfiguration { get; set; }

    /// <summary>What the service knows a repeated request by: 2 to 64 letters, digits, <c>-</c> and <c>_</c>.</summary>
    public string? ClientRequestToken { get; set; }
}

/// <summary>The answer to a start.</summary>
public class StartSpeakerSearchTaskResponse : AmazonWebServiceResponse
{
    /// <summary>The task. Null when the service sent none.</summary>
    public SpeakerSearchTask? SpeakerSearchTask { get; set; }
}

/// <summary>Reads a speaker search.</summary>
public class GetSpeakerSearchTaskRequest : AmazonChimeSDKMediaPipelinesRequest
{
    /// <summary>The pipeline's id or ARN.</summary>
    public string? Identifier { get; set; }

    /// <summary>The task's id.</summary>
    public string? SpeakerSearchTaskId { get; set; }
}

/// <summary>The answer to a read.</summary>
public class GetSpeakerSearchTaskResponse : AmazonWebServiceResponse
{
    /// <summary>The task. Null when the service sent none.</summary>
    public SpeakerSearchTask? SpeakerSearchTask { get; set; }
}

/// <summary>Stops a speaker search.</summary>
public class StopSpeakerSearchTaskRequest : AmazonChimeSDKMediaPipelinesRequest
{
    /// <summary>The pipeline's id or ARN.</summary>
    public string? Identifier { get; set; }

    /// <summary>The task's id.</summary>
    public string? SpeakerSearchTaskId { get; set; }
}

/// <summary>The answer to a stop, which says nothing.</summary>
public class StopSpeakerSearchTaskResponse : AmazonWebServiceResponse;

/// <summary>Starts a voice tone analysis on a stream of a pipeline.</summary>
public class StartVoiceToneAnalysisTaskRequest : AmazonChimeSDKMediaPipelinesRequest
{
    /// <summary>The pipeline's id or ARN.</summary>
    public string? Identifier { get; set; }

    /// <summary>The language that is spoken.</summary>
    public VoiceAnalyticsLanguageCode? LanguageCode { get; set; }

    /// <summary>The stream and channel that are listened to.</summary>
    public KinesisVideoStreamSourceTaskConfiguration? KinesisVideoStreamSourceTaskConfiguration { get; set; }

    /// <summary>What the service knows a repeated request by: 2 to 64 letters, digits, <c>-</c> and <c>_</c>.</summary>
    public string? ClientRequestToken { get; set; }
}

/// <summary>The answer to a start.</summary>
public class StartVoiceToneAnalysisTaskResponse : AmazonWebServiceResponse
{
    /// <summary>The task. Null when the service sent none.</summary>
    public VoiceToneAnalysisTask? VoiceToneAnalysisTask { get; set; }
}

/// <summary>Reads a voice tone analysis.</summary>
public class GetVoiceToneAnalysisTaskRequest : AmazonChimeSDKMediaPipelinesRequest
{
    /// <summary>The pipeline's id or ARN.</summary>
    public string? Identifier { get; set; }

    /// <summary>The task's id.</summary>
    public string? VoiceToneAnalysisTaskId { get; set; }
}

/// <summary>The answer to a read.</summary>
public class GetVoiceToneAnalysisTaskResponse : AmazonWebServiceResponse
{
    /// <summary>The task. Null when the service sent none.</summary>
    public VoiceToneAnalysisTask? VoiceToneAnalysisTask { get; set; }
}

/// <summary>Stops a voice tone analysis.</summary>
public class StopVoiceToneAnalysisTaskRequest : AmazonChimeSDKMediaPipelinesRequest
{
    /// <summary>The pipeline's id or ARN.</summary>
    public string? Identifier { get; set; }

    /// <summary>The task's id.</summary>
    public string? VoiceToneAnalysisTaskId { get; set; }
}

/// <summary>The answer to a stop, which says nothing.</summary>
public class StopVoiceToneAnalysisTaskResponse : AmazonWebServiceResponse;
