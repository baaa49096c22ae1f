using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChimeVoiceTools.Emulator.Protocol;

namespace ChimeVoiceTools.Emulator.Notifications;

/// <summary>Signs requests with AWS Signature Version 4.</summary>
internal static class RequestSignature
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Adds the headers of a signature to a request whose path is <c>/</c> and that has no query.</summary>
    /// <param name="request">The request.</param>
    /// <param name="body">Its body.</param>
    /// <param name="keys">Who signs it.</param>
    /// <param name="region">The region that it is signed for.</param>
    /// <param name="service">The service that it is signed for.</param>
    /// <param name="time">When it is signed.</param>
    public static void Add(
        HttpRequestMessage request, byte[] body, SigningKeys keys, string region, string service, DateTimeOffset time)
    {
        var date = time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = $"{date.Substring(0, 8)}/{region}/{service}/aws4_request";
        Set("X-Amz-Date", date);
        if (keys.SessionToken is not null)
        {
            Set("X-Amz-Security-Token", keys.SessionToken);
        }

        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = request.RequestUri!.Authority };
        foreach (var header in request.Headers)
        {
            headers[header.Key.ToLowerInvariant()] = string.Join(",", header.Value);
        }

        if (request.Content?.Headers.ContentType is { } contentType)
        {
            headers["content-type"] = contentType.ToString();
        }

        var names = string.Join(";", headers.Keys);
        var lines = string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n"));
        var canonical = $"{request.Method}\n/\n\n{lines}\n{names}\n{Digests.Sha256(body)}";
        var toSign = $"{Algorithm}\n{date}\n{scope}\n{Digests.Sha256(Encoding.UTF8.GetBytes(canonical))}";
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + keys.Secret), Mac);
        var signature = Digests.Hex(Mac(key, toSign));
        Set("Authorization", $"{Algorithm} Credential={keys.Id}/{scope}, SignedHeaders={names}, Signature={signature}");

        void Set(string name, string value) => request.Headers.TryAddWithoutValidation(name, value);
    }

    private static byte[] Mac(byte[] key, string text)
    {
        using var mac = new HMACSHA256(key);
        return mac.ComputeHash(Encoding.UTF8.GetBytes(text));
    }
}
