namespace ChimeVoiceTools.Engine.Resilience;

/// <summary>
/// How fast requests go to an endpoint: freely until the service throttles, then at a rate that falls by a factor with each
/// throttling and rises by steps with good answers (additive increase, multiplicative decrease).
/// </summary>
/// <remarks>
/// The factor follows the share of throttled answers, up to a half: that share of the requests was too many. Where the
/// service throttles one request in a hundred, halving at each of these would bring everything to a standstill.
/// </remarks>
#pragma warning disable CA1001 // A semaphore has nothing to dispose of as long as nobody asks for its handle.
internal sealed class RequestPace(TimeProvider time)
#pragma warning restore CA1001
{
    // One request in two seconds still finds out whether the service takes more again.
    private const double SlowestRate = 0.5;

    private const double MostFall = 0.5;

    // Ten good seconds make up for a fall by half; a minute without throttling, and nothing is held back any more.
    private const double RisePerSecond = 0.05;
    private const double FreeAgain = 4;

    // Of answers that are older than about a hundred others nothing follows for the rate of now.
    private const int MostAnswers = 100;

    // What was on its way when the rate fell says nothing about the new rate.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(0.5);

    // The rate at which requests went out is measured over this time, and a burst of less than the least is taken for so long.
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeastMeasured = TimeSpan.FromSeconds(0.05);

    // A timer that comes late is made up for, if not by more than this.
    private static readonly TimeSpan CatchUp = TimeSpan.FromSeconds(0.05);

    private readonly object _gate = new();
    private readonly Queue<long> _sent = new();

    // Whoever waits for the pace does so in order, and only the first looks at the clock.
    private readonly SemaphoreSlim _order = new(1);
    private double _rate = double.PositiveInfinity;
    private double _ceiling;
    private double _answers;
    private double _throttled;
    private long _nextAt;
    private long _fellAt = long.MinValue;

    /// <summary>Gets how many requests a second go out at most.</summary>
    public double Rate
    {
        get
        {
            lock (_gate)
            {
                return _rate;
            }
        }
    }

    /// <summary>Takes the right to send one request now, if nobody waits for it.</summary>
    /// <returns>False when it has to be waited for.</returns>
    public bool TryEnter() => _order.CurrentCount > 0 && TryEnter(out _);

    /// <summary>Waits for the right to send one request.</summary>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        if (TryEnter())
        {
            return;
        }

        await _order.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (!TryEnter(out var wait))
            {
                await Clock.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _order.Release();
        }
    }

    /// <summary>Takes note of an answer.</summary>
    /// <param name="isThrottled">Whether it said that requests come too fast.</param>
    public void Answered(bool isThrottled)
    {
        lock (_gate)
        {
            if (++_answers > MostAnswers)
            {
                _answers /= 2;
                _throttled /= 2;
            }

            if (isThrottled)
            {
                _throttled++;
                Fall();
            }
            else if (!double.IsPositiveInfinity(_rate))
            {
                _rate += Math.Max(1, _ceiling * RisePerSecond) / _rate;
                _rate = _rate > _ceiling * FreeAgain ? double.PositiveInfinity : _rate;
            }
        }
    }

    private bool TryEnter(out TimeSpan wait)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            wait = now < _nextAt ? time.GetElapsedTime(now, _nextAt) : TimeSpan.Zero;
            if (wait > TimeSpan.Zero && !double.IsPositiveInfinity(_rate))
            {
                return false;
            }

            _nextAt = Math.Max(_nextAt, now - Ticks(CatchUp)) + (long)(time.TimestampFrequency / _rate);
            _sent.Enqueue(now);
            Forget(now);
            return true;
        }
    }

    private void Fall()
    {
        var now = time.GetTimestamp();
        if (_fellAt != long.MinValue && time.GetElapsedTime(_fellAt, now) < Settling)
        {
            return;
        }

        _fellAt = now;
        Forget(now);
        var seconds = Math.Max(
            _sent.Count == 0 ? 0 : time.GetElapsedTime(_sent.Peek(), now).TotalSeconds, LeastMeasured.TotalSeconds);
        _ceiling = Math.Max(SlowestRate, Math.Min(_rate, _sent.Count / seconds));
        _rate = Math.Max(SlowestRate, _ceiling * (1 - Math.Min(MostFall, _throttled / _answers)));
        _nextAt = now + (long)(time.TimestampFrequency / _rate);
        (_answers, _throttled) = (0, 0);
    }

    private void Forget(long now)
    {
        while (_sent.Count > 0 && time.GetElapsedTime(_sent.Peek(), now) > Measured)
        {
            _sent.Dequeue();
        }
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
