namespace ChimeVoiceTools.Emulator.Scenarios;

/// <summary>A voice that a scenario enrols.</summary>
internal sealed record ScenarioVoice(string Speaker, string? VoiceProfileId);
