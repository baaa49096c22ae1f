using System.Collections.Concurrent;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Engine.Waiting;

namespace ChimeVoiceTools.Engine.Tests.Waiting;

/// <summary>When a wait polls its tasks, on a clock that moves only when a test says so.</summary>
public sealed class PollingTests : IDisposable
{
    private readonly FakeClock _clock = new();
    private readonly FakeTasks _service;
    private readonly Outcomes _outcomes = new();
    private readonly ConcurrentQueue<string> _warnings = new();
    private readonly List<TaskWaiter> _waiters = [];

    public PollingTests() => _service = new FakeTasks(_clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The three spreads of durations that the schedule is measured by, in seconds.</summary>
    public static TheoryData<string, double, double> Spreads => new()
    {
        { "evenly from 10 to 60 s", 6.2, 2.9 },
        { "20 s, one more or less", 3.2, 2.9 },
        { "half of them 15 s and half 120 s", 12.8, 2.9 },
    };

    public void Dispose() => _waiters.ForEach(waiter => waiter.Dispose());

    [Theory]
    [MemberData(nameof(Spreads))]
    public async Task A_thousand_tasks_take_few_requests_and_are_noticed_soon(
        string spread, double mostRequests, double mostSeconds)
    {
        List<double> delays = [];
        var waiter = Waiter(
            changed: () => delays.AddRange(
                _outcomes.Skip(delays.Count).Select(outcome => _service.SecondsSinceEnd(outcome.Task.TaskId!))));
        for (var i = 0; i < 1000; i++)
        {
            var part = i * 617 % 1000 / 1000.0;
            Add(
                waiter,
                _service.Start(
                    $"task-{i}",
                    spread[0] switch { 'e' => 10 + (50 * part), '2' => 19 + (2 * part), _ => part < 0.5 ? 15 : 120 }));
            _clock.Advance(0.004);
        }

        await PlayAsync(waiter.WhenDoneAsync(Timeout.InfiniteTimeSpan, Token));

        var requests = waiter.Progress.Requests / 1000.0;
        var median = delays.Order().ElementAt(500);
        TestContext.Current.SendDiagnosticMessage(
            $"{spread}: {requests:0.00} requests a task, median delay {median:0.00} s, p95 {delays.Order().ElementAt(950):0.00} s");
        Assert.Equal(1000, _outcomes.Select(outcome => outcome.Task.TaskId).Distinct().Count());
        Assert.InRange(requests, 1, mostRequests);
        Assert.InRange(median, 0, mostSeconds);
        Assert.InRange(delays.Max(), 0, 5.1);
    }

    [Fact]
    public void A_task_is_polled_at_two_to_three_intervals_of_age_and_every_interval_from_then_on()
    {
        Add(Waiter(), _service.Start("task", duration: 3600));

        _clock.Advance(100);

        var polls = _service.Polls["task"];
        Assert.InRange(polls[0].TotalSeconds, 10, 15);
        Assert.All(polls.Zip(polls.Skip(1), (one, next) => (next - one).TotalSeconds), gap => Assert.Equal(5, gap, 3));
    }

    [Fact]
    public void The_age_of_a_task_counts_from_its_start_and_not_from_the_beginning_of_the_wait()
    {
        var young = _service.Start("young", duration: 3600);
        var old = _service.Start("old", duration: 3600);
        _clock.Advance(9);
        Add(Waiter(), young);
        _clock.Advance(11);
        Add(Waiter(), old);
        _clock.Advance(0);

        Assert.InRange(_service.Polls["young"][0].TotalSeconds, 10, 15);
        Assert.Equal(20, _service.Polls["old"][0].TotalSeconds, 3);
    }

    [Fact]
    public void A_task_from_elsewhere_is_polled_at_once()
    {
        Add(Waiter(), _service.Start("task", duration: 3600, isElsewhere: true));

        _clock.Advance(0);

        Assert.Single(_service.Polls["task"]);
    }

    [Fact]
    public async Task A_task_that_this_session_has_seen_to_end_is_polled_at_once()
    {
        var task = _service.Start("task", duration: 1);
        _clock.Advance(1);
        await _service.Operations.GetAsync(task, Token);
        Add(Waiter(), task);

        _clock.Advance(0);

        Assert.Single(_outcomes);
    }

    [Fact]
    public void A_task_of_which_there_is_news_is_polled_at_once_and_soon_again_and_every_minute_from_then_on()
    {
        var waiter = Waiter(new WaitOptions { HasQueue = true });
        var task = _service.Start("task", duration: 3600);
        Add(waiter, task);
        _clock.Advance(3);

        waiter.Tell(Ended("task"));
        _clock.Advance(100);

        // Once more soon, since the service may not have caught up with what it sent.
        Assert.Equal([3, 8, 68], _service.Polls["task"].Select(poll => poll.TotalSeconds));
    }

    [Fact]
    public void News_that_comes_while_a_task_is_polled_has_it_polled_again()
    {
        var waiter = Waiter(new WaitOptions { HasQueue = true, PollingInterval = TimeSpan.FromSeconds(5) });
        var task = _service.Start("task", duration: 3600);
        var answer = new TaskCompletionSource<bool>();
        _service.OnPoll = (_, _) => answer.Task;
        Add(waiter, task);
        _clock.Advance(15);
        Assert.Equal(1, _service.PollCount);

        waiter.Tell(Ended("task"));
        answer.SetResult(true);
        _clock.Advance(0);

        Eventually(() => _service.PollCount == 2);
    }

    [Fact]
    public void A_poll_that_failed_is_repeated_after_a_backoff_and_never_later_than_the_interval()
    {
        _service.OnPoll = (_, _) => throw new TimeoutException();
        Add(Waiter(), _service.Start("task", duration: 3600));

        _clock.Advance(100);

        var polls = _service.Polls["task"];
        double[] gaps = [.. polls.Zip(polls.Skip(1), (one, next) => (next - one).TotalSeconds)];
        Assert.InRange(gaps[0], 0, 0.25);
        Assert.InRange(gaps[1], 0, 0.5);
        Assert.All(gaps, gap => Assert.InRange(gap, 0, 5));
        Assert.Empty(_outcomes);
        Assert.Single(_warnings);
    }

    [Fact]
    public void Silent_connections_hold_the_polls_of_others_up_for_a_moment_only()
    {
        _service.OnPoll = static (id, stop) => id[0] == 's' ? Task.Delay(Timeout.Infinite, stop) : Task.CompletedTask;
        var waiter = Waiter(new WaitOptions { MaxConcurrentRequests = 2 });
        foreach (
            var name in (
                string[])["silent-1", "silent-2", "silent-3", "silent-4", "prompt-1", "prompt-2", "prompt-3", "prompt-4"])
        {
            Add(waiter, _service.Start(name, duration: 1, isElsewhere: true));
        }

        _clock.Advance(1);
        Assert.Equal(["silent-1", "silent-2"], _service.Polls.Keys.Order());
        _clock.Advance(2);
        Eventually(() => _service.UnderWay == 4);
        _clock.Advance(2);

        Eventually(() => _outcomes.Count == 4);
        Assert.All(_outcomes, outcome => Assert.StartsWith("prompt", outcome.Task.TaskId, StringComparison.Ordinal));
        Assert.Equal(4, _service.UnderWay);
    }

    [Fact]
    public void An_endpoint_that_throttles_holds_no_other_endpoint_up()
    {
        var other = new FakeTasks(_clock, "http://127.0.0.1:2");
        var waiter = Waiter(
            new WaitOptions { MaxConcurrentRequests = 1 }, operationsOf: connection => connection == other.Connection ? other.Operations : _service.Operations);
        for (var i = 0; i < 10; i++)
        {
            _clock.Advance(1);
            _service.Limits.Pace.TryEnter();
            _service.Limits.Pace.Answered(isThrottled: true);
        }

        for (var i = 0; i < 20; i++)
        {
            waiter.Add(_service.Start($"throttled-{i}", duration: 3600, isElsewhere: true), () => _service.Connection);
        }

        waiter.Add(other.Start("free", duration: 0, isElsewhere: true), () => other.Connection);
        _clock.Advance(0.1);

        Eventually(() => _outcomes.Count == 1);
        Assert.Equal(0, _service.PollCount);
    }

    [Fact]
    public void The_object_that_was_added_stays_as_it_is()
    {
        var known = _service.Start("task", duration: 1);
        known.IsCaller = true;
        known.VoiceProfileDomainId = "domain";
        var given = new SpeakerSearchTask { TaskId = "task", VoiceConnectorId = "connector", Status = "IN_QUEUE" };
        Add(Waiter(), given);

        _clock.Advance(20);

        Assert.Single(_outcomes);
        Assert.Equal(
            ("IN_QUEUE", false, null, null, null),
            (given.Status, given.IsFinished, given.IsCaller, given.VoiceProfileDomainId, given.TransactionId));
    }

    [Fact]
    public async Task What_takes_an_outcome_may_wait_for_another_thread_that_looks_at_the_wait()
    {
        TaskWaiter? waiter = null;
        List<int> totals = [];

        // Under a lock of the wait's the other thread would never come through.
        waiter = Waiter(
            changed: () => Assert.True(Task.Run(() => totals.Add(waiter!.Progress.Total), Token).Wait(10_000, Token)));
        Add(waiter, _service.Start("task", duration: 1));
        waiter.Add(
            new SpeakerSearchTask { Status = "SUCCEEDED" },
            () => throw new InvalidOperationException("A finished task needs no connection."));
        Add(waiter, _service.Start("late", duration: 3600));

        await PlayAsync(waiter.WhenDoneAsync(TimeSpan.FromSeconds(30), Token));

        Assert.Equal(3, _outcomes.Count);
        Assert.Equal([2, 3, 3], totals);
    }

    [Fact]
    public async Task Every_task_that_is_not_finished_in_time_is_reported_once_also_where_it_finishes_at_that_moment()
    {
        var waiter = Waiter(new WaitOptions { PollingInterval = TimeSpan.FromSeconds(1) });
        for (var i = 0; i < 200; i++)
        {
            Add(waiter, _service.Start($"task-{i}", duration: 1 + (i % 40 / 10.0)));
        }

        await PlayAsync(waiter.WhenDoneAsync(TimeSpan.FromSeconds(3), Token));

        Assert.Equal(200, _outcomes.Count);
        Assert.Equal(200, _outcomes.Select(outcome => outcome.Task.TaskId).Distinct().Count());
        Assert.All(
            _outcomes.Where(outcome => outcome.Error is not null),
            outcome => Assert.Equal(ErrorIds.ChimeTaskWaitTimeout, outcome.Error!.ErrorId));
        Assert.Contains(_outcomes, outcome => outcome.Error is null);
    }

    [Fact]
    public void A_wait_that_has_ended_polls_and_reports_nothing_more()
    {
        var waiter = Waiter();
        for (var i = 0; i < 100; i++)
        {
            Add(waiter, _service.Start($"task-{i}", duration: 12));
        }

        _clock.Advance(11);
        var polls = _service.PollCount;
        Assert.InRange(polls, 1, 99);

        waiter.Dispose();
        _clock.Advance(100);

        Assert.Equal(polls, _service.PollCount);
        Assert.Empty(_outcomes);
    }

    [Fact]
    public async Task A_cancelled_wait_reports_nothing_more_though_a_task_has_just_finished()
    {
        var waiter = Waiter();
        var answer = new TaskCompletionSource<bool>();
        _service.OnPoll = (_, _) => answer.Task;
        Add(waiter, _service.Start("task", duration: 1));
        _clock.Advance(15);
        Assert.Equal(1, _service.UnderWay);
        using var cancellation = new CancellationTokenSource();
        var done = waiter.WhenDoneAsync(Timeout.InfiniteTimeSpan, cancellation.Token);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => done);
        answer.SetResult(true);

        Eventually(() => _service.UnderWay == 0);
        Assert.Empty(_outcomes);
    }

