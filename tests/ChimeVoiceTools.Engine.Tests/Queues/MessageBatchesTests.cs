using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Queues;

namespace ChimeVoiceTools.Engine.Tests.Queues;

/// <summary>How messages that come one by one become requests.</summary>
public sealed class MessageBatchesTests : IDisposable
{
    private readonly List<IReadOnlyList<QueueMessage>> _sent = [];
    private readonly SemaphoreSlim _answers = new(0);
    private readonly List<RefusedMessage> _refused = [];
    private readonly MessageBatches _batches;

    public MessageBatchesTests() => _batches = new MessageBatches(async messages =>
    {
        lock (_sent)
        {
            _sent.Add(messages);
        }

        await _answers.WaitAsync(TestContext.Current.CancellationToken);
        return _refused;
    });

    public void Dispose() => _answers.Dispose();

    [Fact]
    public async Task The_first_is_sent_at_once_and_what_comes_meanwhile_goes_together()
    {
        QueueMessage[] messages = [.. Enumerable.Range(0, 14).Select(static number => new QueueMessage($"{number}"))];

        var first = _batches.AddAsync(messages[0]);
        await Eventually.BecomesTrueAsync(() => Sent().Count == 1);
        Task[] others = [.. messages.Skip(1).Select(_batches.AddAsync)];
        Assert.Equal([1], Sent());
        _answers.Release(3);
        await first;
        await Task.WhenAll(others);

        Assert.Equal([1, 10, 3], Sent());
        Assert.Equal(messages, _sent.SelectMany(static batch => batch));
    }

    [Fact]
    public async Task One_that_was_refused_fails_alone()
    {
        QueueMessage[] messages = [new("a"), new("b")];
        _refused.Add(new RefusedMessage(messages[0], new ChimeException("No", ChimeErrorKind.InvalidResult, "No.")));
        _answers.Release(2);

        Task[] sent = [.. messages.Select(_batches.AddAsync)];

        Assert.Equal("No", (await Assert.ThrowsAsync<ChimeException>(() => sent[0])).ErrorId);
        await sent[1];
    }

    [Fact]
    public async Task A_request_that_fails_fails_for_all_of_it_and_for_no_other()
    {
        var failing = true;
        var batches = new MessageBatches(_ => failing ? throw new InvalidOperationException() : Task
            .FromResult<IReadOnlyList<RefusedMessage>>([]));

        await Assert.ThrowsAsync<InvalidOperationException>(() => batches.AddAsync(new QueueMessage("a")));
        failing = false;
        await batches.AddAsync(new QueueMessage("b"));
    }

    private List<int> Sent()
    {
        lock (_sent)
        {
            return _sent.ConvertAll(static batch => batch.Count);
        }
    }
}
