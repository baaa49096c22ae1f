namespace ChimeVoiceTools.Emulator.Tones;

/// <summary>The tones that the service tells apart.</summary>
internal enum ToneLabel
{
    Positive,
    Negative,
    Neutral,
}
