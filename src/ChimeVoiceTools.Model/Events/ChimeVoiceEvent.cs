namespace ChimeVoiceTools;

/// <summary>A notification or event about a call and its analysis: what its kinds have in common.</summary>
/// <remarks>
/// Plain data. Names are those of the notification, and words that the service defines are as they came. They are
/// described in the Amazon Chime SDK developer guide, under notifications of voice analytics and under EventBridge. A
/// member that the notification left out is null.
/// </remarks>
public abstract class ChimeVoiceEvent
{
    /// <summary>Gets or sets the event's id, which a second delivery of it has too.</summary>
    public string? Id { get; set; }

    /// <summary>Gets or sets when the event was made, in UTC.</summary>
    public DateTime? Time { get; set; }

    /// <summary>Gets or sets the event's type as it came, such as VoiceToneAnalysisStatus.</summary>
    public string? DetailType { get; set; }

    /// <summary>Gets or sets what happened, as it came, such as VoiceToneAnalysisCompleted.</summary>
    public string? DetailStatus { get; set; }

    /// <summary>Gets or sets the id of the task that the event is about, or null where it is about a call.</summary>
    public string? TaskId { get; set; }

    /// <summary>Gets or sets the transaction that names the call.</summary>
    public string? TransactionId { get; set; }

    /// <summary>Gets or sets the voice connector that carries the call.</summary>
    public string? VoiceConnectorId { get; set; }

    /// <summary>Gets or sets the call's id.</summary>
    public string? CallId { get; set; }

    /// <summary>Gets or sets the flag that says which of the two speakers is meant, as it came.</summary>
    /// <remarks>Which person that is depends on who called whom.</remarks>
    public bool? IsCaller { get; set; }

    /// <summary>Gets or sets the service's own words on the status.</summary>
    public string? StatusMessage { get; set; }

    /// <summary>Gets or sets the AWS region that the event comes from.</summary>
    public string? Region { get; set; }

    /// <summary>Gets or sets the AWS account that the event comes from.</summary>
    public string? Account { get; set; }

    /// <summary>Gets or sets the service that the event comes from: aws.chime.</summary>
    public string? Source { get; set; }

    /// <summary>Gets or sets the speaker's role (AGENT, CUSTOMER), of a task on a media insights pipeline.</summary>
    public string? ParticipantRole { get; set; }

    /// <summary>Gets or sets the id of the media insights pipeline.</summary>
    public string? MediaInsightsPipelineId { get; set; }

    /// <summary>Gets or sets the ARN of what the task runs on.</summary>
    public string? SourceArn { get; set; }

    /// <summary>Gets or sets the ARN of the Kinesis video stream that carries the speaker's voice.</summary>
    public string? StreamArn { get; set; }

    /// <summary>Gets or sets the stream's channel that the task listens to, from 0.</summary>
    public int? ChannelId { get; set; }

    /// <summary>
    /// Gets or sets the stream's fragment that the audio begins at: a number with more digits than numbers hold.
    /// </summary>
    public string? StartFragmentNumber { get; set; }

    /// <summary>
    /// Gets the name of the speaker: Caller or Callee after <see cref="IsCaller"/>, else the role, else the channel as in
    /// <c>Ch 0</c>; null where the event has none of them.
    /// </summary>
    public string? Speaker => SpeakerName.Of(IsCaller, ParticipantRole, ChannelId);

    /// <summary>Gets what names the call: the transaction, else the call's id, else the media insights pipeline.</summary>
    public string? Call => TransactionId ?? CallId ?? MediaInsightsPipelineId;

    /// <summary>Gets the event's result in a few words, such as <c>negative (0.72)</c>, or null where it has none.</summary>
    public virtual string? Result => null;

    /// <summary>
    /// Gets or sets the event's own JSON, without its envelopes: every member that came is in it, those that this module
    /// does not know too. Null for an event that was not read from JSON.
    /// </summary>
    public string? Raw { get; set; }

    /// <summary>
    /// Gets or sets the endpoint of the emulator that the event comes from, or null where it comes from elsewhere.
    /// </summary>
    public string? EndpointUrl { get; set; }

    /// <summary>Gets or sets the URL of the queue that the event was received from, or null where it was not received.</summary>
    public string? QueueUrl { get; set; }

    /// <summary>Gets or sets what the queue knows this delivery of the event's message by, or null where there is none.</summary>
    public string? ReceiptHandle { get; set; }

    /// <summary>Returns what happened.</summary>
    public override string ToString() => DisplayText.Of(DetailStatus ?? DetailType);
}
