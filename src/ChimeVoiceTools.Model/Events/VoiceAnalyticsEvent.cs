using System.Collections;

namespace ChimeVoiceTools;

/// <summary>
/// A call is ready for voice analytics (AnalyticsReady), or has ended and this is its summary (PostCallVoiceAnalytics).
/// An event of voice analytics whose type is newer than this module is one of these too.
/// </summary>
public sealed class VoiceAnalyticsEvent : ChimeVoiceEvent
{
    /// <summary>Gets or sets the headers of the SIP request that began the call, by name, or null when there are none.</summary>
    public IDictionary? InviteHeaders { get; set; }

    /// <summary>
    /// Gets or sets the voice profile that matched best over the call's speaker searches; null when none did, and before the
    /// call's end.
    /// </summary>
    public string? BestMatchedVoiceProfileId { get; set; }

    /// <summary>
    /// Gets or sets the voice profile of the speaker whose identity was confirmed; null when none was, and before the call's end.
    /// </summary>
    public string? CustomerValidatedCallerIdentity { get; set; }

    /// <summary>Gets or sets the voice profiles that were made from the call; empty before its end.</summary>
    public VoiceProfileTransaction[] CreateVoiceProfileTransactions { get; set; } = [];

    /// <summary>Gets or sets the voice profiles that were renewed from the call; empty before its end.</summary>
    public VoiceProfileTransaction[] UpdateVoiceProfileTransactions { get; set; } = [];

    /// <summary>Gets the voice profile that matched best, or null when none did.</summary>
    public override string? Result => BestMatchedVoiceProfileId;
}
