using Amazon.Runtime;

namespace Amazon.ChimeSDKVoice.Model;

/// <summary>The task that was started.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_StartSpeakerSearchTask.html">API reference</seealso>
public partial class StartSpeakerSearchTaskResponse : AmazonWebServiceResponse
{
    /// <summary>The task. Null when the service sent none.</summary>
    public SpeakerSearchTask? SpeakerSearchTask { get; set; }
}
