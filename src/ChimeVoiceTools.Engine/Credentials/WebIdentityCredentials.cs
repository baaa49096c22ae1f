using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.SharedInterfaces;
using Amazon.SecurityToken;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>The credentials of a role that is assumed with a token out of a file.</summary>
/// <remarks>AWSSDK.Core's own reads the file to its end, however long it is, and asks the instance for its region.</remarks>
internal sealed class WebIdentityCredentials : RefreshingAWSCredentials
{
    private readonly AssumeRoleWithWebIdentityCredentials _role;
    private readonly ProfileOrigin? _profile;
    private readonly Func<Task<RegionEndpoint>> _region;

    public WebIdentityCredentials(
        AssumeRoleWithWebIdentityCredentials role, ProfileOrigin? profile, Func<Task<RegionEndpoint>> region)
    {
        _role = role;
        _profile = profile;
        _region = region;
        PreemptExpiryTime = role.PreemptExpiryTime;
    }

    /// <inheritdoc/>
    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var token = SecretFile.Read(_role.WebIdentityTokenFile).Trim();
        var region = await _region().ConfigureAwait(false);
        using var client = SignInClients.SecurityToken(new AnonymousAWSCredentials(), region, _profile);
        var assumed = await ((ICoreAmazonSTS)client).CredentialsFromAssumeRoleWithWebIdentityAuthenticationAsync(
            token, _role.RoleArn, _role.RoleSessionName, new AssumeRoleWithWebIdentityCredentialsOptions()).ConfigureAwait(false);
        return new CredentialsRefreshState(assumed, assumed.Expiration);
    }
}
