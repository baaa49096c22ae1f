using Amazon.ChimeSDKVoice;

namespace ChimeVoiceTools.Client.Tests;

/// <summary>Makes clients that send to a stub of the service.</summary>
internal static class ServiceStubClient
{
    public static AmazonChimeSDKVoiceClient NewClient(
        this ServiceStub service, Action<AmazonChimeSDKVoiceConfig>? configure = null)
    {
        var config = new AmazonChimeSDKVoiceConfig
        {
            ServiceURL = service.Url,
            AuthenticationRegion = "eu-central-1",
            MaxErrorRetry = 0,
        };
        configure?.Invoke(config);
        return new AmazonChimeSDKVoiceClient("AKIDEXAMPLE", "secret", config);
    }
}
