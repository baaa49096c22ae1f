using ChimeVoiceTools.Engine.Resilience;

namespace ChimeVoiceTools.Engine.Tests.Resilience;

public sealed class QuotaLimiterTests
{
    private readonly FakeClock _clock = new();
    private readonly QuotaLimiter _limiter;

    public QuotaLimiterTests() => _limiter = new QuotaLimiter(_clock, Backoff.ForQuota(FixedRandom.Always(1)));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task As_long_as_nothing_was_refused_every_start_is_sent_at_once()
    {
        for (var i = 0; i < 100; i++)
        {
            await PermitAsync(i);
        }

        Assert.Equal(0, _limiter.Waiting);
    }

    [Fact]
    public async Task After_a_refusal_the_first_in_the_order_is_sent_when_the_backoff_is_over()
    {
        await RefuseAsync();
        var second = WaitAsync(2);
        var first = WaitAsync(1);

        _clock.Advance(0.09);
        Assert.Equal(2, _limiter.Waiting);
        _clock.Advance(0.02);
        await first.WaitAsync(Token);

        Assert.False(second.IsCompleted);
        Assert.Equal(1, _limiter.Waiting);
    }

    [Fact]
    public async Task Each_refusal_in_a_row_lengthens_the_backoff_and_an_accepted_start_ends_the_row()
    {
        (var backoffs, var permit) = await RefuseInARowAsync(4);

        // .NET Framework makes time spans of whole milliseconds.
        Assert.Equal([0.1, 0.13, 0.169, 0.22], backoffs.Select(static seconds => Math.Round(seconds, 3)));

        _limiter.Accepted(permit);

        (backoffs, _) = await RefuseInARowAsync(2);
        Assert.Equal([0.1, 0.13], backoffs);
    }

    [Fact]
    public async Task An_accepted_start_lets_two_more_go()
    {
        await RefuseAsync();
        Task<QuotaPermit>[] waiting = [.. Enumerable.Range(1, 5).Select(WaitAsync)];
        _clock.Advance(0.1);

        _limiter.Accepted(await waiting[0].WaitAsync(Token));

        await Task.WhenAll(waiting[1], waiting[2]).WaitAsync(Token);
        Assert.Equal(2, _limiter.Waiting);
    }

    [Fact]
    public async Task A_task_that_was_seen_to_end_lets_one_start_go_at_once()
    {
        await RefuseAsync();
        var first = WaitAsync(1);
        var second = WaitAsync(2);

        _limiter.TaskEnded();

        await first.WaitAsync(Token);
        Assert.False(second.IsCompleted);
    }

    [Fact]
    public async Task Starts_that_were_refused_together_count_as_one_refusal()
    {
        QuotaPermit[] sent = [await PermitAsync(1), await PermitAsync(2), await PermitAsync(3)];
        Array.ForEach(sent, _limiter.Refused);

        var waiting = WaitAsync(1);
        _clock.Advance(0.1);

        await waiting.WaitAsync(Token);
    }

    [Fact]
    public async Task An_answer_to_what_was_sent_before_the_refusal_lets_nothing_go()
    {
        var early = await PermitAsync(1);
        await RefuseAsync();
        var waiting = WaitAsync(1);

        _limiter.Accepted(early);

        Assert.False(waiting.IsCompleted);
        _clock.Advance(0.1);
        await waiting.WaitAsync(Token);
    }

    [Fact]
    public async Task A_start_that_failed_for_another_reason_lets_the_next_one_go()
    {
        await RefuseAsync();
        var first = WaitAsync(1);
        var second = WaitAsync(2);
        _clock.Advance(0.1);

        _limiter.Failed(await first.WaitAsync(Token));

        await second.WaitAsync(Token);
    }

    [Fact]
    public async Task A_start_whose_time_is_over_is_sent_in_any_case()
    {
        (_, var permit) = await RefuseInARowAsync(20);
        _limiter.Refused(permit);
        var waiting = _limiter.WaitAsync(1, TimeSpan.FromSeconds(2), Token);

        _clock.Advance(2);

        Assert.False((await waiting.WaitAsync(Token)).IsCounted);
        Assert.Equal(0, _limiter.Waiting);
    }

