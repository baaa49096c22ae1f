using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ChimeVoiceTools.Emulator;
using ChimeVoiceTools.Emulator.Faults;

namespace ChimeVoiceTools.Emulator.Tests.Handlers;

/// <summary>The emulator's own queue, in SQS's protocol.</summary>
public abstract class QueueOperationTests<THost> : EmulatorTests<THost>
    where THost : IEmulatorHost, new()
{
    private const string Signed =
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/us-east-1/sqs/aws4_request, SignedHeaders=host;x-amz-date, "
        + "Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static readonly string[] All = ["All"];
    private static readonly string[] RedrivePolicy = ["RedrivePolicy"];
    private static readonly string[] Unknown = ["Colour"];

    [Fact]
    public async Task Notifications_arrive_in_the_queue_and_say_where_they_come_from()
    {
        using var emulator = Start();
        await emulator.SearchIdAsync("call-1");
        Time.Pass(20);

        var messages = await ReceiveAsync(
            emulator, new { MaxNumberOfMessages = 10, MessageAttributeNames = All, AttributeNames = All });

        Assert.Equal(emulator.Service.Events.Select(e => e.Json), messages.Select(Body));
        Assert.All(messages, message =>
        {
            Assert.Equal(
                emulator.EndpointUrl,
                message.GetProperty("MessageAttributes").GetProperty("EndpointUrl").GetProperty("StringValue").GetString());
            Assert.Equal("1", message.GetProperty("Attributes").GetProperty("ApproximateReceiveCount").GetString());
        });
        Assert.StartsWith(emulator.EndpointUrl + "/111122223333/", emulator.Service.QueueUrl);
    }

    [Fact]
    public async Task A_poll_that_waits_ends_when_a_message_comes_and_brings_the_state_forward()
    {
        using var emulator = Start();
        await emulator.SearchIdAsync("call-1");
        await ReceiveAsync(emulator, new { MaxNumberOfMessages = 10 });

        var poll = ReceiveAsync(emulator, new { WaitTimeSeconds = 20 });
        await PassUntilAsync(poll);

        Assert.Contains("IdentificationSuccessful", Body(Assert.Single(await poll)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_poll_waits_as_long_as_it_was_told_to()
    {
        using var emulator = Start();

        var poll = ReceiveAsync(emulator, new { WaitTimeSeconds = 20 });
        var seconds = await PassUntilAsync(poll);

        Assert.Empty(await poll);
        Assert.True(seconds >= 20, $"{seconds}");
    }

    [Fact]
    public async Task A_message_that_is_not_deleted_comes_again_after_its_visibility_timeout_and_with_another_handle()
    {
        using var emulator = Start();
        await SendMessageAsync(emulator, "a");

        var first = Assert.Single(await ReceiveAsync(emulator, new { VisibilityTimeout = 5 }));
        Assert.Empty(await ReceiveAsync(emulator));
        Time.Pass(5);
        var second = Assert.Single(await ReceiveAsync(emulator, new { AttributeNames = All }));

        Assert.Equal(Text(first, "MessageId"), Text(second, "MessageId"));
        Assert.NotEqual(Text(first, "ReceiptHandle"), Text(second, "ReceiptHandle"));
        var attributes = second.GetProperty("Attributes");
        Assert.Equal("2", Text(attributes, "ApproximateReceiveCount"));
        Assert.Equal(Text(attributes, "SentTimestamp"), Text(attributes, "ApproximateFirstReceiveTimestamp"));

        await SendAsync(emulator, "DeleteMessage", new { ReceiptHandle = Text(first, "ReceiptHandle") });
        Assert.Equal((0, 1), await CountAsync(emulator));
        await SendAsync(emulator, "DeleteMessage", new { ReceiptHandle = Text(second, "ReceiptHandle") });
        Assert.Equal((0, 0), await CountAsync(emulator));
        var again = await SendAsync(emulator, "DeleteMessage", new { ReceiptHandle = Text(second, "ReceiptHandle") });
        Assert.Equal(200, again.Status);
    }

    [Fact]
    public async Task The_visibility_timeout_is_changed_from_now_on_and_of_what_is_in_flight_only()
    {
        using var emulator = Start();
        await SendMessageAsync(emulator, "a");
        var handle = Text(Assert.Single(await ReceiveAsync(emulator)), "ReceiptHandle");

        Time.Pass(25);
        await SendAsync(emulator, "ChangeMessageVisibility", new { ReceiptHandle = handle, VisibilityTimeout = 30 });
        Time.Pass(25);
        Assert.Equal((0, 1), await CountAsync(emulator));
        await SendAsync(emulator, "ChangeMessageVisibility", new { ReceiptHandle = handle, VisibilityTimeout = 0 });
        Assert.Equal((1, 0), await CountAsync(emulator));

        AssertError(
            await SendAsync(emulator, "ChangeMessageVisibility", new { ReceiptHandle = handle, VisibilityTimeout = 0 }),
            400, "MessageNotInflight", "AWS.SimpleQueueService.MessageNotInflight;Sender");
    }

    [Fact]
    public async Task What_is_received_too_often_goes_to_the_dead_letter_queue()
    {
        using var emulator = Start(new EmulatorOptions { MaxReceiveCount = 2 });
        await SendMessageAsync(emulator, "a");
        for (var i = 0; i < 2; i++)
        {
            Assert.Single(await ReceiveAsync(emulator, new { VisibilityTimeout = 0 }));
        }

        Assert.Empty(await ReceiveAsync(emulator));

        var deadLetters = emulator.Service.DeadLetterQueueUrl!;
        var letter = Assert.Single(await ReceiveAsync(emulator, new { AttributeNames = All }, deadLetters));
        Assert.Equal("a", Body(letter));
        Assert.Equal(
            "arn:aws:sqs:us-east-1:111122223333:emulated-queue",
            Text(letter.GetProperty("Attributes"), "DeadLetterQueueSourceArn"));
        var attributes = (await SendAsync(emulator, "GetQueueAttributes", new { AttributeNames = RedrivePolicy }))
            .Json.GetProperty("Attributes");
        Assert.Equal(
            """{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:111122223333:emulated-queue-dead-letters","maxReceiveCount":2}""",
            Text(attributes, "RedrivePolicy"));
    }

    [Fact]
    public async Task Without_a_redrive_policy_a_message_is_received_any_number_of_times()
    {
        using var emulator = Start(new EmulatorOptions { MaxReceiveCount = 0 });
        await SendMessageAsync(emulator, "a");

        for (var i = 0; i < 20; i++)
        {
            Assert.Single(await ReceiveAsync(emulator, new { VisibilityTimeout = 0 }));
        }

        Assert.Null(emulator.Service.DeadLetterQueueUrl);
        Assert.False((await SendAsync(emulator, "GetQueueAttributes", new { AttributeNames = RedrivePolicy }))
            .Json.TryGetProperty("Attributes", out _));
    }

    [Fact]
    public async Task Nobody_but_one_receives_a_message()
    {
        using var emulator = Start(new EmulatorOptions());
        for (var i = 0; i < 20; i++)
        {
            await SendAsync(emulator, "SendMessageBatch", new
            {
                Entries = Enumerable.Range(0, 10).Select(j => new { Id = $"{j}", MessageBody = $"{i}-{j}" }),
            });
        }

        var received = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            var bodies = new List<string>();
            while (await ReceiveAsync(emulator, new { MaxNumberOfMessages = 10 }) is { Count: > 0 } messages)
            {
                bodies.AddRange(messages.Select(Body));
            }

            return bodies;
        }));

        Assert.Equal(200, received.SelectMany(bodies => bodies).Distinct().Count());
        Assert.Equal(200, received.Sum(bodies => bodies.Count));
    }

    [Fact]
    public async Task A_batch_says_of_each_entry_what_came_of_it()
    {
        using var emulator = Start();
        await SendMessageAsync(emulator, "a");
        var handle = Text(Assert.Single(await ReceiveAsync(emulator)), "ReceiptHandle");

        var reply = await SendAsync(emulator, "DeleteMessageBatch", new
        {
            Entries = new[] { new { Id = "good", ReceiptHandle = handle }, new { Id = "bad", ReceiptHandle = "x" } },
        });

        Assert.Equal("good", Text(Assert.Single(reply.Json.GetProperty("Successful").EnumerateArray()), "Id"));
        var failed = Assert.Single(reply.Json.GetProperty("Failed").EnumerateArray());
        Assert.Equal(("bad", "ReceiptHandleIsInvalid"), (Text(failed, "Id"), Text(failed, "Code")));
        Assert.True(failed.GetProperty("SenderFault").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(QueueMistakes.Batches), MemberType = typeof(QueueMistakes))]
    public async Task A_batch_that_breaks_a_rule_is_refused_as_a_whole(string error, object[] entries)
    {
        using var emulator = Start();

        AssertError(
            await SendAsync(emulator, "DeleteMessageBatch", new { Entries = entries }),
            400, error, $"AWS.SimpleQueueService.{error};Sender");
    }

    [Theory]
    [MemberData(nameof(QueueMistakes.Requests), MemberType = typeof(QueueMistakes))]
    public async Task A_value_that_breaks_a_rule_is_refused(string operation, object body)
    {
        using var emulator = Start();

        AssertError(await SendAsync(emulator, operation, body), 400, "InvalidParameterValue", "InvalidParameterValue;Sender");
    }

    [Fact]
    public async Task Each_other_mistake_has_the_error_that_the_service_has_for_it()
    {
        using var emulator = Start();

        AssertError(
            await SendAsync(emulator, "ReceiveMessage", new { }, emulator.Service.QueueUrl + "-2"),
            400, "QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue;Sender");
        AssertError(
            await SendAsync(emulator, "ReceiveMessage", new { }, "nowhere"), 404, "InvalidAddress", "InvalidAddress;Sender");
        AssertError(
            await SendAsync(emulator, "DeleteMessage", new { ReceiptHandle = "x" }),
            404, "ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid;Sender");
        AssertError(
            await SendAsync(emulator, "GetQueueAttributes", new { AttributeNames = Unknown }),
            400, "InvalidAttributeName", "InvalidAttributeName;Sender");
        AssertError(
            await SendAsync(emulator, "SendMessage", new { MessageBody = "\u0001" }),
            400, "InvalidMessageContents", "InvalidMessageContents;Sender");
        AssertError(
            await SendAsync(emulator, "CreateQueue", new { }),
            400, "UnsupportedOperation", "AWS.SimpleQueueService.UnsupportedOperation;Sender");
        AssertError(
            await SendAsync(emulator, "ReceiveMessage", new { }, authorization: null),
            403, "InvalidSecurity", "InvalidSecurity;Sender");
        AssertError(
            await SendAsync(emulator, "ReceiveMessage", new { }, authorization: TestEmulator.Signed),
            403, "InvalidSecurity", "InvalidSecurity;Sender");
        AssertError(
            await SendAsync(emulator, "SendMessageBatch", new { Entries = new string('x', EmulatorRequest.MaxBodyBytes) }),
            400, "BatchRequestTooLong", "AWS.SimpleQueueService.BatchRequestTooLong;Sender");
        Assert.Equal(0, emulator.Service.UnexpectedFailures);
    }

    [Fact]
    public async Task A_queue_is_found_by_its_name_listed_counted_and_emptied()
    {
        using var emulator = Start();
        var url = emulator.Service.QueueUrl;
        await SendMessageAsync(emulator, "a");
        await SendAsync(emulator, "SendMessage", new { MessageBody = "later", DelaySeconds = 10 });

        var found = (await SendAsync(emulator, "GetQueueUrl", new { QueueName = "emulated-queue" })).Json;
        var listed = (await SendAsync(emulator, "ListQueues", new { })).Json.GetProperty("QueueUrls").EnumerateArray();
        Assert.Equal(url, Text(found, "QueueUrl"));
        Assert.Equal([url, emulator.Service.DeadLetterQueueUrl], listed.Select(listedUrl => listedUrl.GetString()));
        Assert.Equal((1, 0), await CountAsync(emulator));
        Time.Pass(10);
        Assert.Equal((2, 0), await CountAsync(emulator));
        await SendAsync(emulator, "PurgeQueue", new { });
        Assert.Equal((0, 0), await CountAsync(emulator));
    }

    [Fact]
    public async Task Notifications_that_nobody_receives_are_kept_as_long_as_the_logs_keep_them_and_what_was_sent_for_ever()
    {
        using var emulator = Start(
            new EmulatorOptions { TimeProvider = Time, LogCapacity = 5, Quotas = EmulatorQuotas.Unlimited });
        await SendMessageAsync(emulator, "a");
        for (var i = 0; i < 10; i++)
        {
            await emulator.SearchIdAsync($"call-{i}");
        }

        var messages = await ReceiveAsync(emulator, new { MaxNumberOfMessages = 10 });

        Assert.Equal(["a", .. emulator.Service.Events.Select(e => e.Json)], messages.Select(Body));
        Assert.Equal(6, messages.Count);
    }

    [Fact]
    public async Task A_fault_meets_the_queue_where_it_names_an_operation_of_it()
    {
        using var emulator = Start();
        await SendMessageAsync(emulator, "a");
        emulator.Service.AddFault(new EmulatorFault { Kind = FaultKind.Error, ErrorName = "ServiceUnavailable", Count = 1 });
        emulator.Service.AddFault(
            new EmulatorFault
            {
                Kind = FaultKind.Error, ErrorName = "RequestThrottled", Operation = "ReceiveMessage", Count = 1,
            });

        AssertError(await SendAsync(emulator, "ReceiveMessage", new { }), 403, "RequestThrottled", "RequestThrottled;Sender");
        Assert.Single(await ReceiveAsync(emulator));
        Assert.Equal(503, (await emulator.StartSearchAsync("call-1")).Status);
    }

    [Fact]
    public async Task An_emulator_stops_while_a_poll_waits()
    {
        var emulator = Start();
        var poll = ReceiveAsync(emulator, new { WaitTimeSeconds = 20 });
        await Eventually.BecomesTrueAsync(() => !poll.IsCompleted);
        await Task.Delay(50, TestContext.Current.CancellationToken);
        var clock = Stopwatch.StartNew();

        emulator.Dispose();

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 4);
        await Assert.ThrowsAnyAsync<Exception>(() => poll);
    }

    private async Task<int> PassUntilAsync(Task end)
    {
        var seconds = 0;
        for (; !end.IsCompleted; seconds++)
        {
            Time.Pass(1);
            await Task.WhenAny(end, Task.Delay(10, TestContext.Current.CancellationToken));
        }

        return seconds;
    }

    private static string Body(JsonElement message) => Text(message, "Body");

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;

    private static void AssertError(Reply reply, int status, string error, string queryError)
    {
        Assert.Equal((status, "com.amazonaws.sqs#" + error), (reply.Status, Text(reply.Json, "__type")));
        Assert.NotEmpty(Text(reply.Json, "message"));
        Assert.Equal(queryError, reply.QueryError);
        Assert.Null(reply.ErrorType);
        Assert.Equal("application/x-amz-json-1.0", reply.ContentType);
    }

    private static Task<Reply> SendMessageAsync(TestEmulator emulator, string body) =>
        SendAsync(emulator, "SendMessage", new { MessageBody = body });

    private static async Task<(int Visible, int InFlight)> CountAsync(TestEmulator emulator)
    {
        var attributes = (await SendAsync(emulator, "GetQueueAttributes", new { AttributeNames = All }))
            .Json.GetProperty("Attributes");
        return (
            int.Parse(Text(attributes, "ApproximateNumberOfMessages"), CultureInfo.InvariantCulture),
            int.Parse(Text(attributes, "ApproximateNumberOfMessagesNotVisible"), CultureInfo.InvariantCulture));
    }

    private static async Task<List<JsonElement>> ReceiveAsync(TestEmulator emulator, object? body = null, string? queueUrl = null)
    {
        var reply = await SendAsync(emulator, "ReceiveMessage", body ?? new { }, queueUrl);
        Assert.Equal(200, reply.Status);
        return reply.Json.TryGetProperty("Messages", out var messages) ? [.. messages.EnumerateArray()] : [];
    }

    private static async Task<Reply> SendAsync(
        TestEmulator emulator, string operation, object body, string? queueUrl = null, string? authorization = Signed)
    {
        var members = JsonSerializer.SerializeToNode(body)!.AsObject();
        members["QueueUrl"] = queueUrl ?? emulator.Service.QueueUrl;
        using var request = new HttpRequestMessage(HttpMethod.Post, emulator.EndpointUrl + "/");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "AmazonSQS." + operation);
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(members.ToJsonString()));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        return await Reply.ReadAsync(await emulator.Client.SendAsync(request, TestContext.Current.CancellationToken));
    }
}

