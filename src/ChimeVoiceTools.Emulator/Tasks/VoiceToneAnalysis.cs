using System.Text.Json;
using ChimeVoiceTools.Emulator.Tones;

namespace ChimeVoiceTools.Emulator.Tasks;

/// <summary>A voice tone analysis: it listens to both legs of the call, and tells its tones in notifications only.</summary>
internal sealed class VoiceToneAnalysis : AnalysisTask
{
    private static readonly TaskMembers Members = new(
        JsonEncodedText.Encode("VoiceToneAnalysisTaskId"), JsonEncodedText.Encode("VoiceToneAnalysisTaskStatus"));

    public override EmulatedTaskKind Kind => EmulatedTaskKind.VoiceToneAnalysis;

    public override bool? IsCaller => null;

    /// <summary>What is heard on each leg.</summary>
    public required IReadOnlyList<ToneTrack> Tracks { get; init; }

    /// <summary>When the latest stretch that was heard ended.</summary>
    public DateTime HeardUntil { get; set; }

    /// <param name="writer">Writes the members of the task's object.</param>
    /// <param name="isCaller">The leg that was asked for; null where none was.</param>
    public void Write(Utf8JsonWriter writer, bool? isCaller) => WriteMembers(writer, Members, isCaller);
}
