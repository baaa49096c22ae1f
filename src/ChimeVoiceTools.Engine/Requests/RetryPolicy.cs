using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Waiting;

namespace ChimeVoiceTools.Engine.Requests;

/// <summary>
/// Sends a request again after throttling, a failure of the service, or a fault of the connection, with
/// exponential backoff and full jitter, capped in tries and in time.
/// </summary>
internal sealed class RetryPolicy(TimeProvider time)
{
    private const int MostAttempts = 6;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Sends a request until it succeeds, fails for good, or the caps are reached.</summary>
    /// <param name="send">Sends it once.</param>
    /// <param name="doing">What is being done, as the beginning of a sentence.</param>
    /// <param name="report">Takes a sentence for each further try.</param>
    /// <param name="cancellationToken">Ends the waits between the tries.</param>
    /// <param name="repeatable">Whether it may be sent again where its work may have been done.</param>
    public async Task<T> RunAsync<T>(
        Func<Task<T>> send, string doing, Action<string> report, CancellationToken cancellationToken, bool repeatable = true)
    {
        long began = time.GetTimestamp();
        for (int attempt = 1; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return await send().ConfigureAwait(false);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                Fault fault = ServiceErrors.Classify(exception);
                TimeSpan delay = Backoff.Delay(attempt);
                if (!Passes(fault, repeatable)
                    || attempt == MostAttempts
                    || time.GetElapsedTime(began) + delay > Longest)
                {
                    throw;
                }

                report(Text.Format(Messages.TryingAgain, doing, ServiceErrors.Cause(exception), delay.TotalSeconds, attempt + 1, MostAttempts));
                await Clock.Delay(delay, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static bool Passes(Fault fault, bool repeatable) =>
        fault == Fault.Throttled || (repeatable && fault is Fault.Service or Fault.Connection or Fault.Timeout);
}
