using System.Runtime.ExceptionServices;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Resilience;

/// <summary>
/// Sends requests on one connection at its endpoint's pace, again where that is safe, and turns what goes wrong into errors
/// that a user can act on.
/// </summary>
/// <param name="connection">Where the requests go.</param>
/// <param name="limits">What is known of the limits there.</param>
/// <param name="report">Takes a sentence for whatever is worth a verbose line; called on any thread.</param>
/// <param name="advice">What to tell the user to do about errors.</param>
internal sealed class RequestSender(Connection connection, EndpointLimits limits, Action<string> report, ErrorAdvice advice)
{
    private int _requests;

    /// <summary>Gets how many requests were sent.</summary>
    public int Requests => _requests;

    /// <summary>Sends a request until it succeeds or fails for good.</summary>
    /// <param name="send">Sends it once.</param>
    /// <param name="doing">What is being done, as the beginning of a sentence.</param>
    /// <param name="cancellationToken">Ends the waits between the tries.</param>
    /// <exception cref="ChimeException">It failed.</exception>
    public Task<T> RunAsync<T>(Func<Task<T>> send, string doing, CancellationToken cancellationToken) =>
        TranslateAsync(() => RetryAsync(send, doing, cancellationToken), doing, cancellationToken);

    /// <summary>Sends a request that must not be done twice: not again where its work may have been done.</summary>
    /// <param name="send">Sends it once.</param>
    /// <param name="doing">What is being done, as the beginning of a sentence.</param>
    /// <param name="mayBeDone">What the error says where the work may have been done, as a sentence.</param>
    /// <param name="cancellationToken">Ends the waits between the tries.</param>
    /// <exception cref="ChimeException">It failed, or nobody knows.</exception>
    public Task<T> RunOnceAsync<T>(Func<Task<T>> send, string doing, string mayBeDone, CancellationToken cancellationToken) =>
        TranslateAsync(
            () => RetryAsync(_ => send(), doing, mayBeDone, isRepeatable: false, cancellationToken), doing, cancellationToken);

    /// <summary>
    /// Sends a request that deletes: that there is nothing to delete is success where an earlier try may have done it.
    /// </summary>
    /// <param name="send">Sends it once.</param>
    /// <param name="doing">What is being done, as the beginning of a sentence.</param>
    /// <param name="cancellationToken">Ends the waits between the tries.</param>
    /// <exception cref="ChimeException">It failed.</exception>
    public Task RunDeletionAsync(Func<Task> send, string doing, CancellationToken cancellationToken)
    {
        return TranslateAsync(
            () => RetryAsync(DeleteAsync, doing, mayBeDone: null, isRepeatable: true, cancellationToken),
            doing,
            cancellationToken);

        async Task<bool> DeleteAsync(bool mayBeDone)
        {
            try
            {
                await send().ConfigureAwait(false);
            }
            catch (Exception exception) when (mayBeDone && ServiceErrors.IsNotFound(exception))
            {
                // The try whose answer was lost has deleted it.
            }

            return true;
        }
    }

