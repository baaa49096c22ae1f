namespace ChimeVoiceTools;

/// <summary>A voice tone analysis has heard a further stretch of a call, has finished, or has failed.</summary>
public sealed class VoiceToneEvent : ChimeVoiceEvent
{
    /// <summary>The task's id under the API's name for it; the same as <see cref="ChimeVoiceEvent.TaskId"/>.</summary>
    public string? VoiceToneAnalysisTaskId => TaskId;

    /// <summary>The tone of the latest stretch (<c>currentAverageVoiceTone</c>); null where there is none, as after a failure.</summary>
    public VoiceTone? CurrentTone { get; set; }

    /// <summary>The tone of all that was heard so far (<c>overallAverageVoiceTone</c>); null where there is none.</summary>
    public VoiceTone? OverallTone { get; set; }
}
