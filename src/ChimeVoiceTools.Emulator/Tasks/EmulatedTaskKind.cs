namespace ChimeVoiceTools.Emulator;

/// <summary>The kinds of task.</summary>
public enum EmulatedTaskKind
{
    /// <summary>A speaker search.</summary>
    SpeakerSearch,

    /// <summary>A voice tone analysis.</summary>
    VoiceToneAnalysis,
}
