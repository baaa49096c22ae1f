using Amazon.Runtime.Internal;

namespace Amazon.ChimeSDKMediaPipelines.Model;

/// <summary>The request breaks one of the service's rules.</summary>
public class BadRequestException : AmazonChimeSDKMediaPipelinesException
{
    internal BadRequestException(ErrorResponse error, string? code)
        : base(error) => Code = code;

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}

/// <summary>Another request on the same thing is being worked on, or its state does not allow the request.</summary>
public class ConflictException : AmazonChimeSDKMediaPipelinesException
{
    internal ConflictException(ErrorResponse error, string? code)
        : base(error) => Code = code;

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}

/// <summary>The account or the credentials may not make this request.</summary>
public class ForbiddenException : AmazonChimeSDKMediaPipelinesException
{
    internal ForbiddenException(ErrorResponse error, string? code)
        : base(error) => Code = code;

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}

/// <summary>What was asked for does not exist.</summary>
public class NotFoundException : AmazonChimeSDKMediaPipelinesException
{
    internal NotFoundException(ErrorResponse error, string? code)
        : base(error) => Code = code;

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}

/// <summary>A quota of the account is used up.</summary>
public class ResourceLimitExceededException : AmazonChimeSDKMediaPipelinesException
{
    internal ResourceLimitExceededException(ErrorResponse error, string? code)
        : base(error) => Code = code;

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}

/// <summary>The service failed.</summary>
public class ServiceFailureException : AmazonChimeSDKMediaPipelinesException
{
    internal ServiceFailureException(ErrorResponse error, string? code)
        : base(error) => Code = code;

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}

/// <summary>The service is not available now.</summary>
public class ServiceUnavailableException : AmazonChimeSDKMediaPipelinesException
{
    internal ServiceUnavailableException(ErrorResponse error, string? code)
        : base(error) => Code = code;

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}

/// <summary>The client sends more requests than the service takes.</summary>
public class ThrottledClientException : AmazonChimeSDKMediaPipelinesException
{
    internal ThrottledClientException(ErrorResponse error, string? code)
        : base(error) => Code = code;

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}

/// <summary>The credentials are not valid.</summary>
public class UnauthorizedClientException : AmazonChimeSDKMediaPipelinesException
{
    internal UnauthorizedClientException(ErrorResponse error, string? code)
        : base(error) => Code = code;

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}
