using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.Schema;

namespace ChimeVoiceTools.Emulator.State;

/// <summary>How a call goes, or all calls whose transactions match a pattern. What is null is left to the emulator.</summary>
[Schema("A call, or all calls that a pattern fits.", OneOf = ["transactionId", "transactionPattern"])]
internal sealed record CallScript
{
    private const string Inbound = nameof(Inbound);

    [Schema("The transaction. The call begins on its own, and its beginning is notified of.")]
    public string? TransactionId { get; init; }

    [Schema(
        "What transactions look like, with * for any text and ? for any character. "
        + "A call begins when a task is first started on it.")]
    public string? TransactionPattern { get; init; }

    [Schema(
        "The voice connector; with a transactionId the first one, with a pattern any, where it is left out.",
        MaxLength = 36,
        Pattern = Constraints.VoiceConnectorIdPattern,
        PatternRule = nameof(Messages.ScenarioVoiceConnectorId))]
    public string? VoiceConnectorId { get; init; }

    [Schema("Who calls; someone enrolled at the start where it is left out. A name that no enrolled voice has is a stranger.")]
    public string? Caller { get; init; }

    [Schema("Who is called, likewise.")]
    public string? Callee { get; init; }

    [Schema(
        "Which side called: Inbound, where the caller is the customer, where it is left out.", Words = ["Inbound", "Outbound"])]
    public string Direction { get; init; } = Inbound;

    [Schema("The caller's number, as streaming tells it; one is made up where it is left out.", MaxLength = 64)]
    public string? FromNumber { get; init; }

    [Schema("The number that is called, likewise.", MaxLength = 64)]
    public string? ToNumber { get; init; }

    [Schema(
        "When the call begins, in seconds since the emulator's start; only with a transactionId.",
        Max = BoundJson.LongestTime)]
    public TimeSpan? StartsAfter { get; init; }

    [Schema(
        "When the call ends, in seconds since its beginning; never where it is left out.",
        IsMinExclusive = true,
        Max = BoundJson.LongestTime)]
    public TimeSpan? EndsAfter { get; init; }

    [Schema("The tones over the call; neutral before the first of a leg. Without any, they follow from the seed.")]
    public IReadOnlyList<ToneScript> Tones { get; init; } = [];

    [Schema("How speaker searches go.")]
    public TaskScript SpeakerSearch { get; init; } = new();

    [Schema("How voice tone analyses go.")]
    public TaskScript VoiceToneAnalysis { get; init; } = new();

    /// <summary>Gets whether the caller is the customer, and not the agent.</summary>
    public bool IsCallerCustomer => Direction == Inbound;

    public bool Matches(string voiceConnectorId, string transactionId) =>
        (VoiceConnectorId is null || VoiceConnectorId == voiceConnectorId)
        && (TransactionPattern is { } pattern ? Wildcard.Matches(pattern, transactionId) : TransactionId == transactionId);
}

/// <summary>The tone of a leg from a moment of the call on.</summary>
[Schema("The tone from a moment of the call on.")]
internal sealed record ToneScript
{
    [Schema("When it begins, in seconds of the call.", IsRequired = true, Max = BoundJson.LongestTime)]
    public TimeSpan After { get; init; }

    [Schema("Whose tone it is: Caller where it is left out.", Words = ["Caller", "Callee"])]
    public string Leg { get; init; } = "Caller";

    [Schema("The tone.", IsRequired = true, Words = ["positive", "negative", "neutral"])]
    public string Label { get; init; } = ToneScore.NeutralLabel;

    [Schema("How likely the tone is; the others share the rest.", Min = 0.4, Max = 1)]
    public double? Score { get; init; }
}

/// <summary>How the tasks of a kind go on a call.</summary>
[Schema("How tasks go.")]
internal sealed record TaskScript
{
    [Schema(
        "How a task ends; SUCCEEDED where it is left out. "
        + "IN_QUEUE and IN_PROGRESS are where it stays until it is stopped or the call ends.",
        Words = ["SUCCEEDED", "PARTIAL_SUCCESS", "FAILED", "IN_PROGRESS", "IN_QUEUE"])]
    public string Status { get; init; } = ApiTaskStatus.Succeeded;

    [Schema("What the task says when it has ended.", MaxLength = 1024)]
    public string? StatusMessage { get; init; }

    [Schema(
        "How long a task takes. Where it is left out, a speaker search takes as long as all others, "
        + "and a voice tone analysis until its call ends.",
        IsMinExclusive = true,
        Max = BoundJson.LongestTime)]
    public TimeSpan? Duration { get; init; }
}
