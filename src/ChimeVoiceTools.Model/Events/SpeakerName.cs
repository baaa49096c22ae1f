using System.Globalization;

namespace ChimeVoiceTools;

/// <summary>Names a speaker by what an event says of one.</summary>
internal static class SpeakerName
{
    public static string? Of(bool? isCaller, string? participantRole, int? channelId) => isCaller switch
    {
        true => "Caller",
        false => "Callee",
        null when participantRole is { Length: > 0 } role => role,
        null when channelId is { } channel => "Ch " + channel.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
