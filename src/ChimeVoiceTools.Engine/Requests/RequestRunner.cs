using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Engine.Requests;

/// <summary>
/// Sends requests on one connection: asks again where that is safe, and turns what goes wrong into errors that a
/// user can act on.
/// </summary>
/// <param name="connection">Where the requests go.</param>
/// <param name="report">Takes a sentence for whatever is worth a verbose line; called on any thread.</param>
/// <param name="time">The clock for pauses.</param>
/// <param name="advice">What to tell the user to do about errors.</param>
internal sealed class RequestRunner(Connection connection, Action<string> report, TimeProvider time, ErrorAdvice advice)
{
    private readonly RetryPolicy _retries = new(connection, time);

    /// <summary>How many requests were sent.</summary>
    public int Requests => _retries.Requests;

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
    public Task<T> RunOnceAsync<T>(Func<Task<T>> send, string doing, string mayBeDone, CancellationToken cancellationToken) => TranslateAsync(
        () => TellDoubtAsync(
            () => _retries.RunAsync(send, doing, report, cancellationToken, repeatable: false), doing, mayBeDone, cancellationToken),
        doing,
        cancellationToken);

    /// <summary>Does work, and where it failed and may have been done all the same, says so in the error.</summary>
    /// <param name="work">Does it.</param>
    /// <param name="doing">What is being done, as the beginning of a sentence.</param>
    /// <param name="mayBeDone">What the error says then, as a sentence.</param>
    /// <param name="cancellationToken">What cancels the work.</param>
    /// <exception cref="ChimeException">It failed, and nobody knows whether it was done.</exception>
    public async Task<T> TellDoubtAsync<T>(Func<Task<T>> work, string doing, string mayBeDone, CancellationToken cancellationToken)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception exception) when (ServiceErrors.MayBeDone(exception) && !IsCancellation(exception, cancellationToken))
        {
            ChimeException error = ServiceErrors.Translate(exception, doing, advice, connection.Place);
            throw new ChimeException(error.ErrorId, error.Kind, error.Message + " " + mayBeDone, exception, error.Remedy);
        }
    }

    /// <summary>Sends a request that deletes: that there is nothing to delete is success where an earlier try may have done it.</summary>
    /// <param name="send">Sends it once.</param>
    /// <param name="doing">What is being done, as the beginning of a sentence.</param>
    /// <param name="cancellationToken">Ends the waits between the tries.</param>
    /// <exception cref="ChimeException">It failed.</exception>
    public Task RunDeletionAsync(Func<Task> send, string doing, CancellationToken cancellationToken)
    {
        bool mayBeDone = false;
        return RunAsync(
            async () =>
            {
                try
                {
                    await send().ConfigureAwait(false);
                }
                catch (Exception exception) when (mayBeDone && ServiceErrors.IsNotFound(exception))
                {
                    // The try whose answer was lost has deleted it.
                }
                catch (Exception exception)
                {
                    mayBeDone |= ServiceErrors.MayBeDone(exception);
                    throw;
                }

                return true;
            },
            doing,
            cancellationToken);
    }

    /// <summary>Sends a request until it succeeds or fails for good, with the client's own exceptions.</summary>
    /// <param name="send">Sends it once.</param>
    /// <param name="doing">What is being done, as the beginning of a sentence.</param>
    /// <param name="cancellationToken">Ends the waits between the tries.</param>
    public Task<T> RetryAsync<T>(Func<Task<T>> send, string doing, CancellationToken cancellationToken) =>
        _retries.RunAsync(send, doing, report, cancellationToken);

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
            ChimeException error = ServiceErrors.Translate(exception, doing, advice, connection.Place);
            if (error.Kind == ChimeErrorKind.AuthenticationError)
            {
                // The credentials may have been renewed where they came from.
                connection.Refuse();
            }

            throw error;
        }
    }

    /// <summary>Whether work ended because it was cancelled.</summary>
    public static bool IsCancellation(Exception exception, CancellationToken cancellationToken) =>
        exception is OperationCanceledException && cancellationToken.IsCancellationRequested;
}
