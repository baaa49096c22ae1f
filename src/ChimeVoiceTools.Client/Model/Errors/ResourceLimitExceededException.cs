using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ChimeSDKVoice.Model;

/// <summary>A quota of the account is used up.</summary>
public partial class ResourceLimitExceededException : AmazonChimeSDKVoiceException
{
    /// <inheritdoc cref="AmazonChimeSDKVoiceException()"/>
    public ResourceLimitExceededException()
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(string)"/>
    public ResourceLimitExceededException(string? message)
        : base(message)
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(Exception)"/>
    public ResourceLimitExceededException(Exception? innerException)
        : base(innerException)
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(string, Exception)"/>
    public ResourceLimitExceededException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(string, ErrorType, string, string, HttpStatusCode)"/>
    public ResourceLimitExceededException(string? message, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(string, Exception, ErrorType, string, string, HttpStatusCode)"/>
    public ResourceLimitExceededException(string? message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    internal ResourceLimitExceededException(ErrorResponse error)
        : base(error)
    {
    }

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}
