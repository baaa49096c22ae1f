using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Queues;

namespace ChimeVoiceTools.Engine.Tests.Queues;

/// <summary>How events are received for who handles one after the other.</summary>
public sealed class EventReceiverTests
{
    private readonly FakeClock _clock = new();
    private readonly ConcurrentQueue<string> _verbose = new();
    private readonly ConcurrentQueue<string> _warnings = new();
    private readonly ConcurrentQueue<ChimeException> _errors = new();
    private readonly ConcurrentQueue<JsonNode> _messages = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Waits_and_counts_never_exceed_what_is_left()
    {
        await using var stub = Stub();
        using var receiver = await BeginAsync(stub, new() { MaxEvents = 3, IdleTimeout = TimeSpan.FromSeconds(45) });
        _messages.Enqueue(Event("1"));
        _messages.Enqueue(Event("2"));

        Handle(receiver, await receiver.ReceiveAsync(Token));
        _clock.Advance(30);
        _messages.Enqueue(Event("3"));
        Handle(receiver, await receiver.ReceiveAsync(Token));

        Assert.Empty(await receiver.ReceiveAsync(Token));
        Assert.Equal(
            [(3, 20), (1, 15)],
            stub.RequestsOf("ReceiveMessage").Select(static request =>
                (request.GetProperty("MaxNumberOfMessages").GetInt32(), request.GetProperty("WaitTimeSeconds").GetInt32())));
    }

    [Fact]
    public async Task The_input_ends_after_the_time_without_an_event()
    {
        await using var stub = Stub(onEmpty: request => _clock.Advance(request.GetProperty("WaitTimeSeconds").GetInt32()));
        using var receiver = await BeginAsync(stub, new() { IdleTimeout = TimeSpan.FromSeconds(45) });

        Assert.Empty(await receiver.ReceiveAsync(Token));

        Assert.Equal([20, 20, 5], stub.RequestsOf("ReceiveMessage").Select(static request => request
            .GetProperty("WaitTimeSeconds").GetInt32()));
    }

    [Fact]
    public async Task Without_a_time_the_input_ends_when_a_wait_of_a_second_brings_nothing()
    {
        await using var stub = Stub();
        using var receiver = await BeginAsync(stub, new() { IdleTimeout = TimeSpan.Zero });
        _messages.Enqueue(QueueStub.Message("junk"));

        Assert.Single(await receiver.ReceiveAsync(Token));
        _clock.Advance(100);
        Assert.Empty(await receiver.ReceiveAsync(Token));

        Assert.Equal([1, 1], stub.RequestsOf("ReceiveMessage").Select(static request => request
            .GetProperty("WaitTimeSeconds").GetInt32()));
    }

    [Fact]
    public async Task What_is_handled_is_deleted_and_what_is_not_is_given_back()
    {
        await using var stub = Stub();
        using (var receiver = await BeginAsync(stub, new()))
        {
            Enumerable.Range(0, 4).ToList().ForEach(number => _messages.Enqueue(Event($"{number}")));
            var messages = await receiver.ReceiveAsync(Token);
            receiver.Delete(messages[0]);
            receiver.Leave(messages[1]);
            await receiver.FlushAsync();
            Assert.Equal(["0"], Handles(stub, "DeleteMessageBatch"));
        }

        Assert.Equal(["2", "3"], Handles(stub, "ChangeMessageVisibilityBatch").Order());
        Assert.Single(stub.RequestsOf("ChangeMessageVisibilityBatch"));
    }

    [Fact]
    public async Task The_end_waits_no_longer_than_two_seconds_for_a_queue_that_is_silent()
    {
        var end = new TaskCompletionSource<(int Status, string Body)>();
        await using var stub = Stub(operation => operation == "ChangeMessageVisibilityBatch" ? end.Task.Result : default);
        var receiver = await BeginAsync(stub, new(), TimeProvider.System);
        _messages.Enqueue(Event("1"));
        await receiver.ReceiveAsync(Token);

        var watch = Stopwatch.StartNew();
        await Task.Run(receiver.Dispose, Token);

        Assert.InRange(watch.Elapsed.TotalSeconds, 1.9, 8);
        Assert.Contains(_verbose, static sentence => sentence.Contains("visibility timeout", StringComparison.Ordinal));
        end.SetResult((200, "{}"));
    }

