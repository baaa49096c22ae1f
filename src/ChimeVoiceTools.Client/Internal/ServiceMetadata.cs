using Amazon.Runtime.Internal;

namespace Amazon.ChimeSDKVoice.Internal;

/// <summary>What the pipeline wants to know of the service for its telemetry and its configuration.</summary>
internal sealed class ServiceMetadata : IServiceMetadata
{
    /// <inheritdoc/>
    public string ServiceId => AmazonChimeSDKVoiceConfig.ServiceId;

    /// <inheritdoc/>
    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
