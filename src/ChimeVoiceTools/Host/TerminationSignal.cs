namespace ChimeVoiceTools.Host;

/// <summary>The signal that asks this process to end (SIGTERM), where the runtime tells of it.</summary>
internal static class TerminationSignal
{
    /// <summary>
    /// Does something at the first signal, in place of what the process would do; the next one ends the process.
    /// </summary>
    /// <param name="action">Does it, on any thread.</param>
    /// <returns>What ends this when it is disposed of; null on .NET Framework.</returns>
    public static IDisposable? On(Action action)
    {
#if NET
        var isFirst = true;
        return System.Runtime.InteropServices.PosixSignalRegistration.Create(
            System.Runtime.InteropServices.PosixSignal.SIGTERM,
            context =>
            {
                context.Cancel = isFirst;
                isFirst = false;
                action();
            });
#else
        return null;
#endif
    }
}
