using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Profiles;

/// <summary>An enrolled voice.</summary>
internal sealed class VoiceProfile : Resource
{
    public required string Id { get; init; }

    public required VoiceProfileDomain Domain { get; init; }

    /// <summary>The order in which profiles were made.</summary>
    public required long Ordinal { get; init; }

    /// <summary>Whose voice it is.</summary>
    public required string Speaker { get; set; }
}
