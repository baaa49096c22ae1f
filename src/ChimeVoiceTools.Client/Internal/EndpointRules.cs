using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;
using static Amazon.Internal.ServiceEndpointResolver;

namespace Amazon.Internal;

/// <summary>
/// The endpoint rules of a service that has an endpoint in each region, which those of Chime SDK and SQS do alike.
/// </summary>
/// <param name="prefix">The first part of the host name.</param>
/// <param name="isFipsInGovCloud">Whether the plain endpoint of a region for AWS's government customers is the FIPS one.</param>
internal sealed class EndpointRules(string prefix, bool isFipsInGovCloud = false) : IEndpointProvider
{
    /// <inheritdoc/>
    /// <exception cref="AmazonClientException">There is no such endpoint, or no region to find it by.</exception>
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var fips = parameters[UseFips] is true;
        var dualStack = parameters[UseDualStack] is true;
        if (parameters[CustomEndpoint] is string custom)
        {
            return (fips, dualStack) switch
            {
                (true, _) => throw new AmazonClientException("Invalid Configuration: FIPS and custom endpoint are not supported"),
                (_, true) =>
                    throw new AmazonClientException("Invalid Configuration: Dualstack and custom endpoint are not supported"),
                _ => new Endpoint(custom),
            };
        }

        if (parameters[Region] is not string region)
        {
            throw new AmazonClientException("Invalid Configuration: Missing Region");
        }

        var partition = Fn.Partition(region);
        var isPlain = isFipsInGovCloud && !dualStack && partition.name == "aws-us-gov";
        return (fips, dualStack) switch
        {
            (true, true) when !partition.supportsFIPS || !partition.supportsDualStack =>
                throw new AmazonClientException(
                    "FIPS and DualStack are enabled, but this partition does not support one or both"),
            (true, false) when !partition.supportsFIPS =>
                throw new AmazonClientException("FIPS is enabled but this partition does not support FIPS"),
            (false, true) when !partition.supportsDualStack =>
                throw new AmazonClientException("DualStack is enabled but this partition does not support DualStack"),
            _ => new Endpoint(
                $"https://{prefix}{(fips && !isPlain ? "-fips" : "")}.{region}."
                    + (dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix)),
        };
    }
}
