using System.Collections.Concurrent;
using System.Text.Json;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Tests.Queues;
using ChimeVoiceTools.Engine.Waiting;

namespace ChimeVoiceTools.Engine.Tests.Waiting;

/// <summary>What a wait makes of its queue.</summary>
public sealed class NotificationReaderTests : IDisposable
{
    private const string Ended =
        """{"id":"1","detail-type":"SpeakerSearchStatus","service-type":"VoiceAnalytics","detail":{"taskId":"task","detailStatus":"VoiceprintGenerationSuccess"}}""";

    private static readonly (int Status, string Body) Denied =
        (400, """{"__type":"com.amazonaws.sqs#AccessDeniedException","message":"Not you."}""");

    private readonly FakeClock _clock = new();
    private readonly FakeTasks _service;
    private readonly Outcomes _outcomes = new();
    private readonly ConcurrentQueue<string> _warnings = new();
    private readonly ConcurrentQueue<string> _said = new();
    private readonly TaskWaiter _waiter;

    public NotificationReaderTests()
    {
        _service = new FakeTasks(_clock);
        _waiter = _outcomes.Of(take => new TaskWaiter(
            new WaitOptions { HasQueue = true },
            take,
            _warnings.Enqueue,
            _service.Session,
            _clock,
            _service.Random,
            _ => _service.Operations));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _waiter.Dispose();

    [Fact]
    public async Task What_is_read_has_its_task_asked_and_is_deleted_also_what_is_about_tasks_of_nobody()
    {
        await using var stub = Stub(1, _ => QueueStub.Messages(
            QueueStub.Message(Ended, "one"), QueueStub.Message(Ended.Replace("\"task\"", "\"of-nobody\"", StringComparison.Ordinal), "two")));
        _waiter.Add(_service.Start("task", duration: 0), () => _service.Connection);
        using var reader = await BeginAsync(stub);

        Eventually(() => stub.RequestsOf("DeleteMessageBatch").Count == 1);
        _clock.Advance(0);
        Eventually(() => _outcomes.Count == 1);

        Assert.Equal(["one", "two"], stub.RequestsOf("DeleteMessageBatch")[0].GetProperty("Entries").EnumerateArray()
            .Select(static entry => entry.GetProperty("ReceiptHandle").GetString()!));
        await reader.EndAsync();
        Assert.Contains(_said, static sentence => sentence.StartsWith("2 notifications", StringComparison.Ordinal));
        Assert.Empty(_warnings);
    }

    [Theory]
    [InlineData("QueueDoesNotExist", "calls")]
    [InlineData("AccessDeniedException", "calls")]
    public async Task A_queue_that_does_not_exist_or_may_not_be_read_is_an_error_at_the_start(string error, string name)
    {
        await using var stub = new QueueStub((_, _) => (400, $$"""{"__type":"com.amazonaws.sqs#{{error}}","message":"No."}"""));

        var thrown = await Assert.ThrowsAsync<ChimeException>(() => BeginAsync(stub));

        Assert.Contains(name, thrown.Message, StringComparison.Ordinal);
        Assert.Single(stub.Operations);
    }

    [Fact]
    public async Task A_queue_that_fails_later_is_warned_about_once_and_tried_again()
    {
        var answers = 0;
        await using var stub = new QueueStub((operation, request) => operation != "ReceiveMessage"
            ? QueueStub.Done(request)
            : Interlocked.Increment(ref answers) is 2 or 3 ? Denied : QueueStub.Messages());
        using var reader = await BeginAsync(stub);
        Eventually(() => _warnings.Count == 1);
        Assert.Contains("calls", Assert.Single(_warnings), StringComparison.Ordinal);
        Assert.Contains("Not you.", Assert.Single(_warnings), StringComparison.Ordinal);

        Eventually(() =>
        {
            _clock.Advance(31);
            return Volatile.Read(ref answers) > 4;
        });

        Assert.Single(_warnings);
        await reader.EndAsync();
    }

    [Fact]
    public async Task What_is_no_event_stays_in_the_queue_and_is_warned_about_once()
    {
        await using var stub = Stub(3, turn => QueueStub.Messages(
            QueueStub.Message(Ended, $"event-{turn}"), QueueStub.Message("an order of ten chairs", $"order-{turn}")));
        using var reader = await BeginAsync(stub);

        Eventually(() => stub.RequestsOf("DeleteMessageBatch").Count == 3);

        Assert.Equal(["event-1", "event-2", "event-3"], stub.RequestsOf("DeleteMessageBatch")
            .SelectMany(static request => request.GetProperty("Entries").EnumerateArray())
            .Select(static entry => entry.GetProperty("ReceiptHandle").GetString()!));
        Assert.Contains("an order of ten chairs", Assert.Single(_warnings), StringComparison.Ordinal);
        await reader.EndAsync();
    }

    [Fact]
    public async Task A_wait_that_ends_breaks_the_request_off()
    {
        using var release = new ManualResetEventSlim();
        var receives = 0;
        await using var stub = new QueueStub((_, _) =>
        {
            if (Interlocked.Increment(ref receives) > 1)
            {
                release.Wait(10_000, Token);
            }

            return QueueStub.Messages();
        });
        using var reader = await BeginAsync(stub);
        Eventually(() => Volatile.Read(ref receives) == 2);

        await reader.EndAsync().WaitAsync(TimeSpan.FromSeconds(5), Token);

        release.Set();
        Assert.Empty(_warnings);
        Assert.Equal(20, stub.RequestsOf("ReceiveMessage")[1].GetProperty("WaitTimeSeconds").GetInt32());
    }

    private static void Eventually(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, 10_000));

    /// <summary>A queue that hands something out so many times, and has nothing more then.</summary>
    private static QueueStub Stub(int times, Func<int, (int Status, string Body)> messages)
    {
        var turn = 0;
        return new QueueStub((operation, request) =>
        {
            if (operation != "ReceiveMessage")
            {
                return QueueStub.Done(request);
            }

            var now = Interlocked.Increment(ref turn);
            if (now > times)
            {
                Thread.Sleep(20);
            }

            return now <= times ? messages(now) : QueueStub.Messages();
        });
    }

    private async Task<NotificationReader> BeginAsync(QueueStub stub)
    {
        var reader = new NotificationReader(await stub.ConnectAsync(), _waiter, _warnings.Enqueue, _said.Enqueue, _clock);
        await reader.BeginAsync(Token);
        return reader;
    }
}
