using Amazon.Runtime;

namespace Amazon.ChimeSDKVoice.Model;

/// <summary>The task that was asked for.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_GetSpeakerSearchTask.html">API reference</seealso>
public partial class GetSpeakerSearchTaskResponse : AmazonWebServiceResponse
{
    /// <summary>The task. Null when the service sent none.</summary>
    public SpeakerSearchTask? SpeakerSearchTask { get; set; }
}
