namespace ChimeVoiceTools.Engine.Errors;

/// <summary>The ids of the errors that are the module's own.</summary>
public static class ErrorIds
{
    /// <summary>The input breaks a rule; nothing was sent.</summary>
    public const string InvalidParameter = "InvalidParameter";

    /// <summary>The speaker's consent was not stated; nothing was sent.</summary>
    public const string ConsentRequired = "ConsentRequired";

    /// <summary>No credentials were found, or those that were named do not exist.</summary>
    public const string CredentialsNotFound = "CredentialsNotFound";

    /// <summary>No region was found.</summary>
    public const string RegionNotFound = "RegionNotFound";

    /// <summary>There is no voice profile domain of the name that was given.</summary>
    public const string VoiceProfileDomainNotFound = "VoiceProfileDomainNotFound";

    /// <summary>There is no media insights pipeline configuration of the name that was given.</summary>
    public const string MediaInsightsPipelineConfigurationNotFound = "MediaInsightsPipelineConfigurationNotFound";

    /// <summary>The service refused under a name that is not a name.</summary>
    public const string ServiceError = "ServiceError";

    /// <summary>The endpoint could not be reached, or its answer did not arrive whole.</summary>
    public const string ConnectionFailed = "ConnectionFailed";

    /// <summary>There is a file already, and it was not said that it may be replaced.</summary>
    public const string FileExists = "FileExists";

    /// <summary>No browser was found, or it could not be started.</summary>
    public const string BrowserNotFound = "BrowserNotFound";

    /// <summary>A file could not be written.</summary>
    public const string FileNotWritten = "FileNotWritten";

    /// <summary>A task that was waited for ended in failure.</summary>
    public const string ChimeTaskFailed = "ChimeTaskFailed";

    /// <summary>A task did not finish within the time that the wait had.</summary>
    public const string ChimeTaskWaitTimeout = "ChimeTaskWaitTimeout";

    /// <summary>The consent ledger can't be read or written.</summary>
    public const string ConsentLedgerUnavailable = "ConsentLedgerUnavailable";

    /// <summary>No consent ledger is set, and none was named.</summary>
    public const string ConsentLedgerNotSet = "ConsentLedgerNotSet";

    /// <summary>The speaker's consent was revoked; nothing was sent.</summary>
    public const string ConsentRevoked = "ConsentRevoked";

    /// <summary>The command ended before the request was sent; it stands in a ledger only.</summary>
    internal const string Cancelled = "Cancelled";
}
