using ChimeVoiceTools.Engine.Traffic;
using ChimeVoiceTools.Tests.Emulator;

namespace ChimeVoiceTools.Tests.Engine;

public sealed class RequestPaceTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void As_long_as_nothing_is_throttled_nothing_is_held_back()
    {
        var pace = new RequestPace(_time);

        for (int i = 0; i < 1000; i++)
        {
            Assert.True(pace.TryEnter(out _));
            pace.Answered(throttled: false);
        }
    }

    [Fact]
    public void Throttling_of_all_answers_halves_the_rate()
    {
        RequestPace pace = Sent(perSecond: 100, seconds: 1, throttledShare: 0);

        pace.Answered(throttled: true);
        double afterOne = pace.Rate;
        for (int i = 0; i < 20; i++)
        {
            _time.Pass(0.6);
            pace.TryEnter(out _);
            pace.Answered(throttled: true);
        }

        Assert.InRange(afterOne, 50, 110);
        Assert.InRange(pace.Rate, 0.4, 1);
    }

    [Fact]
    public void A_burst_of_throttled_answers_counts_once()
    {
        RequestPace pace = Sent(perSecond: 100, seconds: 1, throttledShare: 0);

        pace.Answered(throttled: true);
        double afterFirst = pace.Rate;
        for (int i = 0; i < 15; i++)
        {
            pace.Answered(throttled: true);
        }

        Assert.Equal(afterFirst, pace.Rate);
    }

    [Fact]
    public void Throttling_of_one_answer_in_a_hundred_does_not_bring_everything_to_a_standstill()
    {
        RequestPace pace = Sent(perSecond: 200, seconds: 30, throttledShare: 0.01);

        Assert.True(pace.Rate > 100);
    }

    [Fact]
    public void Where_the_service_takes_50_requests_a_second_about_as_many_are_sent_and_few_are_throttled()
    {
        const double Taken = 50;
        const double Burst = 10;
        const double Step = 0.001;
        var pace = new RequestPace(_time);
        double room = Burst;
        int sent = 0;
        int throttled = 0;
        for (double now = 0; now < 120; now += Step)
        {
            _time.Pass(Step);
            room = Math.Min(Burst, room + (Taken * Step));
            if (!pace.TryEnter(out _))
            {
                continue;
            }

            bool refused = room < 1;
            room -= refused ? 0 : 1;
            pace.Answered(refused);

            // The beginning is for finding out.
            sent += now > 20 ? 1 : 0;
            throttled += refused && now > 20 ? 1 : 0;
        }

        Assert.InRange((sent - throttled) / 100.0, Taken * 0.9, Taken);
        Assert.InRange((double)throttled / sent, 0, 0.1);
    }

    [Fact]
    public void A_request_that_is_held_back_is_told_when_it_may_go()
    {
        RequestPace pace = Sent(perSecond: 10, seconds: 2, throttledShare: 1);

        _time.Pass(60);
        Assert.True(pace.TryEnter(out _));
        Assert.False(pace.TryEnter(out TimeSpan wait));
        Assert.InRange(wait.TotalSeconds, 0.01, 10);
        _time.Pass(wait.TotalSeconds + 0.001);
        Assert.True(pace.TryEnter(out _));
    }

    [Fact]
    public void The_rate_rises_step_by_step_with_good_answers_until_nothing_is_held_back_any_more()
    {
        RequestPace pace = Sent(perSecond: 20, seconds: 5, throttledShare: 1);
        double lowest = pace.Rate;
        List<double> rates = [];

        while (!double.IsPositiveInfinity(pace.Rate) && rates.Count < 100_000)
        {
            rates.Add(pace.Rate);
            if (pace.TryEnter(out TimeSpan wait))
            {
                pace.Answered(throttled: false);
            }
            else
            {
                _time.Pass(wait.TotalSeconds + 0.001);
            }
        }

        Assert.True(double.IsPositiveInfinity(pace.Rate));
        Assert.Equal(rates.Order(), rates);
        Assert.Equal(lowest, rates[0]);
    }

    private RequestPace Sent(double perSecond, double seconds, double throttledShare)
    {
        var pace = new RequestPace(_time);
        double owed = 0;
        for (int i = 0; i < perSecond * seconds; i++)
        {
            _time.Pass(1 / perSecond);
            if (pace.TryEnter(out _))
            {
                owed += throttledShare;
                bool throttled = owed >= 1;
                owed -= throttled ? 1 : 0;
                pace.Answered(throttled);
            }
        }

        return pace;
    }
}
