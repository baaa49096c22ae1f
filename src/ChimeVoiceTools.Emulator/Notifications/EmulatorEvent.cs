namespace ChimeVoiceTools.Emulator.Notifications;

/// <summary>A notification that an emulator sent, as its log keeps it.</summary>
public sealed record EmulatorEvent
{
    /// <summary>Gets the number, from 1 on, in the order of sending; a duplicate has a number of its own.</summary>
    public required long Number { get; init; }

    /// <summary>Gets the time in UTC, on the emulator's clock, at which it happened.</summary>
    public required DateTime Time { get; init; }

    /// <summary>Gets the <c>detail-type</c>, such as <c>SpeakerSearchStatus</c>.</summary>
    public required string DetailType { get; init; }

    /// <summary>
    /// Gets the detail's <c>detailStatus</c>, such as <c>IdentificationSuccessful</c>; or what an event of EventBridge has for
    /// it: the <c>streamingStatus</c> or the <c>eventType</c>.
    /// </summary>
    public required string DetailStatus { get; init; }

    /// <summary>Gets the id of the task that it is about, or null when it is about none.</summary>
    public string? TaskId { get; init; }

    /// <summary>Gets the voice connector of the call; null where there is none.</summary>
    public string? VoiceConnectorId { get; init; }

    /// <summary>
    /// Gets the transaction id of the call, also where the notification does not have it; null where there is none.
    /// </summary>
    public string? TransactionId { get; init; }

    /// <summary>Gets the notification as the service sends it: a JSON object with the envelope and the detail.</summary>
    public required string Json { get; init; }
}
