using Amazon.Runtime;

namespace Amazon.ChimeSDKVoice;

/// <summary>Whose voice on a call is meant.</summary>
public class CallLegType : ConstantClass
{
    /// <summary>The called person's.</summary>
    public static readonly CallLegType Callee = new("Callee");

    /// <summary>The caller's.</summary>
    public static readonly CallLegType Caller = new("Caller");

    /// <summary>Makes a value that is not among those above.</summary>
    /// <param name="value">The service's word for it.</param>
    public CallLegType(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case.</summary>
    /// <param name="value">The word; null gives null.</param>
    /// <returns>The value; a new one for a word that is not among those above.</returns>
    public static CallLegType? FindValue(string? value) => FindValue<CallLegType>(value);

    /// <summary>Finds the value for a word of the service's, as <see cref="FindValue(string)"/> does.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator CallLegType?(string? value) => FindValue(value);
}

/// <summary>A language that the service can analyse.</summary>
public class LanguageCode : ConstantClass
{
    /// <summary>English as spoken in the United States.</summary>
    public static readonly LanguageCode EnUS = new("en-US");

    /// <summary>Makes a value that is not among those above.</summary>
    /// <param name="value">The service's word for it.</param>
    public LanguageCode(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case.</summary>
    /// <param name="value">The word; null gives null.</param>
    /// <returns>The value; a new one for a word that is not among those above.</returns>
    public static LanguageCode? FindValue(string? value) => FindValue<LanguageCode>(value);

    /// <summary>Finds the value for a word of the service's, as <see cref="FindValue(string)"/> does.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator LanguageCode?(string? value) => FindValue(value);
}

/// <summary>Why the service refused a request, in its own words.</summary>
public class ErrorCode : ConstantClass
{
    /// <summary>A permission is missing.</summary>
    public static readonly ErrorCode AccessDenied = new("AccessDenied");

    /// <summary>The request breaks a rule.</summary>
    public static readonly ErrorCode BadRequest = new("BadRequest");

    /// <summary>The request collides with another one, or with the state of things.</summary>
    public static readonly ErrorCode Conflict = new("Conflict");

    /// <summary>The account may not make the request.</summary>
    public static readonly ErrorCode Forbidden = new("Forbidden");

    /// <summary>It is no longer available.</summary>
    public static readonly ErrorCode Gone = new("Gone");

    /// <summary>It does not exist.</summary>
    public static readonly ErrorCode NotFound = new("NotFound");

    /// <summary>Phone numbers are still associated with it.</summary>
    public static readonly ErrorCode PhoneNumberAssociationsExist = new("PhoneNumberAssociationsExist");

    /// <summary>A precondition is not met.</summary>
    public static readonly ErrorCode PreconditionFailed = new("PreconditionFailed");

    /// <summary>A quota is used up.</summary>
    public static readonly ErrorCode ResourceLimitExceeded = new("ResourceLimitExceeded");

    /// <summary>The service failed.</summary>
    public static readonly ErrorCode ServiceFailure = new("ServiceFailure");

    /// <summary>The service is not available.</summary>
    public static readonly ErrorCode ServiceUnavailable = new("ServiceUnavailable");

    /// <summary>Requests come too fast.</summary>
    public static readonly ErrorCode Throttled = new("Throttled");

    /// <summary>Requests come too fast.</summary>
    public static readonly ErrorCode Throttling = new("Throttling");

    /// <summary>The credentials are not accepted.</summary>
    public static readonly ErrorCode Unauthorized = new("Unauthorized");

    /// <summary>The request can't be done.</summary>
    public static readonly ErrorCode Unprocessable = new("Unprocessable");

    /// <summary>A value breaks a rule.</summary>
    public static readonly ErrorCode Validation = new("Validation");

    /// <summary>Voice Connector groups are still associated with it.</summary>
    public static readonly ErrorCode VoiceConnectorGroupAssociationsExist = new("VoiceConnectorGroupAssociationsExist");

    /// <summary>Makes a value that is not among those above.</summary>
    /// <param name="value">The service's word for it.</param>
    public ErrorCode(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case.</summary>
    /// <param name="value">The word; null gives null.</param>
    /// <returns>The value; a new one for a word that is not among those above.</returns>
    public static ErrorCode? FindValue(string? value) => FindValue<ErrorCode>(value);

    /// <summary>Finds the value for a word of the service's, as <see cref="FindValue(string)"/> does.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator ErrorCode?(string? value) => FindValue(value);
}
