using Amazon.Runtime;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>An AWS access key with its secret.</summary>
/// <param name="AccessKey">The access key's id.</param>
/// <param name="SecretKey">The secret.</param>
/// <param name="SessionToken">The session token of temporary credentials; null for lasting ones.</param>
public sealed record AccessKeys(string AccessKey, string SecretKey, string? SessionToken = null)
{
    private static readonly char[] LineBreaks = ['\r', '\n'];

    /// <summary>Names the type only: a secret must not end up in a message.</summary>
    public override string ToString() => nameof(AccessKeys);

    /// <summary>Checks keys, whichever source they are from, since they become part of a request's headers.</summary>
    /// <param name="keys">The keys; a line break at their end, as a file leaves it, is cut off.</param>
    /// <param name="source">What they are from, for the error.</param>
    /// <returns>The same object where there was nothing to cut off.</returns>
    /// <exception cref="ChimeException">
    /// A character can't be printed. The error does not hold the value, which may be a secret.
    /// </exception>
    internal static ImmutableCredentials Check(ImmutableCredentials keys, string source)
    {
        var accessKey = Check(keys.AccessKey, Messages.KeyId, source);
        var secretKey = Check(keys.SecretKey, Messages.KeySecret, source);
        var token = string.IsNullOrEmpty(keys.Token) ? keys.Token : Check(keys.Token, Messages.KeyToken, source);
        return ReferenceEquals(accessKey, keys.AccessKey)
            && ReferenceEquals(secretKey, keys.SecretKey)
            && ReferenceEquals(token, keys.Token)
            ? keys
            : new ImmutableCredentials(accessKey, secretKey, token, keys.AccountId);
    }

    /// <summary>
    /// Cuts off a line break at the end of a key, as a file leaves it; null where the rest can't be part of a header.
    /// </summary>
    internal static string? Clean(string value)
    {
        var trimmed = value.TrimEnd(LineBreaks);
        return trimmed.Length > 0 && trimmed.All(static character => character is > ' ' and <= '~') ? trimmed : null;
    }

    private static string Check(string value, string part, string source) => Clean(value)
        ?? throw new ChimeException(
            ErrorIds.CredentialsNotFound, ChimeErrorKind.AuthenticationError, Text.Format(Messages.KeyMalformed, part, source));

    /// <summary>Makes credentials of AWSSDK.Core of the keys.</summary>
    internal AWSCredentials ToCredentials() => SessionToken is null
        ? new BasicAWSCredentials(AccessKey, SecretKey)
        : new SessionAWSCredentials(AccessKey, SecretKey, SessionToken);
}
