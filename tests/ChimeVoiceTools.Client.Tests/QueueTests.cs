using System.Net;
using System.Text.Json;
using Amazon;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace ChimeVoiceTools.Client.Tests;

/// <summary>What is particular to the client of SQS: its protocol, its operations, its check sums, its errors and its names.</summary>
[Collection(ProcessWideSettings.Name)]
public sealed class QueueTests
{
    private const string Queue = "https://sqs.eu-west-1.amazonaws.com/111122223333/events";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Dictionary<string, Func<IAmazonSQS, Task>> Calls { get; } = new()
    {
        ["ReceiveMessage"] = client => client.ReceiveMessageAsync(new() { QueueUrl = Queue }),
        ["DeleteMessage"] = client => client.DeleteMessageAsync(new() { QueueUrl = Queue, ReceiptHandle = "r" }),
        ["DeleteMessageBatch"] = client => client.DeleteMessageBatchAsync(new() { QueueUrl = Queue }),
        ["ChangeMessageVisibility"] = client => client.ChangeMessageVisibilityAsync(new() { QueueUrl = Queue }),
        ["ChangeMessageVisibilityBatch"] = client => client.ChangeMessageVisibilityBatchAsync(new() { QueueUrl = Queue }),
        ["GetQueueUrl"] = client => client.GetQueueUrlAsync(new() { QueueName = "events" }),
        ["GetQueueAttributes"] = client => client.GetQueueAttributesAsync(new() { QueueUrl = Queue }),
    };

    public static TheoryData<string> Operations => [.. Calls.Keys];

