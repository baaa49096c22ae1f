using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;
using static Amazon.ChimeSDKVoice.Internal.EndpointParameterNames;

namespace Amazon.ChimeSDKVoice.Internal;

/// <summary>Puts to the endpoint rules what the client's configuration says.</summary>
internal sealed class ServiceEndpointResolver : BaseEndpointResolver
{
    /// <inheritdoc/>
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var config = requestContext.ClientConfig;
        return new EndpointParameters
        {
            [Region] = requestContext.Request.AlternateEndpoint?.SystemName ?? RegionOf(config),
            [UseDualStack] = config.UseDualstackEndpoint,
            [UseFips] = config.UseFIPSEndpoint,
            [EndpointParameterNames.Endpoint] = config.ServiceURL,
        };
    }

    /// <inheritdoc/>
    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) =>
        InjectHostPrefix(executionContext.RequestContext);

    private static string? RegionOf(IClientConfig config)
    {
        if (config.RegionEndpoint is { } region)
        {
            return region.SystemName;
        }

        if (string.IsNullOrEmpty(config.ServiceURL))
        {
            return null;
        }

        return string.IsNullOrEmpty(config.AuthenticationRegion)
            ? AWSSDKUtils.DetermineRegion(config.ServiceURL)
            : config.AuthenticationRegion;
    }
}
