using Amazon.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Amazon.SQS;

/// <summary>The configuration of an <see cref="AmazonSQSClient"/>.</summary>
/// <remarks>
/// What is not set here comes from where AWS's SDK looks for it: the environment (also
/// <c>AWS_ENDPOINT_URL_SQS</c>), the profile.
/// </remarks>
public class AmazonSQSConfig : ClientConfig
{
    private static Service Service => SqsService.Sqs;

    /// <summary>Makes a configuration with AWS's defaults.</summary>
    public AmazonSQSConfig()
        : base(new DefaultConfigurationProvider(DefaultConfigurations.All))
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = Service.SigningName;
        EndpointProvider = new EndpointRules(Service.EndpointPrefix, isFipsInGovCloud: true);
    }

    /// <summary>The service's id. Its own environment variables and its section in a profile are named after it.</summary>
    public static new string ServiceId => Service.ServiceId;

    /// <summary>The service's name in its endpoints' host names.</summary>
    public override string RegionEndpointServiceName => Service.EndpointPrefix;

    /// <summary>The version of the service's API.</summary>
    public override string ServiceVersion => Service.ApiVersion;

    /// <summary>What the client calls itself to the service.</summary>
    public override string UserAgent => Service.UserAgent;

    /// <summary>Finds where a request would be sent.</summary>
    /// <param name="parameters">The request, and the region where it is to go if that is not this configuration's.</param>
    /// <returns>The endpoint.</returns>
    /// <exception cref="AmazonClientException">
    /// The configuration has no region, or asks for an endpoint that there is not.
    /// </exception>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServiceEndpointResolver.Resolve(this, parameters);
}
