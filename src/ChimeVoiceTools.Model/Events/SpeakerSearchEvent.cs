namespace ChimeVoiceTools;

/// <summary>A speaker search has found matches or none, has a voiceprint, or has failed.</summary>
public sealed class SpeakerSearchEvent : ChimeVoiceEvent
{
    /// <summary>Gets the task's id under the API's name for it; the same as <see cref="ChimeVoiceEvent.TaskId"/>.</summary>
    public string? SpeakerSearchTaskId => TaskId;

    /// <summary>Gets or sets the matches, best first; empty where the event has none.</summary>
    public SpeakerSearchResult[] Results { get; set; } = [];

    /// <summary>Gets the first of the results, or null when there is none.</summary>
    public SpeakerSearchResult? BestMatch => Results is { Length: > 0 } ? Results[0] : null;

    /// <summary>Gets the id of the voice profile that matched best, or null when none did.</summary>
    public string? BestMatchId => BestMatch?.VoiceProfileId;

    /// <summary>Gets how sure the service is of the best match, from 0 to 1, or null when there is none.</summary>
    public double? BestScore => BestMatch?.ConfidenceScore;

    /// <summary>
    /// Gets VoiceprintGenerationSuccess or VoiceprintGenerationFailure, as the task itself spells them, whichever of its
    /// two spellings the event has; null where it is about something else.
    /// </summary>
    public string? VoiceprintGenerationStatus => DetailStatus switch
    {
        "VoiceprintGenerationSuccess" or "VoiceprintGenerationSuccessful" => "VoiceprintGenerationSuccess",
        "VoiceprintGenerationFailure" => DetailStatus,
        _ => null,
    };

    /// <summary>Gets the best match with its score, or null when there is none.</summary>
    public override string? Result => BestMatch?.ToString();
}
