using Amazon.Runtime;

namespace Amazon.SQS.Model;

/// <summary>Finds a queue by its name.</summary>
public class GetQueueUrlRequest : AmazonSQSRequest
{
    /// <summary>The queue's name.</summary>
    public string? QueueName { get; set; }

    /// <summary>The account that made the queue. Null for the caller's own.</summary>
    public string? QueueOwnerAWSAccountId { get; set; }
}

/// <summary>Where a queue is.</summary>
public class GetQueueUrlResponse : AmazonWebServiceResponse
{
    /// <summary>The queue's URL. Null when the service sent none.</summary>
    public string? QueueUrl { get; set; }
}

/// <summary>Reads what is known of a queue.</summary>
public class GetQueueAttributesRequest : AmazonSQSRequest
{
    /// <summary>The queue's URL.</summary>
    public string? QueueUrl { get; set; }

    /// <summary>Which attributes are sent, by the names of <see cref="QueueAttributeName"/>.</summary>
    public List<string>? AttributeNames { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>What is known of a queue.</summary>
public class GetQueueAttributesResponse : AmazonWebServiceResponse
{
    /// <summary>
    /// The attributes that were asked for and that the queue has, under the names of <see cref="QueueAttributeName"/>. Null when
    /// there was none.
    /// </summary>
    public Dictionary<string, string>? Attributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
