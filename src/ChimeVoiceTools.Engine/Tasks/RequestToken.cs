using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChimeVoiceTools.Engine.Tasks;

/// <summary>A client request token that follows from what is asked for, on every machine and in every version.</summary>
internal static class RequestToken
{
    /// <summary>Makes the token: a SHA-256 hash in hexadecimal digits, which is as long as a token may be.</summary>
    /// <param name="parts">What is asked for; null for what the request leaves out.</param>
    public static string Of(params string?[] parts)
    {
        // With their lengths, so that no other parts make the same text.
        var text = string.Concat(
            parts.Select(static part => string.Format(CultureInfo.InvariantCulture, "{0}:{1};", part?.Length ?? -1, part)));
#if NET
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
#else
        using var sha = SHA256.Create();
        byte[] hash = sha.ComputeHash(Encoding.UTF8.GetBytes(text));
#endif
        return string.Concat(hash.Select(static value => value.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
