namespace ChimeVoiceTools.Engine.Resilience;

/// <summary>Work that is not cancelled with who waits for it.</summary>
internal static class Detached
{
    /// <summary>Waits for work; when cancelled, no longer, and the work ends by itself.</summary>
    public static async Task<T> Await<T>(Task<T> work, CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => cancelled.TrySetResult(true)))
        {
            if (await Task.WhenAny(work, cancelled.Task).ConfigureAwait(false) != work)
            {
                _ = work.ContinueWith(
                    static ended => _ = ended.Exception,
                    CancellationToken.None,
                    TaskContinuationOptions.OnlyOnFaulted,
                    TaskScheduler.Default);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        return await work.ConfigureAwait(false);
    }
}
