namespace ChimeVoiceTools.Emulator.State;

/// <summary>How sure a speaker search is that a voice is a profile's, from 0 to 1.</summary>
internal readonly record struct SpeakerMatch(string VoiceProfileId, double ConfidenceScore);

/// <summary>A call, which its transaction id names.</summary>
/// <param name="voiceConnectorId">The voice connector; null for the call of a stream that no voice connector made.</param>
/// <param name="transactionId">The transaction id.</param>
internal sealed class PhoneCall(string? voiceConnectorId, string transactionId)
{
    private readonly int[] _activeTasks = new int[2];

    public string? VoiceConnectorId => voiceConnectorId;

    public string TransactionId => transactionId;

    public required string CallId { get; init; }

    public required DateTime Started { get; init; }

    /// <summary>Gets or sets when the call ends, or null when it never does.</summary>
    public required DateTime? Ends { get; set; }

    public required CallScript Script { get; init; }

    /// <summary>Gets who speaks on the caller's leg.</summary>
    public required string Caller { get; init; }

    /// <summary>Gets who speaks on the callee's leg.</summary>
    public required string Callee { get; init; }

    public required string FromNumber { get; init; }

    public required string ToNumber { get; init; }

    /// <summary>Gets the streams of the legs, the caller's first; none where the voice connector does not stream.</summary>
    public List<MediaStream> Streams { get; } = [];

    /// <summary>Gets or sets how many tasks on the call can be read.</summary>
    public int ReadableTasks { get; set; }

    /// <summary>Gets or sets the best match of the latest speaker search, or null while there is none.</summary>
    public SpeakerMatch? BestMatch { get; set; }

    public List<(string VoiceProfileId, DateTime Time)> ProfilesCreated { get; } = [];

    public List<(string VoiceProfileId, DateTime Time)> ProfilesUpdated { get; } = [];

    /// <summary>Gets whether a task on the call is active.</summary>
    public bool IsAnalyzed => _activeTasks[0] + _activeTasks[1] > 0;

    public ref int ActiveTasks(EmulatedTaskKind kind) => ref _activeTasks[(int)kind];
}
