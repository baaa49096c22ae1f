namespace ChimeVoiceTools;

/// <summary>A notification of voice analytics: what its kinds have in common.</summary>
/// <remarks>
/// Plain data. Names are those of the notification, and words that the service defines are as they came. They are
/// described in the Amazon Chime SDK developer guide, under notifications of voice analytics. A member that the
/// notification left out is null.
/// </remarks>
public abstract class ChimeVoiceEvent
{
    /// <summary>The event's id, which a second delivery of it has too.</summary>
    public string? Id { get; set; }

    /// <summary>When the event was made, in UTC.</summary>
    public DateTime? Time { get; set; }

    /// <summary>SpeakerSearchStatus, VoiceToneAnalysisStatus or VoiceAnalyticsStatus, as it came.</summary>
    public string? DetailType { get; set; }

    /// <summary>What happened, as it came, such as VoiceToneAnalysisCompleted.</summary>
    public string? DetailStatus { get; set; }

    /// <summary>The task that the event tells of; null where it tells of a call.</summary>
    public string? TaskId { get; set; }

    /// <summary>The transaction that names the call.</summary>
    public string? TransactionId { get; set; }

    /// <summary>The voice connector that carries the call.</summary>
    public string? VoiceConnectorId { get; set; }

    /// <summary>The call's id.</summary>
    public string? CallId { get; set; }

    /// <summary>Whether the speaker is the caller.</summary>
    public bool? IsCaller { get; set; }

    /// <summary>The service's own words on the status.</summary>
    public string? StatusMessage { get; set; }

    /// <summary>The AWS region that the event comes from.</summary>
    public string? Region { get; set; }

    /// <summary>The AWS account that the event comes from.</summary>
    public string? Account { get; set; }

    /// <summary>The service that the event comes from: aws.chime.</summary>
    public string? Source { get; set; }

    /// <summary>The speaker's role, of a task on a media insights pipeline.</summary>
    public string? ParticipantRole { get; set; }

    /// <summary>The media insights pipeline, of a task on one.</summary>
    public string? MediaInsightsPipelineId { get; set; }

    /// <summary>The ARN of what the task runs on.</summary>
    public string? SourceArn { get; set; }

    /// <summary>The ARN of the Kinesis video stream that the task listens to.</summary>
    public string? StreamArn { get; set; }

    /// <summary>The channel of the stream that the task listens to, from 0 on.</summary>
    public int? ChannelId { get; set; }

    /// <summary>The stream's fragment that the task began at: a number of more digits than numbers hold.</summary>
    public string? StartFragmentNumber { get; set; }

    /// <summary>
    /// The event's own JSON, without what SNS and SQS put around it: every member that came is in it, those that
    /// this module does not know too. Null for an event that was not read from JSON.
    /// </summary>
    public string? Raw { get; set; }

    /// <summary>What happened.</summary>
    public override string ToString() => DetailStatus ?? DetailType ?? string.Empty;
}
