using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.SharedInterfaces;
using Amazon.SecurityToken;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>The credentials of a role that a profile assumes, with the code of an MFA device where it needs one.</summary>
/// <remarks>AWSSDK.Core's own asks for the code in a call that blocks, and takes whichever client of STS it finds in the process.</remarks>
internal sealed class RoleCredentials : AssumeRoleAWSCredentials
{
    private readonly ProfileOrigin? _profile;
    private readonly Func<string, Task<string>> _ask;

    private RoleCredentials(AWSCredentials source, AssumeRoleAWSCredentials role, ProfileOrigin? profile, Func<string, Task<string>> ask)
        : base(source, role.RoleArn, role.RoleSessionName, role.Options)
    {
        _profile = profile;
        _ask = ask;
        if (NeedsCode)
        {
            // Renewed before they have expired, in the background, they would ask when nobody waits for an answer.
            PreemptExpiryTime = TimeSpan.Zero;
        }
    }

    private string? Device => Options.MfaSerialNumber is { Length: > 0 } device ? device : null;

    private bool NeedsCode => Device is not null || SourceCredentials is RoleCredentials { NeedsCode: true };

    /// <summary>Takes over roles that AWSSDK.Core has read from a profile; any other credentials stay as they are.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <param name="profile">The profile; null when it has no name that is known.</param>
    /// <param name="ask">Asks for the code of a device, and throws where there is none.</param>
    public static AWSCredentials Adopt(AWSCredentials credentials, ProfileOrigin? profile, Func<string, Task<string>> ask) =>
        credentials is AssumeRoleAWSCredentials role
            ? new RoleCredentials(Adopt(role.SourceCredentials, profile, ask), role, profile, ask)
            : credentials;

    /// <inheritdoc/>
    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        RegionEndpoint region = _profile?.Region
            ?? (ConnectionPool.FallbackRegion() is { } name ? RegionEndpoint.GetBySystemName(name) : RegionEndpoint.USEast1);
        using AmazonSecurityTokenServiceClient client = SignInClients.SecurityToken(SourceCredentials, region, _profile);
        if (Device is null)
        {
            return await AssumeAsync(client).ConfigureAwait(false);
        }

        // The source's own credentials come first: they may need a code of their own, and this one is good for seconds.
        await SourceCredentials.GetCredentialsAsync().ConfigureAwait(false);
        string code = await _ask(Device).ConfigureAwait(false);
        Options.MfaTokenCodeCallback = () => code;
        try
        {
            return await AssumeAsync(client).ConfigureAwait(false);
        }
        catch (Exception exception) when (!CredentialErrors.MayPass(exception))
        {
            throw new ChimeException(
                ErrorIds.CredentialsNotFound,
                ChimeErrorKind.AuthenticationError,
                Text.Format(Messages.MfaCodeRefused, RoleArn, Device, CredentialErrors.Cause(exception)),
                CredentialErrors.Harmless(exception));
        }
        finally
        {
            Options.MfaTokenCodeCallback = null;
        }
    }

    private async Task<CredentialsRefreshState> AssumeAsync(ICoreAmazonSTS client)
    {
        AssumeRoleImmutableCredentials assumed =
            await client.CredentialsFromAssumeRoleAuthenticationAsync(RoleArn, RoleSessionName, Options).ConfigureAwait(false);
        return new CredentialsRefreshState(assumed, assumed.Expiration);
    }
}
