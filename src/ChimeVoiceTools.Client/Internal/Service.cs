using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Amazon.Internal;

/// <summary>Says what is particular to a service: its names and its errors.</summary>
/// <param name="id">The service's id, which its own environment variables and its section in a profile are named after.</param>
/// <param name="apiVersion">The version of the service's API.</param>
/// <param name="endpointPrefix">The first part of the host names of the service's endpoints.</param>
/// <param name="signingName">The name that requests are signed for.</param>
/// <param name="commonErrors">The errors that every operation has.</param>
/// <param name="otherError">Makes the exception for any other error.</param>
/// <param name="contentType">What the bodies of requests are called.</param>
internal sealed class Service(
    string id,
    string apiVersion,
    string endpointPrefix,
    string signingName,
    ServiceError[] commonErrors,
    Func<ErrorResponse, AmazonServiceException> otherError,
    string contentType = "application/json")
    : IServiceMetadata
{
    public string ServiceId => id;

    /// <summary>The namespace of the service's client, by which AWSSDK.Core names the service.</summary>
    public string Namespace { get; } = "Amazon." + id.Replace(" ", string.Empty);

    public string ApiVersion => apiVersion;

    public string EndpointPrefix => endpointPrefix;

    public string SigningName => signingName;

    public ServiceError[] CommonErrors => commonErrors;

    public string ContentType => contentType;

    public string UserAgent { get; } =
        InternalSDKUtils.BuildUserAgentString(id, typeof(Service).Assembly.GetName().Version!.ToString(3));

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();

    /// <summary>
    /// Makes the exception for an error that the operation is not said to have, or for a request that can't be sent.
    /// </summary>
    public AmazonServiceException OtherError(ErrorResponse error) => otherError(error);

    /// <summary>
    /// Begins the description of an operation, which the other members of <see cref="Operation{TRequest, TResponse}"/>
    /// complete.
    /// </summary>
    /// <param name="path">The path, with a <c>{Name}</c> for each member that is part of it.</param>
    public Operation<TRequest, TResponse> Get<TRequest, TResponse>(string path)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse, new() => new(this, "GET", path);

    /// <inheritdoc cref="Get{TRequest, TResponse}(string)"/>
    public Operation<TRequest, TResponse> Post<TRequest, TResponse>(string path)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse, new() => new(this, "POST", path);

    /// <inheritdoc cref="Get{TRequest, TResponse}(string)"/>
    public Operation<TRequest, TResponse> Put<TRequest, TResponse>(string path)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse, new() => new(this, "PUT", path);

    /// <inheritdoc cref="Get{TRequest, TResponse}(string)"/>
    public Operation<TRequest, TResponse> Delete<TRequest, TResponse>(string path)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse, new() => new(this, "DELETE", path);
}
