using Amazon.ChimeSDKVoice.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Amazon.ChimeSDKVoice;

/// <summary>The configuration of an <see cref="AmazonChimeSDKVoiceClient"/>.</summary>
/// <remarks>What is not set here comes from where AWS's SDK looks for it: the environment (also <c>AWS_ENDPOINT_URL_CHIME_SDK_VOICE</c>), the profile.</remarks>
public partial class AmazonChimeSDKVoiceConfig : ClientConfig
{
    internal const string ApiVersion = "2022-08-03";

    private static string OwnUserAgent { get; } =
        InternalSDKUtils.BuildUserAgentString(ServiceId, typeof(AmazonChimeSDKVoiceConfig).Assembly.GetName().Version!.ToString(3));

    private static ServiceEndpointResolver Endpoints { get; } = new();

    /// <summary>Makes a configuration with AWS's defaults.</summary>
    public AmazonChimeSDKVoiceConfig()
        : base(new DefaultConfigurationProvider(AmazonChimeSDKVoiceDefaultConfiguration.GetAllConfigurations()))
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "chime";
        EndpointProvider = new ServiceEndpointRules();
    }

    /// <summary>The service's id. Its own environment variables and its section in a profile are named after it.</summary>
    public static new string ServiceId => "Chime SDK Voice";

    /// <summary>The service's name in its endpoints' host names.</summary>
    public override string RegionEndpointServiceName => "voice-chime";

    /// <summary>The version of the service's API.</summary>
    public override string ServiceVersion => ApiVersion;

    /// <summary>What the client calls itself to the service.</summary>
    public override string UserAgent => OwnUserAgent;

    /// <summary>Finds where a request would be sent.</summary>
    /// <param name="parameters">The request, and the region where it is to go if that is not this configuration's.</param>
    /// <returns>The endpoint.</returns>
    /// <exception cref="AmazonClientException">The configuration has no region, or asks for an endpoint that there is not.</exception>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        var context = new RequestContext(enableMetric: false)
        {
            ClientConfig = this,
            OriginalRequest = parameters.Request,
            Request = new DefaultRequest(parameters.Request, ServiceId) { AlternateEndpoint = parameters.AlternateEndpoint },
        };
        return Endpoints.GetEndpoint(new Runtime.Internal.ExecutionContext(context, responseContext: null));
    }
}
