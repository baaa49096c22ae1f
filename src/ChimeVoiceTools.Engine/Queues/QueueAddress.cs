using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Queues;

/// <summary>The URL of a queue, and what it says of where the queue is.</summary>
public sealed record QueueAddress
{
    private const int LongestUrl = 1024;
    private const int LongestName = 80;
    private const string LocalSuffix = ".localhost";
    private const string Parameter = "QueueUrl";

    private QueueAddress(string url, Uri endpoint, string? region) => (Url, Endpoint, Region) = (url, endpoint, region);

    /// <summary>Gets the URL, by which requests name the queue.</summary>
    public string Url { get; }

    /// <summary>Gets the queue's name, which is the last part of the URL.</summary>
    public string Name => Url.Substring(Url.TrimEnd('/').LastIndexOf('/') + 1).TrimEnd('/');

    /// <summary>Gets the region that the URL names, or null when it names none.</summary>
    public string? Region { get; }

    private Uri Endpoint { get; }

    /// <summary>Reads the URL of a queue.</summary>
    /// <param name="url">The URL.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="ChimeException">It is none.</exception>
    public static QueueAddress Parse(string? url)
    {
        if (url is not { Length: <= LongestUrl }
            || !Uri.TryCreate(url, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
            || uri.UserInfo.Length > 0
            || uri.Query.Length > 0
            || uri.Fragment.Length > 0
            || uri.AbsolutePath.Trim('/').Length == 0)
        {
            // A password may stand in it.
            throw Rules.BrokenBySecret(Parameter, Messages.RuleQueueUrl);
        }

        var host = uri.IdnHost;
        var isLocal = host.EndsWith(LocalSuffix, StringComparison.Ordinal);

        // Not every resolver knows that these are names of this machine.
        var endpoint = new UriBuilder(uri.Scheme, isLocal ? "127.0.0.1" : host, uri.Port).Uri;
        var region = isLocal && host.StartsWith("sqs.", StringComparison.Ordinal) ? host.Split('.')[1] : null;
        return new QueueAddress(
            url,
            endpoint,
            region is null ? EndpointRules.RegionOf(endpoint, AwsService.Sqs) : Regions.IsKnownForm(region) ? region : null);
    }

    /// <summary>Checks the name of a queue.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ChimeException">It is none.</exception>
    public static void RequireName(string? name)
    {
        if (name is not { Length: > 0 and <= LongestName }
            || !(name.EndsWith(".fifo", StringComparison.Ordinal) ? name.Substring(0, name.Length - 5) : name).All(
                static character => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_'))
        {
            throw Rules.Broken("QueueName", name, Text.Format(Messages.RuleQueueName, LongestName));
        }
    }

    /// <summary>
    /// Says where requests for the queue go: to the endpoint that was given or that the environment names, else to the URL's own
    /// host; and in the queue's own region, where the URL names it.
    /// </summary>
    /// <param name="options">What the user gave.</param>
    /// <returns>What to connect with.</returns>
    /// <exception cref="ChimeException">
    /// The host is neither AWS's nor this machine, or another region was given than the URL's.
    /// </exception>
    public (ConnectionOptions Options, TaskOrigin Origin) ConnectWith(ConnectionOptions options)
    {
        if (options.Region is not null && Region is not null && options.Region != Region)
        {
            throw Rules.Broken(nameof(options.Region), options.Region, Text.Format(Messages.RuleQueueRegion, Region));
        }

        var isNamed = options.EndpointUrl is not null || EndpointFinder.FindVariable(AwsService.Sqs) is not null;
        return isNamed || EndpointRules.IsLoopback(Endpoint) || EndpointRules.IsOwn(Endpoint, AwsService.Sqs)
            ? (options with { Service = AwsService.Sqs },
                new TaskOrigin(Region, isNamed ? null : Endpoint.GetLeftPart(UriPartial.Authority)))
            : throw Rules.Broken(Parameter, Url, Messages.RuleQueueHost, ChimeRemedy.Endpoint);
    }
}
