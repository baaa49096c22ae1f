using ChimeVoiceTools.Emulator.Tones;

namespace ChimeVoiceTools.Emulator.Calls;

/// <summary>The tone of a leg from a moment of the call on.</summary>
internal sealed record ToneScript(TimeSpan After, bool IsCaller, ToneLabel Label, double? Score);
