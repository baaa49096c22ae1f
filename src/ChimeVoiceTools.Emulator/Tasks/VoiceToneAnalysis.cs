using System.Text.Json;
using ChimeVoiceTools.Emulator.Operations;
using ChimeVoiceTools.Emulator.Tones;

namespace ChimeVoiceTools.Emulator.Tasks;

/// <summary>A voice tone analysis: it listens to both legs of the call, and tells its tones in notifications only.</summary>
internal sealed class VoiceToneAnalysis : AnalysisTask
{
    private static readonly TaskMembers Members = new(
        JsonEncodedText.Encode("VoiceToneAnalysisTaskId"), JsonEncodedText.Encode("VoiceToneAnalysisTaskStatus"));

    // A task is read far more often than it changes.
    private readonly byte[]?[] _json = new byte[]?[3];

    public override EmulatedTaskKind Kind => EmulatedTaskKind.VoiceToneAnalysis;

    public override bool? IsCaller => null;

    /// <summary>What is heard on each leg.</summary>
    public required IReadOnlyList<ToneTrack> Tracks { get; init; }

    /// <summary>How long the window is whose tone is notified of, beside that of the whole analysis.</summary>
    public TimeSpan Window { get; set; }

    /// <summary>Up to when the analysis has heard the call.</summary>
    public DateTime HeardUntil { get; set; }

    /// <param name="isCaller">The leg that was asked for; null where none was.</param>
    /// <returns>The object that answers bear.</returns>
    public ReadOnlyMemory<byte> ToJson(bool? isCaller)
    {
        ref var json = ref _json[isCaller switch { null => 0, true => 1, false => 2 }];
        return json ??= JsonText.Object(writer =>
        {
            writer.WriteStartObject("VoiceToneAnalysisTask");
            WriteMembers(writer, Members, isCaller);
            writer.WriteEndObject();
        });
    }

    protected override void Touch(DateTime now)
    {
        base.Touch(now);
        Array.Clear(_json, 0, _json.Length);
    }
}
