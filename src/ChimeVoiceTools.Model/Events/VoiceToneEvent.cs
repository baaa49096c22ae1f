namespace ChimeVoiceTools;

/// <summary>A voice tone analysis has heard more of a call, has finished, or has failed.</summary>
public sealed class VoiceToneEvent : ChimeVoiceEvent
{
    /// <summary>Gets the task's id under the API's name for it; the same as <see cref="ChimeVoiceEvent.TaskId"/>.</summary>
    public string? VoiceToneAnalysisTaskId => TaskId;

    /// <summary>
    /// Gets or sets the tone of the last 30 seconds of speech (<c>currentAverageVoiceTone</c>), or null where there is none,
    /// as after a failure.
    /// </summary>
    public VoiceTone? CurrentTone { get; set; }

    /// <summary>Gets or sets the tone of the call so far (<c>overallAverageVoiceTone</c>), or null where there is none.</summary>
    public VoiceTone? OverallTone { get; set; }

    /// <summary>Gets the tone of the last 30 seconds of speech as text, or null where there is none.</summary>
    public override string? Result => CurrentTone?.ToString();
}
