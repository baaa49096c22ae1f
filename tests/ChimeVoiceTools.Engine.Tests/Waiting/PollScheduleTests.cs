using ChimeVoiceTools.Engine.Waiting;

namespace ChimeVoiceTools.Engine.Tests.Waiting;

public sealed class PollScheduleTests
{
    private static readonly TimeSpan FiveSeconds = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(0, 10)]
    [InlineData(0.5, 12.5)]
    [InlineData(0.999, 14.995)]
    public void A_task_is_first_polled_at_the_age_of_two_intervals_and_a_random_part_of_one(double random, double seconds) =>
        Assert.Equal(seconds, First(random, age: 0), 3);

    [Theory]
    [InlineData(3, 9.5)]
    [InlineData(12.5, 0)]
    [InlineData(13, 0)]
    [InlineData(3600, 0)]
    public void The_age_counts_from_the_start_of_the_task(double age, double seconds) =>
        Assert.Equal(seconds, First(0.5, age), 3);

    [Fact]
    public void A_task_from_elsewhere_is_polled_at_once() => Assert.Equal(0, First(0.5, age: null));

    [Theory]
    [InlineData(0, 5)]
    [InlineData(0.25, 4.75)]
    [InlineData(5, 0)]
    [InlineData(30, 0)]
    public void From_then_on_it_is_polled_every_interval_however_long_the_answer_takes(double sinceLast, double seconds) =>
        Assert.Equal(seconds, Schedule(0.5).BeforeNext(TimeSpan.FromSeconds(sinceLast)).TotalSeconds, 3);

    [Theory]
    [InlineData(0.2, 0.2)]
    [InlineData(7, 5)]
    public void After_a_failure_the_backoff_counts_up_to_the_interval(double backoff, double seconds) =>
        Assert.Equal(seconds, Schedule(0.5).AfterFailure(TimeSpan.FromSeconds(backoff)).TotalSeconds, 3);

    [Fact]
    public void Tasks_that_were_started_together_are_not_polled_together()
    {
        var schedule = new PollSchedule(FiveSeconds, FixedRandom.Seeded(1));

        double[] first = [.. Enumerable.Range(0, 1000).Select(_ => schedule.BeforeFirst(TimeSpan.Zero).TotalSeconds).Order()];

        Assert.InRange(first[0], 10, 10.1);
        Assert.InRange(first[500], 12.2, 12.8);
        Assert.InRange(first[^1], 14.9, 15);
    }

    [Theory]
    [InlineData(null, 5.0)]
    [InlineData(20.0, 5.0)]
    [InlineData(600.0, 5.0)]
    [InlineData(19.0, 4.75)]
    [InlineData(1.0, 0.25)]
    [InlineData(0.2, 0.05)]
    [InlineData(0.001, 0.05)]
    public void Where_an_emulator_of_this_process_has_short_tasks_the_default_interval_is_a_quarter_of_them(
        double? duration, double seconds) =>
        Assert.Equal(
            seconds, PollSchedule.IntervalFor(duration is { } value ? TimeSpan.FromSeconds(value) : null).TotalSeconds, 6);

    private static PollSchedule Schedule(double random) => new(FiveSeconds, FixedRandom.Always(random));

    private static double First(double random, double? age) =>
        Schedule(random).BeforeFirst(age is { } value ? TimeSpan.FromSeconds(value) : null).TotalSeconds;
}
