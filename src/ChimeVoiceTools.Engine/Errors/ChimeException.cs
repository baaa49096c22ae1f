namespace ChimeVoiceTools.Engine.Errors;

/// <summary>An error that says what was asked, what went wrong and what to do.</summary>
public sealed class ChimeException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="errorId">The service's error name, or one of <see cref="ErrorIds"/>.</param>
    /// <param name="kind">What sort of error it is.</param>
    /// <param name="message">Whole sentences, without any secret.</param>
    /// <param name="inner">What caused it; null when nothing else did.</param>
    /// <param name="remedy">What the caller can give to avoid it.</param>
    public ChimeException(
        string errorId, ChimeErrorKind kind, string message, Exception? inner = null, ChimeRemedy remedy = ChimeRemedy.None)
        : base(DisplayText.Uncut(message), inner)
    {
        ErrorId = errorId;
        Kind = kind;
        Remedy = remedy;
    }

    /// <summary>The service's error name, or one of <see cref="ErrorIds"/>.</summary>
    public string ErrorId { get; }

    /// <summary>What sort of error it is.</summary>
    public ChimeErrorKind Kind { get; }

    /// <summary>What the caller can give to avoid it.</summary>
    public ChimeRemedy Remedy { get; }
}

/// <summary>What sort of error it is, under the names that PowerShell has for error categories.</summary>
public enum ChimeErrorKind
{
    /// <summary>The input breaks a rule, of the service or of the module.</summary>
    InvalidArgument,

    /// <summary>What was asked for does not exist.</summary>
    ObjectNotFound,

    /// <summary>It is not allowed, or the speaker's consent is missing.</summary>
    PermissionDenied,

    /// <summary>The credentials were not accepted, or there are none.</summary>
    AuthenticationError,

    /// <summary>Requests came faster than the service takes them.</summary>
    LimitsExceeded,

    /// <summary>A quota of the account is full.</summary>
    QuotaExceeded,

    /// <summary>The service, or what was asked for, is not there now or not any more.</summary>
    ResourceUnavailable,

    /// <summary>The service failed, or a task ended in failure.</summary>
    InvalidResult,

    /// <summary>Something else is being done with it right now.</summary>
    ResourceBusy,

    /// <summary>What was to be made is there already.</summary>
    ResourceExists,

    /// <summary>A file could not be written.</summary>
    WriteError,

    /// <summary>The endpoint could not be reached, or the connection broke.</summary>
    ConnectionError,

    /// <summary>It took longer than was allowed.</summary>
    OperationTimeout,
}

/// <summary>What a caller can give to avoid an error. The engine does not know under which names its callers take it.</summary>
public enum ChimeRemedy
{
    /// <summary>Nothing beyond what the message says.</summary>
    None,

    /// <summary>Credentials, or the name of a profile.</summary>
    Credentials,

    /// <summary>The endpoint itself, rather than an object that names it.</summary>
    Endpoint,

    /// <summary>A time to wait for the quota.</summary>
    QuotaTimeout,

    /// <summary>The region.</summary>
    Region,

    /// <summary>The reference of a new consent.</summary>
    Renewal,

    /// <summary>That what is there may be replaced.</summary>
    Replace,
}
