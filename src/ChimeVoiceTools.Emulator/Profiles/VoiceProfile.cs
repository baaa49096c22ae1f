using System.Text.Json;
using ChimeVoiceTools.Emulator.Operations;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Profiles;

/// <summary>An enrolled voice.</summary>
internal sealed class VoiceProfile : Resource
{
    public required string Id { get; init; }

    public required string Arn { get; init; }

    public required VoiceProfileDomain Domain { get; init; }

    /// <summary>The order in which profiles were made.</summary>
    public required long Ordinal { get; init; }

    public required DateTime Created { get; init; }

    public DateTime Updated { get; private set; }

    /// <summary>When the profile goes, unless it is renewed.</summary>
    public DateTime Expires { get; private set; }

    /// <summary>Whose voice it is.</summary>
    public string Speaker { get; private set; } = string.Empty;

    public void Renew(string speaker, DateTime now)
    {
        Speaker = speaker;
        Updated = now;
        Expires = now.AddYears(3);
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteString("VoiceProfileId", Id);
        writer.WriteString("VoiceProfileArn", Arn);
        writer.WriteString("VoiceProfileDomainId", Domain.Id);
        writer.WriteTime("CreatedTimestamp", Created);
        writer.WriteTime("UpdatedTimestamp", Updated);
        writer.WriteTime("ExpirationTimestamp", Expires);
    }
}
