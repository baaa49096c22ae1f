using Amazon.Runtime;

namespace Amazon.ChimeSDKVoice.Model;

/// <summary>An analysis of the tone of the voices on a call. The tones themselves come as notifications only.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_VoiceToneAnalysisTask.html">API reference</seealso>
public class VoiceToneAnalysisTask
{
    /// <summary>The task's id. Null when the service sent none.</summary>
    public string? VoiceToneAnalysisTaskId { get; set; }

    /// <summary>
    /// Where the task stands, in the service's words: <c>IN_QUEUE</c>, <c>IN_PROGRESS</c>, <c>PARTIAL_SUCCESS</c>,
    /// <c>SUCCEEDED</c>,
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

/// <summary>
/// A request to analyse the tone of the voices on a call. All notices must have been given and all consents obtained.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_StartVoiceToneAnalysisTask.html">API reference</seealso>
public class StartVoiceToneAnalysisTaskRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The Voice Connector that carries the call. Required.</summary>
    public string? VoiceConnectorId { get; set; }

    /// <summary>The call, by the transaction id that its Voice Connector gave it. Required.</summary>
    public string? TransactionId { get; set; }

    /// <summary>The language that is spoken. Required.</summary>
    public LanguageCode? LanguageCode { get; set; }

    /// <summary>Names this request, so that the task is not made twice when it is sent again. Null sends none.</summary>
    public string? ClientRequestToken { get; set; }
}

/// <summary>The task that was started.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_StartVoiceToneAnalysisTask.html">API reference</seealso>
public class StartVoiceToneAnalysisTaskResponse : AmazonWebServiceResponse
{
    /// <summary>The task. Null when the service sent none.</summary>
    public VoiceToneAnalysisTask? VoiceToneAnalysisTask { get; set; }
}

/// <summary>A request to read a voice tone analysis task.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_GetVoiceToneAnalysisTask.html">API reference</seealso>
public class GetVoiceToneAnalysisTaskRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The Voice Connector that carries the call. Required.</summary>
    public string? VoiceConnectorId { get; set; }

    /// <summary>The task. Required.</summary>
    public string? VoiceToneAnalysisTaskId { get; set; }

    /// <summary>True asks for the analysis of the caller's voice, false for that of the called person's. Required.</summary>
    public bool? IsCaller { get; set; }
}

/// <summary>The task that was asked for.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_GetVoiceToneAnalysisTask.html">API reference</seealso>
public class GetVoiceToneAnalysisTaskResponse : AmazonWebServiceResponse
{
    /// <summary>The task. Null when the service sent none.</summary>
    public VoiceToneAnalysisTask? VoiceToneAnalysisTask { get; set; }
}

/// <summary>A request to stop a voice tone analysis task.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_StopVoiceToneAnalysisTask.html">API reference</seealso>
public class StopVoiceToneAnalysisTaskRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The Voice Connector that carries the call. Required.</summary>
    public string? VoiceConnectorId { get; set; }

    /// <summary>The task. Required.</summary>
    public string? VoiceToneAnalysisTaskId { get; set; }
}

/// <summary>The answer to a request to stop a voice tone analysis task. It says nothing.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_StopVoiceToneAnalysisTask.html">API reference</seealso>
public class StopVoiceToneAnalysisTaskResponse : AmazonWebServiceResponse;
