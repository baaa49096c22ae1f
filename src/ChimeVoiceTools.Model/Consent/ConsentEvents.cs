namespace ChimeVoiceTools;

/// <summary>The events that a line of a consent ledger can be about.</summary>
public static class ConsentEvents
{
    /// <summary>The ledger was created; it is the first line.</summary>
    public const string Created = nameof(Created);

    /// <summary>The speaker's consent was there, and a request that rests on it was about to be sent.</summary>
    public const string Consent = nameof(Consent);

    /// <summary>The service has started the task.</summary>
    public const string Started = nameof(Started);

    /// <summary>Nothing was done: the service refused, or nothing was sent.</summary>
    public const string Refused = nameof(Refused);

    /// <summary>The task was seen to have ended.</summary>
    public const string Ended = nameof(Ended);

    /// <summary>A media insights pipeline was created.</summary>
    public const string PipelineMade = nameof(PipelineMade);

    /// <summary>A media insights pipeline was removed.</summary>
    public const string PipelineRemoved = nameof(PipelineRemoved);

    /// <summary>A voice profile was created.</summary>
    public const string ProfileMade = nameof(ProfileMade);

    /// <summary>A voice profile was renewed.</summary>
    public const string ProfileRenewed = nameof(ProfileRenewed);

    /// <summary>A voice profile was removed.</summary>
    public const string ProfileRemoved = nameof(ProfileRemoved);

    /// <summary>
    /// The start's answer never came, and its repetition was refused, since the call was over or the consent revoked: whether
    /// there was a task is not known.
    /// </summary>
    public const string Abandoned = nameof(Abandoned);

    /// <summary>The consent was revoked: nothing is started or enrolled any more with its subject.</summary>
    public const string Revoked = nameof(Revoked);

    /// <summary>There is a new consent of a subject whose earlier one was revoked.</summary>
    public const string Renewed = nameof(Renewed);

    /// <summary>What stands before this line is the beginning of a line that was never written to its end.</summary>
    public const string Torn = nameof(Torn);
}
