using ChimeVoiceTools.Engine.Waiting;

namespace ChimeVoiceTools.Engine.Traffic;

/// <summary>
/// How fast requests go out on a connection: freely until the service throttles, then at a rate that falls by a factor
/// with each throttling and rises by steps while answers are good.
/// </summary>
/// <remarks>
/// The factor follows the share of throttled answers, up to a half: that share of the requests was too many. Where the
/// service throttles one request in a hundred, halving at each of these would bring everything to a standstill.
/// </remarks>
internal sealed class RequestPace(TimeProvider time)
{
    private const double Slowest = 0.5;
    private const double MostFall = 0.5;
    private const double StepOfCeiling = 0.05;
    private const double FreeAgain = 4;

    // The rate is no sign of what the service bears while far fewer requests are sent.
    private const double MostAbove = 1.5;
    private const int Remembered = 100;

    // A timer that came late is made up for, if not by more than this.
    private static readonly TimeSpan CatchUp = TimeSpan.FromSeconds(0.05);

    // What was on its way when the rate fell says nothing about the new rate.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(0.5);

    private readonly object _gate = new();
    private readonly long[] _sent = new long[64];
    private double _rate = double.PositiveInfinity;
    private double _ceiling;
    private double _answers;
    private double _throttled;
    private long _count;
    private long _nextSlot;
    private long _lastFall = long.MinValue;

    /// <summary>Requests a second that go out at most.</summary>
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

    /// <summary>Takes the right to send one request now.</summary>
    /// <param name="wait">How long until one can be had; zero when it was.</param>
    public bool TryEnter(out TimeSpan wait)
    {
        lock (_gate)
        {
            long now = time.GetTimestamp();
            if (!double.IsPositiveInfinity(_rate))
            {
                if (now < _nextSlot)
                {
                    wait = time.GetElapsedTime(now, _nextSlot);
                    return false;
                }

                _nextSlot = Math.Max(_nextSlot, now - (long)(time.TimestampFrequency * CatchUp.TotalSeconds)) + SlotTicks;
            }

            wait = TimeSpan.Zero;
            _sent[_count++ % _sent.Length] = now;
            return true;
        }
    }

    /// <summary>Waits for the right to send one request.</summary>
    public async ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        while (!TryEnter(out TimeSpan wait))
        {
            await Clock.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes note of an answer.</summary>
    public void Answered(bool throttled)
    {
        lock (_gate)
        {
            _answers++;
            if (_answers > Remembered)
            {
                _answers /= 2;
                _throttled /= 2;
            }

            if (throttled)
            {
                _throttled++;
                Fall();
            }
            else if (!double.IsPositiveInfinity(_rate))
            {
                _rate += Math.Max(1, _ceiling * StepOfCeiling) / _rate;
                if (_rate > _ceiling * FreeAgain)
                {
                    _rate = double.PositiveInfinity;
                }
            }
        }
    }

    private long SlotTicks => (long)(time.TimestampFrequency / _rate);

    private void Fall()
    {
        long now = time.GetTimestamp();
        if (_lastFall != long.MinValue && time.GetElapsedTime(_lastFall, now) < Settling)
        {
            return;
        }

        _lastFall = now;
        double measured = MeasuredRate(now);
        _ceiling = Math.Max(Slowest, double.IsPositiveInfinity(_rate) ? measured : Math.Min(_rate, MostAbove * measured));
        _rate = Math.Max(Slowest, _ceiling * (1 - Math.Min(MostFall, _throttled / _answers)));
        _nextSlot = now + SlotTicks;
        (_answers, _throttled) = (0, 0);
    }

    private double MeasuredRate(long now)
    {
        long known = Math.Min(_count, _sent.Length);
        long first = _count > _sent.Length ? _sent[_count % _sent.Length] : _sent[0];
        return known / Math.Max(time.GetElapsedTime(first, now).TotalSeconds, 0.05);
    }
}
