using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Engine.Resilience;

/// <summary>Decides what follows a failure: of a request, whatever it does, and of a poll.</summary>
/// <param name="backoff">How long to wait before what is worth another try.</param>
internal sealed class RetryPolicy(Backoff backoff)
{
    /// <summary>
    /// The number of tries of a request: with the backoff between them they take about four seconds on average.
    /// </summary>
    public const int MostTries = 6;

    // Nobody expects a command to work on one record for longer than a minute.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Decides whether a request is sent again.</summary>
    /// <param name="failure">Why it failed.</param>
    /// <param name="isRepeatable">Whether it may be sent again where its work may have been done.</param>
    /// <param name="tries">How often it was sent.</param>
    /// <param name="elapsed">How long ago it was first sent.</param>
    /// <returns>How long to wait before the next try; null when there is none.</returns>
    public TimeSpan? AfterRequest(FailureKind failure, bool isRepeatable, int tries, TimeSpan elapsed)
    {
        if (tries >= MostTries)
        {
            return null;
        }

        switch (failure)
        {
            case FailureKind.CredentialsRenewed:
                return TimeSpan.Zero;
            case FailureKind.Throttled:
            case FailureKind.Service or FailureKind.Connection or FailureKind.Timeout when isRepeatable:
                var delay = backoff.Delay(tries);
                return elapsed + delay <= Longest ? delay : null;
            default:
                return null;
        }
    }

    /// <summary>Decides whether a task is polled again: however often that failed, as long as another try may succeed.</summary>
    /// <param name="failure">Why the poll failed.</param>
    /// <param name="failures">How many polls of the task have failed in a row.</param>
    /// <returns>How long to wait before the next poll; null when there is none.</returns>
    public TimeSpan? AfterPoll(FailureKind failure, int failures) => failure switch
    {
        FailureKind.CredentialsRenewed => TimeSpan.Zero,

        // A conflict is another call for the same task, which ends soon.
        FailureKind.Throttled or FailureKind.Service or FailureKind.Connection or FailureKind.Timeout or FailureKind.Conflict =>
            backoff.Delay(failures),
        _ => null,
    };
}
