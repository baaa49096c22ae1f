using System.Net;
using System.Text.RegularExpressions;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Endpoints;

/// <summary>Where signed requests may go.</summary>
internal static class EndpointRules
{
    private static readonly string[] AwsDomains = [".amazonaws.com", ".amazonaws.com.cn", ".api.aws", ".api.amazonwebservices.com.cn"];

    /// <summary>An endpoint that a user gave, or that stands in a variable.</summary>
    /// <param name="url">The endpoint.</param>
    /// <param name="source">The parameter or variable that it came from.</param>
    public static Uri Parse(string url, string source)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri)
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

    /// <summary>An endpoint that came with a piped object: followed without question to this machine and to AWS only.</summary>
    public static Uri ParseFromObject(string url)
    {
        Uri uri = Parse(url, "EndpointUrl");
        return IsLoopback(uri) || IsAws(uri)
            ? uri
            : throw Rules.Broken("EndpointUrl", url, Messages.RuleEndpointOfObject, ChimeRemedy.Endpoint);
    }

    /// <summary>Credentials never go over plain http to another machine.</summary>
    public static void RequireEncryption(Uri uri, string source)
    {
        if (uri.Scheme == Uri.UriSchemeHttp && !IsLoopback(uri))
        {
            throw Rules.Broken(source, uri.OriginalString, Messages.RulePlainHttp);
        }
    }

    /// <summary>Whether requests stay on this machine. Uri.IsLoopback takes the machine's own name for loopback too.</summary>
    public static bool IsLoopback(Uri uri) =>
        uri.DnsSafeHost == "localhost" || (IPAddress.TryParse(uri.DnsSafeHost, out IPAddress? address) && IPAddress.IsLoopback(address));

    // Where they don't belong, a password or a signature may still be.
    private static string WithoutSecrets(string url) =>
        Regex.Replace(url, @"(?<=//)[^/?#]*@|(?<=[?#]).+", "***", RegexOptions.CultureInvariant);

    // Below AWS's domains there are customers' hosts too: only the service's own names and its private links are AWS's.
    private static bool IsAws(Uri uri)
    {
        string[] labels = uri.IdnHost.ToLowerInvariant().Split('.');
        return Array.Exists(AwsDomains, domain => uri.IdnHost.EndsWith(domain, StringComparison.OrdinalIgnoreCase))
            && (IsService(labels[0]) || (IsService(labels[1]) && Array.IndexOf(labels, "vpce") > 0));

        static bool IsService(string label) => label is "voice-chime" or "voice-chime-fips";
    }
}
