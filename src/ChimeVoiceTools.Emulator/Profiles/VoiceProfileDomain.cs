using System.Text.Json;
using ChimeVoiceTools.Emulator.Operations;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Profiles;

/// <summary>A collection of enrolled voices.</summary>
internal sealed class VoiceProfileDomain : Resource
{
    public required string Id { get; init; }

    public required string Arn { get; init; }

    /// <summary>The order in which domains were made.</summary>
    public required long Ordinal { get; init; }

    public required string KmsKeyArn { get; init; }

    public required DateTime Created { get; init; }

    public required DateTime Updated { get; set; }

    public required string Name { get; set; }

    public string? Description { get; set; }

    /// <summary>The enrolled voices, in the order in which they were made.</summary>
    public SortedDictionary<long, VoiceProfile> Profiles { get; } = [];

    public void Write(Utf8JsonWriter writer)
    {
        WriteSummary(writer);
        writer.WriteStartObject("ServerSideEncryptionConfiguration");
        writer.WriteString("KmsKeyArn", KmsKeyArn);
        writer.WriteEndObject();
    }

    public void WriteSummary(Utf8JsonWriter writer)
    {
        writer.WriteString("VoiceProfileDomainId", Id);
        writer.WriteString("VoiceProfileDomainArn", Arn);
        writer.WriteString("Name", Name);
        writer.WriteOptional("Description", Description);
        writer.WriteTime("CreatedTimestamp", Created);
        writer.WriteTime("UpdatedTimestamp", Updated);
    }
}
