namespace ChimeVoiceTools.Emulator.Scenarios;

/// <summary>What a scenario says, read and found to fit.</summary>
internal sealed record ScenarioData
{
    public static ScenarioData Empty { get; } = new();

    public IReadOnlyList<string> VoiceConnectorIds { get; init; } = [];

    public IReadOnlyList<ScenarioDomain> Domains { get; init; } = [];

    /// <summary>Voices enrolled in the domain that is there from the start.</summary>
    public IReadOnlyList<ScenarioVoice> Voices { get; init; } = [];

    public IReadOnlyList<ScenarioCall> Calls { get; init; } = [];

    public IReadOnlyList<EmulatorFault> Faults { get; init; } = [];

    /// <summary>The quotas; null for the service's own.</summary>
    public EmulatorQuotas? Quotas { get; init; }

    public EmulatorNotifications Notifications { get; init; } = new();
}
