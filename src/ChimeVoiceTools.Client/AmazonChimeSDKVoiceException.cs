using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ChimeSDKVoice;

/// <summary>An error that the service answered with, or a request that lacks what it can't be sent without.</summary>
/// <remarks>
/// Errors that the service's API reference names have types of their own. <see cref="AmazonServiceException.ErrorCode"/> is the error's name as
/// the service sent it (null when it sent none), <see cref="AmazonServiceException.RequestId"/> the id to ask AWS's support with (null when
/// the service sent none), <see cref="AmazonServiceException.StatusCode"/> the HTTP status (0 when nothing was sent).
/// </remarks>
public partial class AmazonChimeSDKVoiceException : AmazonServiceException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public AmazonChimeSDKVoiceException()
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What happened.</param>
    public AmazonChimeSDKVoiceException(string? message)
        : base(message)
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="innerException">What caused it.</param>
    public AmazonChimeSDKVoiceException(Exception? innerException)
        : base(innerException)
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    public AmazonChimeSDKVoiceException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an exception of an error that the service answered with.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="errorType">Whose fault it was.</param>
    /// <param name="errorCode">The error's name.</param>
    /// <param name="requestId">The request's id at the service.</param>
    /// <param name="statusCode">The answer's HTTP status.</param>
    public AmazonChimeSDKVoiceException(string? message, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>Makes an exception of an error that the service answered with.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    /// <param name="errorType">Whose fault it was.</param>
    /// <param name="errorCode">The error's name.</param>
    /// <param name="requestId">The request's id at the service.</param>
    /// <param name="statusCode">The answer's HTTP status.</param>
    public AmazonChimeSDKVoiceException(string? message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    internal AmazonChimeSDKVoiceException(ErrorResponse error)
        : this(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode)
    {
    }
}
