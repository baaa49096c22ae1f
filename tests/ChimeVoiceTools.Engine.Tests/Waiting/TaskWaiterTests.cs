using System.Collections.Concurrent;
using ChimeVoiceTools.Emulator;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Engine.Waiting;

namespace ChimeVoiceTools.Engine.Tests.Waiting;

public sealed class TaskWaiterTests
{
    private readonly Outcomes _outcomes = new();
    private readonly ConcurrentQueue<string> _warnings = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_task_is_reported_once_however_often_it_is_added()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        using var waiter = Waiter();
        List<ChimeTask> tasks = [];
        for (var i = 0; i < 30; i++)
        {
            tasks.Add(await endpoint.StartAsync(i % 2 == 0 ? endpoint.Search($"call-{i}") : endpoint.Analysis($"call-{i}")));
        }

        foreach (var task in tasks.Concat(tasks))
        {
            waiter.Add(task, () => endpoint.Connection);
        }

        await waiter.WhenDoneAsync(Timeout.InfiniteTimeSpan, Token);

        Assert.Equal(tasks.Select(task => task.TaskId).Order(), _outcomes.Select(outcome => outcome.Task.TaskId).Order());
        Assert.All(_outcomes, outcome => Assert.Null(outcome.Error));
        Assert.All(_outcomes, outcome => Assert.Equal(TaskStatuses.Succeeded, outcome.Task.Status));
        Assert.Equal((30, 30), (waiter.Progress.Total, waiter.Progress.Done));
    }

    [Fact]
    public async Task There_is_never_more_than_one_request_for_a_task()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        endpoint.Service.AddFault(
            new EmulatorFault { Kind = FaultKind.SlowAnswer, Operation = "GetSpeakerSearchTask", Delay = TimeSpan.FromMilliseconds(400) });
        using var waiter = Waiter(new WaitOptions { PollingInterval = TimeSpan.FromMilliseconds(100) });

        waiter.Add(await endpoint.StartAsync(endpoint.Search()), () => endpoint.Connection);
        await waiter.WhenDoneAsync(Timeout.InfiniteTimeSpan, Token);

        Assert.DoesNotContain(endpoint.Service.Requests, request => request.ErrorType is not null);
        Assert.Single(_outcomes);
    }

    [Fact]
    public async Task When_time_is_up_each_task_that_is_left_is_reported_with_its_status_and_goes_on_at_the_service()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync(taskDuration: 60);
        using var waiter = Waiter();
        waiter.Add(await endpoint.StartAsync(endpoint.Search("one")), () => endpoint.Connection);
        waiter.Add(await endpoint.StartAsync(endpoint.Search("other")), () => endpoint.Connection);

        await waiter.WhenDoneAsync(TimeSpan.FromSeconds(0.5), Token);

        Assert.Equal(["one", "other"], _outcomes.Select(outcome => outcome.Task.TransactionId));
        Assert.All(_outcomes, outcome => Assert.Equal(ErrorIds.ChimeTaskWaitTimeout, outcome.Error!.ErrorId));
        Assert.All(_outcomes, outcome => Assert.Contains("IN_", outcome.Error!.Message, StringComparison.Ordinal));
        Assert.DoesNotContain(endpoint.Service.Tasks, task => task.Status == TaskStatuses.Stopped);
    }

    [Fact]
    public async Task Where_one_is_enough_the_wait_ends_with_the_first()
    {
        using var slow = await EmulatedEndpoint.StartAsync(taskDuration: 60);
        using var fast = await EmulatedEndpoint.StartAsync();
        using var waiter = Waiter(new WaitOptions { Any = true });
        waiter.Add(await slow.StartAsync(slow.Search("slow")), () => slow.Connection);
        waiter.Add(await fast.StartAsync(fast.Search("fast")), () => fast.Connection);

        await waiter.WhenDoneAsync(Timeout.InfiniteTimeSpan, Token);

        Assert.Equal("fast", Assert.Single(_outcomes).Task.TransactionId);
    }

    [Theory]
    [InlineData(FaultKind.Error, "ThrottledClient")]
    [InlineData(FaultKind.Error, "Conflict")]
    [InlineData(FaultKind.Error, "ServiceFailure")]
    [InlineData(FaultKind.Error, "ServiceUnavailable")]
    [InlineData(FaultKind.ResetBeforeWork, null)]
    [InlineData(FaultKind.ResetAfterWork, null)]
    [InlineData(FaultKind.TruncatedBody, null)]
    [InlineData(FaultKind.MalformedJson, null)]
    [InlineData(FaultKind.UnknownStatus, null)]
    [InlineData(FaultKind.UnknownMembers, null)]
    public async Task What_passes_is_no_reason_to_give_a_task_up(FaultKind fault, string? error)
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        var task = await endpoint.StartAsync(endpoint.Search());
        endpoint.Fail(fault, count: 3, error: error);
        using var waiter = Waiter();

        waiter.Add(task, () => endpoint.Connection);
        await waiter.WhenDoneAsync(Timeout.InfiniteTimeSpan, Token);

        Assert.Equal(TaskStatuses.Succeeded, Assert.Single(_outcomes).Task.Status);
    }

    [Theory]
    [InlineData("NotFound", ChimeErrorKind.ObjectNotFound)]
    [InlineData("AccessDenied", ChimeErrorKind.PermissionDenied)]
    [InlineData("UnauthorizedClient", ChimeErrorKind.AuthenticationError)]
    public async Task What_does_not_pass_ends_the_wait_for_that_task_alone(string error, ChimeErrorKind kind)
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        var lost = await endpoint.StartAsync(endpoint.Search("lost"));
        var kept = await endpoint.StartAsync(endpoint.Analysis("kept"));
        endpoint.Fail(FaultKind.Error, "GetSpeakerSearchTask", error: error);
        using var waiter = Waiter();

        waiter.Add(lost, () => endpoint.Connection);
        waiter.Add(kept, () => endpoint.Connection);
        await waiter.WhenDoneAsync(Timeout.InfiniteTimeSpan, Token);

        Assert.Equal(kind, Assert.Single(_outcomes, outcome => outcome.Task.TransactionId == "lost").Error!.Kind);
        Assert.Null(Assert.Single(_outcomes, outcome => outcome.Task.TransactionId == "kept").Error);
    }

    [Fact]
    public async Task When_the_emulator_is_stopped_half_way_each_task_that_is_left_is_reported_at_once()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync(taskDuration: 60);
        using var waiter = Waiter(new WaitOptions { PollingInterval = TimeSpan.FromMilliseconds(100) });
        for (var i = 0; i < 5; i++)
        {
            waiter.Add(await endpoint.StartAsync(endpoint.Search($"call-{i}")), () => endpoint.Connection);
        }

        var done = waiter.WhenDoneAsync(TimeSpan.FromSeconds(60), Token);
        endpoint.StopEmulator();
        await done;

        Assert.Equal(5, _outcomes.Count);
        Assert.All(_outcomes, outcome => Assert.Equal(ErrorIds.ConnectionFailed, outcome.Error!.ErrorId));
        Assert.All(_outcomes, outcome => Assert.Contains("was stopped", outcome.Error!.Message, StringComparison.Ordinal));
        Assert.True(waiter.Progress.Elapsed < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_wait_that_keeps_failing_warns_once_and_goes_on()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync(taskDuration: 0.1);
        var task = await endpoint.StartAsync(endpoint.Search());
        endpoint.Fail(FaultKind.Error, count: 15, error: "ServiceFailure");
        using var waiter = Waiter(new WaitOptions { PollingInterval = TimeSpan.FromMilliseconds(100) });

        waiter.Add(task, () => endpoint.Connection);
        await waiter.WhenDoneAsync(Timeout.InfiniteTimeSpan, Token);

        Assert.Single(_warnings);
        Assert.Null(Assert.Single(_outcomes).Error);
    }

    [Fact]
    public async Task Nothing_is_asked_after_the_wait_was_ended()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync(taskDuration: 60);
        var waiter = Waiter(new WaitOptions { PollingInterval = TimeSpan.FromMilliseconds(100) });
        waiter.Add(await endpoint.StartAsync(endpoint.Search()), () => endpoint.Connection);
        await Eventually.BecomesTrueAsync(() => endpoint.Service.Requests.Count > 3);

        waiter.Dispose();
        await endpoint.StartAsync(endpoint.Search("after"));
        var last = endpoint.Service.Requests[^1].Number;
        for (var i = 0; i < 3; i++)
        {
            // Each of these takes a request's time and more: a wait that still polled would come in between.
            await Task.Delay(100, Token);
            await endpoint.StartAsync(endpoint.Search($"after-{i}"));
        }

        Assert.All(
            endpoint.Service.Requests.Where(request => request.Number > last),
            request => Assert.Equal("StartSpeakerSearchTask", request.Operation));
    }

    [Fact]
    public async Task A_task_that_has_finished_already_is_reported_without_a_request()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        using var waiter = Waiter();

        var finished = new SpeakerSearchTask
        {
            VoiceConnectorId = "vc",
            TaskId = "task",
            EndpointUrl = endpoint.EndpointUrl,
            Status = TaskStatuses.Succeeded,
        };
        waiter.Add(finished, () => throw new InvalidOperationException());
        waiter.Add(finished, () => throw new InvalidOperationException());
        waiter.Add(new SpeakerSearchTask { VoiceConnectorId = "vc", TaskId = "task" }, () => endpoint.Connection);
        await waiter.WhenDoneAsync(Timeout.InfiniteTimeSpan, Token);

        Assert.Single(_outcomes);
        Assert.Empty(endpoint.Service.Requests);
    }

    private TaskWaiter Waiter(WaitOptions? options = null) =>
        _outcomes.Of(changed => new TaskWaiter(options ?? new WaitOptions(), changed, _warnings.Enqueue));
}
