using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Internal;

/// <summary>An error that a service answers with under a name of its own, and the exception that stands for it.</summary>
/// <param name="Name">What the service calls the error.</param>
/// <param name="Create">
/// Makes the exception of what AWSSDK.Core read and of the member <c>Code</c> of the body, or null where there is none.
/// </param>
internal sealed record ServiceError(string Name, Func<ErrorResponse, string?, AmazonServiceException> Create)
{
    /// <summary>Makes it of an exception that the official package calls as the service calls the error.</summary>
    public static ServiceError Of<TException>(Func<ErrorResponse, string?, TException> create)
        where TException : AmazonServiceException => new(typeof(TException).Name, create);

    /// <summary>
    /// Makes it of an exception that the official package calls as the service calls the error, with <c>Exception</c> behind it.
    /// </summary>
    public static ServiceError Short<TException>(Func<ErrorResponse, TException> create)
        where TException : AmazonServiceException =>
        new(typeof(TException).Name.Replace(nameof(Exception), string.Empty), (error, _) => create(error));
}
