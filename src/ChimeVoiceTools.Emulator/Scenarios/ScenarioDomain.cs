namespace ChimeVoiceTools.Emulator.Scenarios;

/// <summary>A voice profile domain that a scenario adds.</summary>
internal sealed record ScenarioDomain(string? Id, string Name, string? Description, IReadOnlyList<ScenarioVoice> Voices);
