using ChimeVoiceTools.Engine.Traffic;

namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>Readings that are due and held back by the pace of their connection; due itself when the next may go.</summary>
internal sealed class HeldReadings(RequestPace pace) : Scheduled
{
    public RequestPace Pace { get; } = pace;

    public Queue<WaitedTask> Readings { get; } = new();
}
