namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>How a user says who signs requests; every member is null when it was not given.</summary>
public record GivenCredentials
{
    /// <summary>The name of a credential profile.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The credentials file that has the profile; null for the default locations.</summary>
    public string? ProfileLocation { get; init; }

    /// <summary>An access key and its secret, given one by one.</summary>
    public AccessKeys? Keys { get; init; }

    /// <summary>An access key and its secret that came as one credentials object.</summary>
    public AccessKeys? Credential { get; init; }

    /// <summary>A credentials object of another copy of AWSSDK.Core.</summary>
    public ExternalCredentials? CredentialObject { get; init; }

    /// <summary>The credentials that AWS.Tools keeps for the session.</summary>
    public ExternalCredentials? SessionCredentials { get; init; }

    /// <summary>Makes a fingerprint of what chooses the credentials.</summary>
    internal string Fingerprint() => Credentials.Fingerprint.Of(
        ProfileName,
        ProfileLocation,
        Keys?.AccessKey,
        Keys?.SecretKey,
        Keys?.SessionToken,
        Credential?.AccessKey,
        Credential?.SecretKey,
        CredentialObject?.Fingerprint,
        SessionCredentials?.Fingerprint);
}
