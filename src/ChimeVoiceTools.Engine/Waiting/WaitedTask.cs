using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>One task of one wait, due when it is read next. There are thousands of them: what they can share, they do.</summary>
internal sealed class WaitedTask(TaskWaiter waiter, ChimeTask task, WaitLane lane, long since, long number) : Scheduled
{
    public TaskWaiter Waiter { get; } = waiter;

    public WaitLane Lane { get; } = lane;

    /// <summary>The task as it was last seen.</summary>
    public ChimeTask Task { get; set; } = task;

    /// <summary>When it was started, as far as this session knows; or else when it was first seen.</summary>
    public long Since { get; } = since;

    /// <summary>When it was last seen running.</summary>
    public long SeenAt { get; set; } = since;

    /// <summary>When the reading that is under way was sent.</summary>
    public long SentAt { get; set; }

    /// <summary>Its place in the order of the input.</summary>
    public long Number { get; } = number;

    /// <summary>Whether its age is known.</summary>
    public bool HasAge { get; init; }

    /// <summary>Whether it is read early, to find out for all whether tasks end sooner here than the service's stages say.</summary>
    public bool IsScout { get; set; }

    /// <summary>Readings in a row that failed.</summary>
    public int Faults { get; set; }

    public ChimeException? LastFault { get; set; }
}
