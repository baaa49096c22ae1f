namespace ChimeVoiceTools.Engine.Resilience;

/// <summary>Time and random numbers, in ways that tests can replace and that exist on both of the module's runtimes.</summary>
internal static class Clock
{
    /// <summary>Gets random numbers for use from any thread.</summary>
#if NET
    public static Random Random => Random.Shared;
#else
    public static Random Random { get; } = new SharedRandom();
#endif

    /// <summary>Waits at least so long.</summary>
    public static Task Delay(TimeSpan delay, TimeProvider time, CancellationToken cancellationToken)
    {
        // .NET cuts a part of a millisecond off, and who then finds that it is too soon would wait in vain again.
        delay = delay == Timeout.InfiniteTimeSpan ? delay : TimeSpan.FromMilliseconds(Math.Ceiling(delay.TotalMilliseconds));
#if NET
        return Task.Delay(delay, time, cancellationToken);
    }
#else
        return time.Delay(delay, cancellationToken);
    }

    private sealed class SharedRandom : Random
    {
        public override double NextDouble()
        {
            lock (this)
            {
                return base.NextDouble();
            }
        }
    }
#endif
}
