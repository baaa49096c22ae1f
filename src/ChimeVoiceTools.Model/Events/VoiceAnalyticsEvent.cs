namespace ChimeVoiceTools;

/// <summary>
/// A call is ready for voice analytics, or has ended and this is its summary. An event of voice analytics whose
/// type is newer than this module is one of these too.
/// </summary>
public sealed class VoiceAnalyticsEvent : ChimeVoiceEvent
{
    /// <summary>The voice profile that matched best over the call's speaker searches; null when none did, and before the call's end.</summary>
    public string? BestMatchedVoiceProfileId { get; set; }

    /// <summary>The voice profile of the speaker whose identity was confirmed; null when none was, and before the call's end.</summary>
    public string? CustomerValidatedCallerIdentity { get; set; }

    /// <summary>The voice profiles that were made from the call; empty before its end.</summary>
    public VoiceProfileTransaction[] CreateVoiceProfileTransactions { get; set; } = [];

    /// <summary>The voice profiles that were renewed from the call; empty before its end.</summary>
    public VoiceProfileTransaction[] UpdateVoiceProfileTransactions { get; set; } = [];
}
