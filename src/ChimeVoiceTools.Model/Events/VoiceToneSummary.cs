namespace ChimeVoiceTools;

/// <summary>The tone of one speaker's voice over a call, as one voice tone analysis heard it.</summary>
/// <remarks>
/// A reading is the tone of a window of the call, its last 30 seconds when an event came
/// (<c>currentAverageVoiceTone</c>). Events come every 5 seconds, so the windows of neighbouring readings overlap. A
/// reading's balance is its positive score less its negative one, from -1 to 1.
/// </remarks>
public sealed class VoiceToneSummary
{
    private const double LeastTrend = 0.1;

    /// <summary>Gets or sets the task, or null when its events did not say.</summary>
    public string? TaskId { get; set; }

    /// <summary>Gets the task's id under the API's name for it; the same as <see cref="TaskId"/>.</summary>
    public string? VoiceToneAnalysisTaskId => TaskId;

    /// <summary>Gets or sets the transaction that names the call, or null when the events did not say.</summary>
    public string? TransactionId { get; set; }

    /// <summary>Gets or sets the voice connector that carries the call, or null when the events did not say.</summary>
    public string? VoiceConnectorId { get; set; }

    /// <summary>
    /// Gets or sets the flag that says which of the two speakers it is, as it came, or null when the events did not say.
    /// </summary>
    /// <remarks>Which person that is depends on who called whom.</remarks>
    public bool? IsCaller { get; set; }

    /// <summary>Gets or sets the id of the media insights pipeline, or null when the task is none of one.</summary>
    public string? MediaInsightsPipelineId { get; set; }

    /// <summary>
    /// Gets or sets the ARN of the Kinesis video stream that carries the voice, or null when the events did not say.
    /// </summary>
    public string? StreamArn { get; set; }

    /// <summary>Gets or sets the stream's channel that carries the voice, from 0, or null when the events did not say.</summary>
    public int? ChannelId { get; set; }

    /// <summary>Gets or sets the speaker's role (AGENT, CUSTOMER), or null when the events did not say.</summary>
    public string? ParticipantRole { get; set; }

    /// <summary>
    /// Gets the name of the speaker: Caller or Callee after <see cref="IsCaller"/>, else the role, else the channel as in
    /// <c>Ch 0</c>; null when the events did not say.
    /// </summary>
    public string? Speaker => SpeakerName.Of(IsCaller, ParticipantRole, ChannelId);

    /// <summary>Gets what names the call: the transaction, else the media insights pipeline.</summary>
    public string? Call => TransactionId ?? MediaInsightsPipelineId;

    /// <summary>Gets or sets the AWS region that the events come from, or null when they did not say.</summary>
    public string? Region { get; set; }

    /// <summary>
    /// Gets or sets how far the analysis was at its last event, as it came: VoiceToneAnalysisSuccessful while it goes on,
    /// VoiceToneAnalysisCompleted, or VoiceToneAnalysisFailure. The last two are the last, in whatever order they came.
    /// </summary>
    public string? DetailStatus { get; set; }

    /// <summary>Gets or sets the service's own words on that status, or null when it had none.</summary>
    public string? StatusMessage { get; set; }

    /// <summary>Gets how many readings there are, each counted once.</summary>
    public int ReadingCount => Readings.Length;

    /// <summary>
    /// Gets or sets how many of the events said nothing new: delivered twice, or about a window that another was about.
    /// </summary>
    public int DuplicateCount { get; set; }

    /// <summary>
    /// Gets or sets when the first reading's window began, in UTC, or null without readings, or when they did not say.
    /// </summary>
    public DateTime? StartTime { get; set; }

    /// <summary>
    /// Gets or sets when the last reading's window ended, in UTC, or null without readings, or when they did not say.
    /// </summary>
    public DateTime? EndTime { get; set; }

    /// <summary>
    /// Gets or sets the tone over all, as the service said last of the call so far (<c>overallAverageVoiceTone</c>). Where
    /// it never did, the mean of the scores of readings that do not overlap, and the label of the highest. Null without either.
    /// </summary>
    public VoiceTone? OverallTone { get; set; }

    /// <summary>
    /// Gets or sets the reading with the lowest balance, and of equal ones the first, or null without readings.
    /// </summary>
    public VoiceTone? LowestTone { get; set; }

    /// <summary>Gets the lowest balance of a reading, from -1 to 1, or null without readings.</summary>
    public double? Lowest => LowestTone?.Balance;

    /// <summary>
    /// Gets when the window of the lowest reading began, in UTC, or null without readings, or when they did not say.
    /// </summary>
    public DateTime? LowestTime => LowestTone?.StartTime;

    /// <summary>
    /// Gets or sets the mean balance of the last third of the call less that of its first third, from -2 to 2, and above 0
    /// where the tone got better. It is taken from readings whose windows do not overlap: the last one, before it the latest
    /// one that ends where that begins, and so on. A third is a third of their number, rounded down, and at least one. Null
    /// with fewer than two.
    /// </summary>
    public double? Trend { get; set; }

    /// <summary>
    /// Gets Rising with a trend of 0.1 or more, Falling with one of -0.1 or less, else Steady; null without a trend.
    /// </summary>
    public string? TrendDirection => Trend switch
    {
        null => null,
        >= LeastTrend => "Rising",
        <= -LeastTrend => "Falling",
        _ => "Steady",
    };

    /// <summary>Gets or sets the readings in the order of the call.</summary>
    public VoiceTone[] Readings { get; set; } = [];

    /// <summary>
    /// Gets the readings' balance over the call as a line of blocks, from ▁ for -1 to █ for 1: one a reading, or, of more
    /// than 24 readings, 24 means. Empty without readings.
    /// </summary>
    public string Course => Sparkline.Draw(Readings);

    /// <summary>Returns the task's id.</summary>
    public override string ToString() => DisplayText.Of(TaskId);
}
