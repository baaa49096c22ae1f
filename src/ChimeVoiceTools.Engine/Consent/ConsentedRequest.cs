using System.Diagnostics;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Consent;

/// <summary>
/// A request that rests on a speaker's consent. Where a ledger is set, the consent is on the disk before the request is sent,
/// and what came of it is there afterwards. Where nobody knows what came of it, nothing says so.
/// </summary>
/// <param name="consent">What the line of the consent says.</param>
/// <param name="report">Takes a sentence for whatever is worth a verbose line; called on any thread.</param>
/// <param name="isRenewal">Whether the consent is a new one, which holds also where an earlier one was revoked.</param>
internal sealed class ConsentedRequest(ConsentRecord consent, Action<string> report, bool isRenewal = false)
{
    // A request itself is under way for longer: who revokes meanwhile finds in the ledger that it is.
    private static readonly TimeSpan Recent = TimeSpan.FromMilliseconds(250);

    private readonly Ledger? _ledger = Ledger.Current;
    private bool _isAgain;
    private ConsentRecord? _recorded;
    private Stopwatch? _sinceChecked;
    private bool _mayBeDone;

    /// <summary>Describes a request again whose answer never came; it rests on the consent that is in the ledger.</summary>
    public static ConsentedRequest Again(ConsentRecord recorded, Action<string> report) =>
        new(recorded, report) { _isAgain = true, _mayBeDone = true };

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
        catch (ChimeException error)
            when (_isAgain && error.ErrorId is ErrorIds.ConsentRevoked or nameof(Amazon.ChimeSDKVoice.Model.GoneException))
        {
            // Nobody will know any more than that.
            _recorded = consent;
            await RecordOutcomeAsync(recorded => Failed(recorded, ConsentEvents.Abandoned, error)).ConfigureAwait(false);
            throw;
        }
        catch (Exception exception) when (!_mayBeDone)
        {
            await RecordOutcomeAsync(
                recorded => Failed(recorded, ConsentEvents.Refused, exception as ChimeException)).ConfigureAwait(false);
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

    /// <summary>Has the consent on the disk; where it is there, looks whether it was revoked meanwhile.</summary>
    /// <exception cref="ChimeException">The ledger can't be written.</exception>
    public async Task RecordConsentAsync(CancellationToken cancellationToken)
    {
        if (_ledger is null || _sinceChecked?.Elapsed < Recent)
        {
            return;
        }

        try
        {
            if (isRenewal && _recorded is null)
            {
                await _ledger.RenewAsync(consent, cancellationToken).ConfigureAwait(false);
            }

            var written = await _ledger.AppendAsync(
                state =>
                {
                    _ledger.RequireConsent(state, consent);
                    return _isAgain || _recorded is not null ? null : consent with { Event = ConsentEvents.Consent };
                },
                LedgerFlush.Never,
                cancellationToken).ConfigureAwait(false);
            _recorded ??= written ?? consent;
            _sinceChecked = Stopwatch.StartNew();
            if (written is not null)
            {
                // Where this fails, the line is there, and the next one says that nothing was sent.
                await _ledger.FlushAsync().ConfigureAwait(false);
            }
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

    private static ConsentRecord Failed(ConsentRecord recorded, string what, ChimeException? error) => recorded with
    {
        Event = what,
        ErrorId = error?.ErrorId ?? ErrorIds.Cancelled,
        ErrorMessage = error?.Message ?? Messages.NothingSent,
    };

    /// <summary>Whether what came of a request is known already, since others have sent it again too.</summary>
    private bool IsKnown(LedgerState state, ConsentRecord outcome) =>
        _isAgain && state.Starts.OfConsent(outcome.ConsentNumber!.Value) is { } start
            && (start.Record.TaskId is not null || (start.IsOver && outcome.Event == ConsentEvents.Abandoned));

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
            await _ledger!.AppendAsync(
                state => IsKnown(state, outcome) ? null : outcome, flush, CancellationToken.None).ConfigureAwait(false);
        }
        catch (ChimeException error)
        {
            // What came of it must reach who asked for it; the next consent will not be recorded either, and says so.
            report(error.Message);
        }
    }
}
