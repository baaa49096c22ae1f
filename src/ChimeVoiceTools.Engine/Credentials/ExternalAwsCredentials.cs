using Amazon.Runtime;

namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>Another module's credentials for this module's AWSSDK.Core, asked for anew for each request.</summary>
internal sealed class ExternalAwsCredentials(ExternalCredentials source) : AWSCredentials
{
    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials() => From(source.GetCredentials());

    /// <inheritdoc/>
    public override async Task<ImmutableCredentials> GetCredentialsAsync() => From(await source.GetCredentialsAsync().ConfigureAwait(false));

    private static ImmutableCredentials From(AccessKeys keys) => new(keys.AccessKey, keys.SecretKey, keys.SessionToken);
}
