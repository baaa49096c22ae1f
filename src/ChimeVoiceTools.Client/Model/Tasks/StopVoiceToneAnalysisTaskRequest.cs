namespace Amazon.ChimeSDKVoice.Model;

/// <summary>A request to stop a voice tone analysis task.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_StopVoiceToneAnalysisTask.html">API reference</seealso>
public partial class StopVoiceToneAnalysisTaskRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The Voice Connector that carries the call. Required.</summary>
    public string? VoiceConnectorId { get; set; }

    /// <summary>The task. Required.</summary>
    public string? VoiceToneAnalysisTaskId { get; set; }
}
