namespace ChimeVoiceTools;

/// <summary>A speaker search has found matches or none, has a voiceprint, or has failed.</summary>
public sealed class SpeakerSearchEvent : ChimeVoiceEvent
{
    /// <summary>The task's id under the API's name for it; the same as <see cref="ChimeVoiceEvent.TaskId"/>.</summary>
    public string? SpeakerSearchTaskId => TaskId;

    /// <summary>The matches, best first; empty where the event has none.</summary>
    public SpeakerSearchResult[] Results { get; set; } = [];

    /// <summary>The first of the results; null when there is none.</summary>
    public SpeakerSearchResult? BestMatch => Results.Length > 0 ? Results[0] : null;

    /// <summary>
    /// VoiceprintGenerationSuccess or VoiceprintGenerationFailure, as the task itself spells them, whichever of its
    /// two spellings the event has; null where it tells of something else.
    /// </summary>
    public string? VoiceprintGenerationStatus => DetailStatus switch
    {
        "VoiceprintGenerationSuccess" or "VoiceprintGenerationSuccessful" => "VoiceprintGenerationSuccess",
        "VoiceprintGenerationFailure" => DetailStatus,
        _ => null,
    };
}
