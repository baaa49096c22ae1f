namespace Amazon.ChimeSDKVoice.Model;

/// <summary>A request to read a voice tone analysis task.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_GetVoiceToneAnalysisTask.html">API reference</seealso>
public partial class GetVoiceToneAnalysisTaskRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The Voice Connector that carries the call. Required.</summary>
    public string? VoiceConnectorId { get; set; }

    /// <summary>The task. Required.</summary>
    public string? VoiceToneAnalysisTaskId { get; set; }

    /// <summary>True asks for the analysis of the caller's voice, false for that of the called person's. Required.</summary>
    public bool? IsCaller { get; set; }
}
