using Amazon.ChimeSDKVoice;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using ChimeVoiceTools.Engine.Http;

namespace ChimeVoiceTools.Engine.Connections;

/// <summary>A client of Chime SDK Voice that keeps to the engine's rules of HTTP.</summary>
internal sealed class VoiceClient(AWSCredentials credentials, AmazonChimeSDKVoiceConfig config) : AmazonChimeSDKVoiceClient(credentials, config)
{
    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        ServiceHttp.Customize(pipeline, this);
    }
}
