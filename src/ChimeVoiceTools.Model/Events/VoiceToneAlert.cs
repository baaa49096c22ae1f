namespace ChimeVoiceTools;

/// <summary>The tone of one speaker's voice has stayed below a bound, or is back.</summary>
/// <remarks>
/// A reading is the tone of a window of the call, its last 30 seconds when an event came. A reading's balance is its positive
/// score less its negative one, from -1 to 1, and is what is compared with the bound.
/// </remarks>
public sealed class VoiceToneAlert
{
    /// <summary>
    /// Gets or sets Below where the tone has stayed below the bound for so many readings, and Recovered where it is back at
    /// or above it after that.
    /// </summary>
    public string? State { get; set; }

    /// <summary>Gets or sets the bound.</summary>
    public double Bound { get; set; }

    /// <summary>Gets the balance of the last reading, from -1 to 1.</summary>
    public double? Balance => Readings is { Length: > 0 } ? Readings[Readings.Length - 1].Balance : null;

    /// <summary>
    /// Gets or sets when the window of the first reading below the bound began, in UTC, or null when the events did not say.
    /// </summary>
    public DateTime? Since { get; set; }

    /// <summary>
    /// Gets or sets when the window of the last reading ended, in UTC, or null when the events did not say.
    /// </summary>
    public DateTime? Time { get; set; }

    /// <summary>Gets or sets how many readings in a row were below the bound.</summary>
    public int ReadingsBelow { get; set; }

    /// <summary>
    /// Gets or sets the readings below the bound, in the order of the call; of Recovered the one that is back.
    /// </summary>
    public VoiceTone[] Readings { get; set; } = [];

    /// <summary>Gets or sets the task that the last reading came from, or null when its event did not say.</summary>
    public string? TaskId { get; set; }

    /// <summary>Gets the task's id under the API's name for it; the same as <see cref="TaskId"/>.</summary>
    public string? VoiceToneAnalysisTaskId => TaskId;

    /// <summary>Gets or sets the transaction that names the call, or null when the event did not say.</summary>
    public string? TransactionId { get; set; }

    /// <summary>Gets or sets the call's id, or null when the event did not say.</summary>
    public string? CallId { get; set; }

    /// <summary>Gets or sets the voice connector that carries the call, or null when the event did not say.</summary>
    public string? VoiceConnectorId { get; set; }

    /// <summary>
    /// Gets or sets the flag that says which of the two speakers it is, as it came, or null when the event did not say.
    /// </summary>
    /// <remarks>Which person that is depends on who called whom.</remarks>
    public bool? IsCaller { get; set; }

    /// <summary>Gets or sets the id of the media insights pipeline, or null when the task is none of one.</summary>
    public string? MediaInsightsPipelineId { get; set; }

    /// <summary>
    /// Gets or sets the ARN of the Kinesis video stream that carries the voice, or null when the event did not say.
    /// </summary>
    public string? StreamArn { get; set; }

    /// <summary>Gets or sets the stream's channel that carries the voice, from 0, or null when the event did not say.</summary>
    public int? ChannelId { get; set; }

    /// <summary>Gets or sets the speaker's role (AGENT, CUSTOMER), or null when the event did not say.</summary>
    public string? ParticipantRole { get; set; }

    /// <summary>
    /// Gets the name of the speaker: Caller or Callee after <see cref="IsCaller"/>, else the role, else the channel as in
    /// <c>Ch 0</c>; null when the event did not say.
    /// </summary>
    public string? Speaker => SpeakerName.Of(IsCaller, ParticipantRole, ChannelId);

    /// <summary>Gets what names the call: the transaction, else the call's id, else the media insights pipeline.</summary>
    public string? Call => TransactionId ?? CallId ?? MediaInsightsPipelineId;

    /// <summary>Gets or sets the AWS region that the event comes from, or null when it did not say.</summary>
    public string? Region { get; set; }

    /// <summary>
    /// Gets or sets the endpoint that the task lives at, or null when the event did not say: those of AWS do not.
    /// </summary>
    public string? EndpointUrl { get; set; }

    /// <summary>Returns the state.</summary>
    public override string ToString() => DisplayText.Of(State);
}
