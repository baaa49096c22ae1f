using System.Text.Json;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.Schema;

namespace ChimeVoiceTools.Emulator.Faults;

/// <summary>A way to misbehave, and the requests that it applies to: those for which every condition that is set holds.</summary>
[Schema(
    "A way to misbehave, and when: every condition that is given must hold. "
    + "Where several fit a request, only the first of them applies.")]
public sealed record EmulatorFault
{
    /// <summary>Gets what goes wrong.</summary>
    [Schema("What goes wrong.", IsRequired = true)]
    public required FaultKind Kind { get; init; }

    /// <summary>Gets the operation that the fault applies to, as the API names it; null for all but those of the queue.</summary>
    [Schema(
        "The operation that it applies to; all but those of the queue where it is left out.", WordsOf = typeof(OperationNames))]
    public string? Operation { get; init; }

    /// <summary>
    /// Gets, for <see cref="FaultKind.Error"/>, the service's name of the error, such as <c>ThrottledClientException</c>; the
    /// suffix may be left out.
    /// </summary>
    [Schema(
        "For the kind Error, the service's name of the error; the suffix Exception may be left out.",
        WordsOf = typeof(ApiErrors))]
    public string? ErrorName { get; init; }

    /// <summary>Gets how many requests the fault applies to; null for no limit.</summary>
    [Schema("How many requests it applies to; no limit where it is left out.", Min = 1)]
    public int? Count { get; init; }

    /// <summary>Gets how many matching requests come before the first one that the fault applies to.</summary>
    [Schema("How many fitting requests are left alone first.")]
    public int Skip { get; init; }

    /// <summary>
    /// Gets the share of the matching requests that the fault applies to, over 0 and up to 1; random from the seed.
    /// </summary>
    [Schema("The share of the fitting requests that it applies to, drawn from the seed.", IsMinExclusive = true, Max = 1)]
    public double Share { get; init; } = 1;

    /// <summary>Gets from when on the fault applies, on the emulator's clock since its start; null for its start.</summary>
    [Schema("From when on, in seconds since the emulator's start.", Max = BoundJson.LongestTime)]
    public TimeSpan? From { get; init; }

    /// <summary>Gets until when the fault applies, counted like <see cref="From"/>; null for no end.</summary>
    [Schema("Until when, in seconds since the emulator's start.", Max = BoundJson.LongestTime)]
    public TimeSpan? Until { get; init; }

    /// <summary>Gets how long the answer is held back, in real time whatever the emulator's speed.</summary>
    [Schema("How long the answer is held back, in seconds of real time.", Max = 3600)]
    public TimeSpan Delay { get; init; }

    /// <summary>Reads a fault.</summary>
    /// <param name="json">A JSON object as a scenario has it for a fault.</param>
    /// <exception cref="EmulatorScenarioException">It breaks a rule; the message names the path and the rule.</exception>
    public static EmulatorFault Parse(string json)
    {
        var fault = BoundJson.Read<EmulatorFault>(() => JsonDocument.Parse(json));
        fault.Validate();
        return fault;
    }

    /// <param name="path">The path of the fault in its document.</param>
    /// <exception cref="EmulatorScenarioException">A member breaks its rule; the message names both.</exception>
    internal void Validate(string path = "")
    {
        BoundJson.Validate(this);
        var broken = Kind == FaultKind.Error
            ? ErrorName is null ? Messages.FaultErrorNameRule : null
            : ErrorName is not null ? Messages.FaultErrorNameOnlyRule : null;
        broken ??= Until <= (From ?? TimeSpan.Zero) ? Messages.FaultWindowRule : null;
        broken ??= Kind == FaultKind.SlowAnswer && Delay == TimeSpan.Zero ? Messages.FaultSlowAnswerRule : null;
        if (broken is not null)
        {
            throw new EmulatorScenarioException(path, broken);
        }
    }
}
