namespace ChimeVoiceTools;

/// <summary>A search for the voice of one speaker on a call among the voice profiles of a domain.</summary>
/// <remarks>Lists are arrays, which alone PowerShell indexes and converts to as its users expect.</remarks>
public sealed class SpeakerSearchTask : ChimeTask
{
    /// <summary>The task's id under the API's name for it; the same as <see cref="ChimeTask.TaskId"/>.</summary>
    public string? SpeakerSearchTaskId => TaskId;

    /// <inheritdoc/>
    public override string Kind => "Search";

    /// <summary>
    /// The domain that is searched, kept from the start of the task, since the service's answers leave it out.
    /// Null for a task that was started elsewhere.
    /// </summary>
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>The matches, best first; empty until the service has some, and when it found none.</summary>
    public SpeakerSearchResult[] Results { get; set; } = [];

    /// <summary>Gets the first of the results, or null when there is none.</summary>
    public override SpeakerSearchResult? BestMatch => Results is { Length: > 0 } ? Results[0] : null;

    /// <summary>
    /// VoiceprintGenerationSuccess or VoiceprintGenerationFailure, as the service sent it; null until it is known.
    /// </summary>
    public string? VoiceprintGenerationStatus { get; set; }
}