    [Fact]
    public async Task Where_one_is_enough_only_one_is_reported_and_nothing_is_polled_afterwards()
    {
        var waiter = Waiter(new WaitOptions { Any = true });
        for (var i = 0; i < 100; i++)
        {
            Add(waiter, _service.Start($"task-{i}", duration: 1));
        }

        await PlayAsync(waiter.WhenDoneAsync(Timeout.InfiniteTimeSpan, Token));
        var polls = _service.PollCount;
        _clock.Advance(100);

        Assert.Single(_outcomes);
        Assert.Equal(polls, _service.PollCount);
    }

    private static VoiceToneEvent Ended(string id) => new() { TaskId = id, DetailStatus = "VoiceToneAnalysisCompleted" };

    /// <summary>Moves the clock until something is over.</summary>
    private async Task PlayAsync(Task done)
    {
        while (!done.IsCompleted && _clock.Elapsed < TimeSpan.FromHours(1))
        {
            _clock.Advance(0.02);
        }

        await done.WaitAsync(Token);
    }

    private static void Eventually(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, 10_000));

    private void Add(TaskWaiter waiter, ChimeTask task) => waiter.Add(task, () => _service.Connection);

    private TaskWaiter Waiter(
        WaitOptions? options = null, Action? changed = null, Func<Connection, TaskOperations>? operationsOf = null)
    {
        var waiter = _outcomes.Of(take => new TaskWaiter(
            options ?? new WaitOptions(),
            take + changed,
            _warnings.Enqueue,
            _service.Session,
            _clock,
            _service.Random,
            operationsOf ?? (_ => _service.Operations)));
        _waiters.Add(waiter);
        return waiter;
    }
}
