namespace ChimeVoiceTools;

/// <summary>A voice analytics task on one call: what both kinds have in common.</summary>
/// <remarks>
/// Plain data: nothing here calls the service, and a copy that went through Export-Clixml, a job or a
/// remote session pipes on like the original. Words that the service defines are those of the Amazon
/// Chime SDK API reference, version 2022-08-03.
/// </remarks>
public abstract class ChimeTask
{
    private bool? _isFinished;

    /// <summary>The task's id, whatever its kind; null only while it is being built.</summary>
    public string? TaskId { get; set; }

    /// <summary>Gets the kind of the task: <c>Search</c> for a speaker search, <c>Tone</c> for a voice tone analysis.</summary>
    public abstract string Kind { get; }

    /// <summary>
    /// The status as the service sent it: IN_QUEUE, IN_PROGRESS, PARTIAL_SUCCESS, SUCCEEDED, FAILED or STOPPED
    /// when this was written, and on a media insights pipeline NotStarted, Initializing, InProgress, Failed, Stopping
    /// or Stopped. Null when the service has not been asked yet.
    /// </summary>
    public string? Status { get; set; }

    /// <summary>
    /// Gets or sets whether the status is one that the task never leaves again. It follows <see cref="Status"/> until
    /// it is set.
    /// </summary>
    public bool IsFinished
    {
        get => _isFinished ?? TaskStatuses.IsFinal(Status);
        set => _isFinished = value;
    }

    /// <summary>
    /// Gets the best match of a speaker search, or null when there is none. Of a voice tone analysis it is always null:
    /// both kinds have it, so that a list of both can be filtered and sorted by it.
    /// </summary>
    public virtual SpeakerSearchResult? BestMatch => null;

    /// <summary>Gets the id of the voice profile that matched best, or null when there is none.</summary>
    public string? BestMatchId => BestMatch?.VoiceProfileId;

    /// <summary>Gets how sure the service is of the best match, from 0 to 1, or null when there is none.</summary>
    public double? BestScore => BestMatch?.ConfidenceScore;

    /// <summary>The voice connector that carries the call; null for a task on a media insights pipeline.</summary>
    public string? VoiceConnectorId { get; set; }

    /// <summary>The transaction that names the call; null when the service did not say.</summary>
    public string? TransactionId { get; set; }

    /// <summary>
    /// Gets or sets the id of the media insights pipeline that the task runs on, or null for a task on a call of a voice
    /// connector.
    /// </summary>
    public string? MediaInsightsPipelineId { get; set; }

    /// <summary>
    /// Gets or sets the ARN of the Kinesis video stream that the task listens to, kept from its start, since the service's
    /// answers leave it out; null for a task on a call of a voice connector, and for one that was started elsewhere.
    /// </summary>
    public string? StreamArn { get; set; }

    /// <summary>Gets or sets the channel of the stream, 0 or 1; null where <see cref="StreamArn"/> is null.</summary>
    public int? ChannelId { get; set; }

    /// <summary>Whether the analysed speaker is the caller; null when the service did not say.</summary>
    public bool? IsCaller { get; set; }

    /// <summary>When the task was created, in UTC; null when the service did not say.</summary>
    public DateTime? CreatedTimestamp { get; set; }

    /// <summary>When the analysis began, in UTC; null while the task is queued.</summary>
    public DateTime? StartedTimestamp { get; set; }

    /// <summary>When the task last changed, in UTC; null when the service did not say.</summary>
    public DateTime? UpdatedTimestamp { get; set; }

    /// <summary>The service's own words on the status; null when it had none.</summary>
    public string? StatusMessage { get; set; }

    /// <summary>
    /// Gets or sets what the user calls the task, a case number for instance, or null when nothing was said. It is kept
    /// from the start of the task, and the service never sees it.
    /// </summary>
    public string? Reference { get; set; }

    /// <summary>The AWS region that the task lives in.</summary>
    public string? Region { get; set; }

    /// <summary>The endpoint that the task was asked of, so that it is found again where it lives.</summary>
    public string? EndpointUrl { get; set; }

    /// <summary>The task's id, as it can be shown.</summary>
    public override string ToString() => DisplayText.Of(TaskId);
}
