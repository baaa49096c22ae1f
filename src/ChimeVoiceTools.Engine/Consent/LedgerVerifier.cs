using System.IO;
using System.Text;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Consent;

/// <summary>Finds the first line of a ledger that is not as it was written, or not where it was written.</summary>
public static class LedgerVerifier
{
    /// <summary>Verifies a ledger, which others may write meanwhile.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="head">The hash of a line that must be there, kept elsewhere; null for none.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="ChimeException">The ledger can't be read.</exception>
    public static ConsentLedgerTest Verify(string path, string? head, CancellationToken cancellationToken)
    {
        using var file = LedgerReader.Open(path);
        return Verify(file, path, head, cancellationToken);
    }

    internal static ConsentLedgerTest Verify(Stream file, string path, string? head, CancellationToken cancellationToken)
    {
        using LedgerChain chain = new();
        LineReader reader = new(file);
        ConsentLedgerTest test = new() { Path = path };
        var wanted = head is null ? null : Encoding.ASCII.GetBytes(head.Trim().ToLowerInvariant());
        var fault = LedgerFault.None;
        string? torn = null;
        for (var number = 1L; LedgerReader.TryRead(reader, path, out var line); number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = chain.TryFollow(line);
            if (torn is not null && (next != LedgerFault.None || LedgerChain.Read(line)?.TornHash != torn))
            {
                // What came before is no torn line, since none says so.
                break;
            }

            if (next != LedgerFault.None)
            {
                // It may be torn: then the line after it says so.
                (test.Lines, test.Head, test.InvalidLine) = (chain.Number, chain.Head, number);
                (fault, torn) = (next, chain.HashOf(line));
                continue;
            }

            torn = null;
            if (wanted is not null && chain.HasHead(wanted))
            {
                wanted = null;
            }
        }

        if (torn is not null)
        {
            test.Reason = Describe(fault, test.Lines + 1);
            return test;
        }

        (test.Lines, test.Head, test.InvalidLine) = (chain.Number, chain.Head, null);
        test.TornBytes = reader.Rest.Count;
        test.Reason = wanted is null ? null : Messages.LedgerHeadMissing;
        test.IsValid = test.Reason is null;
        return test;
    }

    private static string Describe(LedgerFault fault, long expected) => fault switch
    {
        LedgerFault.Form => Messages.LedgerFaultForm,
        LedgerFault.Number => Text.Format(Messages.LedgerFaultNumber, expected),
        _ => Messages.LedgerFaultHash,
    };
}
