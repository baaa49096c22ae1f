using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator;

/// <summary>How an emulator starts. Values that break a rule are refused by what is started with them.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The TCP port to listen on; 0, the default, picks a free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// How long a task takes on the emulator's clock; 20 seconds by default. A speaker search has identified the voice
    /// half-way, or after 10 seconds where half-way is later, and has a voiceprint at the end.
    /// </summary>
    public TimeSpan TaskDuration { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The region that the emulator plays, which stands in its ARNs and notifications.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>What the emulator's ids, voices and chance follow from: the same seed gives the same ones.</summary>
    public int Seed { get; init; }

    /// <summary>How many seconds of the emulator's clock pass in a second: 1 by default.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>The quotas in force at the start; null for the scenario's, or without any the service's own.</summary>
    public EmulatorQuotas? Quotas { get; init; }

    /// <summary>What the emulator plays; null for what follows from the seed.</summary>
    public EmulatorScenario? Scenario { get; init; }

    /// <summary>How notifications are delivered; null for the scenario's way, and to the log only.</summary>
    public EmulatorNotifications? Notifications { get; init; }

    /// <summary>How many requests and how many notifications the logs keep, the newest ones; 10,000 by default.</summary>
    public int LogCapacity { get; init; } = 10_000;

    /// <summary>Where the emulator's clock takes its time from; null for the system's.</summary>
    public TimeProvider? TimeProvider { get; init; }

    /// <summary>Checks the options, as starting with them does.</summary>
    /// <exception cref="ArgumentException">An option breaks its rule; the message names both.</exception>
    public void Validate()
    {
        Require(Port is >= 0 and <= 65535, Messages.PortRule);
        Require(TaskDuration > TimeSpan.Zero && TaskDuration <= TimeSpan.FromDays(1), Messages.TaskDurationRule);
        Require(IsRegion(Region), Messages.RegionRule);
        RequireSpeed(Speed);
        Require(LogCapacity is >= 0 and <= 10_000_000, Messages.LogCapacityRule);
        Quotas?.Validate();
        Notifications?.Validate();
    }

    internal static void RequireSpeed(double speed) =>
        Require(speed > 0 && speed <= 1_000_000, Messages.SpeedRule);

    internal static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException(rule);
        }
    }

    private static bool IsRegion(string? region) =>
        region is { Length: > 0 and <= 64 } && region.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
