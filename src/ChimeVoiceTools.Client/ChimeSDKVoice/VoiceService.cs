using Amazon.ChimeSDKVoice.Model;
using Amazon.Internal;
using static Amazon.Internal.ServiceError;

namespace Amazon.ChimeSDKVoice;

/// <summary>What is particular to Chime SDK Voice: its names and its errors.</summary>
internal static class VoiceService
{
    public static ServiceError AccessDenied { get; } = Of((error, code) => new AccessDeniedException(error, code));
    public static ServiceError BadRequest { get; } = Of((error, code) => new BadRequestException(error, code));
    public static ServiceError Conflict { get; } = Of((error, code) => new ConflictException(error, code));
    public static ServiceError Forbidden { get; } = Of((error, code) => new ForbiddenException(error, code));
    public static ServiceError Gone { get; } = Of((error, code) => new GoneException(error, code));
    public static ServiceError NotFound { get; } = Of((error, code) => new NotFoundException(error, code));
    public static ServiceError ResourceLimitExceeded { get; } =
        Of((error, code) => new ResourceLimitExceededException(error, code));
    public static ServiceError ServiceFailure { get; } = Of((error, code) => new ServiceFailureException(error, code));
    public static ServiceError ServiceUnavailable { get; } = Of((error, code) => new ServiceUnavailableException(error, code));
    public static ServiceError ThrottledClient { get; } = Of((error, code) => new ThrottledClientException(error, code));
    public static ServiceError UnauthorizedClient { get; } = Of((error, code) => new UnauthorizedClientException(error, code));
    public static ServiceError Unprocessable { get; } = Of((error, code) => new UnprocessableEntityException(error, code));

    public static Service Voice { get; } = new(
        "Chime SDK Voice", "2022-08-03", "voice-chime", "chime",
        [BadRequest, Forbidden, ThrottledClient, UnauthorizedClient, ServiceFailure, ServiceUnavailable],
        error => new AmazonChimeSDKVoiceException(error));
}
