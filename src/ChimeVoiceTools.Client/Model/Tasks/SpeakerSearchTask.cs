namespace Amazon.ChimeSDKVoice.Model;

/// <summary>A search for the person who speaks on a call.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_SpeakerSearchTask.html">API reference</seealso>
public partial class SpeakerSearchTask
{
    /// <summary>The task's id. Null when the service sent none.</summary>
    public string? SpeakerSearchTaskId { get; set; }

    /// <summary>
    /// Where the task stands, in the service's words: <c>IN_QUEUE</c>, <c>IN_PROGRESS</c>, <c>PARTIAL_SUCCESS</c>, <c>SUCCEEDED</c>,
    /// <c>FAILED</c> or <c>STOPPED</c>. Other words may come. Null when the service sent none.
    /// </summary>
    public string? SpeakerSearchTaskStatus { get; set; }

    /// <summary>The call. Null when the service sent none.</summary>
    public CallDetails? CallDetails { get; set; }

    /// <summary>What was found. Null until something was.</summary>
    public SpeakerSearchDetails? SpeakerSearchDetails { get; set; }

    /// <summary>When the task was made, in UTC. Null when the service sent none.</summary>
    public DateTime? CreatedTimestamp { get; set; }

    /// <summary>When the task last changed, in UTC. Null when the service sent none.</summary>
    public DateTime? UpdatedTimestamp { get; set; }

    /// <summary>When work on the task began, in UTC. Null until then.</summary>
    public DateTime? StartedTimestamp { get; set; }

    /// <summary>Why the task stands where it stands. Null when the service sent none.</summary>
    public string? StatusMessage { get; set; }
}
