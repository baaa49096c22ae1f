using Amazon.Internal;
using Amazon.SQS.Model;
using static Amazon.Internal.ServiceError;

namespace Amazon.SQS;

/// <summary>What is particular to SQS: its names, its protocol (AWS JSON 1.0) and its errors.</summary>
internal static class SqsService
{
    public static ServiceError BatchEntryIdsNotDistinct { get; } = Short(error => new BatchEntryIdsNotDistinctException(error));
    public static ServiceError EmptyBatchRequest { get; } = Short(error => new EmptyBatchRequestException(error));
    public static ServiceError InvalidAddress { get; } = Short(error => new InvalidAddressException(error));
    public static ServiceError InvalidAttributeName { get; } = Short(error => new InvalidAttributeNameException(error));
    public static ServiceError InvalidBatchEntryId { get; } = Short(error => new InvalidBatchEntryIdException(error));
    public static ServiceError InvalidIdFormat { get; } = Short(error => new InvalidIdFormatException(error));
    public static ServiceError InvalidSecurity { get; } = Short(error => new InvalidSecurityException(error));
    public static ServiceError KmsAccessDenied { get; } = Short(error => new KmsAccessDeniedException(error));
    public static ServiceError KmsDisabled { get; } = Short(error => new KmsDisabledException(error));
    public static ServiceError KmsInvalidKeyUsage { get; } = Short(error => new KmsInvalidKeyUsageException(error));
    public static ServiceError KmsInvalidState { get; } = Short(error => new KmsInvalidStateException(error));
    public static ServiceError KmsNotFound { get; } = Short(error => new KmsNotFoundException(error));
    public static ServiceError KmsOptInRequired { get; } = Short(error => new KmsOptInRequiredException(error));
    public static ServiceError KmsThrottled { get; } = Short(error => new KmsThrottledException(error));
    public static ServiceError MessageNotInflight { get; } = Short(error => new MessageNotInflightException(error));
    public static ServiceError OverLimit { get; } = Short(error => new OverLimitException(error));
    public static ServiceError QueueDoesNotExist { get; } = Short(error => new QueueDoesNotExistException(error));
    public static ServiceError ReceiptHandleIsInvalid { get; } = Short(error => new ReceiptHandleIsInvalidException(error));
    public static ServiceError RequestThrottled { get; } = Short(error => new RequestThrottledException(error));
    public static ServiceError TooManyEntriesInBatchRequest { get; } =
        Short(error => new TooManyEntriesInBatchRequestException(error));
    public static ServiceError UnsupportedOperation { get; } = Short(error => new UnsupportedOperationException(error));

    public static Service Sqs { get; } = new(
        "SQS", "2012-11-05", "sqs", "sqs",
        [InvalidAddress, InvalidSecurity, QueueDoesNotExist, RequestThrottled, UnsupportedOperation],
        error => new AmazonSQSException(error),
        "application/x-amz-json-1.0");
}
