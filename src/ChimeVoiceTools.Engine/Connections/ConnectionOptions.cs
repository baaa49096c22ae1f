using ChimeVoiceTools.Engine.Credentials;

namespace ChimeVoiceTools.Engine.Connections;

/// <summary>How a user says where requests go and who signs them; every member is null when it was not given.</summary>
public sealed record ConnectionOptions
{
    /// <summary>The name of a credential profile.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The credentials file that has the profile; null for the usual places.</summary>
    public string? ProfileLocation { get; init; }

    /// <summary>An access key and its secret, given one by one.</summary>
    public AccessKeys? Keys { get; init; }

    /// <summary>An access key and its secret that came as one credentials object.</summary>
    public AccessKeys? Credential { get; init; }

    /// <summary>A credentials object of another copy of AWSSDK.Core.</summary>
    public ForeignCredentials? CredentialObject { get; init; }

    /// <summary>The credentials that AWS.Tools keeps for the session.</summary>
    public ForeignCredentials? SessionCredentials { get; init; }

    /// <summary>The region that AWS.Tools keeps for the session.</summary>
    public string? SessionRegion { get; init; }

    /// <summary>The AWS region.</summary>
    public string? Region { get; init; }

    /// <summary>The endpoint, in place of the region's own.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>Makes a fingerprint of what chooses the credentials.</summary>
    internal string SignerFingerprint() => Fingerprint.Of(
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
