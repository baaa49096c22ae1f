namespace ChimeVoiceTools.Emulator.State;

/// <summary>Specifies the kind of a task.</summary>
public enum EmulatedTaskKind
{
    /// <summary>A speaker search.</summary>
    SpeakerSearch,

    /// <summary>A voice tone analysis.</summary>
    VoiceToneAnalysis,
}

/// <summary>A task of the emulator at one moment.</summary>
public sealed record EmulatedTask
{
    /// <summary>Gets the kind.</summary>
    public required EmulatedTaskKind Kind { get; init; }

    /// <summary>Gets the id.</summary>
    public required string TaskId { get; init; }

    /// <summary>Gets the status, in the API's words.</summary>
    public required string Status { get; init; }

    /// <summary>Gets why the task ended as it did, or null when there is nothing to say.</summary>
    public string? StatusMessage { get; init; }

    /// <summary>Gets the voice connector of the call; null for a stream that no voice connector made.</summary>
    public string? VoiceConnectorId { get; init; }

    /// <summary>Gets the transaction id of the call; null for a stream that no voice connector made.</summary>
    public string? TransactionId { get; init; }

    /// <summary>Gets the media insights pipeline that the task is on; null for a task on a voice connector's call.</summary>
    public string? MediaInsightsPipelineId { get; init; }

    /// <summary>Gets the stream that a pipeline's task listens to; null for a task on a voice connector's call.</summary>
    public string? StreamArn { get; init; }

    /// <summary>Gets the channel of that stream; null for a task on a voice connector's call.</summary>
    public int? ChannelId { get; init; }

    /// <summary>Gets the domain that a speaker search searches; null for a voice tone analysis.</summary>
    public string? VoiceProfileDomainId { get; init; }

    /// <summary>Gets the token that the start was sent with, or null when it had none.</summary>
    public string? ClientRequestToken { get; init; }

    /// <summary>Gets the time in UTC at which a client started the task.</summary>
    public required DateTime CreatedTimestamp { get; init; }

    /// <summary>Gets the time in UTC at which the task left the queue, or null while it has not.</summary>
    public DateTime? StartedTimestamp { get; init; }

    /// <summary>Gets the time in UTC of the last change.</summary>
    public required DateTime UpdatedTimestamp { get; init; }
}
