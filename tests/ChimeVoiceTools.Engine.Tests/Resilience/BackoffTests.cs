using ChimeVoiceTools.Engine.Resilience;

namespace ChimeVoiceTools.Engine.Tests.Resilience;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(1, 0.25)]
    [InlineData(2, 0.5)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(5, 4)]
    [InlineData(6, 5)]
    [InlineData(7, 5)]
    [InlineData(int.MaxValue, 5)]
    public void The_delay_doubles_with_each_failure_up_to_5_s(int failures, double seconds) =>
        Assert.Equal(seconds, Backoff.ForRequests(FixedRandom.Always(1)).Delay(failures).TotalSeconds, 6);

    [Theory]
    [InlineData(1, 0.1)]
    [InlineData(2, 0.13)]
    [InlineData(3, 0.169)]
    [InlineData(15, 3.937)]
    [InlineData(16, 5)]
    [InlineData(int.MaxValue, 5)]
    public void Under_a_full_quota_the_delay_grows_slowly_up_to_5_s(int refusals, double seconds) =>
        Assert.Equal(seconds, Backoff.ForQuota(FixedRandom.Always(1)).Delay(refusals).TotalSeconds, 3);

    [Fact]
    public void The_jitter_is_full_so_that_what_failed_together_is_not_sent_again_together()
    {
        var backoff = Backoff.ForRequests(FixedRandom.Seeded(1));

        double[] delays = [.. Enumerable.Range(0, 1000).Select(_ => backoff.Delay(3).TotalSeconds).Order()];

        Assert.InRange(delays[0], 0, 0.05);
        Assert.InRange(delays[500], 0.4, 0.6);
        Assert.InRange(delays[^1], 0.95, 1);
    }
}