    public static TheoryData<Type, string[]> Errors => new()
    {
        { typeof(InvalidAddressException), All() },
        { typeof(InvalidSecurityException), All() },
        { typeof(QueueDoesNotExistException), All() },
        { typeof(RequestThrottledException), All() },
        { typeof(UnsupportedOperationException), All() },
        { typeof(KmsAccessDeniedException), ["ReceiveMessage"] },
        { typeof(KmsDisabledException), ["ReceiveMessage"] },
        { typeof(KmsInvalidKeyUsageException), ["ReceiveMessage"] },
        { typeof(KmsInvalidStateException), ["ReceiveMessage"] },
        { typeof(KmsNotFoundException), ["ReceiveMessage"] },
        { typeof(KmsOptInRequiredException), ["ReceiveMessage"] },
        { typeof(KmsThrottledException), ["ReceiveMessage"] },
        { typeof(OverLimitException), ["ReceiveMessage"] },
        { typeof(InvalidIdFormatException), ["DeleteMessage"] },
        { typeof(ReceiptHandleIsInvalidException), ["DeleteMessage", "ChangeMessageVisibility"] },
        { typeof(MessageNotInflightException), ["ChangeMessageVisibility"] },
        { typeof(BatchEntryIdsNotDistinctException), ["DeleteMessageBatch", "ChangeMessageVisibilityBatch"] },
        { typeof(EmptyBatchRequestException), ["DeleteMessageBatch", "ChangeMessageVisibilityBatch"] },
        { typeof(InvalidBatchEntryIdException), ["DeleteMessageBatch", "ChangeMessageVisibilityBatch"] },
        { typeof(TooManyEntriesInBatchRequestException), ["DeleteMessageBatch", "ChangeMessageVisibilityBatch"] },
        { typeof(InvalidAttributeNameException), ["GetQueueAttributes"] },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Each_operation_is_named_in_a_header_and_goes_to_the_endpoint_whatever_the_queue_s_host_is(string operation)
    {
        await using var service = ServiceStub.That(200, "{}");
        using var client = NewClient(service);

        await Calls[operation](client);

        Assert.Equal("POST / HTTP/1.1", service.Request.Line);
        Assert.Equal("AmazonSQS." + operation, service.Request.Headers["X-Amz-Target"]);
        Assert.Equal("application/x-amz-json-1.0", service.Request.Headers["Content-Type"]);
        Assert.Equal("2012-11-05", service.Request.Headers["x-amz-api-version"]);
        Assert.Contains("/eu-west-1/sqs/aws4_request", service.Request.Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_given_is_not_sent()
    {
        await using var service = ServiceStub.That(200, "{}");
        using var client = NewClient(service);

        Assert.Null((await client.ReceiveMessageAsync(new() { QueueUrl = Queue }, Cancellation)).Messages);

        Assert.Equal($$"""{"QueueUrl":"{{Queue}}"}""", service.Request.Body);
    }

    [Fact]
    public async Task Messages_are_received_with_all_that_is_known_of_them()
    {
        await using var service = ServiceStub.That(
            200,
            """
            {"Messages":[{"MessageId":"m-1","ReceiptHandle":"r-1","MD5OfBody":"49c5f675b49037b6044b803ac9d1a6d7","Body":"Grüße","New":{"a":[1]},
              "Attributes":{"ApproximateReceiveCount":"2","SentTimestamp":"1795000000000"},
              "MD5OfMessageAttributes":"6da5bef93ac0be6391938f862893fa7e",
              "MessageAttributes":{"Raw":{"DataType":"Binary","BinaryValue":"AAEC"},"EndpointUrl":{"DataType":"String","StringValue":"http://127.0.0.1:8080"}}}]}
            """);
        using var client = NewClient(service);

        var response = await client.ReceiveMessageAsync(
            new()
            {
                QueueUrl = Queue,
                MessageSystemAttributeNames = [MessageSystemAttributeName.All],
                MessageAttributeNames = ["EndpointUrl"],
                MaxNumberOfMessages = 10,
                VisibilityTimeout = 0,
                WaitTimeSeconds = 20,
                ReceiveRequestAttemptId = "try-1",
            },
            Cancellation);

        AssertJson(
            $$"""
            {"QueueUrl":"{{Queue}}","MessageSystemAttributeNames":["All"],"MessageAttributeNames":["EndpointUrl"],
             "MaxNumberOfMessages":10,"VisibilityTimeout":0,"WaitTimeSeconds":20,"ReceiveRequestAttemptId":"try-1"}
            """,
            service.Request.Json);
        var message = Assert.Single(response.Messages!);
        Assert.Equal(("m-1", "r-1", "Grüße"), (message.MessageId, message.ReceiptHandle, message.Body));
        Assert.Equal("2", message.Attributes![MessageSystemAttributeName.ApproximateReceiveCount]);
        Assert.Equal("http://127.0.0.1:8080", message.MessageAttributes!["EndpointUrl"].StringValue);
        Assert.Equal([0, 1, 2], message.MessageAttributes["Raw"].BinaryValue!.ToArray());
    }

    [Theory]
    [InlineData("""{"MessageId":"m-1","Body":"a","MD5OfBody":"92eb5ffee6ae2fec3ad71c777531578f"}""", "MD5 hash mismatch for message id m-1")]
    [InlineData("""{"MessageId":"m-1","Body":"a"}""", "MD5 hash mismatch for message id m-1")]
    [InlineData(
        """{"MessageId":"m-1","Body":"a","MD5OfBody":"0cc175b9c0f1b6a831c399e269772661","MD5OfMessageAttributes":"92eb5ffee6ae2fec3ad71c777531578f","MessageAttributes":{"A":{"DataType":"String","StringValue":"1"}}}""",
        "Attribute MD5 hash mismatch for message id m-1")]
    public async Task A_message_that_came_damaged_is_an_error(string message, string expected)
    {
        await using var service = ServiceStub.That(200, $$"""{"Messages":[{{message}}]}""");
        using var client = NewClient(service);

        var error = await Assert.ThrowsAsync<AmazonSQSException>(
            () => client.ReceiveMessageAsync(new() { QueueUrl = Queue }, Cancellation));

        Assert.Equal(expected, error.Message);
    }

    [Fact]
    public async Task A_batch_says_of_each_entry_what_came_of_it()
    {
        await using var service = ServiceStub.That(
            200,
            """{"Successful":[{"Id":"0"}],"Failed":[{"Id":"1","SenderFault":true,"Code":"ReceiptHandleIsInvalid","Message":"No."}]}""");
        using var client = NewClient(service);

        var deleted = await client.DeleteMessageBatchAsync(
            new() { QueueUrl = Queue, Entries = [new() { Id = "0", ReceiptHandle = "r-0" }, new() { Id = "1", ReceiptHandle = "r-1" }] },
            Cancellation);
        var changed = await client.ChangeMessageVisibilityBatchAsync(
            new() { QueueUrl = Queue, Entries = [new() { Id = "0", ReceiptHandle = "r-0", VisibilityTimeout = 0 }] }, Cancellation);

        AssertJson(
            $$"""{"QueueUrl":"{{Queue}}","Entries":[{"Id":"0","ReceiptHandle":"r-0"},{"Id":"1","ReceiptHandle":"r-1"}]}""",
            service.Requests[0].Json);
        AssertJson(
            $$"""{"QueueUrl":"{{Queue}}","Entries":[{"Id":"0","ReceiptHandle":"r-0","VisibilityTimeout":0}]}""",
            service.Requests[1].Json);
        Assert.Equal(("0", "0"), (deleted.Successful![0].Id, changed.Successful![0].Id));
        var failed = Assert.Single(deleted.Failed!);
        Assert.Equal(("1", true, "ReceiptHandleIsInvalid", "No."), (failed.Id, failed.SenderFault, failed.Code, failed.Message));
    }

    [Fact]
    public async Task A_queue_is_found_by_its_name_and_read()
    {
        await using var service = ServiceStub.That(
            200, $$"""{"Attributes":{"QueueArn":"arn:q"},"QueueUrl":"{{Queue}}"}""");
        using var client = NewClient(service);

        var found = await client.GetQueueUrlAsync(
            new() { QueueName = "events", QueueOwnerAWSAccountId = "111122223333" }, Cancellation);
        var read = await client.GetQueueAttributesAsync(
            new() { QueueUrl = Queue, AttributeNames = [QueueAttributeName.QueueArn, QueueAttributeName.RedrivePolicy] },
            Cancellation);

        AssertJson("""{"QueueName":"events","QueueOwnerAWSAccountId":"111122223333"}""", service.Requests[0].Json);
        AssertJson(
            $$"""{"QueueUrl":"{{Queue}}","AttributeNames":["QueueArn","RedrivePolicy"]}""", service.Requests[1].Json);
        Assert.Equal((Queue, "arn:q"), (found.QueueUrl, read.Attributes![QueueAttributeName.QueueArn]));
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task An_error_has_its_exception_where_the_operation_is_said_to_have_it_and_keeps_its_name_elsewhere(
        Type type, string[] operations)
    {
        var name = type.Name.Replace("Exception", "", StringComparison.Ordinal);
        await using var service = ServiceStub.That(400, $$"""{"__type":"com.amazonaws.sqs#{{name}}","message":"No."}""");
        using var client = NewClient(service);
        var typed = new List<string>();

        foreach (var (operation, call) in Calls)
        {
            var error = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => call(client));
            Assert.Equal((name, "No."), (error.ErrorCode, error.Message));
            Assert.Contains(error.GetType(), new[] { type, typeof(AmazonSQSException) });
            if (error.GetType() == type)
            {
                typed.Add(operation);
            }
        }

        Assert.Equal(operations, typed);
    }

    [Theory]
    [InlineData("QueueDoesNotExist", typeof(QueueDoesNotExistException))]
    [InlineData("SomethingNew", typeof(AmazonSQSException))]
    public async Task An_error_keeps_the_name_that_it_had_in_the_older_protocol(string name, Type expected)
    {
        await using var service = ServiceStub.That(
            400,
            $$"""{"__type":"com.amazonaws.sqs#{{name}}","message":"No."}""",
            "x-amzn-query-error: AWS.SimpleQueueService.Old;Sender\r\nx-amzn-RequestId: request-1\r\n");
        using var client = NewClient(service);

        var error = await Assert.ThrowsAnyAsync<AmazonSQSException>(
            () => client.ReceiveMessageAsync(new() { QueueUrl = Queue }, Cancellation));

        Assert.IsType(expected, error);
        Assert.Equal(
            ("AWS.SimpleQueueService.Old", ErrorType.Sender, "request-1", HttpStatusCode.BadRequest),
            (error.ErrorCode, error.ErrorType, error.RequestId, error.StatusCode));
    }

    [Theory]
    [InlineData("us-east-1", false, false, "https://sqs.us-east-1.amazonaws.com")]
    [InlineData("us-west-2", true, false, "https://sqs-fips.us-west-2.amazonaws.com")]
    [InlineData("eu-central-1", false, true, "https://sqs.eu-central-1.api.aws")]
    [InlineData("us-gov-west-1", true, false, "https://sqs.us-gov-west-1.amazonaws.com")]
    [InlineData("us-gov-west-1", true, true, "https://sqs-fips.us-gov-west-1.api.aws")]
    [InlineData("cn-north-1", false, false, "https://sqs.cn-north-1.amazonaws.com.cn")]
    public void A_region_has_its_endpoint(string region, bool fips, bool dualStack, string url)
    {
        using var client = new AmazonSQSClient("AKIDEXAMPLE", "secret", new AmazonSQSConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseFIPSEndpoint = fips,
            UseDualstackEndpoint = dualStack,
            IgnoreConfiguredEndpointUrls = true,
        });

        Assert.Equal(url, client.DetermineServiceOperationEndpoint(new ReceiveMessageRequest()).URL.TrimEnd('/'));
    }

    private static string[] All() => [.. Calls.Keys];

    private static AmazonSQSClient NewClient(ServiceStub service) =>
        new(
            "AKIDEXAMPLE",
            "secret",
            new AmazonSQSConfig { ServiceURL = service.Url, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });

    private static void AssertJson(string expected, JsonElement actual) =>
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), actual), $"{actual} is not {expected}");
}
