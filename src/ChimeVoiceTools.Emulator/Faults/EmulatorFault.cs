using System.Collections;
using ChimeVoiceTools.Emulator.Operations;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.Scenarios;

namespace ChimeVoiceTools.Emulator;

/// <summary>A way to misbehave, and when: every condition that is set must hold.</summary>
public sealed record EmulatorFault
{
    /// <summary>What goes wrong.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>The operation that it applies to, as the API names it; null for all.</summary>
    public string? Operation { get; init; }

    /// <summary>
    /// For <see cref="FaultKind.Error"/>, the service's name of the error, such as <c>ThrottledClientException</c>; the
    /// suffix may be left out.
    /// </summary>
    public string? ErrorName { get; init; }

    /// <summary>How many requests it applies to; null for no limit.</summary>
    public int? Count { get; init; }

    /// <summary>How many matching requests are left alone before the first one that it applies to.</summary>
    public int Skip { get; init; }

    /// <summary>The share of the matching requests that it applies to, over 0 and up to 1; drawn from the emulator's seed.</summary>
    public double Share { get; init; } = 1;

    /// <summary>From when on, counted on the emulator's clock from its start; null for its start.</summary>
    public TimeSpan? From { get; init; }

    /// <summary>Until when, counted like <see cref="From"/>; null for no end.</summary>
    public TimeSpan? Until { get; init; }

    /// <summary>How long the answer is held back, in real time whatever the emulator's speed.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Reads a fault from a dictionary.</summary>
    /// <param name="fault">
    /// What a scenario's JSON would hold for a fault: the names may begin with a capital letter, times are in seconds or a
    /// <see cref="TimeSpan"/>, and what is null is left out.
    /// </param>
    /// <exception cref="EmulatorScenarioException">It doesn't fit; the message names the place and the rule.</exception>
    public static EmulatorFault FromDictionary(IDictionary fault)
    {
        using var document = DictionaryJson.Write(fault ?? throw new ArgumentNullException(nameof(fault)));
        ScenarioShapes.Fault.Check(document.RootElement, string.Empty);
        return ScenarioReader.Fault(document.RootElement, string.Empty);
    }

    /// <exception cref="ArgumentException">A member breaks its rule; the message names both.</exception>
    internal void Validate()
    {
        EmulatorOptions.Require(Enum.IsDefined(typeof(FaultKind), Kind), Messages.FaultKindRule);
        EmulatorOptions.Require(Operation is null || OperationNames.IsKnown(Operation), Text.Format(Messages.FaultOperationRule, Text.Quote(Operation)));
        EmulatorOptions.Require(
            Kind != FaultKind.Error || ServiceErrors.TryFind(ErrorName, out _), Text.Format(Messages.FaultErrorNameRule, Text.Quote(ErrorName)));
        EmulatorOptions.Require(Kind == FaultKind.Error || ErrorName is null, Messages.FaultErrorNameOnlyRule);
        EmulatorOptions.Require(Count is null or > 0, Messages.FaultCountRule);
        EmulatorOptions.Require(Skip >= 0, Messages.FaultSkipRule);
        EmulatorOptions.Require(Share is > 0 and <= 1, Messages.FaultShareRule);
        EmulatorOptions.Require(
            (From ?? TimeSpan.Zero) >= TimeSpan.Zero && (Until is null || Until > (From ?? TimeSpan.Zero)), Messages.FaultWindowRule);
        EmulatorOptions.Require(Delay >= TimeSpan.Zero && Delay <= TimeSpan.FromHours(1), Messages.FaultDelayRule);
        EmulatorOptions.Require(Kind != FaultKind.SlowAnswer || Delay > TimeSpan.Zero, Messages.FaultSlowAnswerRule);
    }
}
