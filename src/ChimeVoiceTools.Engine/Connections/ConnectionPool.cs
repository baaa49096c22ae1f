using System.Collections.Concurrent;
using System.IO;
using Amazon;
using Amazon.ChimeSDKVoice;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using ChimeVoiceTools.Engine.Credentials;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Connections;

/// <summary>Finds region, endpoint and credentials, and keeps one client for each combination of them.</summary>
public static class ConnectionPool
{
    private const string DefaultProfile = "default";

    // They open nothing but an emulator.
    private static readonly AccessKeys EmulatorKeys = new("EMULATOR", "emulator");

    // Everything outside of the parameters that decides on a connection: when one of them changes, so may the connection.
    private static readonly string[] EndpointVariables =
    [
        "AWS_ENDPOINT_URL_CHIME_SDK_VOICE",
        "AWS_ENDPOINT_URL",
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
        "AWS_REGION",
        "AWS_USE_FIPS_ENDPOINT",
        "AWS_USE_DUALSTACK_ENDPOINT",
    ];

    private static readonly string[] CredentialVariables =
    [
        "AWS_PROFILE",
        "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "AWS_SHARED_CREDENTIALS_FILE",
        "AWS_CONFIG_FILE",
        "AWS_ROLE_ARN",
        "AWS_WEB_IDENTITY_TOKEN_FILE",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    ];

    private static readonly ConcurrentDictionary<Key, Connection> Connections = new();

    // Several connections may be signed for by the same credentials: a task that is piped in has another endpoint than none.
    private static readonly ConcurrentDictionary<Signer, SharedCredentials> Signers = new();

    /// <summary>The connection for what was given, made on first use.</summary>
    /// <param name="options">What the user gave.</param>
    /// <param name="origin">What a piped object brought with it.</param>
    /// <param name="cancellationToken">Ends the search for credentials and region.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="ChimeException">
    /// Something given breaks a rule, a named profile does not exist, or no region or no credentials were found.
    /// </exception>
    public static async Task<Connection> GetAsync(ConnectionOptions options, TaskOrigin origin, CancellationToken cancellationToken)
    {
        string? endpoint = options.EndpointUrl ?? origin.EndpointUrl;
        var key = new Key(
            options,
            origin,
            Values(EndpointVariables) + "\n" + Values(CredentialVariables),
            EmulatorEndpoints.Find(endpoint ?? ConfiguredEndpoint()?.Url));
        if (Connections.TryGetValue(key, out Connection? known))
        {
            return known;
        }

        // Profiles are files, and the region and credentials of an instance are a request away.
        try
        {
            Connection made = await Task.Run(() => ConnectAsync(options, origin), cancellationToken).ConfigureAwait(false);
            return Connections.GetOrAdd(key, made);
        }
        catch (InvalidDataException exception)
        {
            // The message quotes the line that is wrong, and in a credentials file that may be a secret.
            throw new ChimeException(ErrorIds.CredentialsNotFound, ChimeErrorKind.AuthenticationError, Messages.ConfigurationMalformed, exception);
        }
        catch (Exception exception) when (exception is AmazonClientException or ArgumentException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            // A file that can't be read, or settings of this machine that don't go together.
            throw new ChimeException(
                ErrorIds.InvalidParameter,
                ChimeErrorKind.InvalidArgument,
                Text.Format(Messages.ConnectionNotMade, Text.Sentence(exception.Message)),
                exception);
        }
    }

    /// <summary>Drops a connection and its credentials, so that these are read anew the next time.</summary>
    internal static void Forget(Connection connection)
    {
        Connections.RemoveWhere(known => ReferenceEquals(known, connection));
        Signers.RemoveWhere(signer => ReferenceEquals(signer.Questions, connection.Questions));
    }

    /// <summary>The region that AWSSDK.Core finds on this machine; null when there is none.</summary>
    internal static string? FallbackRegion()
    {
        try
        {
            return FallbackRegionFactory.GetRegionEndpoint()?.SystemName;
        }
        catch (AmazonClientException)
        {
            return null;
        }
    }

