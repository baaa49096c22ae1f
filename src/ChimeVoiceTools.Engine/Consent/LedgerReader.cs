using System.IO;
using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Engine.Consent;

/// <summary>Reads ledgers, while they may be written; what is torn is passed over.</summary>
public static class LedgerReader
{
    /// <summary>Reads the lines of a ledger one by one. They are not verified.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The lines, in their order.</returns>
    /// <exception cref="ChimeException">The ledger can't be read.</exception>
    public static IEnumerable<ConsentRecord> Read(string path, CancellationToken cancellationToken)
    {
        using var file = Open(path);
        LineReader reader = new(file);
        while (TryRead(reader, path, out var line))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (LedgerChain.Read(line) is { } record)
            {
                record.LedgerPath = path;
                yield return record;
            }
        }
    }

    internal static FileStream Open(string path)
    {
        try
        {
            return LedgerFile.OpenToRead(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw LedgerErrors.Unavailable(path, exception.Message, exception);
        }
    }

    internal static bool TryRead(LineReader reader, string path, out ArraySegment<byte> line)
    {
        try
        {
            return reader.TryRead(out line);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            throw LedgerErrors.Unavailable(path, exception.Message, exception);
        }
    }
}
