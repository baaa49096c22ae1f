namespace ChimeVoiceTools.Engine.Errors;

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

    /// <summary>The endpoint could not be reached, or the connection broke.</summary>
    ConnectionError,

    /// <summary>It took longer than was allowed.</summary>
    OperationTimeout,
}
