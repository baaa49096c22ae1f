using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SQS;

/// <summary>An error that the service answered with, or an answer whose check sum is not that of what came.</summary>
/// <remarks>
/// Errors that the service's API reference names have types of their own. <see cref="AmazonServiceException.ErrorCode"/> is the
/// error's name as the service's older protocol has it (such as <c>AWS.SimpleQueueService.NonExistentQueue</c>) where the service
/// sent that, else its name; <see cref="AmazonServiceException.RequestId"/> the id to ask AWS's support with (null when the
/// service sent none), <see cref="AmazonServiceException.StatusCode"/> the HTTP status (0 where the answer was none of an error).
/// </remarks>
public class AmazonSQSException : AmazonServiceException
{
    internal AmazonSQSException(string message)
        : base(message)
    {
    }

    internal AmazonSQSException(ErrorResponse error)
        : base(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode)
    {
    }
}
