namespace Amazon.ChimeSDKVoice.Model;

/// <summary>An analysis of the tone of the voices on a call. The tones themselves come as notifications only.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_VoiceToneAnalysisTask.html">API reference</seealso>
public partial class VoiceToneAnalysisTask
{
    /// <summary>The task's id. Null when the service sent none.</summary>
    public string? VoiceToneAnalysisTaskId { get; set; }

    /// <summary>
    /// Where the task stands, in the service's words: <c>IN_QUEUE</c>, <c>IN_PROGRESS</c>, <c>PARTIAL_SUCCESS</c>, <c>SUCCEEDED</c>,
    /// <c>FAILED</c> or <c>STOPPED</c>. Other words may come. Null when the service sent none.
    /// </summary>
    public string? VoiceToneAnalysisTaskStatus { get; set; }

    /// <summary>The call. Null when the service sent none.</summary>
    public CallDetails? CallDetails { get; set; }

    /// <summary>When the task was made, in UTC. Null when the service sent none.</summary>
    public DateTime? CreatedTimestamp { get; set; }

    /// <summary>When the task last changed, in UTC. Null when the service sent none.</summary>
    public DateTime? UpdatedTimestamp { get; set; }

    /// <summary>When work on the task began, in UTC. Null until then.</summary>
    public DateTime? StartedTimestamp { get; set; }

    /// <summary>Why the task stands where it stands. Null when the service sent none.</summary>
    public string? StatusMessage { get; set; }
}
