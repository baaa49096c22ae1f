using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Events;

namespace ChimeVoiceTools.Engine.Tests.Events;

public sealed class ToneWatchTests
{
    private static readonly DateTime Start = new(2026, 3, 1, 9, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("-0.6 -0.7 -0.8", "Below 3 at 2")]
    [InlineData("-0.6 -0.7 -0.5 -0.8 -0.9", "")]
    [InlineData("-0.6 -0.7 -0.8 -0.9 -0.5", "Below 3 at 2, Recovered 4 at 4")]
    [InlineData("-0.6 -0.7 -0.8 0.9 -0.6 -0.6 -0.6 -0.5", "Below 3 at 2, Recovered 3 at 3, Below 3 at 6, Recovered 3 at 7")]
    [InlineData("0.1 -0.5 -0.5 -0.5 -0.5", "")]
    public void An_alert_comes_when_the_tone_stays_below_the_bound_and_when_it_is_back(string balances, string expected) =>
        Assert.Equal(expected, Describe(Watch(3, Call(balances))));

    [Fact]
    public void An_alert_says_which_call_and_speaker_it_is_about_and_since_when()
    {
        var call = Call("0.1 -0.6 -0.7 0.2");
        foreach (var toneEvent in call)
        {
            (toneEvent.VoiceConnectorId, toneEvent.Region, toneEvent.CallId) = ("vc-1", "us-east-1", "id-1");
        }

        var alerts = Watch(2, call);

        Assert.Equal(["Below", "Recovered"], alerts.Select(alert => alert.State));
        foreach (var alert in alerts)
        {
            Assert.Equal(("call-1", "Caller", "task-1"), (alert.Call, alert.Speaker, alert.VoiceToneAnalysisTaskId));
            Assert.Equal(("vc-1", "us-east-1", "id-1"), (alert.VoiceConnectorId, alert.Region, alert.CallId));
            Assert.Equal((Start, -0.5, 2), (alert.Since, alert.Bound, alert.ReadingsBelow));
        }

        Assert.Equal([-0.6, -0.7], alerts[0].Readings.Select(reading => reading.Balance!.Value));
        Assert.Equal((-0.7, Start.AddSeconds(15)), (alerts[0].Balance, alerts[0].Time));
        Assert.Equal((0.2, Start.AddSeconds(20)), (alerts[1].Balance, alerts[1].Time));
    }

    [Fact]
    public void Duplicates_and_disorder_change_nothing()
    {
        var random = new Random(20260301);
        for (var round = 0; round < 100; round++)
        {
            var call = Call(string.Join(" ", Enumerable.Range(0, 40).Select(_ => random.Next(3) == 0 ? "0.1" : "-0.9")));
            var readings = 1 + random.Next(4);

            // An event is up to 25 s late.
            VoiceToneEvent[] delivered =
            [
                .. call.Concat(call.Where(_ => random.Next(4) == 0))
                    .GroupBy(toneEvent => Array.IndexOf(call, toneEvent) / 6)
                    .SelectMany(some => some.OrderBy(_ => random.Next())),
                call[random.Next(call.Length)],
            ];

            Assert.Equal(Describe(Watch(readings, call)), Describe(Watch(readings, delivered)));
        }
    }

    [Fact]
    public void An_event_that_comes_again_after_the_end_of_the_call_changes_nothing()
    {
        var call = Call("-0.9 -0.9 -0.9");
        call[2].DetailStatus = "VoiceToneAnalysisCompleted";

        Assert.Equal("Below 2 at 1", Describe(Watch(2, [.. call, .. call, .. call])));
    }

