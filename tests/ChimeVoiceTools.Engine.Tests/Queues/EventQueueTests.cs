using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.SQS.Model;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Queues;

namespace ChimeVoiceTools.Engine.Tests.Queues;

/// <summary>What a queue is told, and what becomes of what it answers.</summary>
public sealed class EventQueueTests
{
    private const string Event =
        """{"id":"1","detail-type":"VoiceAnalyticsStatus","service-type":"VoiceAnalytics","detail":{"detailStatus":"AnalyticsReady"}}""";

    private static readonly (int Status, string Body) Throttled =
        (400, """{"__type":"com.amazonaws.sqs#RequestThrottled","message":"Slower."}""");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_asked_for_is_what_was_said()
    {
        await using var stub = new QueueStub((_, _) => QueueStub.Messages(QueueStub.Message(Event)));
        var queue = await stub.ConnectAsync();

        var message = Assert.Single(await queue.ReceiveAsync(3, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(40), Token));

        var request = Assert.Single(stub.RequestsOf("ReceiveMessage"));
        Assert.Equal(stub.QueueUrl, request.GetProperty("QueueUrl").GetString());
        Assert.Equal(3, request.GetProperty("MaxNumberOfMessages").GetInt32());
        Assert.Equal(7, request.GetProperty("WaitTimeSeconds").GetInt32());
        Assert.Equal(40, request.GetProperty("VisibilityTimeout").GetInt32());
        var received = Assert.Single(message.Events);
        Assert.Equal(("1", "AnalyticsReady"), (received.Id, received.DetailStatus));
        Assert.Equal((stub.QueueUrl, "handle"), (received.QueueUrl, received.ReceiptHandle));
        Assert.Null(message.Error);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8765", true)]
    [InlineData("http://localhost:8765", true)]
    [InlineData("https://voice-chime.us-east-1.amazonaws.com", false)]
    [InlineData("http://example.test", false)]
    [InlineData("https://127.0.0.1.example.test", false)]
    [InlineData("http://user:password@127.0.0.1", false)]
    [InlineData("\u001b[31m", false)]
    [InlineData("", false)]
    public async Task The_endpoint_that_a_message_names_is_taken_on_this_machine_only(string endpoint, bool isTaken)
    {
        await using var stub = new QueueStub((_, _) => QueueStub.Messages(QueueStub.Message(Event, endpointUrl: endpoint)));
        var queue = await stub.ConnectAsync();

        var message = Assert.Single(await queue.ReceiveAsync(1, TimeSpan.Zero, null, Token));

        Assert.Equal(isTaken ? endpoint : null, Assert.Single(message.Events).EndpointUrl);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9324/", true)]
    [InlineData("https://sqs.us-east-1.amazonaws.com/", false)]
    public void The_endpoint_that_a_message_names_is_taken_from_a_queue_on_this_machine_only(string queue, bool isTaken)
    {
        var endpoint = new MessageAttributeValue { DataType = "String", StringValue = "http://127.0.0.1:8765" };
        var message = new Message { MessageAttributes = new() { ["EndpointUrl"] = endpoint } };

        Assert.Equal(isTaken ? endpoint.StringValue : null, EventQueue.EndpointOf(message, new Uri(queue)));
    }

    [Fact]
    public async Task What_an_event_says_of_itself_decides_on_no_queue_and_no_endpoint()
    {
        var body = Event.Replace(
            "\"detailStatus\"",
            "\"queueUrl\":\"https://sqs.us-east-1.amazonaws.com/1/q\",\"ReceiptHandle\":\"other\",\"endpointUrl\":\"http://127.0.0.1:1\",\"detailStatus\"",
            StringComparison.Ordinal);
        await using var stub = new QueueStub((_, _) => QueueStub.Messages(QueueStub.Message(body)));
        var queue = await stub.ConnectAsync();

        var received = Assert.Single(Assert.Single(await queue.ReceiveAsync(1, TimeSpan.Zero, null, Token)).Events);

        Assert.Equal((stub.QueueUrl, "handle", null), (received.QueueUrl, received.ReceiptHandle, received.EndpointUrl));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("[]")]
    [InlineData("junk")]
    [InlineData("{\"detail-type\":\"AnalyticsReady\"")]
    [InlineData("\u0000\u001b]0;title\u0007")]
    [InlineData("""{"detail-type":"EC2 Instance State-change Notification","source":"aws.ec2","detail":{}}""")]
    public async Task What_is_no_event_is_an_error_of_its_message(string body)
    {
        await using var stub = new QueueStub((_, _) => QueueStub.Messages(QueueStub.Message(body), QueueStub.Message(Event)));
        var queue = await stub.ConnectAsync();

        var messages = await queue.ReceiveAsync(2, TimeSpan.Zero, null, Token);

        Assert.Empty(messages[0].Events);
        Assert.Equal(ErrorIds.InvalidParameter, messages[0].Error!.ErrorId);
        Assert.DoesNotContain('\u001b', messages[0].Error!.Message);
        Assert.Null(messages[1].Error);
    }

    [Fact]
    public async Task A_body_of_a_thousand_mistakes_is_one_error_and_its_events_are_there()
    {
        var mistakes = string.Join(",", Enumerable.Repeat("{}", 1000));
        var deep = new string('[', 10_000) + new string(']', 10_000);
        await using var stub = new QueueStub((_, _) => QueueStub.Messages(
            QueueStub.Message($"[{mistakes},{Event}]"), QueueStub.Message(deep), QueueStub.Message(new string('{', 1024 * 1024))));
        var queue = await stub.ConnectAsync();

        var messages = await queue.ReceiveAsync(10, TimeSpan.Zero, null, Token);

        Assert.Single(messages[0].Events);
        Assert.All(messages, message => Assert.NotNull(message.Error));
    }

    [Theory]
    [InlineData("""{"Messages":[{"MessageId":"1"}]}""")]
    [InlineData("""{"Messages":[null]}""")]
    [InlineData("""{"Messages":{}}""")]
    [InlineData("""{"Messages":[{"ReceiptHandle":"h","Body":"x","MD5OfBody":"00000000000000000000000000000000"}]}""")]
    [InlineData("<html>")]
    [InlineData("")]
    public async Task An_answer_that_no_queue_gives_is_an_error(string body)
    {
        await using var stub = new QueueStub((_, _) => (200, body));
        var queue = await stub.ConnectAsync(new InstantClock());

        await Assert.ThrowsAsync<ChimeException>(() => queue.ReceiveAsync(1, TimeSpan.Zero, null, Token));
    }

    [Fact]
    public async Task More_messages_than_were_asked_for_are_an_error()
    {
        await using var stub = new QueueStub((_, _) => QueueStub.Messages(QueueStub.Message(Event), QueueStub.Message(Event)));
        var queue = await stub.ConnectAsync(new InstantClock());

        await Assert.ThrowsAsync<ChimeException>(() => queue.ReceiveAsync(1, TimeSpan.Zero, null, Token));
    }

    [Fact]
    public async Task An_answer_that_is_longer_than_ten_messages_is_not_read()
    {
        await using var server = HostileServer.That("HTTP/1.1 200 OK\r\nContent-Length: 17000000\r\n\r\n{\"Messages\":[");
        var address = QueueAddress.Parse(server.Url + "/1/calls");
        var (options, origin) = address.ConnectWith(server.Options);
        var connection = await ConnectionPool.GetAsync(options, origin, Token);
        var queue = new EventQueue(connection, address, static _ => { }, new InstantClock());

        var error = await Assert.ThrowsAsync<ChimeException>(() => queue.ReceiveAsync(10, TimeSpan.Zero, null, Token));

        Assert.Contains("16384", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_that_throttles_is_asked_again()
    {
        var answers = new Queue<(int, string)>([Throttled, Throttled, QueueStub.Messages(QueueStub.Message(Event))]);
        await using var stub = new QueueStub((_, _) => answers.Dequeue());
        var queue = await stub.ConnectAsync(new InstantClock());

        Assert.Single(await queue.ReceiveAsync(1, TimeSpan.Zero, null, Token));
        Assert.Equal(3, stub.Operations.Count());
    }

    [Theory]
    [InlineData("QueueDoesNotExist", ChimeErrorKind.ObjectNotFound)]
    [InlineData("AWS.SimpleQueueService.NonExistentQueue", ChimeErrorKind.ObjectNotFound)]
    [InlineData("AccessDeniedException", ChimeErrorKind.PermissionDenied)]
    [InlineData("KmsAccessDenied", ChimeErrorKind.PermissionDenied)]
    [InlineData("OverLimit", ChimeErrorKind.LimitsExceeded)]
    [InlineData("RequestThrottled", ChimeErrorKind.LimitsExceeded)]
    [InlineData("InvalidAddress", ChimeErrorKind.InvalidArgument)]
    public async Task An_error_says_what_it_is_and_names_the_queue(string name, ChimeErrorKind kind)
    {
        await using var stub = new QueueStub((_, _) => (400, $$"""{"__type":"com.amazonaws.sqs#{{name}}","message":"So."}"""));
        var queue = await stub.ConnectAsync(new InstantClock());

        var error = await Assert.ThrowsAsync<ChimeException>(() => queue.ReceiveAsync(1, TimeSpan.Zero, null, Token));

        Assert.Equal((name, kind), (error.ErrorId, error.Kind));
        Assert.Contains("'calls'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_batch_those_that_the_queue_failed_for_are_sent_again_and_no_others()
    {
        await using var stub = new QueueStub((_, request) => Entries(request).Length == 3
            ? (200, """
                {"Successful":[{"Id":"1"}],
                 "Failed":[{"Id":"0","SenderFault":false,"Code":"InternalError"},
                           {"Id":"2","SenderFault":true,"Code":"ReceiptHandleIsInvalid","Message":"No."},
                           {"Id":"no id of the batch","SenderFault":true}, null]}
                """)
            : QueueStub.Done(request));
        var queue = await stub.ConnectAsync(new InstantClock());
        QueueMessage[] messages = [new("a"), new("b"), new("c")];

        var refused = Assert.Single(await queue.DeleteAsync(messages, Token));

        Assert.Same(messages[2], refused.Message);
        Assert.Contains("ReceiptHandleIsInvalid", refused.Error.Message, StringComparison.Ordinal);
        Assert.Equal([["a", "b", "c"], ["a"]], stub.RequestsOf("DeleteMessageBatch").Select(Entries));
    }

    [Fact]
    public async Task A_queue_that_says_nothing_of_a_message_has_not_deleted_it()
    {
        await using var stub = new QueueStub((_, _) => (200, "{}"));
        var queue = await stub.ConnectAsync(new InstantClock());

        await Assert.ThrowsAsync<ChimeException>(() => queue.DeleteAsync([new QueueMessage("a")], Token));

        Assert.True(stub.Operations.Count() > 1);
    }

    [Fact]
    public async Task To_be_given_back_is_to_be_hidden_no_longer()
    {
        await using var stub = new QueueStub((_, request) => QueueStub.Done(request));
        var queue = await stub.ConnectAsync();

        Assert.Empty(await queue.ReturnAsync([new QueueMessage("a"), new QueueMessage("b")], Token));
        Assert.Empty(await queue.ExtendAsync([new QueueMessage("c")], TimeSpan.FromSeconds(30), Token));
        Assert.Empty(await queue.ReturnAsync([], Token));

        Assert.Equal(
            [0, 0, 30],
            stub.RequestsOf("ChangeMessageVisibilityBatch").SelectMany(static request => request.GetProperty("Entries")
                .EnumerateArray()
                .Select(static entry => entry.GetProperty("VisibilityTimeout").GetInt32())));
    }

    [Theory]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:1:dead","maxReceiveCount":"5"}""")]
    [InlineData("""{"maxReceiveCount":5,"deadLetterTargetArn":"arn:aws:sqs:us-east-1:1:dead"}""")]
    public async Task What_a_queue_says_of_itself_is_read(string policy)
    {
        await using var stub = new QueueStub((_, _) => Attributes(policy));
        var queue = await stub.ConnectAsync();

        Assert.Equal(
            new QueueAttributes("arn:aws:sqs:us-east-1:1:calls", TimeSpan.FromSeconds(45), "arn:aws:sqs:us-east-1:1:dead", 5),
            await queue.GetAttributesAsync(Token));
    }

    [Fact]
    public async Task A_queue_that_says_nothing_of_itself_is_one_without_attributes()
    {
        await using var stub = new QueueStub((_, _) => (200, "{}"));
        var queue = await stub.ConnectAsync();

        Assert.Equal(new QueueAttributes(null, null, null, null), await queue.GetAttributesAsync(Token));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("5")]
    [InlineData("{\"deadLetterTargetArn\":")]
    public async Task A_redrive_policy_that_is_none_is_an_error(string policy)
    {
        await using var stub = new QueueStub((_, _) => Attributes(policy));
        var queue = await stub.ConnectAsync(new InstantClock());

        await Assert.ThrowsAsync<ChimeException>(() => queue.GetAttributesAsync(Token));
    }

    private static (int Status, string Body) Attributes(string policy) => (200, new JsonObject
    {
        ["Attributes"] = new JsonObject
        {
            ["QueueArn"] = "arn:aws:sqs:us-east-1:1:calls",
            ["VisibilityTimeout"] = "45",
            ["RedrivePolicy"] = policy,
        },
    }.ToJsonString());

    private static string?[] Entries(JsonElement request) =>
        [.. request.GetProperty("Entries").EnumerateArray().Select(entry => entry.GetProperty("ReceiptHandle").GetString())];
}
