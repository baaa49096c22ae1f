using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.SharedInterfaces;
using Amazon.SecurityToken;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>The credentials of a role that a profile assumes, with the code of an MFA device where it needs one.</summary>
/// <remarks>
/// AWSSDK.Core's own asks for the code in a call that blocks, and takes whichever client of STS it finds in the process.
/// </remarks>
internal sealed class RoleCredentials : AssumeRoleAWSCredentials
{
    private readonly ProfileOrigin? _profile;
    private readonly Func<string, Task<string>> _askForCode;
    private readonly Func<Task<RegionEndpoint>> _region;

    /// <summary>Takes over a role that AWSSDK.Core has read from a profile.</summary>
    /// <param name="source">What signs the request for the role.</param>
    /// <param name="role">The role.</param>
    /// <param name="profile">The profile; null when it has no name that is known.</param>
    /// <param name="askForCode">Asks for the code of a device, and throws where there is none.</param>
    /// <param name="region">Finds the region of AWS STS.</param>
    public RoleCredentials(
        AWSCredentials source,
        AssumeRoleAWSCredentials role,
        ProfileOrigin? profile,
        Func<string, Task<string>> askForCode,
        Func<Task<RegionEndpoint>> region)
        : base(source, role.RoleArn, role.RoleSessionName, role.Options)
    {
        _profile = profile;
        _askForCode = askForCode;
        _region = region;
        if (NeedsCode)
        {
            // Renewed before they have expired, in the background, they would ask when nobody waits for an answer.
            PreemptExpiryTime = TimeSpan.Zero;
        }
    }

    private string? Device => Options.MfaSerialNumber is { Length: > 0 } device ? device : null;

    private bool NeedsCode => Device is not null || SourceCredentials is RoleCredentials { NeedsCode: true };

    /// <inheritdoc/>
    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var region = await _region().ConfigureAwait(false);
        using var client = SignInClients.SecurityToken(SourceCredentials, region, _profile);
        if (Device is null)
        {
            return await AssumeAsync(client).ConfigureAwait(false);
        }

        // The source's own credentials come first: they may need a code of their own, and this one is good for seconds.
        await SourceCredentials.GetCredentialsAsync().ConfigureAwait(false);
        var code = await _askForCode(Device).ConfigureAwait(false);
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
                Text.Format(Messages.MfaCodeRefused, RoleArn, Device, CredentialErrors.Cause(exception)));
        }
        finally
        {
            Options.MfaTokenCodeCallback = null;
        }
    }

    private async Task<CredentialsRefreshState> AssumeAsync(ICoreAmazonSTS client)
    {
        var assumed =
            await client.CredentialsFromAssumeRoleAuthenticationAsync(RoleArn, RoleSessionName, Options).ConfigureAwait(false);
        return new CredentialsRefreshState(assumed, assumed.Expiration);
    }
}
