namespace ChimeVoiceTools.Engine.Http;

/// <summary>Ends work on a clock that tests can replace, on both of the module's runtimes.</summary>
internal static class TimeLimit
{
    /// <summary>Makes a source that is cancelled after a time.</summary>
    public static CancellationTokenSource Start(TimeSpan after, TimeProvider time) =>
#if NET
        new(after, time);
#else
        time.CreateCancellationTokenSource(after);
#endif
}