    [Fact]
    public async Task Messages_stay_hidden_while_they_are_handled_and_no_longer()
    {
        await using var stub = Stub();
        using var receiver = await BeginAsync(stub, new() { VisibilityTimeout = TimeSpan.FromSeconds(10) });
        _messages.Enqueue(Event("1"));
        _messages.Enqueue(Event("2"));
        var messages = await receiver.ReceiveAsync(Token);
        receiver.Leave(messages[0]);

        await Eventually.BecomesTrueAsync(() => _clock.UntilNext is not null);
        _clock.Advance(4.9);
        Assert.Empty(stub.RequestsOf("ChangeMessageVisibilityBatch"));
        _clock.Advance(0.2);
        await Eventually.BecomesTrueAsync(() => stub.RequestsOf("ChangeMessageVisibilityBatch").Count == 1);

        Assert.Equal(["2"], Handles(stub, "ChangeMessageVisibilityBatch"));
        Assert.Equal(10, Assert.Single(stub.RequestsOf("ReceiveMessage")).GetProperty("VisibilityTimeout").GetInt32());
        receiver.Delete(messages[1]);
    }

    [Fact]
    public async Task The_queue_s_own_visibility_timeout_is_not_asked_for()
    {
        await using var stub = Stub();
        using var receiver = await BeginAsync(stub, new() { IdleTimeout = TimeSpan.Zero });

        await receiver.ReceiveAsync(Token);

        Assert.False(Assert.Single(stub.RequestsOf("ReceiveMessage")).TryGetProperty("VisibilityTimeout", out _));
        Assert.Empty(_warnings);
    }

    [Theory]
    [InlineData("""{"Attributes":{"VisibilityTimeout":"30"}}""", 200, 1)]
    [InlineData("""{"Attributes":{"VisibilityTimeout":"0"}}""", 200, 1)]
    [InlineData("""{"__type":"com.amazonaws.sqs#AccessDeniedException","message":"No."}""", 403, 0)]
    public async Task A_queue_without_a_redrive_policy_is_warned_of_and_one_that_may_not_be_looked_at_is_not(
        string attributes, int status, int warnings)
    {
        await using var stub = Stub(operation => operation == "GetQueueAttributes" ? (status, attributes) : default);
        using var receiver = await BeginAsync(stub, new() { IdleTimeout = TimeSpan.Zero });

        await receiver.ReceiveAsync(Token);

        Assert.Equal(warnings, _warnings.Count);
        Assert.Equal(warnings == 0, _verbose.Any(static line => line.Contains("sqs:GetQueueAttributes", StringComparison.Ordinal)));
        var asked = Assert.Single(stub.RequestsOf("ReceiveMessage")).TryGetProperty("VisibilityTimeout", out var hidden)
            ? hidden.GetInt32()
            : 0;
        Assert.Equal(attributes.Contains("\"30\"", StringComparison.Ordinal) ? 0 : 30, asked);
    }

    [Fact]
    public async Task A_queue_that_is_not_there_is_an_error()
    {
        await using var stub = Stub(_ => (400, """{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"No."}"""));

        var error = await Assert.ThrowsAsync<ChimeException>(() => BeginAsync(stub, new()));

        Assert.Equal(ChimeErrorKind.ObjectNotFound, error.Kind);
    }

    [Fact]
    public async Task A_queue_that_goes_away_is_asked_until_it_is_back_with_one_warning()
    {
        var failures = 0;
        await using var stub = Stub(operation => operation == "ReceiveMessage" && failures-- > 0 ? (503, "{}") : default);
        using var receiver = await BeginAsync(stub, new(), new InstantClock());
        _messages.Enqueue(Event("1"));
        Handle(receiver, await receiver.ReceiveAsync(Token));
        failures = 20;
        _messages.Enqueue(Event("2"));

        Assert.Single(await receiver.ReceiveAsync(Token));

        Assert.Single(_warnings);
    }

    [Fact]
    public async Task A_queue_that_never_answers_is_an_error()
    {
        await using var stub = Stub(static operation => operation == "ReceiveMessage" ? (503, "{}") : default);
        using var receiver = await BeginAsync(stub, new(), new InstantClock());

        await Assert.ThrowsAsync<ChimeException>(() => receiver.ReceiveAsync(Token));
    }

    [Fact]
    public async Task What_can_not_be_deleted_ends_the_input_in_an_error()
    {
        await using var stub = Stub(operation => operation == "DeleteMessageBatch"
            ? (403, """{"__type":"com.amazonaws.sqs#AccessDeniedException","message":"No."}""")
            : default);
        using var receiver = await BeginAsync(stub, new() { IdleTimeout = TimeSpan.Zero });
        _messages.Enqueue(Event("1"));

        Handle(receiver, await receiver.ReceiveAsync(Token));

        var error = await Assert.ThrowsAsync<ChimeException>(receiver.FlushAsync);
        Assert.Equal(ChimeErrorKind.PermissionDenied, error.Kind);
    }

