using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Traffic;
using ChimeVoiceTools.Engine.Waiting;

namespace ChimeVoiceTools.Engine.Requests;

/// <summary>
/// Sends a request at the connection's pace, and again after throttling, a failure of the service, or a fault of the
/// connection, with exponential backoff and full jitter, capped in tries and in time.
/// </summary>
internal sealed class RetryPolicy(Connection connection, TimeProvider time)
{
    private const int MostAttempts = 6;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly RequestPace _pace = ConnectionTraffic.Of(connection).Pace;
    private int _requests;

    /// <summary>How many requests were sent.</summary>
    public int Requests => _requests;

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
        bool renewed = false;
        for (int attempt = 1; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await _pace.EnterAsync(cancellationToken).ConfigureAwait(false);
            long sentAt = time.GetTimestamp();
            Interlocked.Increment(ref _requests);
            try
            {
                T answer = await send().ConfigureAwait(false);
                _pace.Answered(throttled: false);
                return answer;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                FailureKind kind = ServiceErrors.Classify(exception);
                _pace.Answered(kind == FailureKind.Throttled);
                if (kind == FailureKind.Unauthorized && !renewed && await connection.RenewCredentialsAsync(sentAt, time).ConfigureAwait(false))
                {
                    renewed = true;
                    report(Text.Format(Messages.CredentialsRenewed, doing, ServiceErrors.Cause(exception)));
                    continue;
                }

                TimeSpan delay = Backoff.Delay(attempt);
                if (!Passes(kind, repeatable)
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

    private static bool Passes(FailureKind kind, bool repeatable) =>
        kind == FailureKind.Throttled || (repeatable && kind is FailureKind.Service or FailureKind.Connection or FailureKind.Timeout);
}
