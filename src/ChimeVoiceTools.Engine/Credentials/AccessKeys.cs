namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>An AWS access key with its secret.</summary>
/// <param name="AccessKey">The access key's id.</param>
/// <param name="SecretKey">The secret.</param>
/// <param name="SessionToken">The session token of temporary credentials; null for lasting ones.</param>
public sealed record AccessKeys(string AccessKey, string SecretKey, string? SessionToken = null)
{
    /// <summary>Names the type only: a secret must not end up in a message.</summary>
    public override string ToString() => nameof(AccessKeys);
}