    private static void Forget(SharedCredentials credentials)
    {
        Signers.RemoveWhere(known => ReferenceEquals(known, credentials));
        Connections.RemoveWhere(known => ReferenceEquals(known.Questions, credentials.Questions));
    }

    private static void RemoveWhere<TKey, TValue>(this ConcurrentDictionary<TKey, TValue> entries, Predicate<TValue> isMeant)
        where TKey : notnull
    {
        foreach (KeyValuePair<TKey, TValue> entry in entries)
        {
            if (isMeant(entry.Value))
            {
                entries.TryRemove(entry.Key, out _);
            }
        }
    }

    private static string Values(IEnumerable<string> variables) => string.Join("\n", variables.Select(Environment.GetEnvironmentVariable));

    private static async Task<Connection> ConnectAsync(ConnectionOptions options, TaskOrigin origin)
    {
        (IAmazonChimeSDKVoice client, AWSCredentials credentials, string region) = await MakeClientAsync(options, origin).ConfigureAwait(false);
        // What was given as keys has no provider that could be asked for newer ones.
        return new Connection(
            client,
            region,
            options.SignerFingerprint(),
            credentials is BasicAWSCredentials or SessionAWSCredentials ? null : RenewAsync,
            EmulatorEndpoints.Find(Connection.EndpointOf(client)),
            (credentials as SharedCredentials)?.Questions);

        async Task<IAmazonChimeSDKVoice> RenewAsync(long sentAt, TimeProvider time)
        {
            if (credentials is SharedCredentials shared)
            {
                await shared.RenewAsync(sentAt, time).ConfigureAwait(false);
                return client;
            }

            (client, credentials, _) = await MakeClientAsync(options, origin).ConfigureAwait(false);
            return client;
        }
    }

    private static async Task<(IAmazonChimeSDKVoice Client, AWSCredentials Credentials, string Region)> MakeClientAsync(ConnectionOptions options, TaskOrigin origin)
    {
        Uri? endpoint = FindEndpoint(options, origin, out bool ownConfiguration);
        try
        {
            return await MakeClientAsync(options, origin, endpoint, ownConfiguration).ConfigureAwait(false);
        }
        catch (ChimeException exception) when (
            endpoint is not null && EmulatorEndpoints.HadOne(endpoint.OriginalString) && exception.ErrorId is ErrorIds.CredentialsNotFound or ErrorIds.RegionNotFound)
        {
            // What is missing now is what the emulator had brought.
            throw new ChimeException(
                ErrorIds.ConnectionFailed, ChimeErrorKind.ConnectionError, Text.Format(Messages.EmulatorStopped, endpoint!.OriginalString), exception);
        }
        catch (ChimeException exception) when (endpoint is { IsLoopback: true } && exception.ErrorId == ErrorIds.CredentialsNotFound)
        {
            throw new ChimeException(
                exception.ErrorId, exception.Kind, exception.Message + " " + Text.Format(Messages.AnyKeysForEmulator, endpoint.OriginalString), exception.InnerException);
        }
    }

    private static async Task<(IAmazonChimeSDKVoice Client, AWSCredentials Credentials, string Region)> MakeClientAsync(
        ConnectionOptions options, TaskOrigin origin, Uri? endpoint, bool ownConfiguration)
    {
        string? emulatorRegion = EmulatorEndpoints.Find(endpoint?.OriginalString)?.Region;
        CredentialProfile? profile = FindProfile(options);
        string region = FindRegion(options, origin, emulatorRegion, profile);

        var config = new AmazonChimeSDKVoiceConfig
        {
            // The engine decides on retries: AWSSDK.Core does not know this service's throttling, nor which of its
            // operations may be sent twice.
            MaxErrorRetry = 0,
            MaxStaleConnectionRetries = 0,
            Timeout = TimeSpan.FromSeconds(30),
#if NET
            HttpClientFactory = new SingleSendHttpClientFactory(),
#endif
        };
        if (endpoint is null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }
        else
        {
            config.ServiceURL = endpoint.OriginalString.TrimEnd('/');
        }

        // With an endpoint, a profile's included, AWSSDK.Core would read the region to sign for out of the address.
        config.AuthenticationRegion = region;

        if (!ownConfiguration)
        {
            // The endpoint is known to the letter; a FIPS or dual-stack setting of this machine can't change it.
            config.UseFIPSEndpoint = false;
            config.UseDualstackEndpoint = false;
        }

        if (profile is not null)
        {
            config.Profile = new Profile(profile.Name, options.ProfileLocation);
        }

        AWSCredentials credentials = await FindSignerAsync(options, profile, config, emulatorRegion is not null).ConfigureAwait(false);
        var client = new AmazonChimeSDKVoiceClient(credentials, config);
#if NETFRAMEWORK
        SingleSend.Require(client);
#endif
        EndpointRules.RequireEncryption(new Uri(Connection.EndpointOf(client)), Messages.SourceConfiguration);
        return (client, credentials, region);
    }

