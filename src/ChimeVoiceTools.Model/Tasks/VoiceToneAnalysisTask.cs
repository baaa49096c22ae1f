namespace ChimeVoiceTools;

/// <summary>
/// An analysis of the tone of one speaker's voice on a call. The service's answers hold the task's status only;
/// the tones themselves arrive as notifications.
/// </summary>
public sealed class VoiceToneAnalysisTask : ChimeTask
{
    /// <summary>The task's id under the API's name for it; the same as <see cref="ChimeTask.TaskId"/>.</summary>
    public string? VoiceToneAnalysisTaskId => TaskId;

    /// <inheritdoc/>
    public override string Kind => "Tone";
}