    [Fact]
    public async Task A_message_that_the_queue_refuses_to_delete_is_an_error_of_its_own()
    {
        await using var stub = Stub(static operation => operation == "DeleteMessageBatch"
            ? (200, """{"Failed":[{"Id":"0","SenderFault":true,"Code":"ReceiptHandleIsInvalid"}]}""")
            : default);
        using var receiver = await BeginAsync(stub, new() { IdleTimeout = TimeSpan.Zero });
        _messages.Enqueue(Event("1"));

        Handle(receiver, await receiver.ReceiveAsync(Token));
        await receiver.FlushAsync();

        Assert.Single(_errors);
    }

    [Fact]
    public async Task To_end_the_input_breaks_a_wait_off()
    {
        await using var stub = Stub(static operation =>
        {
            if (operation == "ReceiveMessage")
            {
                Thread.Sleep(500);
            }

            return default;
        });
        using var receiver = await BeginAsync(stub, new());

        var receiving = receiver.ReceiveAsync(Token);
        await Eventually.BecomesTrueAsync(() => stub.Operations.Contains("ReceiveMessage"));
        receiver.EndInput();

        Assert.Empty(await receiving);
    }

    [Fact]
    public async Task To_end_the_input_does_nothing_when_the_receiver_has_ended()
    {
        await using var stub = Stub();
        var receiver = await BeginAsync(stub, new());

        await Task.Run(receiver.Dispose, Token);

        receiver.EndInput();
    }

    [Fact]
    public void The_newest_finished_events_are_known_and_those_of_another_queue_are_others()
    {
        var finished = new FinishedEvents(3);
        foreach (var id in (string[])["1", "2", "2", "3", "4"])
        {
            finished.Add("q", id);
        }

        finished.Add("q", null);

        Assert.Equal(
            [false, true, true, true, false],
            ((string?[])["1", "2", "3", "4", null]).Select(id => finished.Contains("q", id)));
        Assert.False(finished.Contains("other", "4"));
    }

    private static JsonNode Event(string id) => QueueStub.Message(
        $$$"""{"id":"{{{id}}}","detail-type":"VoiceAnalyticsStatus","service-type":"VoiceAnalytics","detail":{}}""", id);

    private static string[] Handles(QueueStub stub, string operation) =>
    [
        .. stub.RequestsOf(operation).SelectMany(static request => request.GetProperty("Entries").EnumerateArray()).Select(
            static entry => entry.GetProperty("ReceiptHandle").GetString()!),
    ];

    private static void Handle(EventReceiver receiver, IReadOnlyList<QueueMessage> messages)
    {
        foreach (var message in messages)
        {
            receiver.HandOut();
            receiver.HandIn(message.Events.Single(), isFinished: true);
            receiver.Delete(message);
        }
    }

    private async Task<EventReceiver> BeginAsync(QueueStub stub, ReceiveOptions options, TimeProvider? clock = null)
    {
        var receiver = new EventReceiver(
            await stub.ConnectAsync(clock),
            options,
            new ReceiverOutput(_verbose.Enqueue, _warnings.Enqueue, _errors.Enqueue),
            clock ?? _clock,
            new FinishedEvents(10));
        await receiver.BeginAsync(Token);
        return receiver;
    }

    /// <summary>A queue of what stands in the test's messages.</summary>
    /// <param name="instead">What is answered in place of what such a queue answers; nothing for most.</param>
    /// <param name="onEmpty">Is called when it has no message.</param>
    private QueueStub Stub(Func<string, (int Status, string Body)>? instead = null, Action<JsonElement>? onEmpty = null) => new(
        (operation, request) => instead?.Invoke(operation) is { Status: > 0 } answer ? answer : operation switch
        {
            "ReceiveMessage" => Receive(request, onEmpty),
            "GetQueueAttributes" => (200, """
                {"Attributes":{"VisibilityTimeout":"30","RedrivePolicy":"{\"deadLetterTargetArn\":\"a\",\"maxReceiveCount\":3}"}}
                """),
            _ => QueueStub.Done(request),
        });

    private (int Status, string Body) Receive(JsonElement request, Action<JsonElement>? onEmpty)
    {
        List<JsonNode> messages = [];
        while (messages.Count < request.GetProperty("MaxNumberOfMessages").GetInt32() && _messages.TryDequeue(out var message))
        {
            messages.Add(message);
        }

        if (messages.Count == 0)
        {
            onEmpty?.Invoke(request);
        }

        return QueueStub.Messages([.. messages]);
    }
}
