using System.Text.RegularExpressions;

namespace ChimeVoiceTools.Emulator.Protocol;

/// <summary>Decides by its headers whether a request is answered at all.</summary>
internal static class RequestHeaders
{
    private static readonly Regex Loopback = new(
        @"^(?:localhost|127(?:\.[0-9]{1,3}){3}|\[::1\])(?::[0-9]*)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // The parts may come in any order.
    private static readonly Regex Signature = new(
        "^AWS4-HMAC-SHA256 "
        + "(?=(?:[^,]*,)*? *Credential=[^/,]+/[0-9]{8}/[^/,]+/(?<service>[^/,]+)/aws4_request *(?:,|\\z))"
        + "(?=(?:[^,]*,)*? *SignedHeaders=[^,]*host)"
        + "(?=(?:[^,]*,)*? *Signature=[0-9a-fA-F]{64} *(?:,|\\z))",
        RegexOptions.CultureInvariant | RegexOptions.Compiled);

    private static volatile string? _lastLoopback;

    /// <summary>
    /// Returns whether a request was meant for this machine. A page on the web can have its own name resolve to loopback, and
    /// so read what is here; but then its name stands in the Host header.
    /// </summary>
    public static bool IsLoopback(string? host)
    {
        // A client sends the same one each time.
        if (host is null || host == _lastLoopback)
        {
            return host is not null;
        }

        var isLoopback = Loopback.IsMatch(host);
        _lastLoopback = isLoopback ? host : _lastLoopback;
        return isLoopback;
    }

    /// <summary>
    /// Returns whether a request is signed as AWS's clients sign. Any credentials are accepted, so that there is no key to
    /// verify the signature with.
    /// </summary>
    /// <param name="authorization">The <c>Authorization</c> header; null when there is none.</param>
    /// <param name="service">The service that the request must be signed for.</param>
    public static bool IsSigned(string? authorization, string service) =>
        authorization is not null
            && Signature.Match(authorization) is { Success: true } match
            && match.Groups["service"].Value == service;
}
