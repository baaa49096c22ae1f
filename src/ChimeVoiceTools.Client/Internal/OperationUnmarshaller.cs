using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.Util;

namespace Amazon.Internal;

/// <summary>Makes the response, or the exception, of what a service answered.</summary>
internal sealed class OperationUnmarshaller<TResponse>(Service service) : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    private static Shape<ErrorBody> ErrorCode { get; } =
        new Shape<ErrorBody>().Member("Code", StringUnmarshaller.Instance, (body, value) => body.Code = value);

    /// <summary>What the body holds when the operation succeeds.</summary>
    public Shape<TResponse> Answer { get; } = new();

    /// <summary>The errors that the operation has.</summary>
    public List<ServiceError> Errors { get; } = [.. service.CommonErrors];

    /// <inheritdoc/>
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input) =>
        Answer.IsEmpty ? new TResponse() : Answer.Unmarshall(input) ?? throw new JsonException("The service answered with null.");

    /// <inheritdoc/>
    /// <remarks>
    /// A service that once spoke another protocol says in a header what the error was called in it; the official clients keep
    /// that name as the error's code.
    /// </remarks>
    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(
            input.Stream, AWSConfigs.StreamingUtf8JsonReaderBufferSize ?? 4096, input.JsonMaxDepth);
        var response = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        response.InnerException = innerException;
        response.StatusCode = statusCode;

        // An error that the operation is not said to have stays untyped, as it does in the official client.
        var known = Errors.Find(error => error.Name == response.Code);
        if (input.ResponseData.GetHeaderValue(HeaderKeys.XAmzQueryError)?.Split(';') is { Length: 2 } parts)
        {
            response.Code = parts[0];
            response.Type = Enum.TryParse<ErrorType>(parts[1], out var fault) ? fault : response.Type;
        }

        return known?.Create(response, ReadCode(input)) ?? service.OtherError(response);
    }

    private static string? ReadCode(JsonUnmarshallerContext answer)
    {
        var bytes = answer.GetResponseBodyBytes();
        if (bytes.Length == 0)
        {
            return null;
        }

        using var context = new JsonUnmarshallerContext(
            new MemoryStream(bytes), maintainResponseBody: false, answer.ResponseData);
        return ErrorCode.Unmarshall(context)?.Code;
    }

    private sealed class ErrorBody
    {
        public string? Code { get; set; }
    }
}
