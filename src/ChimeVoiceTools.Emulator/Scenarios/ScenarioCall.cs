using ChimeVoiceTools.Emulator.Calls;

namespace ChimeVoiceTools.Emulator.Scenarios;

/// <summary>One call that a scenario names, or all that a pattern fits.</summary>
internal sealed record ScenarioCall
{
    /// <summary>The transaction; null where there is a pattern.</summary>
    public string? TransactionId { get; init; }

    /// <summary>What transactions must look like, with * for any text and ? for any character; null where there is an id.</summary>
    public string? TransactionPattern { get; init; }

    /// <summary>The voice connector; null for the first one, or for a pattern any one.</summary>
    public string? VoiceConnectorId { get; init; }

    /// <summary>When the call begins, counted from the emulator's start.</summary>
    public TimeSpan StartsAfter { get; init; }

    public required CallScript Script { get; init; }

    public bool Fits(string voiceConnectorId, string transactionId) =>
        (VoiceConnectorId is null || VoiceConnectorId == voiceConnectorId)
        && (TransactionPattern is { } pattern ? Wildcard.Fits(pattern, transactionId) : TransactionId == transactionId);
}
