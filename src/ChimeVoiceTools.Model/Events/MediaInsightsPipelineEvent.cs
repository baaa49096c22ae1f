namespace ChimeVoiceTools;

/// <summary>A media insights pipeline has been created, is in progress, was paused or stopped, or has failed.</summary>
/// <remarks>An event of EventBridge, <c>Media Insights State Change</c>.</remarks>
public sealed class MediaInsightsPipelineEvent : ChimeVoiceEvent
{
    /// <summary>
    /// Gets or sets what happened, as it came, such as <c>chime:MediaInsightsInProgress</c>; the same as
    /// <see cref="ChimeVoiceEvent.DetailStatus"/>.
    /// </summary>
    public string? EventType
    {
        get => DetailStatus;
        set => DetailStatus = value;
    }

    /// <summary>Gets or sets the pipeline's ARN.</summary>
    public string? MediaInsightsPipelineArn { get; set; }

    /// <summary>Gets or sets the ARN of the configuration that the pipeline was made from.</summary>
    public string? MediaInsightsPipelineConfigurationArn { get; set; }

    /// <summary>Gets or sets the state of the pipeline's elements; empty where the event has none.</summary>
    public MediaInsightsElementStatus[] MediaInsightsPipelineElementStatuses { get; set; } = [];

    /// <summary>Gets or sets why the pipeline failed, in the service's own words.</summary>
    public string? FailureReason { get; set; }

    /// <summary>Gets or sets which part failed, as it came.</summary>
    public string? FailureOrigin { get; set; }

    /// <summary>Gets or sets the HTTP status code of the failure.</summary>
    public int? HttpStatusCode { get; set; }

    /// <summary>Gets or sets Inbound or Outbound, as it came.</summary>
    public string? Direction { get; set; }

    /// <summary>Gets or sets the number that the call comes from.</summary>
    public string? FromNumber { get; set; }

    /// <summary>Gets or sets the number that the call goes to.</summary>
    public string? ToNumber { get; set; }

    /// <summary>Gets why the pipeline failed, or else its id.</summary>
    public override string? Result => FailureReason ?? MediaInsightsPipelineId;
}

/// <summary>The state of one element of a media insights pipeline.</summary>
public sealed class MediaInsightsElementStatus
{
    /// <summary>Gets or sets the element's type, as it came, such as VoiceAnalyticsProcessor.</summary>
    public string? Type { get; set; }

    /// <summary>Gets or sets the element's status, as it came, such as InProgress.</summary>
    public string? Status { get; set; }

    /// <summary>Gets or sets when the status was reached, in UTC.</summary>
    public DateTime? UpdatedOn { get; set; }

    /// <summary>Returns the element's type with its status, as in <c>VoiceAnalyticsProcessor (InProgress)</c>.</summary>
    public override string ToString() => DisplayText.Of($"{Type} ({Status})");
}
