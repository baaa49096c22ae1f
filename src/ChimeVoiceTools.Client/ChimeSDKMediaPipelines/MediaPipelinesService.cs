using Amazon.ChimeSDKMediaPipelines.Model;
using Amazon.Internal;
using static Amazon.Internal.ServiceError;

namespace Amazon.ChimeSDKMediaPipelines;

/// <summary>What is particular to Chime SDK Media Pipelines: its names and its errors.</summary>
internal static class MediaPipelinesService
{
    public static ServiceError BadRequest { get; } = Of((error, code) => new BadRequestException(error, code));
    public static ServiceError Conflict { get; } = Of((error, code) => new ConflictException(error, code));
    public static ServiceError Forbidden { get; } = Of((error, code) => new ForbiddenException(error, code));
    public static ServiceError NotFound { get; } = Of((error, code) => new NotFoundException(error, code));
    public static ServiceError ResourceLimitExceeded { get; } =
        Of((error, code) => new ResourceLimitExceededException(error, code));
    public static ServiceError ServiceFailure { get; } = Of((error, code) => new ServiceFailureException(error, code));
    public static ServiceError ServiceUnavailable { get; } = Of((error, code) => new ServiceUnavailableException(error, code));
    public static ServiceError ThrottledClient { get; } = Of((error, code) => new ThrottledClientException(error, code));
    public static ServiceError UnauthorizedClient { get; } = Of((error, code) => new UnauthorizedClientException(error, code));

    public static Service MediaPipelines { get; } = new(
        "Chime SDK Media Pipelines", "2021-07-15", "media-pipelines-chime", "chime",
        [BadRequest, Forbidden, ThrottledClient, UnauthorizedClient, ServiceFailure, ServiceUnavailable],
        error => new AmazonChimeSDKMediaPipelinesException(error));
}
