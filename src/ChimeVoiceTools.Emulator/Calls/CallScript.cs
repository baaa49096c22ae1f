namespace ChimeVoiceTools.Emulator.Calls;

/// <summary>What a scenario says of a call; what it leaves open is null.</summary>
internal sealed record CallScript
{
    public static CallScript Empty { get; } = new();

    public string? Caller { get; init; }

    public string? Callee { get; init; }

    /// <summary>When the call ends, counted from its start; null for never.</summary>
    public TimeSpan? EndsAfter { get; init; }

    /// <summary>The tones over the call, by time.</summary>
    public IReadOnlyList<ToneScript> Tones { get; init; } = [];

    public TaskScript SpeakerSearch { get; init; } = new();

    public TaskScript VoiceToneAnalysis { get; init; } = new();
}
