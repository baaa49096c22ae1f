namespace ChimeVoiceTools.Emulator.Protocol;

/// <summary>The errors of SQS. The code of each is its name in the older protocol, which a header has.</summary>
internal static class QueueErrors
{
    private const string Prefix = "AWS.SimpleQueueService.";

    public static readonly ApiError QueueDoesNotExist = new("QueueDoesNotExist", 400, Prefix + "NonExistentQueue");
    public static readonly ApiError ReceiptHandleIsInvalid = new("ReceiptHandleIsInvalid", 404, "ReceiptHandleIsInvalid");
    public static readonly ApiError MessageNotInflight = new("MessageNotInflight", 400, Prefix + "MessageNotInflight");
    public static readonly ApiError OverLimit = new("OverLimit", 403, "OverLimit");
    public static readonly ApiError RequestThrottled = new("RequestThrottled", 403, "RequestThrottled");
    public static readonly ApiError InvalidAddress = new("InvalidAddress", 404, "InvalidAddress");
    public static readonly ApiError InvalidSecurity = new("InvalidSecurity", 403, "InvalidSecurity");
    public static readonly ApiError InvalidAttributeName = new("InvalidAttributeName", 400, "InvalidAttributeName");
    public static readonly ApiError InvalidMessageContents = new("InvalidMessageContents", 400, "InvalidMessageContents");
    public static readonly ApiError EmptyBatchRequest = new("EmptyBatchRequest", 400, Prefix + "EmptyBatchRequest");
    public static readonly ApiError InvalidBatchEntryId = new("InvalidBatchEntryId", 400, Prefix + "InvalidBatchEntryId");
    public static readonly ApiError UnsupportedOperation = new("UnsupportedOperation", 400, Prefix + "UnsupportedOperation");
    public static readonly ApiError BatchRequestTooLong = new("BatchRequestTooLong", 400, Prefix + "BatchRequestTooLong");
    public static readonly ApiError BatchEntryIdsNotDistinct =
        new("BatchEntryIdsNotDistinct", 400, Prefix + "BatchEntryIdsNotDistinct");

    public static readonly ApiError TooManyEntriesInBatchRequest =
        new("TooManyEntriesInBatchRequest", 400, Prefix + "TooManyEntriesInBatchRequest");

    /// <summary>What SQS answers where a value breaks a rule that has no error of its own.</summary>
    public static readonly ApiError InvalidParameterValue = new("InvalidParameterValue", 400, "InvalidParameterValue");

    private static readonly ApiError InternalError = new("InternalError", 500, "InternalError");

    /// <summary>Gets the errors that a fault may name.</summary>
    public static IReadOnlyList<ApiError> Listed { get; } =
    [
        QueueDoesNotExist, ReceiptHandleIsInvalid, MessageNotInflight, OverLimit, RequestThrottled, InvalidAddress,
        InvalidSecurity, InvalidAttributeName, InvalidMessageContents, EmptyBatchRequest, InvalidBatchEntryId,
        UnsupportedOperation, BatchRequestTooLong, BatchEntryIdsNotDistinct, TooManyEntriesInBatchRequest,
    ];

    /// <summary>Returns what SQS has for an error that every API has.</summary>
    public static ApiError Of(ApiError error) =>
        error == ApiErrors.Unauthorized || error == ApiErrors.Forbidden ? InvalidSecurity
        : error == ApiErrors.BadRequest || error == ApiErrors.Validation ? InvalidParameterValue
        : error == ApiErrors.ServiceFailure ? InternalError
        : error == ApiErrors.UnknownOperation ? UnsupportedOperation
        : error;
}
