using ChimeVoiceTools.Engine.Waiting;

namespace ChimeVoiceTools.Tests.Engine;

/// <summary>The schedule on tasks that are played through without a clock.</summary>
public sealed class PollScheduleTests
{
    private static readonly TimeSpan FiveSeconds = TimeSpan.FromSeconds(5);

    [Fact]
    public void Tasks_of_10_to_60_s_take_fewer_requests_than_a_fixed_poll_and_are_noticed_sooner()
    {
        Played played = Play([.. Enumerable.Range(0, 1000).Select(i => 10 + (50 * (i * 617 % 1000) / 1000.0))], FiveSeconds);

        Assert.InRange(played.RequestsPerTask, 5, 6.2);
        Assert.InRange(played.Median, 1, 2.3);
        Assert.InRange(played.P95, 3, 4.75);
    }

    [Fact]
    public void A_longer_interval_takes_fewer_requests()
    {
        Played played = Play([.. Enumerable.Range(0, 1000).Select(i => 10 + (50 * (i * 617 % 1000) / 1000.0))], TimeSpan.FromSeconds(15));

        Assert.InRange(played.RequestsPerTask, 2, 3.5);
    }

    [Fact]
    public void Readings_are_never_further_apart_than_the_interval_once_a_task_can_have_ended()
    {
        Played played = Play([.. Enumerable.Range(0, 200).Select(i => 10.0 + (i % 90))], FiveSeconds);

        Assert.InRange(played.LongestGap, 4, 5);
        Assert.InRange(played.Slowest, 0, 5);
    }

    [Fact]
    public void Tasks_that_always_take_as_long_are_noticed_soon_and_cost_few_requests()
    {
        var durations = new DurationModel();
        Play([.. Enumerable.Repeat(20.0, 50)], FiveSeconds, durations);

        Played played = Play([.. Enumerable.Repeat(20.0, 200)], FiveSeconds, durations);

        Assert.InRange(played.Median, 0, 2);
        Assert.InRange(played.RequestsPerTask, 1, 3.5);
    }

    [Fact]
    public void Where_tasks_end_within_seconds_the_session_learns_it()
    {
        var durations = new DurationModel();
        Assert.Equal(DurationModel.QuietSeconds, durations.Earliest);

        Assert.True(durations.Ended(1.5, 2));

        Assert.Equal(2, durations.Earliest);
        Assert.InRange(PollSchedule.First(durations, isScout: false, FiveSeconds), 2, 3.5);
    }

    [Fact]
    public void A_scout_asks_early_and_ever_more_seldom()
    {
        var durations = new DurationModel();
        double age = PollSchedule.First(durations, isScout: true, FiveSeconds);
        List<double> gaps = [age];
        while (age < DurationModel.QuietSeconds)
        {
            gaps.Add(PollSchedule.Next(durations, age, isScout: true, FiveSeconds));
            age += gaps[^1];
        }

        Assert.InRange(gaps[0], 0.1, 1);
        Assert.InRange(gaps.Count, 4, 12);
        Assert.True(gaps[^1] > gaps[0]);
    }

    [Fact]
    public void Nothing_is_asked_in_the_first_10_s_when_nothing_is_known_to_end_there()
    {
        Assert.InRange(PollSchedule.First(new DurationModel(), isScout: false, FiveSeconds), DurationModel.QuietSeconds, DurationModel.QuietSeconds + 5);
    }

    [Fact]
    public void Tasks_that_were_started_together_are_not_asked_together()
    {
        var durations = new DurationModel();

        double[] first = [.. Enumerable.Range(0, 100).Select(_ => PollSchedule.First(durations, isScout: false, FiveSeconds))];
        Play([.. Enumerable.Repeat(20.0, 200)], FiveSeconds, durations);
        double[] learned = [.. Enumerable.Range(0, 100).Select(_ => PollSchedule.First(durations, isScout: false, FiveSeconds))];

        Assert.True(first.Max() - first.Min() > 0.2);
        Assert.True(learned.Max() - learned.Min() > 0.2);
    }

    /// <summary>Starts a task each 4 ms and reads all of them until each has ended.</summary>
    private static Played Play(double[] lengths, TimeSpan interval, DurationModel? durations = null)
    {
        durations ??= new DurationModel();
        var due = new PriorityQueue<int, double>();
        double[] seen = new double[lengths.Length];
        double longestGap = 0;
        List<double> late = [];
        int requests = 0;
        for (int i = 0; i < lengths.Length; i++)
        {
            due.Enqueue(i, (i * 0.004) + PollSchedule.First(durations, isScout: false, interval));
        }

        while (due.TryDequeue(out int task, out double now))
        {
            requests++;
            double age = now - (task * 0.004);
            longestGap = Math.Max(longestGap, age - Math.Max(seen[task], durations.Earliest));
            if (age >= lengths[task])
            {
                late.Add(age - lengths[task]);
                durations.Ended(seen[task], lengths[task]);
                continue;
            }

            durations.RanOn(seen[task], age);
            seen[task] = age;
            due.Enqueue(task, now + PollSchedule.Next(durations, age, isScout: false, interval));
        }

        late.Sort();
        return new Played((double)requests / lengths.Length, late[late.Count / 2], late[(int)(late.Count * 0.95)], late[^1], longestGap);
    }

    private sealed record Played(double RequestsPerTask, double Median, double P95, double Slowest, double LongestGap);
}
