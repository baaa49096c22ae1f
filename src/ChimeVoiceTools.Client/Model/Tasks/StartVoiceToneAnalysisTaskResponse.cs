using Amazon.Runtime;

namespace Amazon.ChimeSDKVoice.Model;

/// <summary>The task that was started.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_StartVoiceToneAnalysisTask.html">API reference</seealso>
public partial class StartVoiceToneAnalysisTaskResponse : AmazonWebServiceResponse
{
    /// <summary>The task. Null when the service sent none.</summary>
    public VoiceToneAnalysisTask? VoiceToneAnalysisTask { get; set; }
}
