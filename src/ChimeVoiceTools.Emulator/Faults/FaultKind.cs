namespace ChimeVoiceTools.Emulator.Faults;

/// <summary>Specifies in which way an emulator misbehaves.</summary>
public enum FaultKind
{
    /// <summary>Answers an error of the service without doing the work.</summary>
    Error,

    /// <summary>Does the work and answers late.</summary>
    SlowAnswer,

    /// <summary>Does the work and never answers; the connection stays open.</summary>
    AnswerNeverSent,

    /// <summary>Closes the connection without doing the work.</summary>
    ResetBeforeWork,

    /// <summary>Does the work and closes the connection without an answer.</summary>
    ResetAfterWork,

    /// <summary>Does the work, sends half of the body and closes the connection.</summary>
    TruncatedBody,

    /// <summary>Does the work and answers a body that is no JSON.</summary>
    MalformedJson,

    /// <summary>Answers the status of a task or a media insights pipeline that the API does not list.</summary>
    UnknownStatus,

    /// <summary>Adds members that the API does not list to each object of the answer.</summary>
    UnknownMembers,
}
