using System.Collections;

namespace ChimeVoiceTools;

/// <summary>A pipeline that analyses one or two streams of a call.</summary>
/// <remarks>
/// Plain data, like every object of this module. Words that the service defines are those of the Amazon Chime SDK
/// API reference for media pipelines, version 2021-07-15.
/// </remarks>
public sealed class MediaInsightsPipeline
{
    /// <summary>Gets or sets the pipeline's id.</summary>
    public string? MediaInsightsPipelineId { get; set; }

    /// <summary>Gets or sets the pipeline's Amazon Resource Name.</summary>
    public string? MediaInsightsPipelineArn { get; set; }

    /// <summary>Gets or sets the ARN of the configuration that it was made from.</summary>
    public string? ConfigurationArn { get; set; }

    /// <summary>
    /// Gets or sets the status as the service sent it: Initializing, InProgress, Failed, Stopping, Stopped, Paused or NotStarted
    /// when this was written.
    /// </summary>
    public string? Status { get; set; }

    /// <summary>
    /// Gets or sets what it listens to: one entry for each channel of each stream. Empty for one that works on recordings.
    /// </summary>
    public MediaInsightsStream[] Streams { get; set; } = [];

    /// <summary>Gets the ARN of the stream where there is exactly one stream with one channel, else null.</summary>
    public string? StreamArn => Only?.StreamArn;

    /// <summary>Gets the channel of the stream where there is exactly one stream with one channel, else null.</summary>
    public int? ChannelId => Only?.ChannelId;

    /// <summary>
    /// Gets whom it listens to, such as <c>AGENT, CUSTOMER</c>; channels whose speaker is not known as <c>Ch 0</c>.
    /// </summary>
    public string Speakers => string.Join(", ", (Streams ?? []).Select(static stream => stream.Speaker));

    /// <summary>Gets or sets what is known of the call, by name; empty where nothing is.</summary>
    public IDictionary Metadata { get; set; } = new Hashtable();

    /// <summary>Gets the voice connector that carries the call, out of the metadata, or null.</summary>
    public string? VoiceConnectorId => Metadata?["voiceConnectorId"] as string;

    /// <summary>Gets the transaction that names the call, out of the metadata, or null.</summary>
    public string? TransactionId => Metadata?["transactionId"] as string;

    /// <summary>Gets the call's id, out of the metadata, or null.</summary>
    public string? CallId => Metadata?["callId"] as string;

    /// <summary>Gets or sets when the pipeline was made, in UTC; null when the service did not say.</summary>
    public DateTime? CreatedTimestamp { get; set; }

    /// <summary>Gets or sets the statuses of the pipeline's elements; empty where the service did not say.</summary>
    public MediaInsightsElementStatus[] ElementStatuses { get; set; } = [];

    /// <summary>
    /// Gets or sets whether it was made of a call's event, which may come again: tasks that are started on it then are the
    /// same ones. False for a pipeline that was read.
    /// </summary>
    public bool IsOfEvent { get; set; }

    /// <summary>Gets or sets the AWS region that the pipeline lives in.</summary>
    public string? Region { get; set; }

    /// <summary>Gets or sets the endpoint that the pipeline was asked of, so that it is found again where it lives.</summary>
    public string? EndpointUrl { get; set; }

    private MediaInsightsStream? Only => Streams is { Length: 1 } ? Streams[0] : null;

    /// <summary>Returns the pipeline's id, as it can be shown.</summary>
    public override string ToString() => DisplayText.Of(MediaInsightsPipelineId);
}

/// <summary>A channel of a stream that a media insights pipeline listens to.</summary>
public sealed class MediaInsightsStream
{
    /// <summary>Gets or sets the ARN of the Kinesis video stream.</summary>
    public string? StreamArn { get; set; }

    /// <summary>Gets or sets the stream's channel, 0 or 1.</summary>
    public int? ChannelId { get; set; }

    /// <summary>Gets or sets who speaks on it, AGENT or CUSTOMER, or null where that is not known.</summary>
    public string? ParticipantRole { get; set; }

    /// <summary>Gets or sets the stream's fragment where the analysis begins, or null for the newest one.</summary>
    public string? FragmentNumber { get; set; }

    /// <summary>Gets who speaks on it: the role, or else the channel as in <c>Ch 0</c>.</summary>
    public string? Speaker => SpeakerName.Of(null, ParticipantRole, ChannelId);

    /// <summary>Returns who speaks on it, as it can be shown.</summary>
    public override string ToString() => DisplayText.Of(Speaker);
}
