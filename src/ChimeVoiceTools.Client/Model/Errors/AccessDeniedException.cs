using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ChimeSDKVoice.Model;

/// <summary>The credentials lack a permission that the request needs.</summary>
public partial class AccessDeniedException : AmazonChimeSDKVoiceException
{
    /// <inheritdoc cref="AmazonChimeSDKVoiceException()"/>
    public AccessDeniedException()
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(string)"/>
    public AccessDeniedException(string? message)
        : base(message)
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(Exception)"/>
    public AccessDeniedException(Exception? innerException)
        : base(innerException)
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(string, Exception)"/>
    public AccessDeniedException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(string, ErrorType, string, string, HttpStatusCode)"/>
    public AccessDeniedException(string? message, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(string, Exception, ErrorType, string, string, HttpStatusCode)"/>
    public AccessDeniedException(string? message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    internal AccessDeniedException(ErrorResponse error)
        : base(error)
    {
    }

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}
