namespace ChimeVoiceTools.Emulator.Operations;

/// <summary>
/// Tells whether a request is signed as AWS's clients sign. Any credentials are accepted, so there is no key to verify
/// the signature itself with.
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
        foreach (var part in authorization.Substring(Algorithm.Length).Split(','))
        {
            var text = part.Trim();
            if (text.StartsWith("Credential=", StringComparison.Ordinal))
            {
                credential = IsCredential(text.Substring("Credential=".Length));
            }
            else if (text.StartsWith("SignedHeaders=", StringComparison.Ordinal))
            {
                headers = text.IndexOf("host", StringComparison.Ordinal) >= 0;
            }
            else if (text.StartsWith("Signature=", StringComparison.Ordinal))
            {
                signature = IsHex(text.Substring("Signature=".Length));
            }
        }

        return credential && headers && signature;
    }

    // {access key}/{yyyyMMdd}/{region}/chime/aws4_request
    private static bool IsCredential(string credential)
    {
        var parts = credential.Split('/');
        return parts.Length == 5
            && parts[0].Length > 0
            && parts[1].Length == 8 && parts[1].All(c => c is >= '0' and <= '9')
            && parts[2].Length > 0
            && parts[3] == "chime"
            && parts[4] == "aws4_request";
    }

    private static bool IsHex(string text) =>
        text.Length == 64 && text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'));
}
