using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace Amazon.Internal;

/// <summary>Asks the endpoint rules with what the client's configuration says.</summary>
internal sealed class ServiceEndpointResolver : BaseEndpointResolver
{
    // What the rules depend on, under the names that AWS gives them: a custom endpoint provider looks them up by these.
    public const string Region = "Region";
    public const string UseDualStack = "UseDualStack";
    public const string UseFips = "UseFIPS";
    public const string CustomEndpoint = "Endpoint";

    /// <summary>Returns where a request would be sent.</summary>
    public static Endpoint Resolve(ClientConfig config, ServiceOperationEndpointParameters parameters)
    {
        var context = new RequestContext(enableMetric: false)
        {
            ClientConfig = config,
            OriginalRequest = parameters.Request,
            Request = new DefaultRequest(parameters.Request, config.ServiceId)
            {
                AlternateEndpoint = parameters.AlternateEndpoint,
            },
        };
        return new ServiceEndpointResolver().GetEndpoint(new Runtime.Internal.ExecutionContext(context, responseContext: null));
    }

    /// <inheritdoc/>
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var config = requestContext.ClientConfig;
        return new EndpointParameters
        {
            [Region] = requestContext.Request.AlternateEndpoint?.SystemName ?? RegionOf(config),
            [UseDualStack] = config.UseDualstackEndpoint,
            [UseFips] = config.UseFIPSEndpoint,
            [CustomEndpoint] = config.ServiceURL,
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
