using Amazon.ChimeSDKVoice;
using Amazon.ChimeSDKVoice.Model;
using ChimeVoiceTools.Engine.Credentials;
using ChimeVoiceTools.Engine.Endpoints;

namespace ChimeVoiceTools.Engine.Connections;

/// <summary>One endpoint in one region with one set of credentials, and the client that speaks to it.</summary>
public sealed class Connection
{
    // Credentials that are refused again so soon after they were renewed are refused for another reason than their age.
    private static readonly TimeSpan RenewalLasts = TimeSpan.FromSeconds(60);

    private readonly object _gate = new();
    private readonly Func<long, TimeProvider, Task<IAmazonChimeSDKVoice>>? _renew;
    private volatile IAmazonChimeSDKVoice _client;
    private long? _renewedAt;
    private Task<bool>? _renewal;

    /// <summary>Makes a connection.</summary>
    /// <param name="client">The client.</param>
    /// <param name="region">The region that requests are signed for.</param>
    /// <param name="signer">The fingerprint of what chose the credentials.</param>
    /// <param name="renew">
    /// Makes a client with credentials fresh from their provider, given when the refused request was sent and the clock that says so;
    /// null when there is no provider to ask again.
    /// </param>
    /// <param name="emulator">The emulator of this process that is there; null when none is.</param>
    /// <param name="questions">The running commands that the same credentials sign for; null when these never ask anything.</param>
    internal Connection(
        IAmazonChimeSDKVoice client,
        string region,
        string signer,
        Func<long, TimeProvider, Task<IAmazonChimeSDKVoice>>? renew,
        EmulatorEndpoint? emulator = null,
        CodeQuestions? questions = null)
    {
        Emulator = emulator;
        Questions = questions;
        _client = client;
        _renew = renew;
        Region = region;
        EndpointUrl = EndpointOf(client);
        Key = new EndpointKey(EndpointUrl, region, signer);
    }

    /// <summary>The region that requests are signed for.</summary>
    public string Region { get; }

    /// <summary>The endpoint that requests go to.</summary>
    public string EndpointUrl { get; }

    /// <summary>The emulator of this process that the connection was made to, which may have been stopped since; null for any other endpoint.</summary>
    internal EmulatorEndpoint? Emulator { get; }

    internal IAmazonChimeSDKVoice Client => _client;

    /// <summary>What this connection shares with every other one that leads to the same tasks and the same quotas.</summary>
    internal EndpointKey Key { get; }

    /// <summary>The running commands that the same credentials sign for; null when these never ask anything.</summary>
    internal CodeQuestions? Questions { get; }

    internal static string EndpointOf(IAmazonChimeSDKVoice client) =>
        client.DetermineServiceOperationEndpoint(new GetSpeakerSearchTaskRequest { VoiceConnectorId = "any", SpeakerSearchTaskId = "any" })
            .URL.TrimEnd('/');

    /// <summary>Takes note that the credentials were refused for good: the next command looks for them anew.</summary>
    internal void Refuse() => ConnectionPool.Forget(this);

    /// <summary>Has the credentials' provider asked again, after they were refused: a session token may have expired.</summary>
    /// <param name="sentAt">When the refused request was sent.</param>
    /// <param name="time">The clock that says so.</param>
    /// <returns>True when there are newer credentials than the refused ones, so that the request is worth sending again.</returns>
    internal Task<bool> RenewCredentialsAsync(long sentAt, TimeProvider time)
    {
        lock (_gate)
        {
            if (_renewal is { IsCompleted: false })
            {
                return _renewal;
            }

            if (_renew is null || (_renewedAt < sentAt && time.GetElapsedTime(_renewedAt.Value) < RenewalLasts))
            {
                return Task.FromResult(false);
            }

            // Requests that were under way with the old credentials are refused after the renewal, too.
            return _renewedAt >= sentAt ? Task.FromResult(true) : _renewal = RenewAsync(_renew, sentAt, time);
        }
    }

    private async Task<bool> RenewAsync(Func<long, TimeProvider, Task<IAmazonChimeSDKVoice>> renew, long sentAt, TimeProvider time)
    {
        try
        {
            _client = await renew(sentAt, time).ConfigureAwait(false);
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
