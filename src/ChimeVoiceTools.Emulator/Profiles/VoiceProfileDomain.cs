using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Profiles;

/// <summary>A collection of enrolled voices.</summary>
internal sealed class VoiceProfileDomain : Resource
{
    public required string Id { get; init; }

    /// <summary>The order in which domains were made.</summary>
    public required long Ordinal { get; init; }

    /// <summary>The enrolled voices, in the order in which they were made.</summary>
    public SortedDictionary<long, VoiceProfile> Profiles { get; } = [];
}
