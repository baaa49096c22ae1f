using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Consent;

/// <summary>
/// A request that rests on a speaker's consent. Where a ledger is set, the consent is on the disk before the request is sent,
/// and what came of it is there afterwards. Where nobody knows what came of it, nothing says so.
/// </summary>
/// <param name="consent">What the line of the consent says.</param>
/// <param name="report">Takes a sentence for whatever is worth a verbose line; called on any thread.</param>
internal sealed class ConsentedRequest(ConsentRecord consent, Action<string> report)
{
    private readonly Ledger? _ledger = Ledger.Current;
    private ConsentRecord? _recorded;
    private bool _mayBeDone;

    /// <summary>Does the work of the request, and has its outcome recorded.</summary>
    /// <param name="work">Records the consent, sends, and throws errors for users.</param>
    /// <param name="outcome">Makes the line of the outcome from that of the consent.</param>
    public async Task<T> RunAsync<T>(Func<Task<T>> work, Func<ConsentRecord, T, ConsentRecord> outcome)
    {
        T result;
        try
        {
            result = await work().ConfigureAwait(false);
        }
        catch (Exception exception) when (!_mayBeDone)
        {
            var error = exception as ChimeException;
            await RecordOutcomeAsync(recorded => recorded with
            {
                Event = ConsentEvents.Refused,
                ErrorId = error?.ErrorId ?? ErrorIds.Cancelled,
                ErrorMessage = error?.Message ?? Messages.NothingSent,
            }).ConfigureAwait(false);
            throw;
        }

        await RecordOutcomeAsync(recorded => outcome(recorded, result)).ConfigureAwait(false);
        return result;
    }

    /// <summary>Records the consent, sends the request, and has its outcome recorded.</summary>
    /// <param name="send">Sends it once, with the client's own exceptions.</param>
    /// <param name="run">Calls that as often as it takes, and throws errors for users.</param>
    /// <param name="outcome">Makes the line of the outcome from that of the consent.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<T> RunAsync<T>(
        Func<Task<T>> send,
        Func<Func<Task<T>>, Task<T>> run,
        Func<ConsentRecord, T, ConsentRecord> outcome,
        CancellationToken cancellationToken)
    {
        return RunAsync(SendOnRecordAsync, outcome);

        async Task<T> SendOnRecordAsync()
        {
            await RecordConsentAsync(cancellationToken).ConfigureAwait(false);
            return await run(() => SendAsync(send)).ConfigureAwait(false);
        }
    }

    /// <summary>Has the consent on the disk, unless it is there.</summary>
    /// <exception cref="ChimeException">The ledger can't be written.</exception>
    public async Task RecordConsentAsync(CancellationToken cancellationToken)
    {
        if (_ledger is null || _recorded is not null)
        {
            return;
        }

        try
        {
            _recorded = await _ledger.AppendAsync(
                _ => consent with { Event = ConsentEvents.Consent }, LedgerFlush.Never, cancellationToken).ConfigureAwait(false);

            // Where this fails, the line is there, and the next one says that nothing was sent.
            await _ledger.FlushAsync().ConfigureAwait(false);
        }
        catch (ChimeException error) when (error.ErrorId == ErrorIds.ConsentLedgerUnavailable)
        {
            throw LedgerErrors.NothingSent(error);
        }
    }

    /// <summary>Sends the request once, with the client's own exceptions.</summary>
    public async Task<T> SendAsync<T>(Func<Task<T>> send)
    {
        try
        {
            return await send().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // A full quota is an answer to all tries: a token whose task is there would have been answered with the task.
            _mayBeDone = ServiceErrors.Classify(exception) != FailureKind.QuotaFull
                && (_mayBeDone || ServiceErrors.MayBeDone(exception));
            throw;
        }
    }

    private async Task RecordOutcomeAsync(Func<ConsentRecord, ConsentRecord> describe)
    {
        if (_recorded is not { } recorded)
        {
            return;
        }

        // A start has a token, and who sends it again finds its task. What else is made is known by this line alone.
        var flush = recorded.ClientRequestToken is null ? LedgerFlush.Now : LedgerFlush.Soon;

        try
        {
            var outcome = describe(recorded) with { ConsentNumber = recorded.Number };
            await _ledger!.AppendAsync(_ => outcome, flush, CancellationToken.None).ConfigureAwait(false);
        }
        catch (ChimeException error)
        {
            // What came of it must reach who asked for it; the next consent will not be recorded either, and says so.
            report(error.Message);
        }
    }
}
