using System.Collections.Concurrent;
using ChimeVoiceTools.Engine.Waiting;

namespace ChimeVoiceTools.Engine.Tests.Waiting;

/// <summary>What the notifications of a queue make of a wait, on a clock that moves only when a test says so.</summary>
public sealed class NewsTests : IDisposable
{
    private readonly FakeClock _clock = new();
    private readonly FakeTasks _service;
    private readonly Outcomes _outcomes = new();
    private readonly ConcurrentQueue<string> _warnings = new();
    private readonly List<TaskWaiter> _waiters = [];

    public NewsTests() => _service = new FakeTasks(_clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _waiters.ForEach(waiter => waiter.Dispose());

    [Fact]
    public async Task A_thousand_tasks_take_a_request_each_and_are_noticed_when_their_notifications_come()
    {
        List<double> delays = [];
        var waiter = Waiter(changed: () => delays.AddRange(
            _outcomes.Skip(delays.Count).Select(outcome => _service.SecondsSinceEnd(outcome.Task.TaskId!))));
        List<(double At, ChimeVoiceEvent Event)> sent = [];
        for (var i = 0; i < 1000; i++)
        {
            var duration = 10 + (50 * (i * 617 % 1000 / 1000.0));
            Add(waiter, _service.Start($"task-{i}", duration));
            var now = _clock.Elapsed.TotalSeconds;
            sent.Add((now + 10.1, Identified($"task-{i}")));
            sent.Add((now + duration + 0.1, Voiceprint($"task-{i}")));
            _clock.Advance(0.004);
        }

        var done = waiter.WhenDoneAsync(Timeout.InfiniteTimeSpan, Token);
        foreach (var (at, notification) in sent.OrderBy(static one => one.At))
        {
            _clock.Advance(Math.Max(0, at - _clock.Elapsed.TotalSeconds));
            waiter.Tell(notification);
        }

        _clock.Advance(0);
        await done.WaitAsync(Token);

        Assert.Equal(1000, _outcomes.Select(outcome => outcome.Task.TaskId).Distinct().Count());
        Assert.InRange(waiter.Progress.Requests, 1000, 1010);
        Assert.InRange(delays.Max(), 0, 0.11);
    }

    [Fact]
    public void A_task_that_no_notification_comes_of_is_polled_at_one_to_two_minutes_of_age_and_every_minute_from_then_on()
    {
        Add(Waiter(), _service.Start("task", duration: 3600));

        _clock.Advance(300);

        var polls = _service.Polls["task"];
        Assert.InRange(polls[0].TotalSeconds, 60, 120);
        Assert.All(polls.Zip(polls.Skip(1), (one, next) => (next - one).TotalSeconds), gap => Assert.Equal(60, gap, 3));
    }

    [Fact]
    public void An_interval_that_was_given_holds_with_a_queue_too()
    {
        Add(Waiter(new WaitOptions { HasQueue = true, PollingInterval = TimeSpan.FromSeconds(2) }), _service.Start("task", 3600));

        _clock.Advance(10);

        Assert.InRange(_service.Polls["task"].Count, 4, 5);
    }

    [Fact]
    public void A_notification_that_came_before_its_task_has_it_polled_at_once()
    {
        var waiter = Waiter();
        waiter.Tell(Voiceprint("task"));
        Add(waiter, _service.Start("task", duration: 0));

        _clock.Advance(0);

        Assert.Single(_outcomes);
    }

    [Theory]
    [InlineData("IdentificationSuccessful", 0)]
    [InlineData("IdentificationNoMatchesFound", 0)]
    [InlineData("IdentificationFailure", 1)]
    [InlineData("VoiceprintGenerationSuccess", 1)]
    [InlineData("VoiceprintGenerationSuccessful", 1)]
    [InlineData("VoiceprintGenerationFailure", 1)]
    [InlineData("SomethingNew", 1)]
    public void A_search_is_asked_when_a_notification_may_be_its_last(string detailStatus, int polls)
    {
        var waiter = Waiter();
        Add(waiter, _service.Start("task", duration: 3600));

        waiter.Tell(new SpeakerSearchEvent { TaskId = "task", DetailStatus = detailStatus });
        _clock.Advance(1);

        Assert.Equal(polls, _service.PollCount);
    }

    [Theory]
    [InlineData("VoiceToneAnalysisSuccessful", 0)]
    [InlineData("VoiceToneAnalysisCompleted", 1)]
    [InlineData("VoiceToneAnalysisFailure", 1)]
    public void An_analysis_is_asked_when_a_notification_may_be_its_last(string detailStatus, int polls)
    {
        var waiter = Waiter();
        Add(waiter, _service.Start("task", duration: 3600));

        waiter.Tell(new VoiceToneEvent { TaskId = "task", DetailStatus = detailStatus });
        waiter.Tell(new VoiceToneEvent { TaskId = "of-nobody", DetailStatus = detailStatus });
        waiter.Tell(new VoiceAnalyticsEvent { DetailStatus = "AnalyticsReady" });
        _clock.Advance(1);

        Assert.Equal(polls, _service.PollCount);
    }

    [Fact]
    public void The_end_of_a_stream_and_of_a_pipeline_has_its_tasks_asked()
    {
        var waiter = Waiter();
        AddOnPipeline(waiter, "one", duration: 3600);
        Add(waiter, _service.Start("other", duration: 3600));

        waiter.Tell(new CallStreamingEvent { StreamingStatus = "STARTED", StreamArn = "stream" });
        waiter.Tell(new MediaInsightsPipelineEvent { EventType = "chime:MediaInsightsInProgress", MediaInsightsPipelineId = "pipeline" });
        _clock.Advance(1);
        Assert.Equal(0, _service.PollCount);

        waiter.Tell(new CallStreamingEvent { StreamingStatus = "ENDED", StreamArn = "stream" });
        _clock.Advance(1);
        Assert.Single(_service.Polls["one"]);

        waiter.Tell(new MediaInsightsPipelineEvent { EventType = "chime:MediaInsightsStopped", MediaInsightsPipelineId = "pipeline" });
        _clock.Advance(1);
        Assert.Equal(2, _service.Polls["one"].Count);
        Assert.Equal(2, _service.PollCount);
    }

    [Fact]
    public void A_search_on_a_pipeline_has_the_results_that_its_notifications_brought()
    {
        var waiter = Waiter();
        var given = AddOnPipeline(waiter, "task", duration: 20);
        waiter.Tell(Identified("task", "pipeline"));
        waiter.Tell(Voiceprint("task", "pipeline"));

        _clock.Advance(200);

        var search = (SpeakerSearchTask)Assert.Single(_outcomes).Task;
        Assert.Equal(("vp-1", 0.97), (search.BestMatchId, search.BestScore));
        Assert.Equal("VoiceprintGenerationSuccess", search.VoiceprintGenerationStatus);
        Assert.Empty(given.Results);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_search_on_a_pipeline_that_has_ended_waits_for_its_results(bool voiceprintIsFirst)
    {
        var waiter = Waiter();
        AddOnPipeline(waiter, "task", duration: 20);
        _clock.Advance(200);
        Assert.Empty(_outcomes);

        SpeakerSearchEvent[] notifications = [Identified("task", "pipeline"), Voiceprint("task", "pipeline")];
        waiter.Tell(notifications[voiceprintIsFirst ? 1 : 0]);
        _clock.Advance(1);
        Assert.Empty(_outcomes);

        waiter.Tell(notifications[voiceprintIsFirst ? 0 : 1]);

        Eventually(() => _outcomes.Count == 1);
        var search = (SpeakerSearchTask)Assert.Single(_outcomes).Task;
        Assert.Equal(("vp-1", "VoiceprintGenerationSuccess"), (search.BestMatchId, search.VoiceprintGenerationStatus));
    }

    [Fact]
    public void A_search_on_a_pipeline_whose_identification_failed_waits_for_nothing_more()
    {
        var waiter = Waiter();
        AddOnPipeline(waiter, "task", duration: 20);
        waiter.Tell(new SpeakerSearchEvent
        {
            TaskId = "task", MediaInsightsPipelineId = "pipeline", DetailStatus = "IdentificationFailure",
        });

        _clock.Advance(200);

        Assert.Single(_outcomes);
    }

    [Fact]
    public void It_waits_until_the_queue_had_no_more_after_its_end_or_fails()
    {
        var waiter = Waiter();
        AddOnPipeline(waiter, "one", duration: 20);
        var before = _clock.GetTimestamp();
        _clock.Advance(200);
        waiter.News!.QueueWasEmpty(before);
        Assert.Empty(_outcomes);

        waiter.News.QueueWasEmpty(_clock.GetTimestamp());
        Eventually(() => _outcomes.Count == 1);

        AddOnPipeline(waiter, "other", duration: 20);
        _clock.Advance(200);
        waiter.News.QueueAnswers(isRead: false);
        Eventually(() => _outcomes.Count == 2);
        Assert.All(_outcomes, outcome => Assert.Null(outcome.Error));
    }

    [Fact]
    public async Task A_search_whose_results_have_not_come_in_time_has_finished_all_the_same()
    {
        var waiter = Waiter();
        AddOnPipeline(waiter, "task", duration: 20);
        var done = waiter.WhenDoneAsync(TimeSpan.FromSeconds(300), Token);
        while (!done.IsCompleted)
        {
            _clock.Advance(1);
        }

        await done;

        Assert.Null(Assert.Single(_outcomes).Error);
    }

    [Fact]
    public void A_search_on_a_pipeline_that_is_known_to_have_ended_has_its_results_too()
    {
        var waiter = Waiter();
        var known = Pipelined(_service.Start("task", duration: 0));
        known.Status = "Stopped";
        waiter.Tell(Identified("task", "pipeline"));
        waiter.Tell(Voiceprint("task", "pipeline"));

        Add(waiter, known);
        _clock.Advance(0);

        Assert.Equal("vp-1", Assert.Single(_outcomes).Task.BestMatchId);
    }

    private static SpeakerSearchEvent Identified(string id, string? pipeline = null) => new()
    {
        TaskId = id,
        MediaInsightsPipelineId = pipeline,
        DetailStatus = "IdentificationSuccessful",
        Results = [new SpeakerSearchResult { VoiceProfileId = "vp-1", ConfidenceScore = 0.97 }],
    };

    private static SpeakerSearchEvent Voiceprint(string id, string? pipeline = null) =>
        new() { TaskId = id, MediaInsightsPipelineId = pipeline, DetailStatus = "VoiceprintGenerationSuccess" };

    private static SpeakerSearchTask Pipelined(SpeakerSearchTask task)
    {
        (task.MediaInsightsPipelineId, task.StreamArn) = ("pipeline", "stream");
        return task;
    }

    private static void Eventually(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, 10_000));

    private SpeakerSearchTask AddOnPipeline(TaskWaiter waiter, string id, double duration)
    {
        var task = Pipelined(_service.Start(id, duration, isElsewhere: true));
        _service.Session.Add(task, _clock.GetTimestamp(), 0);
        Add(waiter, task);
        return task;
    }

    private void Add(TaskWaiter waiter, ChimeTask task) => waiter.Add(task, () => _service.Connection);

    private TaskWaiter Waiter(WaitOptions? options = null, Action? changed = null)
    {
        var waiter = _outcomes.Of(take => new TaskWaiter(
            options ?? new WaitOptions { HasQueue = true },
            take + changed,
            _warnings.Enqueue,
            _service.Session,
            _clock,
            _service.Random,
            _ => _service.Operations));
        _waiters.Add(waiter);
        return waiter;
    }
}
