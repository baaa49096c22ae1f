using Amazon.ChimeSDKVoice.Model;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.ChimeSDKVoice.Internal;

/// <summary>An error that the service answers with under a name of its own, and the exception that stands for it.</summary>
internal sealed class ServiceError
{
    public static readonly ServiceError AccessDenied = Of((error, code) => new AccessDeniedException(error) { Code = code });
    public static readonly ServiceError BadRequest = Of((error, code) => new BadRequestException(error) { Code = code });
    public static readonly ServiceError Conflict = Of((error, code) => new ConflictException(error) { Code = code });
    public static readonly ServiceError Forbidden = Of((error, code) => new ForbiddenException(error) { Code = code });
    public static readonly ServiceError Gone = Of((error, code) => new GoneException(error) { Code = code });
    public static readonly ServiceError NotFound = Of((error, code) => new NotFoundException(error) { Code = code });
    public static readonly ServiceError ResourceLimitExceeded = Of((error, code) => new ResourceLimitExceededException(error) { Code = code });
    public static readonly ServiceError ServiceFailure = Of((error, code) => new ServiceFailureException(error) { Code = code });
    public static readonly ServiceError ServiceUnavailable = Of((error, code) => new ServiceUnavailableException(error) { Code = code });
    public static readonly ServiceError ThrottledClient = Of((error, code) => new ThrottledClientException(error) { Code = code });
    public static readonly ServiceError UnauthorizedClient = Of((error, code) => new UnauthorizedClientException(error) { Code = code });
    public static readonly ServiceError Unprocessable = Of((error, code) => new UnprocessableEntityException(error) { Code = code });

    /// <summary>The errors that every operation has.</summary>
    public static readonly ServiceError[] Common =
        [BadRequest, Forbidden, ThrottledClient, UnauthorizedClient, ServiceFailure, ServiceUnavailable];

    private static Shape<ErrorBody> Body { get; } = new Shape<ErrorBody>()
        .Member("Code", StringUnmarshaller.Instance, (body, value) => body.Code = value);

    private readonly Func<ErrorResponse, ErrorCode?, AmazonChimeSDKVoiceException> _create;

    private ServiceError(string name, Func<ErrorResponse, ErrorCode?, AmazonChimeSDKVoiceException> create)
    {
        Name = name;
        _create = create;
    }

    /// <summary>What the service calls the error in the header <c>x-amzn-ErrorType</c>.</summary>
    public string Name { get; }

    /// <summary>Makes the exception.</summary>
    /// <param name="error">What AWSSDK.Core made of the answer.</param>
    /// <param name="answer">The answer itself, which has been read once.</param>
    public AmazonChimeSDKVoiceException Create(ErrorResponse error, JsonUnmarshallerContext answer) =>
        _create(error, ReadCode(answer));

    // The service calls its errors what the official package calls the exceptions.
    private static ServiceError Of<TException>(Func<ErrorResponse, ErrorCode?, TException> create)
        where TException : AmazonChimeSDKVoiceException => new(typeof(TException).Name, create);

    private static string? ReadCode(JsonUnmarshallerContext answer)
    {
        var bytes = answer.GetResponseBodyBytes();
        if (bytes.Length == 0)
        {
            return null;
        }

        using var context = new JsonUnmarshallerContext(new MemoryStream(bytes), maintainResponseBody: false, answer.ResponseData);
        var reader = context.NewReader();
        return Body.Unmarshall(context, ref reader)?.Code;
    }

    private sealed class ErrorBody
    {
        public string? Code { get; set; }
    }
}
