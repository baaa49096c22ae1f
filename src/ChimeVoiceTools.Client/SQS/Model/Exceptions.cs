using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

/// <summary>Two entries of a batch have the same id.</summary>
public class BatchEntryIdsNotDistinctException : AmazonSQSException
{
    internal BatchEntryIdsNotDistinctException(ErrorResponse error)
        : base(error)
    {
    }
}

/// <summary>A batch has no entry.</summary>
public class EmptyBatchRequestException : AmazonSQSException
{
    internal EmptyBatchRequestException(ErrorResponse error)
        : base(error)
    {
    }
}

/// <summary>What names the queue or its account has another form.</summary>
public class InvalidAddressException : AmazonSQSException
{
    internal InvalidAddressException(ErrorResponse error)
        : base(error)
    {
    }
}

/// <summary>There is no attribute of that name.</summary>
public class InvalidAttributeNameException : AmazonSQSException
{
    internal InvalidAttributeNameException(ErrorResponse error)
        : base(error)
    {
    }
}

/// <summary>The id of an entry of a batch has another form.</summary>
public class InvalidBatchEntryIdException : AmazonSQSException
{
    internal InvalidBatchEntryIdException(ErrorResponse error)
        : base(error)
    {
    }
}

/// <summary>A receipt handle has another form.</summary>
public class InvalidIdFormatException : AmazonSQSException
{
    internal InvalidIdFormatException(ErrorResponse error)
        : base(error)
    {
    }
}

/// <summary>The request is not signed, or did not come over TLS.</summary>
public class InvalidSecurityException : AmazonSQSException
{
    internal InvalidSecurityException(ErrorResponse error)
        : base(error)
    {
    }
}

/// <summary>The caller may not use the key that the queue's messages are encrypted with.</summary>
public class KmsAccessDeniedException : AmazonSQSException
{
    internal KmsAccessDeniedException(ErrorResponse error)
        : base(error)
    {
    }
}

/// <summary>The key that the queue's messages are encrypted with is disabled.</summary>
public class KmsDisabledException : AmazonSQSException
{
    internal KmsDisabledException(ErrorResponse error)
        : base(error)
    {
    }
}

/// <summary>The key of the queue is none for encryption.</summary>
public class KmsInvalidKeyUsageException : AmazonSQSException
{
    internal KmsInvalidKeyUsageException(ErrorResponse error)
        : base(error)
    {
    }
}

/// <summary>The state of the queue's key does not allow the request.</summary>
public class KmsInvalidStateException : AmazonSQSException
{
    internal KmsInvalidStateException(ErrorResponse error)
        : base(error)
    {
    }
}

/// <summary>The queue's key does not exist.</summary>
public class KmsNotFoundException : AmazonSQSException
{
    internal KmsNotFoundException(ErrorResponse error)
        : base(error)
    {
    }
}

/// <summary>The account has not subscribed to the key management service.</summary>
public class KmsOptInRequiredException : AmazonSQSException
{
    internal KmsOptInRequiredException(ErrorResponse error)
        : base(error)
    {
    }
}

/// <summary>The key management service refuses so many requests.</summary>
public class KmsThrottledException : AmazonSQSException
{
    internal KmsThrottledException(ErrorResponse error)
        : base(error)
    {
    }
}

/// <summary>The message can be received again already, or is gone.</summary>
public class MessageNotInflightException : AmazonSQSException
{
    internal MessageNotInflightException(ErrorResponse error)
        : base(error)
    {
    }
}

/// <summary>A limit is reached, such as that of messages that were received and not deleted.</summary>
public class OverLimitException : AmazonSQSException
{
    internal OverLimitException(ErrorResponse error)
        : base(error)
    {
    }
}

/// <summary>There is no such queue, or the caller may not know of it.</summary>
public class QueueDoesNotExistException : AmazonSQSException
{
    internal QueueDoesNotExistException(ErrorResponse error)
        : base(error)
    {
    }
}

/// <summary>The receipt handle is none of the queue's.</summary>
public class ReceiptHandleIsInvalidException : AmazonSQSException
{
    internal ReceiptHandleIsInvalidException(ErrorResponse error)
        : base(error)
    {
    }
}

/// <summary>The service refuses so many requests.</summary>
public class RequestThrottledException : AmazonSQSException
{
    internal RequestThrottledException(ErrorResponse error)
        : base(error)
    {
    }
}

/// <summary>A batch has more than ten entries.</summary>
public class TooManyEntriesInBatchRequestException : AmazonSQSException
{
    internal TooManyEntriesInBatchRequestException(ErrorResponse error)
        : base(error)
    {
    }
}

/// <summary>The service does not do this, or not with this queue.</summary>
public class UnsupportedOperationException : AmazonSQSException
{
    internal UnsupportedOperationException(ErrorResponse error)
        : base(error)
    {
    }
}
