using System.Diagnostics.CodeAnalysis;

namespace ChimeVoiceTools.Emulator.Operations;

/// <summary>The service's errors, as the API lists them.</summary>
internal static class ServiceErrors
{
    public static readonly ServiceError BadRequest = new("BadRequestException", 400, "BadRequest");
    public static readonly ServiceError Validation = new("BadRequestException", 400, "Validation");
    public static readonly ServiceError Unauthorized = new("UnauthorizedClientException", 401, "Unauthorized");
    public static readonly ServiceError Forbidden = new("ForbiddenException", 403, "Forbidden");
    public static readonly ServiceError AccessDenied = new("AccessDeniedException", 403, "AccessDenied");
    public static readonly ServiceError NotFound = new("NotFoundException", 404, "NotFound");
    public static readonly ServiceError Conflict = new("ConflictException", 409, "Conflict");
    public static readonly ServiceError Gone = new("GoneException", 410, "Gone");
    public static readonly ServiceError ResourceLimitExceeded = new("ResourceLimitExceededException", 400, "ResourceLimitExceeded");
    public static readonly ServiceError Unprocessable = new("UnprocessableEntityException", 422, "Unprocessable");
    public static readonly ServiceError Throttled = new("ThrottledClientException", 429, "Throttled");
    public static readonly ServiceError ServiceFailure = new("ServiceFailureException", 500, "ServiceFailure");
    public static readonly ServiceError ServiceUnavailable = new("ServiceUnavailableException", 503, "ServiceUnavailable");

    /// <summary>What AWS's services answer where no operation has the path and method that were asked for.</summary>
    public static readonly ServiceError UnknownOperation = new("UnknownOperationException", 404, "NotFound");

    private static readonly Dictionary<string, ServiceError> ByName = new[]
    {
        BadRequest, Unauthorized, Forbidden, AccessDenied, NotFound, Conflict, Gone, ResourceLimitExceeded, Unprocessable,
        Throttled, ServiceFailure, ServiceUnavailable,
    }.ToDictionary(error => error.Name, StringComparer.Ordinal);

    /// <summary>The names by which an error can be asked for.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <param name="name">The exception's name, with or without its suffix.</param>
    /// <param name="error">The error of that name.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFind(string? name, [NotNullWhen(true)] out ServiceError? error)
    {
        error = null;
        return name is not null && (ByName.TryGetValue(name, out error) || ByName.TryGetValue(name + "Exception", out error));
    }
}
