using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ChimeSDKVoice.Model;

/// <summary>The service failed.</summary>
public partial class ServiceFailureException : AmazonChimeSDKVoiceException
{
    /// <inheritdoc cref="AmazonChimeSDKVoiceException()"/>
    public ServiceFailureException()
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(string)"/>
    public ServiceFailureException(string? message)
        : base(message)
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(Exception)"/>
    public ServiceFailureException(Exception? innerException)
        : base(innerException)
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(string, Exception)"/>
    public ServiceFailureException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(string, ErrorType, string, string, HttpStatusCode)"/>
    public ServiceFailureException(string? message, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <inheritdoc cref="AmazonChimeSDKVoiceException(string, Exception, ErrorType, string, string, HttpStatusCode)"/>
    public ServiceFailureException(string? message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    internal ServiceFailureException(ErrorResponse error)
        : base(error)
    {
    }

    /// <summary>The reason in one of the service's words. Null when the service sent none.</summary>
    public ErrorCode? Code { get; set; }
}
