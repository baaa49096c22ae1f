namespace ChimeVoiceTools.Engine.Errors;

/// <summary>What sort of failure a request ended in, as far as it matters for asking again.</summary>
internal enum FailureKind
{
    /// <summary>Asking again would fail again.</summary>
    Final,

    /// <summary>The service is asked too often.</summary>
    Throttled,

    /// <summary>The service failed or is away.</summary>
    Service,

    /// <summary>The connection failed, or the answer did not arrive whole: the work may have been done.</summary>
    Connection,

    /// <summary>No answer came in time: the work may have been done.</summary>
    Timeout,

    /// <summary>Another call for the same thing is under way, or the request collides with what is there.</summary>
    Conflict,

    /// <summary>The request is well formed and can't be done: what it is about has ended, say.</summary>
    Unprocessable,

    /// <summary>The credentials were not accepted; where they are temporary, newer ones may be.</summary>
    Unauthorized,

    /// <summary>The credentials were not accepted, and newer ones were fetched since.</summary>
    CredentialsRenewed,

    /// <summary>A quota is full.</summary>
    QuotaFull,
}
