namespace ChimeVoiceTools.Emulator;

/// <summary>A notification that an emulator sent, as its log keeps it.</summary>
public sealed record EmulatorEvent
{
    /// <summary>The notification's number, from 1 on, in the order of sending; a duplicate has a number of its own.</summary>
    public required long Number { get; init; }

    /// <summary>When what it tells of happened, on the emulator's clock, in UTC.</summary>
    public required DateTime Time { get; init; }

    /// <summary>The notification's <c>detail-type</c>, such as <c>SpeakerSearchStatus</c>.</summary>
    public required string DetailType { get; init; }

    /// <summary>The detail's <c>detailStatus</c>, such as <c>IdentificationSuccessful</c>.</summary>
    public required string DetailStatus { get; init; }

    /// <summary>The task that it tells of; null where it tells of a call.</summary>
    public string? TaskId { get; init; }

    /// <summary>The voice connector of the call.</summary>
    public required string VoiceConnectorId { get; init; }

    /// <summary>The call.</summary>
    public required string TransactionId { get; init; }

    /// <summary>The notification as the service sends it: a JSON object with the envelope and the detail.</summary>
    public required string Json { get; init; }
}
