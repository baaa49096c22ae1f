using Amazon.Runtime;

namespace Amazon.SQS.Model;

/// <summary>Deletes up to ten messages.</summary>
public class DeleteMessageBatchRequest : AmazonSQSRequest
{
    /// <summary>The queue's URL.</summary>
    public string? QueueUrl { get; set; }

    /// <summary>The messages.</summary>
    public List<DeleteMessageBatchRequestEntry>? Entries { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>A message to delete.</summary>
public class DeleteMessageBatchRequestEntry
{
    /// <summary>What the answer names the entry by: up to 80 letters, digits, <c>-</c> and <c>_</c>.</summary>
    public string? Id { get; set; }

    /// <summary>The handle that the message was last received with.</summary>
    public string? ReceiptHandle { get; set; }
}

/// <summary>What came of each deletion.</summary>
public class DeleteMessageBatchResponse : AmazonWebServiceResponse
{
    /// <summary>The entries whose messages were deleted. Null when there was none.</summary>
    public List<DeleteMessageBatchResultEntry>? Successful { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The entries whose messages were not deleted. Null when there was none.</summary>
    public List<BatchResultErrorEntry>? Failed { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>An entry whose message was deleted.</summary>
public class DeleteMessageBatchResultEntry
{
    /// <summary>The entry's id.</summary>
    public string? Id { get; set; }
}

/// <summary>Changes when up to ten messages can be received again.</summary>
public class ChangeMessageVisibilityBatchRequest : AmazonSQSRequest
{
    /// <summary>The queue's URL.</summary>
    public string? QueueUrl { get; set; }

    /// <summary>The messages.</summary>
    public List<ChangeMessageVisibilityBatchRequestEntry>? Entries { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>A message whose visibility changes.</summary>
public class ChangeMessageVisibilityBatchRequestEntry
{
    /// <summary>What the answer names the entry by: up to 80 letters, digits, <c>-</c> and <c>_</c>.</summary>
    public string? Id { get; set; }

    /// <summary>The handle that the message was last received with.</summary>
    public string? ReceiptHandle { get; set; }

    /// <summary>In how many seconds from now it can be received again, from 0 to 43,200.</summary>
    public int? VisibilityTimeout { get; set; }
}

/// <summary>What came of each change.</summary>
public class ChangeMessageVisibilityBatchResponse : AmazonWebServiceResponse
{
    /// <summary>The entries whose messages were changed. Null when there was none.</summary>
    public List<ChangeMessageVisibilityBatchResultEntry>? Successful { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The entries whose messages were not changed. Null when there was none.</summary>
    public List<BatchResultErrorEntry>? Failed { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>An entry whose message was changed.</summary>
public class ChangeMessageVisibilityBatchResultEntry
{
    /// <summary>The entry's id.</summary>
    public string? Id { get; set; }
}

/// <summary>An entry of a batch that failed.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_BatchResultErrorEntry.html">API reference</seealso>
public class BatchResultErrorEntry
{
    /// <summary>The entry's id.</summary>
    public string? Id { get; set; }

    /// <summary>Whether the request was at fault, and not the service. Null when the service did not say.</summary>
    public bool? SenderFault { get; set; }

    /// <summary>The error's name, such as <c>ReceiptHandleIsInvalid</c>.</summary>
    public string? Code { get; set; }

    /// <summary>What the service says of it. Null when it says nothing.</summary>
    public string? Message { get; set; }
}
