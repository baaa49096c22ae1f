using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.ChimeSDKVoice.Internal;

/// <summary>Makes the response, or the exception, of what the service answered.</summary>
/// <param name="answer">What is in the body when the operation succeeds; null when nothing is.</param>
/// <param name="errors">The errors that this operation has beside those that all have.</param>
internal sealed class OperationUnmarshaller<TResponse>(Shape<TResponse>? answer, ServiceError[] errors) : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    private readonly ServiceError[] _errors = [.. ServiceError.Common, .. errors];

    /// <inheritdoc/>
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        if (answer is null)
        {
            return new TResponse();
        }

        var reader = input.NewReader();
        return answer.Unmarshall(input, ref reader) ?? throw new JsonException("The service answered with null.");
    }

    /// <inheritdoc/>
    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = input.NewReader();
        var response = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        response.InnerException = innerException;
        response.StatusCode = statusCode;

        // An error that the operation is not said to have stays untyped, as it does in the official client.
        var error = Array.Find(_errors, error => error.Name == response.Code);
        return error is null
            ? new AmazonChimeSDKVoiceException(response)
            : error.Create(response, input);
    }
}
