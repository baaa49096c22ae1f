using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Consent;

/// <summary>Revokes consents in a ledger and in the one that it shares with others, and records new ones.</summary>
internal static class LedgerRevocations
{
    // Two records of one new consent must not find each other's.
    private static readonly SemaphoreSlim Renewing = new(1, 1);

    /// <summary>Requires that a consent is not revoked; called when nobody else writes the ledger.</summary>
    /// <exception cref="ChimeException">It is, or the shared ledger can't be read.</exception>
    public static void RequireConsent(this Ledger ledger, LedgerState state, ConsentRecord consent)
    {
        // A voice that is enrolled is that of the search's subject, whatever the enrolment says.
        var search = state.Starts.OfTask(consent.SpeakerSearchTaskId)?.Record;
        foreach (var (path, revoked) in Known(ledger, state))
        {
            if (revoked.Has(consent) || revoked.HasSubject(search?.ConsentSubject))
            {
                throw new ChimeException(
                    ErrorIds.ConsentRevoked,
                    ChimeErrorKind.PermissionDenied,
                    (revoked.HasSubject(consent.ConsentSubject) ? consent.ConsentSubject : search?.ConsentSubject) is { } subject
                        ? Text.Format(Messages.ConsentRevoked, subject, path)
                        : Text.Format(Messages.ProfileConsentRevoked, consent.VoiceProfileId, path),
                    remedy: ChimeRemedy.Renewal);
            }
        }
    }

    /// <summary>Revokes a consent, unless it is revoked already.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="revoked">Whose consent: a subject, or a voice profile whose subject nobody knows.</param>
    /// <returns>Whether it was not revoked before.</returns>
    /// <exception cref="ChimeException">The ledger can't be written.</exception>
    public static async Task<bool> RevokeAsync(this Ledger ledger, ConsentRecord revoked) => await ledger.AppendAsync(
        state => IsRevoked(state.Revoked, revoked) ? null : revoked with { Event = ConsentEvents.Revoked },
        LedgerFlush.Now,
        CancellationToken.None).ConfigureAwait(false) is not null;

    /// <summary>Records a new consent where the earlier one is revoked.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="consent">The new consent.</param>
    /// <param name="cancellationToken">Ends the waiting for others.</param>
    /// <exception cref="ChimeException">A ledger can't be read or written, or the reference is of an earlier consent.</exception>
    public static async Task RenewAsync(this Ledger ledger, ConsentRecord consent, CancellationToken cancellationToken)
    {
        await Renewing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var isRevoked = false;
            await ledger.AppendAsync(
                state =>
                {
                    isRevoked = Known(ledger, state).Any(known => known.Revoked.Has(consent));
                    return null;
                },
                LedgerFlush.Now,
                cancellationToken).ConfigureAwait(false);
            if (isRevoked)
            {
                RequireNewReference(ledger.Path, consent, cancellationToken);

                // The own one last: where the shared one can't be written, nothing is renewed.
                foreach (var one in new[] { ledger.Shared?.Ledger, ledger }.OfType<Ledger>())
                {
                    await one.AppendAsync(
                        state => state.Revoked.Has(consent) ? Renewal(consent) : null,
                        LedgerFlush.Now,
                        cancellationToken).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            Renewing.Release();
        }
    }

    private static IEnumerable<(string Path, Revocations Revoked)> Known(Ledger ledger, LedgerState state)
    {
        yield return (ledger.Path, state.Revoked);
        if (ledger.Shared is { } shared)
        {
            yield return (shared.Path, shared.Read());
        }
    }

    private static bool IsRevoked(Revocations known, ConsentRecord revoked) => revoked.ConsentSubject is { } subject
        ? known.HasSubject(subject)
        : known.HasProfile(revoked.VoiceProfileId);

    private static ConsentRecord Renewal(ConsentRecord consent) => new()
    {
        Event = ConsentEvents.Renewed,
        ConsentSubject = consent.ConsentSubject,
        ConsentReference = consent.ConsentReference,
        ConsentObtained = consent.ConsentObtained,
        VoiceProfileId = consent.VoiceProfileId,
    };

    /// <summary>Requires a reference that no consent of the subject had: these are the ones that were revoked.</summary>
    private static void RequireNewReference(string path, ConsentRecord consent, CancellationToken cancellationToken)
    {
        ConsentQuery ofSubject = new() { Subject = consent.ConsentSubject };
        if (ofSubject.Read([path], cancellationToken).Any(record => record.ConsentReference == consent.ConsentReference))
        {
            throw Rules.Broken("ConsentReference", consent.ConsentReference, Messages.RuleNewReference);
        }
    }
}
