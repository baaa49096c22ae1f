using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ChimeSDKVoice.Model;

/// <summary>The account may not make this request.</summary>
public partial class ForbiddenException : AmazonChimeSDKVoiceException
{
    /// <inheritdoc cref="AmazonChimeSDKVoiceException()"/>
    public ForbiddenException()
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(string)"/>
    public ForbiddenException(string? message)
        : base(message)
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(Exception)"/>
    public ForbiddenException(Exception? innerException)
        : base(innerException)
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(string, Exception)"/>
    public ForbiddenException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(string, ErrorType, string, string, HttpStatusCode)"/>
    public ForbiddenException(string? message, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(string, Exception, ErrorType, string, string, HttpStatusCode)"/>
    public ForbiddenException(string? message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    internal ForbiddenException(ErrorResponse error)
        : base(error)
    {
    }

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}
