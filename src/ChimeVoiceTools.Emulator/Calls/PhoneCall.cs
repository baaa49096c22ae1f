namespace ChimeVoiceTools.Emulator.Calls;

/// <summary>A call through a voice connector, which its transaction id names.</summary>
internal sealed class PhoneCall(string voiceConnectorId, string transactionId)
{
    private readonly int[] _activeTasks = new int[2];

    public string VoiceConnectorId => voiceConnectorId;

    public string TransactionId => transactionId;

    /// <summary>Who speaks on the caller's leg.</summary>
    public required string Caller { get; init; }

    /// <summary>Who speaks on the callee's leg.</summary>
    public required string Callee { get; init; }

    public string Speaker(bool isCaller) => isCaller ? Caller : Callee;

    public int ActiveTasks(EmulatedTaskKind kind) => _activeTasks[(int)kind];

    public void TaskStarted(EmulatedTaskKind kind) => _activeTasks[(int)kind]++;

    public void TaskFinished(EmulatedTaskKind kind) => _activeTasks[(int)kind]--;
}
