using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using ChimeVoiceTools.Engine.Credentials;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Http;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Connections;

/// <summary>Makes a connection of an endpoint, a region and credentials, each of which has a finder.</summary>
internal sealed class ConnectionFactory(ConnectionOptions options, TaskOrigin origin, Action<string>? report)
{
    private const int MaxSigners = 64;

    // Several connections may be signed for by the same credentials: a task that is piped in has another endpoint than none.
    private static readonly BoundedCache<SharedCredentials> Signers = new(MaxSigners, static signer => signer.IsRefused);

    /// <summary>Makes the connection.</summary>
    /// <exception cref="ChimeException">Something that it takes is missing, or breaks a rule.</exception>
    public async Task<Connection> ConnectAsync()
    {
        var endpoint = EndpointFinder.Find(options.EndpointUrl, origin.EndpointUrl, options.Service);
        var emulator = EmulatorEndpoints.Find(endpoint?.OriginalString);
        try
        {
            var profile = FindProfile();
            var regions = new RegionFinder(report);
            var region = await regions.FindAsync(options, origin, emulator, profile).ConfigureAwait(false);
            var config = Configure(endpoint, region, profile);
            var signer = await FindSignerAsync(profile, regions, emulator is not null).ConfigureAwait(false);
            var connection = new Connection(
                ServiceClient.Of(options.Service).NewClient(signer, config), region, options.Fingerprint(), emulator, signer);
            EndpointRules.RequireEncryption(new Uri(connection.EndpointUrl), Messages.SourceConfiguration);
            return connection;
        }
        catch (ChimeException exception) when (
            endpoint is not null
            && EmulatorEndpoints.HadOne(endpoint.OriginalString)
            && exception.ErrorId is ErrorIds.CredentialsNotFound or ErrorIds.RegionNotFound)
        {
            // What is missing now is what the emulator had brought.
            throw new ChimeException(
                ErrorIds.ConnectionFailed,
                ChimeErrorKind.ConnectionError,
                Text.Format(Messages.EmulatorStopped, endpoint.OriginalString));
        }
        catch (ChimeException exception) when (
            endpoint is { IsLoopback: true } && exception.ErrorId == ErrorIds.CredentialsNotFound)
        {
            throw new ChimeException(
                exception.ErrorId,
                exception.Kind,
                exception.Message + " " + Text.Format(Messages.AnyKeysForEmulator, endpoint.OriginalString),
                remedy: exception.Remedy);
        }
    }

    /// <summary>Finds the region that requests are signed for.</summary>
    /// <exception cref="ChimeException">
    /// Something given breaks a rule, a named profile does not exist, or no region was found.
    /// </exception>
    public Task<string> FindRegionAsync()
    {
        var endpoint = EndpointFinder.Find(options.EndpointUrl, origin.EndpointUrl, options.Service);
        return new RegionFinder(report).FindAsync(
            options, origin, EmulatorEndpoints.Find(endpoint?.OriginalString), FindProfile());
    }

    /// <summary>Says where requests would go; null when no region is known.</summary>
    /// <exception cref="ChimeException">Something that was given breaks a rule, or a named profile does not exist.</exception>
    public string? DescribeEndpoint()
    {
        var endpoint = EndpointFinder.Find(options.EndpointUrl, origin.EndpointUrl, options.Service);
        var emulator = EmulatorEndpoints.Find(endpoint?.OriginalString);
        var profile = FindProfile();
        return RegionFinder.FindKnown(options, origin, emulator, profile) is { } region && Regions.HasForm(region)
            ? Connection.Describe(emulator, new Uri(ServiceClient.EndpointOf(Configure(endpoint, region, profile))), region)
            : null;
    }

    private CredentialProfile? FindProfile() =>
        options.Keys is null ? Profiles.FindGiven(options.ProfileName, options.ProfileLocation) : null;

    private ClientConfig Configure(Uri? endpoint, string region, CredentialProfile? profile)
    {
        var config = ServiceClient.Of(options.Service).NewConfig();

        // The engine decides on retries: AWSSDK.Core does not know this service's throttling, nor which of its operations may be
        // sent twice.
        config.MaxErrorRetry = 0;
        config.MaxStaleConnectionRetries = 0;
        ServiceHttp.Configure(config);
        if (endpoint is null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }
        else
        {
            config.ServiceURL = endpoint.OriginalString.TrimEnd('/');
            if (EndpointRules.IsLoopback(endpoint) || (options.EndpointUrl is null && origin.EndpointUrl is not null))
            {
                // It is known to the letter; a FIPS or dual-stack setting of this machine is not meant for it.
                config.UseFIPSEndpoint = false;
                config.UseDualstackEndpoint = false;
            }
        }

        // With an endpoint, a profile's included, AWSSDK.Core would read the region to sign for out of the address.
        config.AuthenticationRegion = region;
        if (profile is not null)
        {
            config.Profile = new Profile(profile.Name, options.ProfileLocation);
        }

        return config;
    }

    private async Task<SharedCredentials> FindSignerAsync(CredentialProfile? profile, RegionFinder regions, bool isEmulator)
    {
        var found = await FindAsync(profile).ConfigureAwait(false);

        var signer = new SharedCredentials(found, () => FindAsync(FindProfile()), regions.FindOfSignInAsync);
        if (found.Credentials is not RefreshingAWSCredentials)
        {
            return signer;
        }

        // However a profile is named, its credentials are the same.
        var environment = CredentialFinder.Variables.Where(variable => found.Profile is null || variable != Profiles.NameVariable)
            .Select(Environment.GetEnvironmentVariable);
        return Signers.FindOrAdd(Fingerprint.Of([found.Profile?.Name, found.Profile?.Location, .. environment]), signer);

        Task<FoundCredentials> FindAsync(CredentialProfile? named) =>
            new CredentialFinder(options, named, isEmulator, report).FindAsync();
    }
}
