using ChimeVoiceTools.Engine.Resilience;

namespace ChimeVoiceTools.Engine.Tests.Resilience;

public sealed class RequestPaceTests
{
    private const double Step = 0.001;

    private readonly FakeClock _clock = new();
    private readonly RequestPace _pace;

    public RequestPaceTests() => _pace = new RequestPace(_clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void As_long_as_nothing_is_throttled_nothing_is_held_back()
    {
        for (var i = 0; i < 1000; i++)
        {
            Assert.True(_pace.TryEnter());
            _pace.Answered(isThrottled: false);
        }
    }

    [Fact]
    public void Throttling_of_all_answers_halves_the_rate_each_time()
    {
        Send(perSecond: 100, seconds: 1);

        _pace.Answered(isThrottled: true);
        Assert.InRange(_pace.Rate, 49, 51);

        Send(perSecond: 1000, seconds: 1);
        _pace.Answered(isThrottled: true);
        Assert.InRange(_pace.Rate, 24, 26);

        Send(perSecond: 1000, seconds: 1);
        _pace.Answered(isThrottled: true);
        Assert.InRange(_pace.Rate, 11, 14);
    }

    [Fact]
    public void Throttling_without_end_leaves_a_request_in_two_seconds()
    {
        for (var i = 0; i < 30; i++)
        {
            Send(perSecond: 1000, seconds: 1);
            _pace.Answered(isThrottled: true);
        }

        Assert.Equal(0.5, _pace.Rate);
    }

    [Fact]
    public void A_burst_of_throttled_answers_counts_once()
    {
        Send(perSecond: 100, seconds: 1);

        _pace.Answered(isThrottled: true);
        var afterFirst = _pace.Rate;
        for (var i = 0; i < 15; i++)
        {
            _pace.Answered(isThrottled: true);
        }

        Assert.Equal(afterFirst, _pace.Rate);
    }

    [Fact]
    public void Throttling_of_one_answer_in_a_hundred_does_not_bring_everything_to_a_standstill()
    {
        var answers = 0;
        for (double now = 0; now < 30; now += 0.005)
        {
            _clock.Advance(0.005);
            if (_pace.TryEnter())
            {
                _pace.Answered(isThrottled: ++answers % 100 == 0);
            }
        }

        Assert.InRange(_pace.Rate, 100, double.PositiveInfinity);
        Assert.InRange(answers, 30 * 100, 30 * 200);
    }

    [Fact]
    public void Where_the_service_takes_50_requests_a_second_about_as_many_are_sent_and_few_are_throttled()
    {
        const double Taken = 50;
        const double Burst = 10;
        var room = Burst;
        var sent = 0;
        var throttled = 0;
        for (double now = 0; now < 120; now += Step)
        {
            _clock.Advance(Step);
            room = Math.Min(Burst, room + (Taken * Step));
            if (!_pace.TryEnter())
            {
                continue;
            }

            var isThrottled = room < 1;
            room -= isThrottled ? 0 : 1;
            _pace.Answered(isThrottled);

            // The beginning is for finding out.
            sent += now > 20 ? 1 : 0;
            throttled += isThrottled && now > 20 ? 1 : 0;
        }

        Assert.InRange((sent - throttled) / 100.0, Taken * 0.9, Taken);
        Assert.InRange((double)throttled / sent, 0, 0.1);
    }

    [Fact]
    public void Requests_that_are_held_back_go_in_the_order_in_which_they_came_each_in_its_time()
    {
        Send(perSecond: 20, seconds: 1);
        _pace.Answered(isThrottled: true);
        var began = _clock.Elapsed;
        List<Task> waiting = [.. Enumerable.Range(0, 5).Select(_ => _pace.EnterAsync(Token))];
        var interval = 1 / _pace.Rate;

        for (var gone = 0; gone < 5; gone++)
        {
            Assert.False(_pace.TryEnter(), "One that comes later has to wait for those before it.");
            Assert.All(waiting.Skip(gone), task => Assert.False(task.IsCompleted));
            Go(waiting[gone]);
            Assert.InRange((_clock.Elapsed - began).TotalSeconds, interval * (gone + 1), double.PositiveInfinity);
        }
    }

    [Fact]
    public async Task A_request_that_is_cancelled_while_it_is_held_back_holds_no_other_up()
    {
        Send(perSecond: 20, seconds: 1);
        _pace.Answered(isThrottled: true);
        using var cancellation = new CancellationTokenSource();
        var cancelled = _pace.EnterAsync(cancellation.Token);
        var next = _pace.EnterAsync(Token);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);

        Go(next);
    }

    [Fact]
    public void The_rate_rises_step_by_step_with_good_answers_until_nothing_is_held_back_any_more()
    {
        Send(perSecond: 20, seconds: 5);
        _pace.Answered(isThrottled: true);
        var lowest = _pace.Rate;
        List<double> rates = [];

        while (!double.IsPositiveInfinity(_pace.Rate) && rates.Count < 1_000_000)
        {
            rates.Add(_pace.Rate);
            _clock.Advance(Step);
            if (_pace.TryEnter())
            {
                _pace.Answered(isThrottled: false);
            }
        }

        Assert.True(double.IsPositiveInfinity(_pace.Rate));
        Assert.Equal(rates.Order(), rates);
        Assert.Equal(lowest, rates[0]);
        Assert.InRange(rates.Count * Step, 30, 90);
    }

    /// <summary>Moves the clock until a request may be sent; it is let go on another thread.</summary>
    private void Go(Task entering) => Assert.True(SpinWait.SpinUntil(
        () =>
        {
            _clock.Advance(Step);
            return entering.IsCompleted;
        },
        10_000));

    /// <summary>Sends requests as fast as the pace allows, up to a rate; none of them is answered.</summary>
    private void Send(double perSecond, double seconds)
    {
        for (var i = 0; i < perSecond * seconds; i++)
        {
            _clock.Advance(1 / perSecond);
            _pace.TryEnter();
        }
    }
}
