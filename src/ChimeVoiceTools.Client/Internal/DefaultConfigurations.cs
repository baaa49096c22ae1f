using Amazon.Runtime;

namespace Amazon.Internal;

/// <summary>AWS's sets of default values, of which <see cref="ClientConfig.DefaultConfigurationMode"/> takes one.</summary>
internal static class DefaultConfigurations
{
    public static IDefaultConfiguration[] All { get; } =
    [
        New(DefaultConfigurationMode.Standard, 3100),
        New(DefaultConfigurationMode.InRegion, 1100),
        New(DefaultConfigurationMode.CrossRegion, 3100),
        New(DefaultConfigurationMode.Mobile, 30000),
        New(DefaultConfigurationMode.Auto, 1100),
    ];

    private static DefaultConfiguration New(DefaultConfigurationMode mode, double connectMilliseconds) => new()
    {
        Name = mode,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
        TlsNegotiationTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
    };
}
