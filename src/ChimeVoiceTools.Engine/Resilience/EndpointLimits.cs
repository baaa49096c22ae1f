using System.Collections.Concurrent;
using ChimeVoiceTools.Engine.Connections;

namespace ChimeVoiceTools.Engine.Resilience;

/// <summary>
/// What this session has learned of the limits of one account at one endpoint: how fast requests are taken, and for each kind
/// of task whether its quota has room. All commands that go there share it.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="random">The source of jitter.</param>
internal sealed class EndpointLimits(TimeProvider time, Random random)
{
    // Beyond so many endpoints, what is known of the one that was asked for longest ago is forgotten: it is learned anew in
    // seconds.
    private const int MostEndpoints = 100;

    private static readonly ConcurrentDictionary<(EndpointKey Endpoint, TimeProvider Time), EndpointLimits> Known = new();

    private readonly ConcurrentDictionary<string, QuotaLimiter> _quotas = new();
    private long _usedAt;

    public TimeProvider Time => time;

    public RequestPace Pace { get; } = new(time);

    public RetryPolicy Retries { get; } = new(Backoff.ForRequests(random));

    /// <summary>Gets the limits that a connection meets.</summary>
    public static EndpointLimits Of(Connection connection, TimeProvider? time = null, Random? random = null)
    {
        var clock = time ?? TimeProvider.System;
        var limits = Known.GetOrAdd((connection.Key, clock), _ => new EndpointLimits(clock, random ?? Clock.Random));
        Volatile.Write(ref limits._usedAt, clock.GetTimestamp());
        if (Known.Count > MostEndpoints)
        {
            Known.TryRemove(Known.OrderBy(static entry => entry.Value._usedAt).First().Key, out _);
        }

        return limits;
    }

    /// <summary>Gets the limiter of the quota that tasks of a kind count towards.</summary>
    /// <param name="kind">The name of the kind.</param>
    public QuotaLimiter Quota(string kind) => _quotas.GetOrAdd(kind, _ => new QuotaLimiter(time, Backoff.ForQuota(random)));
}
