using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ChimeSDKVoice.Internal;

/// <summary>One operation of the service: how its request is written, how its answer is read.</summary>
internal sealed class Operation<TRequest, TResponse> : InvokeOptionsBase
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    /// <param name="request">How the request is written.</param>
    /// <param name="answer">What the answer's body holds; null when it has none.</param>
    /// <param name="errors">The errors that it has beside <see cref="ServiceError.Common"/>.</param>
    public Operation(OperationMarshaller<TRequest> request, Shape<TResponse>? answer, params ServiceError[] errors)
    {
        RequestMarshaller = request;
        ResponseUnmarshaller = new OperationUnmarshaller<TResponse>(answer, errors);
    }
}
