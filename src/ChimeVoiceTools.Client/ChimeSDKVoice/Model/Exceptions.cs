using Amazon.Runtime.Internal;

namespace Amazon.ChimeSDKVoice.Model;

/// <summary>The credentials lack a permission that the request needs.</summary>
public class AccessDeniedException : AmazonChimeSDKVoiceException
{
    internal AccessDeniedException(ErrorResponse error, string? code)
        : base(error) => Code = code;

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}

/// <summary>The request breaks one of the service's rules.</summary>
public class BadRequestException : AmazonChimeSDKVoiceException
{
    internal BadRequestException(ErrorResponse error, string? code)
        : base(error) => Code = code;

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}

/// <summary>Another request on the same thing is being worked on, or its state does not allow the request.</summary>
public class ConflictException : AmazonChimeSDKVoiceException
{
    internal ConflictException(ErrorResponse error, string? code)
        : base(error) => Code = code;

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}

/// <summary>The account may not make this request.</summary>
public class ForbiddenException : AmazonChimeSDKVoiceException
{
    internal ForbiddenException(ErrorResponse error, string? code)
        : base(error) => Code = code;

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}

/// <summary>
/// What was asked for existed, and will not be available again: the call has ended, or a voiceprint's time has passed.
/// </summary>
public class GoneException : AmazonChimeSDKVoiceException
{
    internal GoneException(ErrorResponse error, string? code)
        : base(error) => Code = code;

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}

/// <summary>What was asked for does not exist.</summary>
public class NotFoundException : AmazonChimeSDKVoiceException
{
    internal NotFoundException(ErrorResponse error, string? code)
        : base(error) => Code = code;

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}

/// <summary>A quota of the account is used up.</summary>
public class ResourceLimitExceededException : AmazonChimeSDKVoiceException
{
    internal ResourceLimitExceededException(ErrorResponse error, string? code)
        : base(error) => Code = code;

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}

/// <summary>The service failed.</summary>
public class ServiceFailureException : AmazonChimeSDKVoiceException
{
    internal ServiceFailureException(ErrorResponse error, string? code)
        : base(error) => Code = code;

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}

/// <summary>The service can't work on requests at the moment.</summary>
public class ServiceUnavailableException : AmazonChimeSDKVoiceException
{
    internal ServiceUnavailableException(ErrorResponse error, string? code)
        : base(error) => Code = code;

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}

/// <summary>The account sends requests faster than its quota allows.</summary>
public class ThrottledClientException : AmazonChimeSDKVoiceException
{
    internal ThrottledClientException(ErrorResponse error, string? code)
        : base(error) => Code = code;

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}

/// <summary>The credentials are not known, or the request was not signed with them as it must be.</summary>
public class UnauthorizedClientException : AmazonChimeSDKVoiceException
{
    internal UnauthorizedClientException(ErrorResponse error, string? code)
        : base(error) => Code = code;

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}

/// <summary>The request is well-formed, and can't be done.</summary>
public class UnprocessableEntityException : AmazonChimeSDKVoiceException
{
    internal UnprocessableEntityException(ErrorResponse error, string? code)
        : base(error) => Code = code;

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}
