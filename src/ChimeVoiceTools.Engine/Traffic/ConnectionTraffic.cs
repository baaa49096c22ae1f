using System.Collections.Concurrent;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Engine.Waiting;

namespace ChimeVoiceTools.Engine.Traffic;

/// <summary>
/// What this session has learned about one place where tasks live: how fast it takes requests, how long its tasks take,
/// and when its places come free. All commands that go there share it.
/// </summary>
internal sealed class ConnectionTraffic
{
    private static readonly ConcurrentDictionary<EndpointKey, ConnectionTraffic> Known = new();

    private readonly KindTraffic _searches;
    private readonly KindTraffic _analyses;

    public ConnectionTraffic(TimeProvider time)
    {
        Pace = new RequestPace(time);
        _searches = new KindTraffic(time);
        _analyses = new KindTraffic(time);
    }

    public RequestPace Pace { get; }

    public static ConnectionTraffic Of(Connection connection) =>
        Known.GetOrAdd(connection.Key, static _ => new ConnectionTraffic(TimeProvider.System));

    public KindTraffic Of(ChimeTask task) => task is SpeakerSearchTask ? _searches : _analyses;

    public KindTraffic Of(TaskStart start) => start is SpeakerSearchStart ? _searches : _analyses;
}
