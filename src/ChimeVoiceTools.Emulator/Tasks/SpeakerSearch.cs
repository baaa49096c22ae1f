using System.Text.Json;
using ChimeVoiceTools.Emulator.Operations;

namespace ChimeVoiceTools.Emulator.Tasks;

/// <summary>A speaker search: it listens to one leg of the call.</summary>
internal sealed class SpeakerSearch : AnalysisTask
{
    private static readonly TaskMembers Members = new(
        JsonEncodedText.Encode("SpeakerSearchTaskId"), JsonEncodedText.Encode("SpeakerSearchTaskStatus"));

    // A task is read far more often than it changes.
    private byte[]? _json;

    public override EmulatedTaskKind Kind => EmulatedTaskKind.SpeakerSearch;

    public required string DomainId { get; init; }

    /// <summary>The leg that is listened to.</summary>
    public required bool ListensToCaller { get; init; }

    /// <summary>The matches, best first; null before the identification and where it failed.</summary>
    public IReadOnlyList<SpeakerMatch>? Results { get; private set; }

    /// <summary>What became of the voiceprint, in the API's words; null before that is known.</summary>
    public string? VoiceprintGenerationStatus { get; private set; }

    /// <summary>Until when a voice profile can be made from the voiceprint; null where there is none.</summary>
    public DateTime? VoiceprintUsableUntil { get; private set; }

    /// <summary>Who is listened to.</summary>
    public string Speaker => Call.Speaker(ListensToCaller);

    public override bool? IsCaller => ListensToCaller;

    public override string? VoiceProfileDomainId => DomainId;

    public void Identify(IReadOnlyList<SpeakerMatch> results, DateTime now)
    {
        Results = results;
        Touch(now);
    }

    public void KeepVoiceprint(DateTime usableUntil)
    {
        VoiceprintGenerationStatus = "VoiceprintGenerationSuccess";
        VoiceprintUsableUntil = usableUntil;
    }

    public void FailVoiceprint() => VoiceprintGenerationStatus = "VoiceprintGenerationFailure";

    /// <returns>The object that answers bear.</returns>
    public ReadOnlyMemory<byte> ToJson() => _json ??= JsonText.Object(writer =>
    {
        writer.WriteStartObject("SpeakerSearchTask");
        WriteMembers(writer, Members, IsCaller);
        writer.WriteEndObject();
    });

    protected override void Touch(DateTime now)
    {
        base.Touch(now);
        _json = null;
    }

    protected override void WriteDetails(Utf8JsonWriter writer)
    {
        if (Results is null && VoiceprintGenerationStatus is null)
        {
            return;
        }

        writer.WriteStartObject("SpeakerSearchDetails");
        if (Results is not null)
        {
            writer.WriteStartArray("Results");
            foreach (var match in Results)
            {
                writer.WriteStartObject();
                writer.WriteNumber("ConfidenceScore", match.ConfidenceScore);
                writer.WriteString("VoiceProfileId", match.VoiceProfileId);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (VoiceprintGenerationStatus is not null)
        {
            writer.WriteString("VoiceprintGenerationStatus", VoiceprintGenerationStatus);
        }

        writer.WriteEndObject();
    }
}
