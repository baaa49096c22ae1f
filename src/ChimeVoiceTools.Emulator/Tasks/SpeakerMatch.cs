namespace ChimeVoiceTools.Emulator.Tasks;

/// <summary>How sure a speaker search is that a voice is a profile's, from 0 to 1.</summary>
internal readonly record struct SpeakerMatch(string VoiceProfileId, double ConfidenceScore);
