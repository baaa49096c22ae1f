using Amazon.Runtime;

namespace Amazon.ChimeSDKVoice.Model;

/// <summary>The answer to a request to stop a speaker search task. It says nothing.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_StopSpeakerSearchTask.html">API reference</seealso>
public partial class StopSpeakerSearchTaskResponse : AmazonWebServiceResponse;
