namespace ChimeVoiceTools.Emulator;

/// <summary>A task of the emulator at one moment.</summary>
public sealed record EmulatedTask
{
    /// <summary>What the task does.</summary>
    public required EmulatedTaskKind Kind { get; init; }

    /// <summary>The task's id.</summary>
    public required string TaskId { get; init; }

    /// <summary>The status, in the API's words.</summary>
    public required string Status { get; init; }

    /// <summary>Why the task ended as it did; null where there is nothing to say.</summary>
    public string? StatusMessage { get; init; }

    /// <summary>The voice connector of the call.</summary>
    public required string VoiceConnectorId { get; init; }

    /// <summary>The call.</summary>
    public required string TransactionId { get; init; }

    /// <summary>The domain that a speaker search searches; null for a voice tone analysis.</summary>
    public string? VoiceProfileDomainId { get; init; }

    /// <summary>The token that the start was sent with; null where it had none.</summary>
    public string? ClientRequestToken { get; init; }

    /// <summary>When the task was started by a client, in UTC.</summary>
    public required DateTime CreatedTimestamp { get; init; }

    /// <summary>When the task left the queue, in UTC; null while it is in there.</summary>
    public DateTime? StartedTimestamp { get; init; }

    /// <summary>When the task last changed, in UTC.</summary>
    public required DateTime UpdatedTimestamp { get; init; }
}
