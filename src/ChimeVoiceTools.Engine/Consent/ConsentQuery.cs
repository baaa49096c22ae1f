using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Engine.Consent;

/// <summary>Says which lines of ledgers are wanted; what is null does not matter.</summary>
public sealed record ConsentQuery
{
    /// <summary>Gets the subject.</summary>
    public string? Subject { get; init; }

    /// <summary>Gets the voice profile; the lines of the search that it was made or renewed from belong to it.</summary>
    public string? VoiceProfileId { get; init; }

    /// <summary>Gets the transaction.</summary>
    public string? TransactionId { get; init; }

    /// <summary>Gets the time after which the lines were written, in UTC.</summary>
    public DateTime? After { get; init; }

    /// <summary>Gets the time before which the lines were written, in UTC.</summary>
    public DateTime? Before { get; init; }

    /// <summary>Reads the lines that are wanted, one by one.</summary>
    /// <param name="paths">The ledgers.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The lines, ledger by ledger in their order.</returns>
    /// <exception cref="ChimeException">A ledger can't be read.</exception>
    public IEnumerable<ConsentRecord> Read(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var lines = paths.SelectMany(path => LedgerReader.Read(path, cancellationToken));
        var isOfProfile = VoiceProfileId is null ? static _ => true : OfProfile(lines);
        return lines.Where(record => (Subject is null || record.ConsentSubject == Subject)
            && (TransactionId is null || record.TransactionId == TransactionId)
            && (After is null || record.Time > After)
            && (Before is null || record.Time < Before)
            && isOfProfile(record));
    }

    /// <summary>
    /// Finds what leads from the profile to the consents that it rests on: a line that names the profile names the search, and a
    /// line that names the search names its consent. The ledgers are read for each of these steps, in place of being kept.
    /// </summary>
    private Predicate<ConsentRecord> OfProfile(IEnumerable<ConsentRecord> lines)
    {
        HashSet<string> searches = new(StringComparer.Ordinal);
        HashSet<(string?, long)> consents = [];
        foreach (var line in lines.Where(line => line.VoiceProfileId == VoiceProfileId))
        {
            consents.Add((line.LedgerPath, line.ConsentNumber ?? line.Number));
            if (line.SpeakerSearchTaskId is { } search)
            {
                searches.Add(search);
            }
        }

        foreach (var line in lines.Where(line => line.TaskId is { } task && searches.Contains(task)))
        {
            consents.Add((line.LedgerPath, line.ConsentNumber ?? line.Number));
        }

        return line => consents.Contains((line.LedgerPath, line.ConsentNumber ?? line.Number));
    }
}
