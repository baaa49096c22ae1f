using Amazon.Runtime;

namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>Credentials whose keys are checked each time that they are asked for.</summary>
internal sealed class CheckedCredentials(AWSCredentials inner, string source) : AWSCredentials
{
    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials() => Check(inner.GetCredentials());

    /// <inheritdoc/>
    public override async Task<ImmutableCredentials> GetCredentialsAsync() =>
        Check(await inner.GetCredentialsAsync().ConfigureAwait(false));

    // Requests that are not signed have no keys.
    private ImmutableCredentials Check(ImmutableCredentials? keys) => keys is null ? keys! : AccessKeys.Check(keys, source);
}
