using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ChimeSDKMediaPipelines;

/// <summary>An error that the service answered with, or a request that lacks what it can't be sent without.</summary>
/// <remarks>
/// Errors that the service's API reference names have types of their own. <see cref="AmazonServiceException.ErrorCode"/> is the
/// error's name as the service sent it (null when it sent none), <see cref="AmazonServiceException.RequestId"/> the id to ask
/// AWS's support with (null when the service sent none), <see cref="AmazonServiceException.StatusCode"/> the HTTP status (0 when
/// nothing was sent).
/// </remarks>
public class AmazonChimeSDKMediaPipelinesException : AmazonServiceException
{
    internal AmazonChimeSDKMediaPipelinesException(ErrorResponse error)
        : base(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode)
    {
    }
}
