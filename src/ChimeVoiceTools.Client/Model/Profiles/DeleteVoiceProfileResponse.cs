using Amazon.Runtime;

namespace Amazon.ChimeSDKVoice.Model;

/// <summary>The answer to a request to delete a voice profile. It says nothing.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_DeleteVoiceProfile.html">API reference</seealso>
public partial class DeleteVoiceProfileResponse : AmazonWebServiceResponse;