    [Fact]
    public void A_reading_that_is_missing_is_waited_for_until_the_call_has_gone_on_for_30_seconds()
    {
        var call = Call("0.1 -0.9 -0.9 -0.9 -0.9 -0.9 -0.9 -0.9 -0.9 -0.9");
        var watch = new ToneWatch(-0.5, 3);
        watch.Add(call[0]);
        watch.Add(call[1]);
        for (var number = 3; number < 9; number++)
        {
            Assert.Empty(watch.Add(call[number]));
        }

        var alert = Assert.Single(watch.Add(call[9]));

        // Those that have waited no longer than that still count, each where it belongs.
        Assert.Equal(
            [Start.AddSeconds(10), Start.AddSeconds(20), Start.AddSeconds(25)],
            alert.Readings.Select(reading => reading.EndTime!.Value));
        Assert.Empty(watch.Add(call[2]));
    }

    [Fact]
    public void A_call_that_is_watched_from_its_middle_on_has_its_alert_too()
    {
        var call = Call("0.1 0.1 0.1 0.1 0.1 0.1 0.1 0.1 -0.9 -0.9 -0.9 -0.9 -0.9 -0.9 -0.9");

        Assert.Equal("Below 3 at 10", Describe(Watch(3, call[8..])));
    }

    [Fact]
    public void What_still_waits_counts_when_the_input_has_ended()
    {
        var watch = new ToneWatch(-0.5, 2);
        var call = Call("-0.9 0.1 -0.9 -0.9");

        Assert.Empty(watch.Add(call[2]));
        Assert.Empty(watch.Add(call[3]));

        Assert.Equal(Start.AddSeconds(20), Assert.Single(watch.Finish()).Time);
    }

    [Fact]
    public void Each_speaker_and_each_call_is_watched_for_itself()
    {
        var caller = Call("-0.9 -0.9");
        var callee = Call("-0.9 0.1");
        var other = Call("-0.9 0.1");
        for (var number = 0; number < 2; number++)
        {
            callee[number].IsCaller = false;
            other[number].TransactionId = "call-2";
        }

        var alerts = Watch(2, [caller[0], callee[0], other[0], callee[1], other[1], caller[1]]);

        Assert.Equal(("call-1", "Caller"), (Assert.Single(alerts).Call, alerts[0].Speaker));
    }

    [Fact]
    public void Streams_of_a_media_insights_pipeline_are_speakers_too()
    {
        var alerts = Watch(2, [.. Enumerable.Range(0, 4).Select(i =>
        {
            var reading = Call("-0.9 -0.9")[i / 2];
            (reading.TransactionId, reading.IsCaller, reading.MediaInsightsPipelineId) = (null, null, "pipeline-1");
            (reading.StreamArn, reading.ChannelId) = ("stream-1", i % 2);
            return reading;
        })]);

        Assert.Equal(["Ch 0", "Ch 1"], alerts.Select(alert => alert.Speaker));
        Assert.All(alerts, alert => Assert.Equal(("pipeline-1", "stream-1"), (alert.Call, alert.StreamArn)));
    }

    [Fact]
    public void Readings_are_placed_by_their_offsets_or_their_events_time_where_they_have_no_times()
    {
        var byOffset = Call("-0.9 -0.9 0.1");
        var byEvent = Call("-0.9 -0.9 0.1");
        foreach (var reading in byOffset)
        {
            (reading.CurrentTone!.StartTime, reading.CurrentTone.EndTime, reading.Time) = (null, null, null);
        }

        foreach (var reading in byEvent)
        {
            var tone = reading.CurrentTone!;
            reading.CurrentTone = new VoiceTone { Positive = tone.Positive, Negative = tone.Negative };
        }

        foreach (var call in new[] { byOffset, byEvent })
        {
            var alerts = Watch(2, [call[0], call[2], call[1], call[0]]);
            Assert.Equal(["Below", "Recovered"], alerts.Select(alert => alert.State));
        }
    }

    [Fact]
    public void What_says_nothing_of_its_time_counts_as_it_comes()
    {
        var toneEvent = new VoiceToneEvent { TaskId = "task-1", CurrentTone = new VoiceTone { Positive = 0, Negative = 0.9 } };

        var alert = Assert.Single(Watch(2, [toneEvent, toneEvent]));

        Assert.Equal((null, null, "task-1"), (alert.Since, alert.Time, alert.TaskId));
    }

