using Amazon.Runtime;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>The credentials of the role of an EC2 instance.</summary>
/// <param name="report">Takes a sentence about what is asked and what comes of it; null where nobody listens.</param>
internal sealed class InstanceCredentials(Action<string>? report) : RefreshingAWSCredentials
{
    /// <inheritdoc/>
    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync() =>
        await InstanceMetadata.Current.GetCredentialsAsync(report).ConfigureAwait(false) is { } json
            ? CredentialsJson.Read(json, "Token")
            : throw new AmazonClientException(Messages.InstanceWithoutCredentials);
}
