using System.Collections.ObjectModel;
using Amazon.Runtime;

namespace Amazon.ChimeSDKVoice;

/// <summary>AWS's sets of default values for clients, of which <see cref="ClientConfig.DefaultConfigurationMode"/> takes one.</summary>
public static class AmazonChimeSDKVoiceDefaultConfiguration
{
    /// <summary>Values that suit most programs.</summary>
    public static IDefaultConfiguration Standard { get; } = New(DefaultConfigurationMode.Standard, 3100);

    /// <summary>Values for a program that runs in the region that it calls.</summary>
    public static IDefaultConfiguration InRegion { get; } = New(DefaultConfigurationMode.InRegion, 1100);

    /// <summary>Values for a program that calls another region than the one it runs in.</summary>
    public static IDefaultConfiguration CrossRegion { get; } = New(DefaultConfigurationMode.CrossRegion, 3100);

    /// <summary>Values for a program on a mobile network.</summary>
    public static IDefaultConfiguration Mobile { get; } = New(DefaultConfigurationMode.Mobile, 30000);

    /// <summary>Values for a program that finds out where it runs.</summary>
    public static IDefaultConfiguration Auto { get; } = New(DefaultConfigurationMode.Auto, 1100);

    /// <summary>All the sets.</summary>
    /// <returns>The five sets.</returns>
    public static ReadOnlyCollection<IDefaultConfiguration> GetAllConfigurations() =>
        new([Standard, InRegion, CrossRegion, Mobile, Auto]);

    private static DefaultConfiguration New(DefaultConfigurationMode mode, double connectMilliseconds) => new()
    {
        Name = mode,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
        TlsNegotiationTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
    };
}
