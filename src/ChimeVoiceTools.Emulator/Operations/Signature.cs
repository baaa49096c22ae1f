namespace ChimeVoiceTools.Emulator.Operations;

/// <summary>
/// Tells whether a request is signed as AWS's clients sign. Any credentials are accepted, so there is no key to verify
/// the signature itself with. Each request is looked at, so this allocates nothing.
/// </summary>
internal static class Signature
{
    private const string Algorithm = "AWS4-HMAC-SHA256 ";

    public static bool IsPlausible(string? authorization)
    {
        if (authorization is null || !authorization.StartsWith(Algorithm, StringComparison.Ordinal))
        {
            return false;
        }

        var (credential, headers, signature) = (false, false, false);
        var rest = authorization.AsSpan(Algorithm.Length);
        while (!rest.IsEmpty)
        {
            var part = Next(ref rest, ',').Trim();
            if (Value(part, "Credential=") is { IsEmpty: false } scope)
            {
                credential = IsCredential(scope);
            }
            else if (Value(part, "SignedHeaders=") is { IsEmpty: false } signed)
            {
                headers = signed.IndexOf("host".AsSpan(), StringComparison.Ordinal) >= 0;
            }
            else if (Value(part, "Signature=") is { IsEmpty: false } hex)
            {
                signature = IsHex(hex);
            }
        }

        return credential && headers && signature;
    }

    // {access key}/{yyyyMMdd}/{region}/chime/aws4_request
    private static bool IsCredential(ReadOnlySpan<char> credential) =>
        !Next(ref credential, '/').IsEmpty
        && IsDate(Next(ref credential, '/'))
        && !Next(ref credential, '/').IsEmpty
        && credential.SequenceEqual("chime/aws4_request".AsSpan());

    private static bool IsDate(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        return text.Length == 8;
    }

    private static bool IsHex(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is not ((>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F')))
            {
                return false;
            }
        }

        return text.Length == 64;
    }

    /// <returns>What comes before the separator; <paramref name="rest"/> is what comes after it.</returns>
    private static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> rest, char separator)
    {
        var at = rest.IndexOf(separator);
        var next = at < 0 ? rest : rest.Slice(0, at);
        rest = at < 0 ? default : rest.Slice(at + 1);
        return next;
    }

    private static ReadOnlySpan<char> Value(ReadOnlySpan<char> part, string name) =>
        part.StartsWith(name.AsSpan(), StringComparison.Ordinal) ? part.Slice(name.Length) : default;
}