    /// <summary>Does work that throws the client's own exceptions, and throws errors for users.</summary>
    /// <param name="work">Does it.</param>
    /// <param name="doing">What is being done, as the beginning of a sentence.</param>
    /// <param name="cancellationToken">What cancels the work.</param>
    /// <exception cref="ChimeException">It failed.</exception>
    public async Task<T> TranslateAsync<T>(Func<Task<T>> work, string doing, CancellationToken cancellationToken)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception exception) when (!IsCancellation(exception, cancellationToken))
        {
            var error = ServiceErrors.Translate(exception, doing, advice, connection.EndpointDescription);
            if (error.Kind == ChimeErrorKind.AuthenticationError)
            {
                // The credentials may have been renewed where they came from.
                connection.Refuse();
            }

            throw error;
        }
    }

    /// <summary>Sends a request until it succeeds or fails for good, with the client's own exceptions.</summary>
    /// <param name="send">Sends it once.</param>
    /// <param name="doing">What is being done, as the beginning of a sentence.</param>
    /// <param name="cancellationToken">Ends the waits between the tries.</param>
    public Task<T> RetryAsync<T>(Func<Task<T>> send, string doing, CancellationToken cancellationToken) =>
        RetryAsync(_ => send(), doing, mayBeDone: null, isRepeatable: true, cancellationToken);

    /// <summary>Sends a request until it succeeds or fails for good, with the client's own exceptions.</summary>
    /// <param name="send">Sends it once, given whether an earlier try may have done its work.</param>
    /// <param name="doing">What is being done, as the beginning of a sentence.</param>
    /// <param name="mayBeDone">
    /// What the error says where any of the tries may have done the work, as a sentence; null for nothing.
    /// </param>
    /// <param name="isRepeatable">Whether it may be sent again where its work may have been done.</param>
    /// <param name="cancellationToken">Ends the waits between the tries.</param>
    /// <exception cref="ChimeException">It failed, and nobody knows whether it was done.</exception>
    public async Task<T> RetryAsync<T>(
        Func<bool, Task<T>> send, string doing, string? mayBeDone, bool isRepeatable, CancellationToken cancellationToken)
    {
        var began = limits.Time.GetTimestamp();
        var isDoubtful = false;
        for (var tries = 1; ; tries++)
        {
            await limits.Pace.EnterAsync(cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            var attempt = await TryAsync(() => send(isDoubtful), cancellationToken).ConfigureAwait(false);
            if (attempt.Failure is null)
            {
                return attempt.Answer!;
            }

            // A full quota is an answer to all tries: a token whose task is there would have been answered with the task.
            isDoubtful = attempt.Kind != FailureKind.QuotaFull && (isDoubtful || ServiceErrors.MayBeDone(attempt.Failure));
            if (limits.Retries
                .AfterRequest(attempt.Kind, isRepeatable, tries, limits.Time.GetElapsedTime(began)) is not { } delay)
            {
                throw isDoubtful && mayBeDone is not null ? Doubt(attempt.Failure, doing, mayBeDone) : Rethrown(attempt.Failure);
            }

            var cause = ServiceErrors.Cause(attempt.Failure);
            report(attempt.Kind == FailureKind.CredentialsRenewed
                ? Text.Format(Messages.CredentialsRenewed, doing, cause)
                : Text.Format(Messages.TryingAgain, doing, cause, delay.TotalSeconds, tries + 1, RetryPolicy.MostTries));
            await Clock.Delay(delay, limits.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Sends a request once, and sees to the pace and to credentials that have run out; the caller has kept the pace.
    /// </summary>
    /// <param name="send">Sends it.</param>
    /// <param name="cancellationToken">What cancels it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<Attempt<T>> TryAsync<T>(Func<Task<T>> send, CancellationToken cancellationToken)
    {
        var sentAt = limits.Time.GetTimestamp();
        Interlocked.Increment(ref _requests);
        try
        {
            var answer = await send().ConfigureAwait(false);
            limits.Pace.Answered(isThrottled: false);
            return new Attempt<T>(answer, null, default);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var kind = ServiceErrors.Classify(exception);
            limits.Pace.Answered(kind == FailureKind.Throttled);
            if (kind == FailureKind.Unauthorized
                && await connection.RenewCredentialsAsync(sentAt, limits.Time).ConfigureAwait(false))
            {
                kind = FailureKind.CredentialsRenewed;
            }

            return new Attempt<T>(default, exception, kind);
        }
    }

    /// <summary>Whether work ended because it was cancelled.</summary>
    public static bool IsCancellation(Exception exception, CancellationToken cancellationToken) =>
        exception is OperationCanceledException && cancellationToken.IsCancellationRequested;

    private ChimeException Doubt(Exception failure, string doing, string mayBeDone)
    {
        var error = ServiceErrors.Translate(failure, doing, advice, connection.EndpointDescription);
        return new ChimeException(error.ErrorId, error.Kind, error.Message + " " + mayBeDone, failure, error.Remedy);
    }

    private static Exception Rethrown(Exception failure)
    {
        ExceptionDispatchInfo.Capture(failure).Throw();
        return failure;
    }
}

/// <summary>What came of sending a request once.</summary>
/// <param name="Answer">The answer; nothing where it failed.</param>
/// <param name="Failure">The client's exception; null where it succeeded.</param>
/// <param name="Kind">Why it failed; means nothing where it succeeded.</param>
internal readonly record struct Attempt<T>(T? Answer, Exception? Failure, FailureKind Kind);
