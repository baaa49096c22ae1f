namespace ChimeVoiceTools.Emulator.Protocol;

/// <summary>An error of the service.</summary>
/// <param name="Name">The name of its exception.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The code in the body.</param>
internal sealed record ApiError(string Name, int Status, string Code)
{
    /// <summary>Gets the code as the media pipelines' API lists it; null where it lists none for the error.</summary>
    public string? MediaPipelinesCode => Code switch
    {
        "BadRequest" or "Validation" => "BadRequest",
        "Throttled" => "Throttling",
        "Forbidden" or "NotFound" or "ResourceLimitExceeded" or "ServiceFailure" or "ServiceUnavailable" => Code,
        _ => null,
    };
}

/// <summary>The exception that ends a request with an error of the service.</summary>
#pragma warning disable CA1032, CA1064 // It never leaves the emulator, and always has an error of the service.
internal sealed class ApiException(ApiError error, string message) : Exception(message)
#pragma warning restore CA1032, CA1064
{
    public ApiError Error => error;
}

/// <summary>The service's errors, as the API lists them.</summary>
internal static class ApiErrors
{
    public static readonly ApiError BadRequest = new("BadRequestException", 400, "BadRequest");
    public static readonly ApiError Validation = new("BadRequestException", 400, "Validation");
    public static readonly ApiError Unauthorized = new("UnauthorizedClientException", 401, "Unauthorized");
    public static readonly ApiError Forbidden = new("ForbiddenException", 403, "Forbidden");
    public static readonly ApiError AccessDenied = new("AccessDeniedException", 403, "AccessDenied");
    public static readonly ApiError NotFound = new("NotFoundException", 404, "NotFound");
    public static readonly ApiError Conflict = new("ConflictException", 409, "Conflict");
    public static readonly ApiError Gone = new("GoneException", 410, "Gone");
    public static readonly ApiError ResourceLimitExceeded = new("ResourceLimitExceededException", 400, "ResourceLimitExceeded");
    public static readonly ApiError Unprocessable = new("UnprocessableEntityException", 422, "Unprocessable");
    public static readonly ApiError Throttled = new("ThrottledClientException", 429, "Throttled");
    public static readonly ApiError ServiceFailure = new("ServiceFailureException", 500, "ServiceFailure");
    public static readonly ApiError ServiceUnavailable = new("ServiceUnavailableException", 503, "ServiceUnavailable");

    /// <summary>What AWS's services answer when no operation has the path and method of a request.</summary>
    public static readonly ApiError UnknownOperation = new("UnknownOperationException", 404, "NotFound");

    private static readonly ApiError[] Listed =
    [
        BadRequest, Unauthorized, Forbidden, AccessDenied, NotFound, Conflict, Gone, ResourceLimitExceeded, Unprocessable,
        Throttled, ServiceFailure, ServiceUnavailable, .. QueueErrors.Listed,
    ];

    /// <summary>Gets the names by which an error can be asked for: with and without the suffix.</summary>
    public static IEnumerable<string> Words =>
        [.. Listed.Select(error => error.Name).Concat(Listed.Select(ShortName)).Distinct()];

    /// <summary>Returns the error of a name, with or without the suffix, or null when there is none.</summary>
    public static ApiError? Find(string? name) => Array.Find(Listed, error => error.Name == name || ShortName(error) == name);

    private static string ShortName(ApiError error) => error.Name.Replace(nameof(Exception), string.Empty);
}
