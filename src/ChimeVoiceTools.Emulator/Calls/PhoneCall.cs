using ChimeVoiceTools.Emulator.Tasks;

namespace ChimeVoiceTools.Emulator.Calls;

/// <summary>A call through a voice connector, which its transaction id names.</summary>
internal sealed class PhoneCall(string voiceConnectorId, string transactionId)
{
    private readonly int[] _activeTasks = new int[2];

    public string VoiceConnectorId => voiceConnectorId;

    public string TransactionId => transactionId;

    public required string CallId { get; init; }

    public required DateTime Started { get; init; }

    /// <summary>When the call ends; null for never.</summary>
    public required DateTime? Ends { get; init; }

    public required CallScript Script { get; init; }

    /// <summary>Who speaks on the caller's leg.</summary>
    public required string Caller { get; init; }

    /// <summary>Who speaks on the callee's leg.</summary>
    public required string Callee { get; init; }

    /// <summary>The tasks on the call that can be read.</summary>
    public int Tasks { get; private set; }

    /// <summary>The best match of the latest speaker search; null while there is none.</summary>
    public SpeakerMatch? BestMatch { get; set; }

    public List<(string VoiceProfileId, DateTime Time)> ProfilesCreated { get; } = [];

    public List<(string VoiceProfileId, DateTime Time)> ProfilesUpdated { get; } = [];

    /// <summary>Whether a task on the call is active.</summary>
    public bool IsAnalyzed => _activeTasks.Any(count => count > 0);

    public string Speaker(bool isCaller) => isCaller ? Caller : Callee;

    public int ActiveTasks(EmulatedTaskKind kind) => _activeTasks[(int)kind];

    public void TaskStarted(EmulatedTaskKind kind)
    {
        Tasks++;
        _activeTasks[(int)kind]++;
    }

    public void TaskFinished(EmulatedTaskKind kind) => _activeTasks[(int)kind]--;

    public void TaskForgotten() => Tasks--;
}