/// <summary>Requests to a queue that break a rule.</summary>
public static class QueueMistakes
{
    public static TheoryData<string, object> Requests => new()
    {
        { "ReceiveMessage", new { MaxNumberOfMessages = 11 } },
        { "ReceiveMessage", new { MaxNumberOfMessages = 0 } },
        { "ReceiveMessage", new { WaitTimeSeconds = 21 } },
        { "ReceiveMessage", new { VisibilityTimeout = 43201 } },
        { "ChangeMessageVisibility", new { ReceiptHandle = "x", VisibilityTimeout = -1 } },
        { "ChangeMessageVisibility", new { ReceiptHandle = "x" } },
        { "DeleteMessage", new { } },
        { "SendMessage", new { MessageBody = "" } },
        { "SendMessage", new { MessageBody = "a", DelaySeconds = 901 } },
        { "SendMessage", new { MessageBody = "a", MessageAttributes = Attribute("Text") } },
        { "SendMessage", new { MessageBody = "a", MessageAttributes = Attribute("Binary") } },
    };

    public static TheoryData<string, object[]> Batches => new()
    {
        { "EmptyBatchRequest", [] },
        { "TooManyEntriesInBatchRequest", [.. Enumerable.Range(0, 11).Select(i => new { Id = $"{i}", ReceiptHandle = "x" })] },
        { "BatchEntryIdsNotDistinct", [new { Id = "1", ReceiptHandle = "x" }, new { Id = "1", ReceiptHandle = "x" }] },
        { "InvalidBatchEntryId", [new { Id = "a b", ReceiptHandle = "x" }] },
    };

    private static object Attribute(string type) => new { A = new { DataType = type, StringValue = "1" } };
}
