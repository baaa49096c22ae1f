using System.Net.Http;
using Amazon.Util;
using ChimeVoiceTools.Engine.Http;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>Asks the metadata endpoint of an EC2 instance, which other machines do not have.</summary>
/// <remarks>
/// AWSSDK.Core's own tries for half a minute, anew for each question, and holds locks meanwhile. Where there is an endpoint it
/// answers within milliseconds.
/// </remarks>
/// <param name="time">The clock.</param>
/// <param name="findEndpoint">Finds the endpoint; null when it is not to be asked.</param>
internal sealed class InstanceMetadata(TimeProvider time, Func<string?> findEndpoint)
{
    private const string TokenHeader = "X-aws-ec2-metadata-token";
    private const string TokenLifetimeHeader = "X-aws-ec2-metadata-token-ttl-seconds";
    private const string TokenLifetime = "300";

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MaxSilence = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private string? _silentEndpoint;
    private long _silentSince;

    public static InstanceMetadata Current { get; } = new(
        TimeProvider.System,
        static () => EC2InstanceMetadata.IsIMDSEnabled ? EC2InstanceMetadata.ServiceEndpoint.TrimEnd('/') : null);

    /// <summary>Asks for the region that the instance runs in; null when there is no answer.</summary>
    /// <param name="report">Takes a sentence about what is asked and what comes of it.</param>
    public Task<string?> GetRegionAsync(Action<string>? report) => AskAsync(
        Messages.MetadataRegion,
        async get => (await get("placement/region").ConfigureAwait(false)).Trim(),
        report);

    /// <summary>Asks for the credentials of the instance's role, as JSON; null when there is no answer.</summary>
    /// <param name="report">Takes a sentence about what is asked and what comes of it.</param>
    public Task<string?> GetCredentialsAsync(Action<string>? report) => AskAsync(
        Messages.MetadataCredentials,
        async get =>
        {
            var role = (await get("iam/security-credentials/").ConfigureAwait(false)).Split('\n')[0].Trim();
            return await get("iam/security-credentials/" + Uri.EscapeDataString(role)).ConfigureAwait(false);
        },
        report);

    private async Task<string?> AskAsync(string what, Func<Func<string, Task<string>>, Task<string>> ask, Action<string>? report)
    {
        if (findEndpoint() is not { } endpoint)
        {
            return null;
        }

        if (IsSilent(endpoint))
        {
            report?.Invoke(Text.Format(Messages.MetadataSilent, endpoint));
            return null;
        }

        report?.Invoke(Text.Format(Messages.MetadataAsked, endpoint, what, MaxTime.TotalSeconds));
        using var limit = TimeLimit.Start(MaxTime, time);
        try
        {
            var token = await GetTokenAsync(endpoint, limit.Token).ConfigureAwait(false);
            return await ask(path => GetAsync(endpoint, path, token, limit.Token)).ConfigureAwait(false);
        }
        catch (Exception exception) when (
            exception is HttpRequestException or OperationCanceledException or UriFormatException or InvalidOperationException)
        {
            lock (_gate)
            {
                _silentEndpoint = endpoint;
                _silentSince = time.GetTimestamp();
            }

            report?.Invoke(Text.Format(Messages.MetadataSilent, endpoint));
            return null;
        }
    }

    private bool IsSilent(string endpoint)
    {
        lock (_gate)
        {
            return _silentEndpoint == endpoint && time.GetElapsedTime(_silentSince) < MaxSilence;
        }
    }

    // Endpoints of the first version refuse to give a token, and ask for none.
    private static async Task<string?> GetTokenAsync(string endpoint, CancellationToken cancellationToken)
    {
        using var request = DirectHttp.Request(
            HttpMethod.Put, new Uri(endpoint + "/latest/api/token"), TokenLifetimeHeader, TokenLifetime);
        var token = (await DirectHttp.TryReadAsync(request, cancellationToken).ConfigureAwait(false))?.Trim();
        return token?.All(static character => character is > ' ' and <= '~') == true ? token : null;
    }

    private static async Task<string> GetAsync(string endpoint, string path, string? token, CancellationToken cancellationToken)
    {
        using var request = DirectHttp.Request(
            HttpMethod.Get, new Uri($"{endpoint}/latest/meta-data/{path}"), TokenHeader, token);
        return await DirectHttp.ReadAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
