using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ChimeSDKVoice.Model;

/// <summary>The request breaks one of the service's rules.</summary>
public partial class BadRequestException : AmazonChimeSDKVoiceException
{
    /// <inheritdoc cref="AmazonChimeSDKVoiceException()"/>
    public BadRequestException()
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(string)"/>
    public BadRequestException(string? message)
        : base(message)
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(Exception)"/>
    public BadRequestException(Exception? innerException)
        : base(innerException)
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(string, Exception)"/>
    public BadRequestException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(string, ErrorType, string, string, HttpStatusCode)"/>
    public BadRequestException(string? message, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(string, Exception, ErrorType, string, string, HttpStatusCode)"/>
    public BadRequestException(string? message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    internal BadRequestException(ErrorResponse error)
        : base(error)
    {
    }

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}
