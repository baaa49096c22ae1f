using System.Collections.Concurrent;

namespace ChimeVoiceTools.Engine.Endpoints;

/// <summary>
/// The emulators of this process. Only for their endpoints does the engine bring credentials and a region of its own, which
/// therefore reach nothing else.
/// </summary>
public static class EmulatorEndpoints
{
    private static readonly ConcurrentDictionary<string, EmulatorEndpoint> Known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Says that an emulator answers at an endpoint.</summary>
    /// <param name="endpointUrl">The endpoint.</param>
    /// <param name="region">The region that the emulator stands for.</param>
    /// <param name="taskDuration">Gets how long its tasks take, in real time, where no scenario says otherwise.</param>
    /// <returns>The endpoint.</returns>
    public static EmulatorEndpoint Started(string endpointUrl, string region, Func<TimeSpan> taskDuration) =>
        Known[Normalize(endpointUrl)] = new EmulatorEndpoint(region, taskDuration);

    /// <summary>Says that the emulator at an endpoint is gone: what answers there from now on is another service.</summary>
    /// <param name="endpointUrl">The endpoint.</param>
    public static void Stopped(string endpointUrl) => Find(endpointUrl)?.End();

    /// <summary>Finds the emulator that runs at an endpoint; null when none of this process does.</summary>
    internal static EmulatorEndpoint? Find(string? endpointUrl) =>
        FindAny(endpointUrl) is { IsRunning: true } emulator ? emulator : null;

    /// <summary>
    /// Whether the last emulator at an endpoint was stopped, so that whatever answers there now is another service.
    /// </summary>
    internal static bool HadOne(string endpointUrl) => FindAny(endpointUrl) is { IsRunning: false };

    private static EmulatorEndpoint? FindAny(string? endpointUrl) =>
        endpointUrl is not null && Known.TryGetValue(Normalize(endpointUrl), out var emulator) ? emulator : null;

    private static string Normalize(string endpointUrl) => endpointUrl.TrimEnd('/');
}
