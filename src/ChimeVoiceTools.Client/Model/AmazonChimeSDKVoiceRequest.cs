using Amazon.Runtime;

namespace Amazon.ChimeSDKVoice.Model;

/// <summary>What all requests to the service have in common.</summary>
public partial class AmazonChimeSDKVoiceRequest : AmazonWebServiceRequest;
