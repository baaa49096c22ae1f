using System.Collections.Concurrent;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Resilience;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Engine.Waiting;

namespace ChimeVoiceTools.Engine.Tests.Waiting;

/// <summary>What a wait keeps in memory: measured while no other test of this process runs.</summary>
[Collection(nameof(Alone))]
public sealed class WaitMemoryTests
{
    private const int Count = 10_000;

    [Fact]
    public async Task Ten_thousand_waiting_tasks_take_less_than_2_KiB_each()
    {
        Assert.SkipWhen(Platform.IsMono, "Mono's collector keeps what only looks like being in use.");
        var connection = new FakeTasks(new FakeClock()).Connection;
        var session = new SessionTasks(TimeProvider.System);
        var operations = new TaskOperations(
            connection, new RunningTasks(), EndpointLimits.Of(connection), static _ => { }, session);
        using var waiter = new TaskWaiter(
            new WaitOptions { PollingInterval = TimeSpan.FromHours(1) }, static () => { }, static _ => { }, session, TimeProvider.System, Clock.Random, _ => operations);
        await AddAsync(waiter, connection, 100);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await AddAsync(waiter, connection, Count);

        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Count;
        TestContext.Current.SendDiagnosticMessage($"{each:0} bytes a task");
        Assert.InRange(each, 300, 2048);
    }

    private static async Task AddAsync(TaskWaiter waiter, Connection connection, int count)
    {
        for (var i = 0; i < count; i++)
        {
            waiter.Add(
                new SpeakerSearchTask { VoiceConnectorId = "connector".ToUpperInvariant(), TaskId = Guid.NewGuid().ToString() },
                () => connection);
        }

        // Each has been polled once and sleeps.
        await Eventually.BecomesTrueAsync(() => waiter.Progress.Requests == waiter.Progress.Total, 60);
    }

    /// <summary>Tasks that go on for ever, whose answers share nothing with each other.</summary>
    private sealed class RunningTasks : ITaskService
    {
        public Task<ChimeTask> StartAsync(TaskStart start, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<ChimeTask> GetAsync(
            ChimeTask task, CancellationToken cancellationToken) => Task.FromResult<ChimeTask>(new SpeakerSearchTask
            {
                TaskId = new string(task.TaskId!.ToCharArray()),
                Status = new string("IN_PROGRESS".ToCharArray()),
                VoiceConnectorId = new string(task.VoiceConnectorId!.ToCharArray()),
                TransactionId = Guid.NewGuid().ToString(),
            });

        public Task StopAsync(ChimeTask task, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}

/// <summary>Tests that need the process for themselves.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
