using ChimeVoiceTools.Emulator.Notifications;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.Scenarios;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator;

/// <summary>How an emulator starts.</summary>
public sealed class EmulatorOptions
{
    /// <summary>Gets the TCP port to listen on; 0, the default, picks a free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// Gets how long a task takes on the emulator's clock; 20 seconds by default. A speaker search has identified the voice
    /// after 10 seconds, or half-way if that is sooner, and has a voiceprint at the end. A voice tone analysis takes as long
    /// as its call, if a scenario ends that.
    /// </summary>
    public TimeSpan TaskDuration { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Gets the region that the emulator stands for, which is in its ARNs and notifications.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>Gets what the emulator's ids, voices and random values follow from: the same seed gives the same ones.</summary>
    public int Seed { get; init; }

    /// <summary>Gets how many seconds of the emulator's clock pass in a second; 1 by default.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Gets the quotas at the start; null for the scenario's, or without any the service's own.</summary>
    public EmulatorQuotas? Quotas { get; init; }

    /// <summary>Gets the scenario; null for what follows from the seed.</summary>
    public EmulatorScenario? Scenario { get; init; }

    /// <summary>Gets how notifications are delivered; null for the scenario's way, and to the log only.</summary>
    public EmulatorNotifications? Notifications { get; init; }

    /// <summary>Gets how many requests and how many notifications the logs keep, the newest ones; 10,000 by default.</summary>
    public int LogCapacity { get; init; } = 10_000;

    /// <summary>
    /// Gets how often a message in the emulator's queue is received before it goes to the dead-letter queue; 5 by default, 0 for
    /// any number of times.
    /// </summary>
    public int MaxReceiveCount { get; init; } = 5;

    /// <summary>Gets where the emulator's clock takes its time from; null for the system's.</summary>
    public TimeProvider? TimeProvider { get; init; }

    /// <summary>Checks the options, as starting with them does.</summary>
    /// <exception cref="ArgumentException">An option breaks its rule; the message names both.</exception>
    public void Validate()
    {
        Require(Port is >= 0 and <= 65535, Messages.PortRule);
        Require(TaskDuration > TimeSpan.Zero && TaskDuration <= TimeSpan.FromDays(1), Messages.TaskDurationRule);
        Require(
            Region is { Length: > 0 and <= 64 } && Region.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'),
            Messages.RegionRule);
        Require(Speed is > 0 and <= 1_000_000, Messages.SpeedRule);
        Require(LogCapacity is >= 0 and <= 10_000_000, Messages.LogCapacityRule);
        Require(MaxReceiveCount is >= 0 and <= 1000, Messages.MaxReceiveCountRule);
        Quotas?.Validate();
        Notifications?.Validate();
    }

    internal static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException(rule);
        }
    }
}
