namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>Waits on a clock that tests can replace, on both of the module's runtimes.</summary>
internal static class Clock
{
    public static Task Delay(TimeSpan delay, TimeProvider time, CancellationToken cancellationToken) =>
#if NET
        Task.Delay(delay, time, cancellationToken);
#else
        time.Delay(delay, cancellationToken);
#endif
}
