using System.IO;
using System.Text;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Consent;

/// <summary>
/// The revocations of a further ledger, which others write. It is read without a lock, as far as its lines are whole; where it
/// can't be read, nobody knows what is revoked.
/// </summary>
/// <param name="path">Its path.</param>
internal sealed class SharedRevocations(string path)
{
    private static readonly byte[][] Telling =
        [.. new[] { ConsentEvents.Created, ConsentEvents.Revoked, ConsentEvents.Renewed }
            .Select(static name => Encoding.ASCII.GetBytes($"{{\"event\":\"{name}\","))];

    private readonly Revocations _revoked = new();
    private long _length;

    /// <summary>Gets its path.</summary>
    public string Path => path;

    /// <summary>Gets the ledger as it is written.</summary>
    public Ledger Ledger { get; } = new(path);

    /// <summary>Reads what was appended, and returns what is revoked now. It is called by one at a time.</summary>
    /// <exception cref="ChimeException">The ledger can't be read.</exception>
    public Revocations Read()
    {
        try
        {
            using var file = LedgerReader.Open(path);
            if (file.Length < _length)
            {
                throw LedgerErrors.Unavailable(path, Messages.LedgerShorter);
            }

            if (file.Length > _length || _length == 0)
            {
                ReadOn(file);
            }
        }
        catch (IOException exception)
        {
            throw LedgerErrors.Unavailable(path, exception.Message, exception);
        }

        return _revoked;
    }

    private void ReadOn(FileStream file)
    {
        file.Position = _length;
        LineReader reader = new(file);
        var isBegun = _length > 0;
        while (LedgerReader.TryRead(reader, path, out var line))
        {
            var record = Array.Exists(Telling, name => line.AsSpan().StartsWith(name)) ? LedgerChain.Read(line) : null;
            isBegun = isBegun || record?.Event == ConsentEvents.Created;
            if (!isBegun)
            {
                break;
            }

            if (record is not null)
            {
                _revoked.Apply(record);
            }
        }

        // A file without revocations that is no ledger must not be taken for one.
        if (!isBegun)
        {
            throw LedgerErrors.Unavailable(path, Messages.LedgerDamaged);
        }

        _length += reader.Length;
    }
}