    private static Uri? FindEndpoint(ConnectionOptions options, TaskOrigin origin, out bool ownConfiguration)
    {
        ownConfiguration = false;
        if (!string.IsNullOrEmpty(options.EndpointUrl))
        {
            Uri given = EndpointRules.Parse(options.EndpointUrl!, nameof(options.EndpointUrl));
            ownConfiguration = !EndpointRules.IsLoopback(given);
            return given;
        }

        if (!string.IsNullOrEmpty(origin.EndpointUrl))
        {
            return EndpointRules.ParseFromObject(origin.EndpointUrl!);
        }

        if (ConfiguredEndpoint() is { } configured)
        {
            Uri uri = EndpointRules.Parse(configured.Url, configured.Variable);
            ownConfiguration = !EndpointRules.IsLoopback(uri);
            return uri;
        }

        ownConfiguration = true;
        return null;
    }

    private static (string Variable, string Url)? ConfiguredEndpoint()
    {
        if (string.Equals(Environment.GetEnvironmentVariable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"), "true", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        foreach (string variable in new[] { "AWS_ENDPOINT_URL_CHIME_SDK_VOICE", "AWS_ENDPOINT_URL" })
        {
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } url)
            {
                return (variable, url);
            }
        }

        return null;
    }

    private static CredentialProfile? FindProfile(ConnectionOptions options)
    {
        if (options.Keys is not null || (options.ProfileName is null && options.ProfileLocation is null))
        {
            return null;
        }

        string name = options.ProfileName ?? DefaultProfile;
        return new CredentialProfileStoreChain(options.ProfileLocation).TryGetProfile(name, out CredentialProfile profile)
            ? profile
            : throw new ChimeException(
                ErrorIds.CredentialsNotFound,
                ChimeErrorKind.AuthenticationError,
                Text.Format(Messages.ProfileNotFound, name, options.ProfileLocation ?? Messages.UsualProfilePlaces));
    }

    private static string FindRegion(ConnectionOptions options, TaskOrigin origin, string? emulatorRegion, CredentialProfile? profile)
    {
        string? region = options.Region ?? origin.Region ?? emulatorRegion ?? options.SessionRegion ?? profile?.Region?.SystemName ?? FallbackRegion();
        if (string.IsNullOrEmpty(region))
        {
            throw new ChimeException(ErrorIds.RegionNotFound, ChimeErrorKind.InvalidArgument, Messages.RegionNotFound, remedy: ChimeRemedy.Region);
        }

        return HasRegionForm(region!) ? region! : throw Rules.Broken(nameof(options.Region), region, Messages.RuleRegion);
    }

