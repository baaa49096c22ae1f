using System.Net;
using System.Text.RegularExpressions;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Endpoints;

/// <summary>Decides where signed requests may go.</summary>
internal static class EndpointRules
{
    private const int HttpsPort = 443;

    // The one that there was when hosts named none.
    private const string FirstRegion = "us-east-1";

    /// <summary>Reads an endpoint that a user gave, or that stands in a variable.</summary>
    /// <param name="url">The endpoint.</param>
    /// <param name="source">The parameter or variable that it came from.</param>
    /// <exception cref="ChimeException">It is none, or plain http to another machine.</exception>
    public static Uri Parse(string url, string source)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
            || uri.UserInfo.Length > 0
            || uri.Query.Length > 0
            || uri.Fragment.Length > 0)
        {
            throw Rules.Broken(source, WithoutSecrets(url), Messages.RuleEndpoint);
        }

        RequireEncryption(uri, source);
        return uri;
    }

    /// <summary>
    /// Reads an endpoint that came with a piped object, which is followed to this machine and to the service itself only.
    /// </summary>
    /// <param name="url">The endpoint.</param>
    /// <param name="service">The service that is called.</param>
    /// <exception cref="ChimeException">It leads elsewhere.</exception>
    public static Uri ParseFromObject(string url, AwsService service)
    {
        var uri = Parse(url, "EndpointUrl");
        return IsLoopback(uri) || IsOwn(uri, service)
            ? uri
            : throw Rules.Broken("EndpointUrl", url, Messages.RuleEndpointOfObject, ChimeRemedy.Endpoint);
    }

    /// <summary>Requires that credentials never go over plain http to another machine.</summary>
    /// <exception cref="ChimeException">They would.</exception>
    public static void RequireEncryption(Uri uri, string source)
    {
        if (uri.Scheme == Uri.UriSchemeHttp && !IsLoopback(uri))
        {
            throw Rules.Broken(source, WithoutSecrets(uri.OriginalString), Messages.RulePlainHttp);
        }
    }

    /// <summary>Whether requests stay on this machine. Uri.IsLoopback takes the machine's own name for loopback too.</summary>
    public static bool IsLoopback(Uri uri) =>
        uri.DnsSafeHost == "localhost" || (IPAddress.TryParse(uri.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));

    /// <summary>
    /// Whether an endpoint is the service's own, to the letter: below AWS's domains there are customers' hosts too, such as a
    /// bucket, a database or a private link that anybody may name like a service.
    /// </summary>
    public static bool IsOwn(Uri uri, AwsService service) => RegionOf(uri, service) is not null;

    /// <summary>Finds the region of an endpoint; null when it is none of the service's own.</summary>
    public static string? RegionOf(Uri uri, AwsService service)
    {
        var labels = uri.IdnHost.Split(['.'], 3);
        if (labels.Length < 3 || uri.Scheme != Uri.UriSchemeHttps || uri.Port != HttpsPort || uri.AbsolutePath != "/")
        {
            return null;
        }

        if (service.FirstHostName is { } first && uri.IdnHost == first + ".amazonaws.com")
        {
            return FirstRegion;
        }

        var region = labels[1] == service.FirstHostName ? labels[0]
            : labels[0] == service.HostPrefix || labels[0] == service.HostPrefix + "-fips" ? labels[1]
            : string.Empty;
        if (!Regions.IsKnownForm(region))
        {
            return null;
        }

        var partition = Fn.Partition(region);
        return labels[2] == partition.dnsSuffix || labels[2] == partition.dualStackDnsSuffix ? region : null;
    }

    /// <summary>Whether an endpoint is another service's own.</summary>
    public static bool IsOwnOfAnother(string url, AwsService service) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && AwsService.All.Any(other => other != service && IsOwn(uri, other));

    // Where they don't belong, a password or a signature may still be.
    private static string WithoutSecrets(string url) =>
        Regex.Replace(url, @"(?<=//)[^/?#]*@|(?<=[?#]).+", "***", RegexOptions.CultureInvariant | RegexOptions.Singleline);
}
