namespace ChimeVoiceTools;

/// <summary>What a revocation did with one thing that rests on the revoked consent, or that it is left.</summary>
/// <remarks>Plain data, like every object of this module.</remarks>
public sealed class ConsentRevocation
{
    /// <summary>
    /// What it is: <c>Consent</c>, <c>Task</c>, <c>Pipeline</c>, <c>VoiceProfile</c> or <c>Voiceprint</c>.
    /// </summary>
    public string? Kind { get; set; }

    /// <summary>
    /// The id: of a consent its subject, or the voice profile whose subject nobody knows; of a voiceprint that of its speaker
    /// search. Null for what was asked of the service and never answered.
    /// </summary>
    public string? Id { get; set; }

    /// <summary>
    /// What came of it: <c>Revoked</c>, <c>AlreadyRevoked</c>, <c>Stopped</c>, <c>AlreadyEnded</c>, <c>Removed</c>,
    /// <c>NotFound</c> where the service knows nothing of that id, or <c>Left</c>.
    /// </summary>
    public string? Outcome { get; set; }

    /// <summary>Why it is left, or what else is worth knowing, as a sentence; null where nothing is.</summary>
    public string? Reason { get; set; }

    /// <summary>The voice connector that carries the call.</summary>
    public string? VoiceConnectorId { get; set; }

    /// <summary>The transaction that names the call.</summary>
    public string? TransactionId { get; set; }

    /// <summary>The voice profile domain.</summary>
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>The AWS region.</summary>
    public string? Region { get; set; }

    /// <summary>The endpoint.</summary>
    public string? EndpointUrl { get; set; }

    /// <summary>The ledger that names it.</summary>
    public string? LedgerPath { get; set; }

    /// <summary>What it is with what came of it, as in <c>Task 81eed6bf: Stopped</c>.</summary>
    public override string ToString() => $"{Kind} {DisplayText.Of(Id)}: {Outcome}";
}