    // Two words or more of letters and digits, with hyphens between them, and a letter first. To make a regular expression
    // for it takes several milliseconds of a process's first call.
    private static bool HasRegionForm(string region)
    {
        string[] words = region.Split('-');
        return words.Length > 1
            && region[0] is >= 'a' and <= 'z'
            && Array.TrueForAll(words, static word => word.Length > 0 && word.All(static character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9')));
    }

    private static async Task<AWSCredentials> FindSignerAsync(
        ConnectionOptions options, CredentialProfile? profile, AmazonChimeSDKVoiceConfig config, bool isOwnEmulator)
    {
        (AWSCredentials found, ProfileOrigin? from) = await FindAsync(profile).ConfigureAwait(false);
        if (found is not RefreshingAWSCredentials)
        {
            return found;
        }

        // However a profile is named, its credentials are the same.
        var signer = new Signer(from?.Name, from?.Location, Values(from is null ? CredentialVariables : CredentialVariables.Skip(1)));
        return Signers.GetOrAdd(signer, _ => new SharedCredentials(found, from, FindAgainAsync, Forget));

        async Task<AWSCredentials> FindAgainAsync() => (await FindAsync(FindProfile(options)).ConfigureAwait(false)).Credentials;

        Task<(AWSCredentials Credentials, ProfileOrigin? From)> FindAsync(CredentialProfile? named) => FindCredentialsAsync(options, named, config, isOwnEmulator);
    }

    private static async Task<(AWSCredentials Credentials, ProfileOrigin? From)> FindCredentialsAsync(
        ConnectionOptions options, CredentialProfile? profile, AmazonChimeSDKVoiceConfig config, bool isOwnEmulator)
    {
        if (options.Keys is not null)
        {
            return (FromKeys(options.Keys), null);
        }

        try
        {
            SignInClients.Use();
            if (profile is not null)
            {
                return (AWSCredentialsFactory.GetAWSCredentials(profile, profile.CredentialProfileStore), ProfileOrigin.Of(profile, options.ProfileLocation));
            }

            if ((options.Credential ?? (isOwnEmulator && options.CredentialObject is null ? EmulatorKeys : null)) is { } keys)
            {
                return (FromKeys(keys), null);
            }

            // An emulator has credentials of its own: the session's need not be renewed for it.
            if ((options.CredentialObject ?? options.SessionCredentials) is { } foreign)
            {
                foreign.Require();
                return (new BorrowedCredentials(foreign), null);
            }

            return FindDefaultProfile() is { } found
                ? found
                : (await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync(config).ConfigureAwait(false), null);
        }
        catch (Exception exception) when (exception is AmazonClientException or ArgumentException or InvalidOperationException or InvalidDataException)
        {
            throw new ChimeException(
                ErrorIds.CredentialsNotFound,
                ChimeErrorKind.AuthenticationError,
                profile is null
                    ? Messages.CredentialsNotFound
                    : Text.Format(Messages.ProfileWithoutCredentials, profile.Name, Text.Sentence(exception.Message)),
                exception,
                profile is null ? ChimeRemedy.Credentials : ChimeRemedy.None);
        }
    }

    /// <summary>
    /// The credentials of the profile that holds where none is named, at its place in AWSSDK.Core's order: what that finds by itself
    /// leaves out the profiles that need a code or a sign-in, and does not say so.
    /// </summary>
    private static (AWSCredentials Credentials, ProfileOrigin? From)? FindDefaultProfile()
    {
        if ((Has("AWS_ACCESS_KEY_ID") && Has("AWS_SECRET_ACCESS_KEY")) || (Has("AWS_WEB_IDENTITY_TOKEN_FILE") && Has("AWS_ROLE_ARN")))
        {
            return null;
        }

        try
        {
            return new CredentialProfileStoreChain().TryGetProfile(DefaultAWSCredentialsIdentityResolver.GetProfileName(), out CredentialProfile profile)
                && profile.CanCreateAWSCredentials
                    ? (AWSCredentialsFactory.GetAWSCredentials(profile, profile.CredentialProfileStore), ProfileOrigin.Of(profile, null))
                    : null;
        }
        catch (InvalidDataException)
        {
            // As AWSSDK.Core does, what comes after profiles is tried.
            return null;
        }

        static bool Has(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
    }

    private static AWSCredentials FromKeys(AccessKeys keys) => keys.SessionToken is null
        ? new BasicAWSCredentials(keys.AccessKey, keys.SecretKey)
        : new SessionAWSCredentials(keys.AccessKey, keys.SecretKey, keys.SessionToken);

    private sealed record Signer(string? Profile, string? Location, string Environment);

    private sealed record Key(ConnectionOptions Options, TaskOrigin Origin, string Environment, EmulatorEndpoint? Emulator);
}
