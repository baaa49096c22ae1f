using System.Collections.Concurrent;

namespace ChimeVoiceTools.Engine.Connections;

/// <summary>
/// The emulators of this process. Only for their endpoints does the engine bring credentials and a region of
/// its own, so these reach nothing else.
/// </summary>
public static class LocalEndpoints
{
    private const string StoppedRegion = "";

    private static readonly ConcurrentDictionary<string, string> Regions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Credentials that open nothing but an emulator.</summary>
    internal static AccessKeys Keys { get; } = new("EMULATOR", "emulator");

    /// <summary>Says that an emulator answers at an endpoint.</summary>
    /// <param name="endpointUrl">The endpoint.</param>
    /// <param name="region">The region that the emulator stands for.</param>
    public static void Started(string endpointUrl, string region) => Regions[Normalize(endpointUrl)] = region;

    /// <summary>Says that the emulator at an endpoint is gone.</summary>
    /// <param name="endpointUrl">The endpoint.</param>
    public static void Stopped(string endpointUrl) => Regions[Normalize(endpointUrl)] = StoppedRegion;

    /// <summary>The region of the emulator that runs at an endpoint; null when none of this process does.</summary>
    internal static string? RegionOf(string? endpointUrl) =>
        endpointUrl is not null && Regions.TryGetValue(Normalize(endpointUrl), out string? region) && region != StoppedRegion ? region : null;

    /// <summary>Whether an emulator of this process was at an endpoint and is gone.</summary>
    internal static bool IsStopped(string endpointUrl) =>
        Regions.TryGetValue(Normalize(endpointUrl), out string? region) && region == StoppedRegion;

    private static string Normalize(string endpointUrl) => endpointUrl.TrimEnd('/');
}
