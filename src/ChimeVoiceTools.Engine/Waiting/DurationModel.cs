namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>
/// How long tasks of a kind take, learned from what this session sees of them: for each age, how many tasks reached it and
/// how many ended there. Tasks that still run count too, so that the first endings of a thousand tasks tell about the rest.
/// Safe for use from several threads.
/// </summary>
internal sealed class DurationModel
{
    private const double FirstEdge = 0.25;
    private const double LastEdge = 200_000;
    private const double Ratio = 1.07;

    // How many tasks that behave as the ages before would lead one to expect are assumed to have passed an age already.
    private const double Assumed = 15;

    // Before anything is known, a task that may end does so within half a minute.
    private const double AssumedRate = 1 / 30.0;
    private const double MostEnds = 4000;

    private static readonly double[] Edges = MakeEdges();

    private readonly object _gate = new();
    private readonly double[] _ends = new double[Edges.Length - 1];
    private readonly double[] _seconds = new double[Edges.Length - 1];
    private readonly double[] _rates = new double[Edges.Length - 1];
    private double _ended;
    private double _earliest = QuietSeconds;
    private bool _stale = true;

    /// <summary>Nothing ends in its first 10 s: the service needs 10 s of speech for the first result of either kind (developer guide).</summary>
    public const double QuietSeconds = 10;

    /// <summary>Whether no ending has been seen yet.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_gate)
            {
                return _ended == 0;
            }
        }
    }

    /// <summary>The age before which nothing ends, in seconds: the service's, unless a task was seen to end sooner.</summary>
    public double Earliest
    {
        get
        {
            lock (_gate)
            {
                return _earliest;
            }
        }
    }

    /// <summary>Takes note that a task ran on from one age to another.</summary>
    public void RanOn(double from, double to)
    {
        lock (_gate)
        {
            Add(from, to);
        }
    }

    /// <summary>Takes note that a task ended.</summary>
    /// <param name="lastSeen">The age at which it was last seen running.</param>
    /// <param name="age">The age at which it ended.</param>
    /// <returns>True when it ended sooner than any before, and sooner than the service's stages say.</returns>
    public bool Ended(double lastSeen, double age)
    {
        lock (_gate)
        {
            Add(lastSeen, age);
            _ends[IndexOf(age)]++;
            if (++_ended > MostEnds)
            {
                // What was long ago counts less.
                Halve();
            }

            bool sooner = age < _earliest;
            _earliest = Math.Min(_earliest, age);
            return sooner;
        }
    }

    /// <summary>
    /// The age at which a task is worth asking for: when the time that it may be expected to have lain finished and unnoticed
    /// has become worth a request.
    /// </summary>
    /// <param name="age">Its age when it was last seen running.</param>
    /// <param name="worth">What a request is worth, in seconds of waiting.</param>
    /// <param name="latest">The age at which it is asked for in any case.</param>
    public double NextReading(double age, double worth, double latest)
    {
        const int Steps = 4;
        lock (_gate)
        {
            Learn();
            double at = age;
            double hazard = 0;
            double unnoticed = 0;
            for (int i = IndexOf(age); i < _rates.Length && at < latest; i++)
            {
                double step = (Math.Min(latest, Edges[i + 1]) - at) / Steps;
                for (int j = 0; j < Steps; j++)
                {
                    double ended = 1 - Math.Exp(-(hazard + (_rates[i] * step / 2)));
                    if (unnoticed + (ended * step) >= worth)
                    {
                        return at + ((worth - unnoticed) / ended);
                    }

                    unnoticed += ended * step;
                    hazard += _rates[i] * step;
                    at += step;
                }
            }

            return latest;
        }
    }

    private static double[] MakeEdges()
    {
        List<double> edges = [0];
        for (double edge = FirstEdge; edge < LastEdge; edge *= Ratio)
        {
            edges.Add(edge);
        }

        return [.. edges];
    }

    private static int IndexOf(double age)
    {
        int found = Array.BinarySearch(Edges, age);
        return Math.Min(Math.Max(0, found >= 0 ? found : ~found - 1), Edges.Length - 2);
    }

    private void Add(double from, double to)
    {
        _stale = true;
        for (int i = IndexOf(from); i < _seconds.Length && from < to; i++)
        {
            double next = Math.Min(to, Edges[i + 1]);
            _seconds[i] += Math.Max(0, next - from);
            from = next;
        }
    }

    /// <summary>The rate of endings at each age: the seen one where many were seen, or else the one before, growing with age.</summary>
    private void Learn()
    {
        if (!_stale)
        {
            return;
        }

        _stale = false;
        double before = 0;
        for (int i = 0; i < _rates.Length; i++)
        {
            double width = Edges[i + 1] - Edges[i];
            double expected = before * Edges[i + 1] / Math.Max(Edges[i], Edges[i + 1] / 2);
            if (Edges[i] <= QuietSeconds && QuietSeconds < Edges[i + 1])
            {
                expected = Math.Max(expected, AssumedRate);
            }

            before = (_ends[i] + (Assumed * width * expected)) / (_seconds[i] + (Assumed * width));
            _rates[i] = before;
        }
    }

    private void Halve()
    {
        _ended /= 2;
        for (int i = 0; i < _ends.Length; i++)
        {
            _ends[i] /= 2;
            _seconds[i] /= 2;
        }
    }
}
