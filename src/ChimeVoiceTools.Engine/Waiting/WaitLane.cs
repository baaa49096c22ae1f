using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Engine.Traffic;

namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>What the tasks of one wait that live in the same place and are of the same kind share.</summary>
internal sealed class WaitLane(Connection connection, KindTraffic kind, TaskOperations operations)
{
    public Connection Connection { get; } = connection;

    public RequestPace Pace { get; } = ConnectionTraffic.Of(connection).Pace;

    public KindTraffic Kind { get; } = kind;

    public TaskOperations Operations { get; } = operations;
}