    [Fact]
    public void Events_without_a_reading_change_nothing() => Assert.Empty(Watch(
        1,
        [
            new VoiceToneEvent { TaskId = "task-1", DetailStatus = "VoiceToneAnalysisFailure" },
            new VoiceToneEvent { TaskId = "task-1", CurrentTone = new VoiceTone { Negative = 1 } },
        ]));

    [Fact]
    public void Calls_that_have_ended_or_simply_send_no_more_are_forgotten()
    {
        var watch = new ToneWatch(-0.5, 3);
        for (var number = 0; number < 25_000; number++)
        {
            var call = Call("-0.9 -0.9 -0.9")[number % 2];
            call.TransactionId = "call-" + number;
            watch.Add(call);
        }

        Assert.Equal(10_000, watch.Speakers);
    }

    [Fact]
    public void Readings_with_senseless_times_take_no_more_memory_and_no_error()
    {
        var watch = new ToneWatch(-0.5, 100);
        var random = new Random(1);
        for (var number = 0; number < 20_000; number++)
        {
            var call = Call("-0.9")[0];
            call.CurrentTone!.EndTime = new DateTime((long)(random.NextDouble() * DateTime.MaxValue.Ticks), DateTimeKind.Utc);
            watch.Add(call);
        }

        watch.Add(Reading(DateTime.MaxValue, -0.9));
        watch.Add(Reading(DateTime.MinValue.AddSeconds(30), -0.9));
        foreach (var offset in new long?[] { long.MaxValue, long.MinValue, null })
        {
            watch.Add(new VoiceToneEvent
            {
                TransactionId = "call-1",
                IsCaller = true,
                CurrentTone = new VoiceTone { Positive = 0, Negative = 1, EndOffsetMillis = offset },
            });
        }

        Assert.NotNull(watch.Finish().ToList());
    }

    [Theory]
    [InlineData(-1.01, 3, "Below")]
    [InlineData(1.01, 3, "Below")]
    [InlineData(double.NaN, 3, "Below")]
    [InlineData(0, 0, "Readings")]
    [InlineData(0, 101, "Readings")]
    public void What_makes_no_sense_is_refused(double bound, int readings, string parameter) => Assert.Contains(
        parameter, Assert.Throws<ChimeException>(() => new ToneWatch(bound, readings)).Message, StringComparison.Ordinal);

    private static List<VoiceToneAlert> Watch(int readings, VoiceToneEvent[] events)
    {
        var watch = new ToneWatch(-0.5, readings);
        return [.. events.SelectMany(watch.Add).ToList(), .. watch.Finish()];
    }

    private static string Describe(List<VoiceToneAlert> alerts) => string.Join(", ", alerts.Select(alert =>
        $"{alert.State} {alert.ReadingsBelow} at {(alert.Time!.Value - Start).TotalSeconds / 5 - 1}"));

    // As the service has it: the windows of the first 30 s begin together.
    private static VoiceToneEvent[] Call(string balances) =>
    [
        .. balances.Split(' ')
            .Select(balance => double.Parse(balance, System.Globalization.CultureInfo.InvariantCulture))
            .Select((balance, number) => Reading(Start.AddSeconds((number * 5) + 5), balance)),
    ];

    private static VoiceToneEvent Reading(DateTime end, double balance)
    {
        var start = end < Start.AddSeconds(30) ? Start : end.AddSeconds(-30);
        return new VoiceToneEvent
        {
            Id = $"event-{end.Ticks}",
            Time = end,
            DetailStatus = "VoiceToneAnalysisSuccessful",
            TaskId = "task-1",
            TransactionId = "call-1",
            IsCaller = true,
            CurrentTone = new VoiceTone
            {
                Positive = Math.Max(balance, 0),
                Negative = Math.Max(-balance, 0),
                StartTime = start,
                EndTime = end,
                BeginOffsetMillis = (long)(start - Start).TotalMilliseconds,
                EndOffsetMillis = (long)(end - Start).TotalMilliseconds,
            },
            OverallTone = new VoiceTone { StartTime = Start, EndTime = end },
        };
    }
}
