using Amazon.Runtime;

namespace Amazon.ChimeSDKVoice.Model;

/// <summary>The task that was asked for.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_GetVoiceToneAnalysisTask.html">API reference</seealso>
public partial class GetVoiceToneAnalysisTaskResponse : AmazonWebServiceResponse
{
    /// <summary>The task. Null when the service sent none.</summary>
    public VoiceToneAnalysisTask? VoiceToneAnalysisTask { get; set; }
}
