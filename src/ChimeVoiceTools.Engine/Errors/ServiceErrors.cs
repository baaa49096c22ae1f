using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using Amazon.ChimeSDKVoice.Model;
using Amazon.Runtime;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Errors;

/// <summary>Reads the exceptions of AWS's client: whether to ask again, and what to tell the user.</summary>
internal static class ServiceErrors
{
    private const int LongestName = 100;

    /// <summary>Whether and why the request may be sent again.</summary>
    public static FailureKind Classify(Exception exception)
    {
        switch (exception)
        {
            case ChimeException or RedirectedException:
                return FailureKind.Final;

            // The service that gives credentials may be throttled; this one is not.
            case CredentialsException:
                return FailureKind.Service;
            case AmazonUnmarshallingException { StatusCode: < HttpStatusCode.InternalServerError and not TooManyRequests }
                or InvalidDataException:
                return FailureKind.Connection;

            // By name: the client has an exception's type only for the operations that the API lists the error for.
            case AmazonServiceException { ErrorCode: nameof(ResourceLimitExceededException) }:
                return FailureKind.QuotaFull;
            case AmazonServiceException { ErrorCode: nameof(ConflictException) }:
                return FailureKind.Conflict;
            case AmazonServiceException { ErrorCode: nameof(UnprocessableEntityException) }:
                return FailureKind.Unprocessable;
            case AmazonServiceException service when service.StatusCode == TooManyRequests || IsThrottlingName(service.ErrorCode):
                return FailureKind.Throttled;
            case AmazonServiceException { StatusCode: >= HttpStatusCode.InternalServerError }:
                return FailureKind.Service;
            case AmazonServiceException service when IsUnauthorized(service):
                return FailureKind.Unauthorized;
            case AmazonServiceException { StatusCode: not 0 }:
                return FailureKind.Final;
        }

        // A cancellation that nobody here asked for is how HttpClient reports a timeout.
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is TimeoutException or OperationCanceledException)
            {
                return FailureKind.Timeout;
            }
        }

        if (IsOfConnection(exception))
        {
            return FailureKind.Connection;
        }

        // What is wrong with a request, the client finds before it is sent. Anything else was thrown by who read the answer.
        return exception is AmazonClientException or AmazonServiceException or ArgumentException
            ? FailureKind.Final
            : FailureKind.Connection;
    }

    /// <summary>Whether the service may have done the work of a request that failed.</summary>
    public static bool MayBeDone(Exception exception) =>
        Classify(exception) is FailureKind.Service or FailureKind.Connection or FailureKind.Timeout
            && exception is not CredentialsException
            && !IsUnsent(exception);

    /// <summary>Whether the service answered that what the request is about does not exist.</summary>
    public static bool IsNotFound(Exception exception) =>
        exception is AmazonServiceException { ErrorCode: nameof(NotFoundException) };

    /// <summary>The error that a user reads.</summary>
    /// <param name="exception">What AWS's client threw.</param>
    /// <param name="doing">What was being done, as the beginning of a sentence.</param>
    /// <param name="advice">What to tell the user to do.</param>
    /// <param name="endpoint">Where requests go, as it stands in a sentence.</param>
    public static ChimeException Translate(Exception exception, string doing, ErrorAdvice advice, string endpoint)
    {
        switch (exception)
        {
            case ChimeException known:
                return known;
            case CredentialsException:
                return Failed(ChimeErrorKind.ConnectionError, Messages.RequestNotSent, exception.Message);
            case RedirectedException:
                return Failed(ChimeErrorKind.ConnectionError, Messages.RedirectedRequest, exception.Message);
        }

        if (IsAnswer(exception, out var service))
        {
            return FromService(service, doing, advice);
        }

        return Classify(exception) switch
        {
            FailureKind.Timeout => Failed(ChimeErrorKind.OperationTimeout, Messages.NoAnswerInTime),
            FailureKind.Final => new ChimeException(
                ErrorIds.InvalidParameter,
                ChimeErrorKind.InvalidArgument,
                Text.Format(Messages.RequestFailed, doing, Text.Sentence(exception.Message)),
                exception),
            _ when IsOfConnection(exception) =>
                Failed(ChimeErrorKind.ConnectionError, Messages.ConnectionFailed, Cause(exception)),
            _ => Failed(ChimeErrorKind.ConnectionError, Messages.AnswerUnreadable, Cause(exception)),
        };

        ChimeException Failed(ChimeErrorKind kind, string message, string? cause = null) =>
            new(ErrorIds.ConnectionFailed, kind, Text.Format(message, doing, endpoint, cause), exception);
    }

    /// <summary>What the service said, or else what broke, as one sentence.</summary>
    public static string Cause(Exception exception) => exception switch
    {
        _ when IsAnswer(exception, out var service) => Text.Sentence($"{NameOf(service)}: {service.Message}"),
        CredentialsException or InvalidDataException or RedirectedException => Text.Sentence(exception.Message),
        _ when IsOfConnection(exception) || Classify(exception) != FailureKind.Connection =>
            Text.Sentence(exception.GetBaseException().Message),

        // Those who read an answer describe what they were doing, and not what is wrong with it.
        _ => Messages.AnswerMalformed,
    };

    private static ChimeException FromService(AmazonServiceException service, string doing, ErrorAdvice advice)
    {
        var name = NameOf(service);
        (var kind, var remedy) = Describe(name, service, advice);
        return new ChimeException(
            name,
            kind,
            Text.Format(
                Messages.ServiceRefused,
                doing,
                name,
                Text.Sentence(service.Message),
                (int)service.StatusCode,
                string.IsNullOrEmpty(service.RequestId) ? Messages.NoRequestId : DisplayText.Of(service.RequestId),
                remedy),
            service,
            kind == ChimeErrorKind.QuotaExceeded ? advice.Remedy : ChimeRemedy.None);
    }

    // It becomes an error id, which scripts compare and terminals show.
    private static string NameOf(AmazonServiceException service)
    {
        var name = service.ErrorCode is { Length: > 0 } code ? code : service.GetType().Name;
        return name.Length <= LongestName
            && name.All(static character => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.')
            ? name
            : ErrorIds.ServiceError;
    }

    private static (ChimeErrorKind Kind, string Advice) Describe(
        string name, AmazonServiceException service, ErrorAdvice advice) =>
        name switch
        {
            nameof(NotFoundException) => (ChimeErrorKind.ObjectNotFound, advice.NotFound),
            nameof(AccessDeniedException) or nameof(ForbiddenException) or "AccessDenied" =>
                (ChimeErrorKind.PermissionDenied, advice.AccessDenied),
            "QueueDoesNotExist" or "AWS.SimpleQueueService.NonExistentQueue" => (ChimeErrorKind.ObjectNotFound, advice.NotFound),
            "KmsAccessDenied" or "KMS.AccessDeniedException" => (ChimeErrorKind.PermissionDenied, advice.AccessDenied),
            nameof(UnauthorizedClientException) => (ChimeErrorKind.AuthenticationError, Messages.AdviceUnauthorized),
            nameof(ThrottledClientException) => (ChimeErrorKind.LimitsExceeded, Messages.AdviceThrottled),
            nameof(ResourceLimitExceededException) => (ChimeErrorKind.QuotaExceeded, advice.ForQuota(service.Message)),
            nameof(ServiceUnavailableException) => (ChimeErrorKind.ResourceUnavailable, Messages.AdviceServiceFailed),
            nameof(GoneException) => (ChimeErrorKind.ResourceUnavailable, advice.Gone),
            nameof(ServiceFailureException) => (ChimeErrorKind.InvalidResult, Messages.AdviceServiceFailed),
            nameof(BadRequestException) or nameof(UnprocessableEntityException) =>
                (ChimeErrorKind.InvalidArgument, Messages.AdviceBadRequest),
            nameof(ConflictException) => (ChimeErrorKind.ResourceBusy, Messages.AdviceConflict),

            // AWS's front end refuses signatures and tokens under names that are not the service's own.
            _ when IsThrottlingName(name) => (ChimeErrorKind.LimitsExceeded, Messages.AdviceThrottled),
            _ => service.StatusCode switch
            {
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                    (ChimeErrorKind.AuthenticationError, Messages.AdviceUnauthorized),
                HttpStatusCode.NotFound => (ChimeErrorKind.ObjectNotFound, advice.NotFound),
                HttpStatusCode.Conflict => (ChimeErrorKind.ResourceBusy, Messages.AdviceConflict),
                HttpStatusCode.Gone => (ChimeErrorKind.ResourceUnavailable, advice.Gone),
                TooManyRequests => (ChimeErrorKind.LimitsExceeded, Messages.AdviceThrottled),
                HttpStatusCode.ServiceUnavailable => (ChimeErrorKind.ResourceUnavailable, Messages.AdviceServiceFailed),
                >= HttpStatusCode.InternalServerError => (ChimeErrorKind.InvalidResult, Messages.AdviceServiceFailed),
                _ => (ChimeErrorKind.InvalidArgument, Messages.AdviceBadRequest),
            },
        };

    /// <summary>Whether there was no connection to send the request on.</summary>
    private static bool IsUnsent(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
#if NET
                case HttpRequestException
                {
                    HttpRequestError: HttpRequestError.NameResolutionError
                        or HttpRequestError.ConnectionError
                        or HttpRequestError.SecureConnectionError
                        or HttpRequestError.ProxyTunnelError
                }:
                    return true;
#endif
                case WebException
                {
                    Status: WebExceptionStatus.NameResolutionFailure
                        or WebExceptionStatus.ProxyNameResolutionFailure
                        or WebExceptionStatus.ConnectFailure
                        or WebExceptionStatus.SecureChannelFailure
                        or WebExceptionStatus.TrustFailure
                }:
                    return true;
            }
        }

        return false;
    }

    // .NET Framework has no name for 429.
    private const HttpStatusCode TooManyRequests = (HttpStatusCode)429;

    private static bool IsThrottlingName(string? name) =>
        name is not null
        && (name.StartsWith("Throttl", StringComparison.Ordinal) || name
            .StartsWith("TooManyRequests", StringComparison.Ordinal)
            || name is "RequestLimitExceeded" or "RequestThrottled" or "OverLimit" or "KmsThrottled"
                or "KMS.ThrottlingException");

    // AWS's front end has its own names for a key or a token that it does not take, with various statuses.
    private static bool IsUnauthorized(AmazonServiceException service) =>
        service.StatusCode == HttpStatusCode.Unauthorized
        || service.ErrorCode is "ExpiredToken" or "ExpiredTokenException" or "RequestExpired" or "InvalidClientTokenId"
            or "UnrecognizedClientException";

    private static bool IsOfConnection(Exception? exception) =>
        exception is HttpRequestException or IOException or SocketException or WebException
            || (exception is not null && IsOfConnection(exception.InnerException));

    private static bool IsAnswer(Exception exception, [NotNullWhen(true)] out AmazonServiceException? service)
    {
        service = exception as AmazonServiceException;
        return service is { StatusCode: not 0 } and not AmazonUnmarshallingException;
    }
}