    [Fact]
    public async Task A_start_that_is_cancelled_waits_no_longer_and_takes_no_permit()
    {
        await RefuseAsync();
        using var cancellation = new CancellationTokenSource();
        var cancelled = _limiter.WaitAsync(1, Timeout.InfiniteTimeSpan, cancellation.Token);
        var next = WaitAsync(2);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        _clock.Advance(0.1);

        await next.WaitAsync(Token);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_thousand_starts_go_through_a_quota_of_25_with_little_delay_and_few_starts_sent_in_vain(int seed)
    {
        var service = new QuotaService(
            _clock, new QuotaLimiter(_clock, Backoff.ForQuota(FixedRandom.Seeded(seed))), quota: 25, duration: 1);

        await service.StartAllAsync(count: 1000, concurrency: 8);

        // With tasks of 1 s the last one can't be started before 39 s have passed.
        TestContext.Current.SendDiagnosticMessage(
            $"{_clock.Elapsed.TotalSeconds:0.0} s, {service.Sent / 1000.0:0.00} starts sent a task");
        Assert.InRange(_clock.Elapsed.TotalSeconds, 39, 39 * 1.25);
        Assert.InRange(service.Sent, 1000, 3000);
        Assert.Equal(Enumerable.Range(0, 1000), service.Accepted.Order());
        Assert.All(service.Accepted.Select((number, index) => Math.Abs(number - index)), moved => Assert.InRange(moved, 0, 8));
    }

    [Fact]
    public async Task Where_each_end_is_seen_a_start_follows_it()
    {
        var service = new QuotaService(_clock, _limiter, quota: 25, duration: 20) { AreEndsSeen = true };

        await service.StartAllAsync(count: 500, concurrency: 8);

        // The last one can't be started before 380 s have passed, and each of 19 ends before it is seen 2.5 s late.
        TestContext.Current.SendDiagnosticMessage(
            $"{_clock.Elapsed.TotalSeconds:0.0} s, {service.Sent / 500.0:0.00} starts sent a task");
        Assert.InRange(_clock.Elapsed.TotalSeconds, 380, 380 + (19 * 2.5) + 5);
        Assert.InRange(service.Sent, 500, 1000);
    }

    private Task<QuotaPermit> WaitAsync(int number) => _limiter.WaitAsync(number, Timeout.InfiniteTimeSpan, Token);

    private Task<QuotaPermit> PermitAsync(int number) => WaitAsync(number).WaitAsync(Token);

    private async Task RefuseAsync() => _limiter.Refused(await PermitAsync(0));

    /// <summary>Has starts refused one after the other, and measures how long the next one waits each time.</summary>
    private async Task<(List<double> Seconds, QuotaPermit Last)> RefuseInARowAsync(int count)
    {
        List<double> seconds = [];
        var permit = await PermitAsync(0);
        for (var i = 0; i < count; i++)
        {
            _limiter.Refused(permit);
            var began = _clock.Elapsed;
            var next = WaitAsync(0);
            _clock.Advance(_clock.UntilNext!.Value);
            permit = await next.WaitAsync(Token);
            seconds.Add(Math.Round((_clock.Elapsed - began).TotalSeconds, 6));
        }

        return (seconds, permit);
    }

    /// <summary>A service whose tasks end after a while, and the starts that are sent to it.</summary>
    private sealed class QuotaService(FakeClock clock, QuotaLimiter limiter, int quota, double duration)
    {
        private const double Latency = 0.025;
        private const double SeenAfter = 2.5;

        private readonly object _gate = new();
        private int _next = -1;
        private int _running;
        private int _underWay;
        private int _ended;

        public bool AreEndsSeen { get; init; }

        public int Sent { get; private set; }

        public List<int> Accepted { get; } = [];

        /// <summary>Starts tasks, so many at once at most, and moves the clock until all have been started.</summary>
        public async Task StartAllAsync(int count, int concurrency)
        {
            var all = Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => Task.Run(() => StartManyAsync(count), Token)));
            while (true)
            {
                // Each start is on its way, or waits, or is over: nothing else goes on while the clock stands still.
                Assert.True(
                    SpinWait.SpinUntil(
                        () => Volatile.Read(ref _underWay) + limiter.Waiting + Volatile.Read(ref _ended) == concurrency, 60_000));
                if (Volatile.Read(ref _ended) == concurrency)
                {
                    break;
                }

                clock.Advance(clock.UntilNext!.Value);
            }

            await all;
        }

        private async Task StartManyAsync(int count)
        {
            for (var number = Interlocked.Increment(ref _next); number < count; number = Interlocked.Increment(ref _next))
            {
                var isAccepted = false;
                while (!isAccepted)
                {
                    var permit = await limiter.WaitAsync(number, Timeout.InfiniteTimeSpan, Token);
                    await TravelAsync();
                    isAccepted = TryStart(number);
                    await TravelAsync();
                    if (isAccepted)
                    {
                        limiter.Accepted(permit);
                    }
                    else
                    {
                        limiter.Refused(permit);
                    }
                }
            }

            Interlocked.Increment(ref _ended);
        }

        private Task<bool> TravelAsync()
        {
            var arrived = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);

            // What has arrived is no longer counted when the clock goes on, whenever its continuation runs.
            clock.CreateTimer(
                _ =>
                {
                    Interlocked.Decrement(ref _underWay);
                    arrived.SetResult(true);
                },
                null,
                TimeSpan.FromSeconds(Latency),
                Timeout.InfiniteTimeSpan);
            Interlocked.Increment(ref _underWay);
            return arrived.Task;
        }

        private bool TryStart(int number)
        {
            lock (_gate)
            {
                Sent++;
                if (_running == quota)
                {
                    return false;
                }

                _running++;
                Accepted.Add(number);
                clock.CreateTimer(_ => End(), null, TimeSpan.FromSeconds(duration), Timeout.InfiniteTimeSpan);
                return true;
            }
        }

        private void End()
        {
            lock (_gate)
            {
                _running--;
            }

            if (AreEndsSeen)
            {
                clock.CreateTimer(_ => limiter.TaskEnded(), null, TimeSpan.FromSeconds(SeenAfter), Timeout.InfiniteTimeSpan);
            }
        }
    }
}
