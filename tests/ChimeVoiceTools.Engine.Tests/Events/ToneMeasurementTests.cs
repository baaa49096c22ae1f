using ChimeVoiceTools.Engine.Events;

namespace ChimeVoiceTools.Engine.Tests.Events;

public sealed class ToneMeasurementTests
{
    private static readonly DateTime Start = new(2026, 3, 1, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_readings_are_counted_and_put_in_order()
    {
        var summary = Assert.Single(Measure(Reading(2, 0.5, 0.1), Reading(0, 0.1, 0.2), Reading(1, 0.1, 0.7)));

        Assert.Equal(3, summary.ReadingCount);
        Assert.Equal([-0.1, -0.6, 0.4], summary.Readings.Select(reading => reading.Balance!.Value));
        Assert.Equal((Start, Start.AddSeconds(15)), (summary.StartTime, summary.EndTime));
        Assert.Equal(("task-1", "task-1", "call-1"), (summary.TaskId, summary.VoiceToneAnalysisTaskId, summary.TransactionId));
    }

    [Fact]
    public void The_lowest_point_is_the_reading_with_the_lowest_balance_and_of_equal_ones_the_first()
    {
        var summary = Assert.Single(
            Measure(Reading(3, 0.1, 0.7), Reading(0, 0.1, 0.2), Reading(1, 0.2, 0.8), Reading(2, 0, 0.5)));

        Assert.Equal((0.8, Start.AddSeconds(5)), (summary.LowestTone!.Negative, summary.LowestTime));
    }

    [Theory]
    [InlineData("0.1 0.9", 0.8, "Rising")]
    [InlineData("0.9 0.1", -0.8, "Falling")]
    [InlineData("0.1 0.1", 0.0, "Steady")]
    [InlineData("0.1 0.9 0.2", 0.1, "Rising")]
    [InlineData("0.1 0.9 0.19", 0.09, "Steady")]
    [InlineData("0.1 0.2 0.9 0.9 0.5 0.7", 0.45, "Rising")]
    [InlineData("0.4", null, null)]
    public void The_trend_is_the_last_third_less_the_first(string balances, double? trend, string? direction)
    {
        double[] values = [.. balances.Split(' ')
            .Select(value => double.Parse(value, System.Globalization.CultureInfo.InvariantCulture))];

        var summary = Assert.Single(Measure([.. values.Select((value, i) => Reading(i, value, 0))]));

        Assert.Equal((trend, direction), (summary.Trend, summary.TrendDirection));
    }

    [Fact]
    public void An_event_that_is_delivered_twice_counts_once()
    {
        var summary = Assert.Single(
            Measure(Reading(0, 0.1, 0.2), Reading(1, 0.1, 0.7), Reading(1, 0.1, 0.7), Reading(0, 0.1, 0.2)));

        Assert.Equal((2, 2), (summary.ReadingCount, summary.DuplicateCount));
    }

    [Fact]
    public void A_stretch_that_two_events_tell_of_counts_once()
    {
        var last = Reading(1, 0.1, 0.7, status: "VoiceToneAnalysisCompleted");
        last.Id = "another";

        var summary = Assert.Single(Measure(Reading(0, 0.1, 0.2), Reading(1, 0.1, 0.7), last));

        Assert.Equal((2, 1, "VoiceToneAnalysisCompleted"), (summary.ReadingCount, summary.DuplicateCount, summary.DetailStatus));
    }

    [Fact]
    public void Events_without_ids_and_times_all_count()
    {
        var toneEvent = new VoiceToneEvent { TaskId = "task-1", CurrentTone = new VoiceTone { Positive = 0.1, Negative = 0.2 } };

        var summary = Assert.Single(Measure(toneEvent, toneEvent));

        Assert.Equal((2, 0), (summary.ReadingCount, summary.DuplicateCount));
        Assert.Null(summary.StartTime);
        Assert.Null(summary.LowestTime);
    }

    [Fact]
    public void The_overall_tone_is_what_the_completed_analysis_says_whenever_it_came()
    {
        var completed = Reading(1, 0.1, 0.7, status: "VoiceToneAnalysisCompleted", overall: "negative");
        completed.OverallTone!.EndTime = Start;

        var summary = Assert.Single(
            Measure(completed, Reading(2, 0.1, 0.2, overall: "positive"), Reading(0, 0.1, 0.2, overall: "neutral")));

        Assert.Equal(("negative", "VoiceToneAnalysisCompleted"), (summary.OverallTone!.Label, summary.DetailStatus));
    }

    [Fact]
    public void Without_an_end_the_overall_tone_is_that_of_the_longest_stretch()
    {
        var summary = Assert.Single(Measure(Reading(2, 0.1, 0.2, overall: "positive"), Reading(0, 0.1, 0.2, overall: "neutral")));

        Assert.Equal(("positive", "VoiceToneAnalysisSuccessful"), (summary.OverallTone!.Label, summary.DetailStatus));
    }

    [Fact]
    public void Where_the_service_gave_no_overall_tone_it_is_the_mean()
    {
        var one = Reading(0, 0.2, 0.6);
        var other = Reading(1, 0.4, 0.5);
        one.OverallTone = other.OverallTone = null;

        var overall = Assert.Single(Measure(one, other)).OverallTone!;

        Assert.Equal(("negative", 0.3, 0.55, 0.15), (overall.Label, overall.Positive, overall.Negative, overall.Neutral));
    }

    [Fact]
    public void A_failed_analysis_has_a_summary_without_readings()
    {
        var summary = Assert.Single(
            Measure(
                new VoiceToneEvent { TaskId = "task-1", Id = "1", DetailStatus = "VoiceToneAnalysisFailure", StatusMessage = "Too quiet" }));

        Assert.Equal(
            (0, "VoiceToneAnalysisFailure", "Too quiet", string.Empty),
            (summary.ReadingCount, summary.DetailStatus, summary.StatusMessage, summary.Course));
        Assert.Null(summary.OverallTone);
        Assert.Null(summary.LowestTone);
        Assert.Null(summary.Trend);
    }

    [Fact]
    public void Each_task_has_a_summary_in_the_order_in_which_they_came()
    {
        Assert.Equal(
            ["b", "a"],
            Measure(
                Reading(0, 0, 1, task: "b"),
                Reading(0, 1, 0, task: "a"),
                Reading(1, 1, 0, task: "b")).Select(summary => summary.TaskId));
    }

    [Fact]
    public void Each_speaker_that_a_task_heard_has_a_summary_the_caller_first()
    {
        var summaries = Measure(
            Reading(0, 0, 1, isCaller: false), Reading(0, 1, 0, isCaller: true), Reading(1, 0, 1, isCaller: false));

        Assert.Equal([(true, 1), (false, 2)], summaries.Select(summary => (summary.IsCaller!.Value, summary.ReadingCount)));
    }

    [Fact]
    public void An_event_that_does_not_say_whose_it_is_belongs_to_the_only_speaker_there_is()
    {
        var summary = Assert.Single(Measure(Reading(0, 0, 1, isCaller: null), Reading(1, 1, 0, isCaller: true)));

        Assert.Equal((true, 2), (summary.IsCaller, summary.ReadingCount));
    }

    [Fact]
    public void The_course_has_a_block_a_reading_on_a_scale_that_is_always_the_same()
    {
        double[] balances = [-1, -0.8, -0.7, -0.3, 0, 0.3, 0.6, 0.9, 1];

        var summary = Assert.Single(
            Measure([.. balances.Select((balance, i) => Reading(i, Math.Max(balance, 0), Math.Max(-balance, 0)))]));

        Assert.Equal("▁▁▂▃▅▆▇██", summary.Course);
    }

    [Fact]
    public void The_course_of_a_long_call_is_drawn_in_means()
    {
        var summary = Assert.Single(
            Measure([.. Enumerable.Range(0, 1000).Select(i => Reading(i, i < 500 ? 0 : 1, i < 500 ? 1 : 0))]));

        Assert.Equal(new string('▁', 12) + new string('█', 12), summary.Course);
    }

    [Theory]
    [InlineData(12, -0.6)]
    [InlineData(18, -0.8)]
    [InlineData(6, null)]
    [InlineData(1, null)]
    public void The_trend_is_taken_from_windows_that_do_not_overlap(int events, double? trend)
    {
        // Every 5 s the tone of the last 30 s.
        VoiceToneEvent[] toneEvents = [.. Enumerable.Range(1, events).Select(static number => Window(5 * number))];

        var summary = Assert.Single(Measure(toneEvents));

        Assert.Equal(events, summary.ReadingCount);
        Assert.Equal(trend, summary.Trend);
        Assert.Equal(events, summary.Course.Length);
    }

    [Fact]
    public void The_mean_counts_no_second_of_the_call_twice()
    {
        VoiceToneEvent[] toneEvents = [.. Enumerable.Range(1, 12).Select(static number => Window(5 * number))];

        var overall = Assert.Single(Measure(toneEvents)).OverallTone!;

        // One window of 30 s with 0.9, and one with 0.3.
        Assert.Equal((0.6, "positive"), (overall.Positive, overall.Label));
        Assert.Equal((Start, Start.AddSeconds(60)), (overall.StartTime, overall.EndTime));
    }

    [Fact]
    public void Windows_without_times_are_told_apart_by_their_offsets()
    {
        VoiceToneEvent[] toneEvents = [.. Enumerable.Range(1, 12).Select(static number => Window(5 * number))];
        foreach (var tone in toneEvents.Select(static toneEvent => toneEvent.CurrentTone!))
        {
            (tone.StartTime, tone.EndTime) = (null, null);
        }

        Assert.Equal(-0.6, Assert.Single(Measure(toneEvents)).Trend);
    }

    [Fact]
    public void A_summary_names_the_pipeline_and_the_channel_of_its_task()
    {
        var toneEvent = Reading(0, 0.1, 0.2, isCaller: null);
        (toneEvent.TransactionId, toneEvent.MediaInsightsPipelineId, toneEvent.StreamArn) = (null, "p-1", "arn:stream");
        (toneEvent.ChannelId, toneEvent.ParticipantRole) = (1, "AGENT");

        var summary = Assert.Single(Measure(toneEvent));

        Assert.Equal(
            ("p-1", "arn:stream", 1, "AGENT"),
            (summary.MediaInsightsPipelineId, summary.StreamArn, summary.ChannelId, summary.ParticipantRole));
        Assert.Equal(("p-1", "AGENT"), (summary.Call, summary.Speaker));
    }

    [Fact]
    public void Channels_are_told_apart_also_where_the_events_name_no_task()
    {
        VoiceToneEvent[] toneEvents = [.. Enumerable.Range(0, 4).Select(static number => new VoiceToneEvent
        {
            MediaInsightsPipelineId = "p-1",
            StreamArn = "arn:stream",
            ChannelId = number % 2,
            CurrentTone = new VoiceTone { Positive = 0.1, Negative = 0.2 },
        })];

        Assert.Equal(
            [("Ch 0", 2), ("Ch 1", 2)], Measure(toneEvents).Select(static summary => (summary.Speaker!, summary.ReadingCount)));
    }

    /// <summary>
    /// The tone of the last 30 s of a call, so many seconds from its beginning, without a word of the service's on the call so
    /// far.
    /// </summary>
    private static VoiceToneEvent Window(int seconds)
    {
        var from = Start.AddSeconds(Math.Max(0, seconds - 30));
        var positive = seconds switch
        {
            <= 30 => 0.9,
            60 => 0.3,
            90 => 0.1,
            _ => 0.5,
        };
        return new VoiceToneEvent
        {
            Id = $"window {seconds}",
            Time = Start.AddSeconds(seconds),
            TaskId = "task-1",
            CurrentTone = new VoiceTone
            {
                Positive = positive,
                Negative = 0,
                Neutral = 1 - positive,
                StartTime = from,
                EndTime = Start.AddSeconds(seconds),
                BeginOffsetMillis = 1000 * Math.Max(0, seconds - 30),
                EndOffsetMillis = 1000 * seconds,
            },
        };
    }

    private static VoiceToneSummary[] Measure(params VoiceToneEvent[] events)
    {
        var measurement = new ToneMeasurement();
        foreach (var toneEvent in events)
        {
            measurement.Add(toneEvent);
        }

        return [.. measurement.Summarize()];
    }

    private static VoiceToneEvent Reading(
        int number,
        double positive,
        double negative,
        string task = "task-1",
        bool? isCaller = true,
        string status = "VoiceToneAnalysisSuccessful",
        string overall = "neutral")
    {
        var from = Start.AddSeconds(5 * number);
        return new VoiceToneEvent
        {
            Id = $"{task} {isCaller} {number}",
            Time = from.AddSeconds(5),
            TaskId = task,
            TransactionId = "call-1",
            IsCaller = isCaller,
            DetailStatus = status,
            CurrentTone = new VoiceTone
            {
                Positive = positive,
                Negative = negative,
                Neutral = Math.Round(1 - positive - negative, 4),
                StartTime = from,
                EndTime = from.AddSeconds(5),
            },
            OverallTone = new VoiceTone
            {
                Label = overall,
                Positive = 0.1,
                Negative = 0.2,
                Neutral = 0.7,
                StartTime = Start,
                EndTime = from.AddSeconds(5),
            },
        };
    }
}
