using System.Text;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Waiting;

namespace ChimeVoiceTools.Engine.Tests.Waiting;

/// <summary>A wait some of whose answers drip and never end.</summary>
public sealed class DrippingTests
{
    private const int Permits = 16;
    private const int Dripping = 40;
    private const int Prompt = 160;

    private readonly Outcomes _outcomes = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Forty_answers_that_never_end_hold_the_wait_for_the_other_tasks_up_for_seconds_only()
    {
        var dripping = 0;
        await using var server = new HostileServer(
            (request, stream, end) => AnswerAsync(request, stream, () => Interlocked.Increment(ref dripping), end));
        using var connection = await ConnectionPool.GetAsync(server.Options, TaskOrigin.None, Token);
        using var waiter = _outcomes.Of(
            changed => new TaskWaiter(new WaitOptions { MaxConcurrentRequests = Permits }, changed, static _ => { }));

        // The silent ones come first, and have every permit before the others are there.
        Add(waiter, connection, "drip", Dripping);
        await Eventually.BecomesTrueAsync(() => Volatile.Read(ref dripping) >= Permits);
        Add(waiter, connection, "task", Prompt);

        // An exchange may take 30 s. Were the others to wait for its end, the last of them would come after 60 s and more.
        await Eventually.BecomesTrueAsync(() => _outcomes.Count == Prompt, seconds: 40);

        Assert.All(_outcomes, outcome => Assert.StartsWith("task-", outcome.Task.TaskId, StringComparison.Ordinal));
        Assert.Equal(Prompt, _outcomes.Select(outcome => outcome.Task.TaskId).Distinct().Count());
        Assert.Equal((Dripping + Prompt, Prompt), (waiter.Progress.Total, waiter.Progress.Done));
    }

    private static void Add(TaskWaiter waiter, Connection connection, string name, int count)
    {
        for (var i = 0; i < count; i++)
        {
            waiter.Add(new SpeakerSearchTask { VoiceConnectorId = "vc", TaskId = $"{name}-{i}" }, () => connection);
        }
    }

    private static async Task AnswerAsync(RawRequest request, Stream stream, Action drips, CancellationToken end)
    {
        var id = request.Line.Split(' ')[1].Split('/')[^1];
        var body = $$$"""{"SpeakerSearchTask":{"SpeakerSearchTaskId":"{{{id}}}","SpeakerSearchTaskStatus":"SUCCEEDED"}}""";
        var head = $"HTTP/1.1 200 Any\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), end);
        if (id.StartsWith("drip", StringComparison.Ordinal))
        {
            drips();
            await Task.Delay(Timeout.Infinite, end);
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(body), end);
    }
}
