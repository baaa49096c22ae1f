using ChimeVoiceTools.Engine.Waiting;

namespace ChimeVoiceTools.Engine.Traffic;

/// <summary>What this session has learned about one kind of task at one place: each kind has its own quota and its own stages.</summary>
internal sealed class KindTraffic(TimeProvider time)
{
    public DurationModel Durations { get; } = new();

    public PlaceQueue Places { get; } = new(time);
}
