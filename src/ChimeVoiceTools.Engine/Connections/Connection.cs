using Amazon.ChimeSDKMediaPipelines;
using Amazon.ChimeSDKVoice;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SQS;
using ChimeVoiceTools.Engine.Credentials;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Connections;

/// <summary>One endpoint in one region with one set of credentials, and the client that calls it.</summary>
/// <remarks>
/// Several commands may use it at once. Each disposes of it when it has ended; the client is disposed of when the last of them
/// has done so and the pool keeps the connection no longer.
/// </remarks>
public sealed class Connection : IDisposable
{
    // Credentials that are refused again so soon after they were renewed are refused for another reason than their age.
    private static readonly TimeSpan RenewalLasts = TimeSpan.FromSeconds(60);

    private readonly object _gate = new();
    private readonly AmazonServiceClient _client;
    private readonly SharedCredentials? _credentials;
    private int _uses;
    private long? _renewedAt;
    private Task<bool>? _renewal;
    private volatile bool _isRefused;

    /// <summary>Makes a connection.</summary>
    /// <param name="client">The client.</param>
    /// <param name="region">The region that requests are signed for.</param>
    /// <param name="signer">The fingerprint of what chose the credentials.</param>
    /// <param name="emulator">The emulator of this process that is there; null when none is.</param>
    /// <param name="credentials">What signs the requests; null when it is not known.</param>
    internal Connection(
        AmazonServiceClient client,
        string region,
        string signer,
        EmulatorEndpoint? emulator = null,
        SharedCredentials? credentials = null)
    {
        _client = client;
        Region = region;
        Emulator = emulator;
        EndpointUrl = ServiceClient.EndpointOf(client.Config);
        Key = new EndpointKey(EndpointUrl, region, signer);
        _credentials = credentials;
    }

    /// <summary>The region that requests are signed for.</summary>
    public string Region { get; }

    /// <summary>The endpoint that requests go to.</summary>
    public string EndpointUrl { get; }

    /// <summary>
    /// The emulator of this process that the connection was made to, which may have been stopped since; null for any other
    /// endpoint.
    /// </summary>
    internal EmulatorEndpoint? Emulator { get; }

    /// <summary>Whether it leads to media insights pipelines, and not to voice connectors.</summary>
    internal bool IsMediaPipelines => _client is IAmazonChimeSDKMediaPipelines;

    /// <summary>The client of Chime SDK Voice, on a connection to it.</summary>
    internal IAmazonChimeSDKVoice Voice => (IAmazonChimeSDKVoice)_client;

    /// <summary>The client of Chime SDK Media Pipelines, on a connection to it.</summary>
    internal IAmazonChimeSDKMediaPipelines MediaPipelines => (IAmazonChimeSDKMediaPipelines)_client;

    /// <summary>The client of Simple Queue Service, on a connection to it.</summary>
    internal IAmazonSQS Queues => (IAmazonSQS)_client;

    /// <summary>The client of Security Token Service, on a connection to it.</summary>
    internal IAmazonSecurityTokenService SecurityToken => (IAmazonSecurityTokenService)_client;

    /// <summary>What this connection shares with every other one that leads to the same tasks and the same quotas.</summary>
    internal EndpointKey Key { get; }

    /// <summary>The running commands that the same credentials sign for; null when these never ask anything.</summary>
    internal MfaPrompts? Prompts => _credentials?.Prompts;

    /// <summary>Whether the credentials were refused for good, so that who comes later looks for them anew.</summary>
    internal bool IsRefused => _isRefused || _credentials?.IsRefused == true;

    /// <summary>Says where requests go, as it stands in a sentence.</summary>
    internal string EndpointDescription => Describe(Emulator, new Uri(EndpointUrl), Region);

    /// <summary>Says where requests go and who signs them, as a sentence.</summary>
    internal string Description => Text.Format(Messages.Connected, EndpointDescription, _credentials?.Source);

    /// <summary>Says that a command uses it no longer.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (--_uses > 0)
            {
                return;
            }
        }

        _client.Dispose();
    }

    /// <summary>Says where requests go, as it stands in a sentence.</summary>
    internal static string Describe(EmulatorEndpoint? emulator, Uri endpoint, string region) =>
        Text.Format(emulator is null ? Messages.EndpointOfService : Messages.EndpointOfEmulator, endpoint.Authority, region);

    /// <summary>Says that it is used once more: by a command, or by the pool.</summary>
    internal void Use()
    {
        lock (_gate)
        {
            _uses++;
        }
    }

    /// <summary>Takes note that the credentials were refused for good.</summary>
    internal void Refuse()
    {
        _isRefused = true;
        _credentials?.Refuse();
    }

    /// <summary>Has the credentials' source asked again, after they were refused: a session token may have expired.</summary>
    /// <param name="sentAt">When the refused request was sent.</param>
    /// <param name="time">The clock that says so.</param>
    /// <returns>
    /// True when there are newer credentials than the refused ones, so that the request is worth sending again.
    /// </returns>
    internal Task<bool> RenewCredentialsAsync(long sentAt, TimeProvider time)
    {
        lock (_gate)
        {
            if (_renewal is { IsCompleted: false })
            {
                return _renewal;
            }

            if (_credentials is not { CanRenew: true } credentials
                || (_renewedAt < sentAt && time.GetElapsedTime(_renewedAt.Value) < RenewalLasts))
            {
                return Task.FromResult(false);
            }

            // Requests that were under way with the old credentials are refused after the renewal, too.
            return _renewedAt >= sentAt ? Task.FromResult(true) : _renewal = RenewAsync(credentials, sentAt, time);
        }
    }

    private async Task<bool> RenewAsync(SharedCredentials credentials, long sentAt, TimeProvider time)
    {
        try
        {
            await credentials.RenewAsync(sentAt, time).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The refusal is the better reason to tell.
            return false;
        }

        lock (_gate)
        {
            _renewedAt = time.GetTimestamp();
        }

        return true;
    }
}

/// <summary>
/// What several connections have in common that lead to the same limits: the endpoint, the region, and who signs. One that
/// parameters name and one that a piped task names may be two connections with one key.
/// </summary>
/// <param name="EndpointUrl">The endpoint.</param>
/// <param name="Region">The region that requests are signed for.</param>
/// <param name="Signer">The fingerprint of what chose the credentials.</param>
internal sealed record EndpointKey(string EndpointUrl, string Region, string Signer);
