using System.Buffers.Text;
using System.IO;
using System.Text;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Consent;

/// <summary>
/// What a process knows of its ledger: how far it has read, and of what it read what decides on the lines to come. It is read
/// and changed under the ledger's lock only.
/// </summary>
#pragma warning disable CA1001 // It lives as long as the process.
internal sealed class LedgerState
#pragma warning restore CA1001
{
    private const int Version = 1;

    // Only lines that begin so say something about those to come; the others are not parsed. Those about tasks say it for as
    // long as the service knows the tasks.
    private static readonly byte[][] TellingOfTasks = Beginnings(
        ConsentEvents.Consent, ConsentEvents.Started, ConsentEvents.Refused, ConsentEvents.Ended, ConsentEvents.Abandoned);

    private static readonly byte[][] TellingForGood = Beginnings(ConsentEvents.Revoked, ConsentEvents.Renewed);

    // What a file without any line has to begin with to be a ledger all the same.
    private static readonly byte[] Beginning = Encoding.ASCII.GetBytes($"{{\"event\":\"{ConsentEvents.Created}\"");

    private readonly LedgerChain _chain = new();

    /// <summary>Gets how many bytes of the ledger are read.</summary>
    public long Length { get; private set; }

    /// <summary>Gets the number of the last line.</summary>
    public long Lines => _chain.Number;

    /// <summary>Gets the hash of the last line, or null in an empty ledger.</summary>
    public string? Head => _chain.Head;

    /// <summary>Gets the starts that it names.</summary>
    public RecordedStarts Starts { get; } = new();

    /// <summary>Gets what it has as revoked.</summary>
    public Revocations Revoked { get; } = new();

    /// <summary>Reads what was appended since it was last read, and begins or closes what needs it.</summary>
    /// <param name="file">The ledger, which nobody else writes now.</param>
    /// <param name="lines">Takes the lines that are to be appended to it first.</param>
    /// <exception cref="InvalidDataException">The ledger is not the one that was read, or its last line is damaged.</exception>
    public void CatchUp(FileStream file, MemoryStream lines)
    {
        if (file.Length < Length)
        {
            throw new InvalidDataException(Messages.LedgerShorter);
        }

        if (file.Length == Length && Length > 0)
        {
            return;
        }

        file.Position = Length;
        LineReader reader = new(file);
        byte[]? last = null;
        while (reader.TryRead(out var line))
        {
            last = Take(line, last);
        }

        if (last is not null && !_chain.TryAdvance(new ArraySegment<byte>(last)))
        {
            throw new InvalidDataException(Messages.LedgerDamaged);
        }

        Length += reader.Length;
        if (Length == 0 && reader.Rest.Count == 0)
        {
            Append(new ConsentRecord { Event = ConsentEvents.Created, Version = Version }, lines);
        }
        else if (reader.Rest.Count > 0)
        {
            Close(reader.Rest, lines);
        }
    }

    /// <summary>Makes the next line.</summary>
    /// <param name="record">What it says.</param>
    /// <param name="lines">Takes it.</param>
    /// <returns>The record as it stands in the ledger.</returns>
    public ConsentRecord Append(ConsentRecord record, MemoryStream lines)
    {
        var before = lines.Length;
        record = _chain.Append(
            record with
            {
                Time = DateTime.UtcNow,
                User = LedgerWriterIdentity.User,
                HostName = LedgerWriterIdentity.HostName,
                ProcessId = LedgerWriterIdentity.ProcessId,
            },
            lines);
        Length += lines.Length - before;
        Apply(record);
        return record;
    }

    private byte[] Take(ArraySegment<byte> line, byte[]? last)
    {
        if (IsTelling(line) && LedgerChain.Read(line) is { } record)
        {
            Apply(record);
        }

        // Only the last one matters for the chain, and it must outlive the reader's buffer.
        if (last is null || last.Length != line.Count)
        {
            return [.. line];
        }

        line.AsSpan().CopyTo(last);
        return last;
    }

    /// <summary>Closes what follows the last line break: a line that lacks nothing but that, or the beginning of one.</summary>
    private void Close(ArraySegment<byte> rest, MemoryStream lines)
    {
        if (Lines == 0 && !rest.AsSpan(0, Math.Min(rest.Count, Beginning.Length)).SequenceEqual(
            Beginning.AsSpan(0, Math.Min(rest.Count, Beginning.Length))))
        {
            throw new InvalidDataException(Messages.LedgerDamaged);
        }

        Length += rest.Count + 1;
        lines.WriteByte((byte)'\n');
        if (_chain.TryFollow(rest) == LedgerFault.None)
        {
            Take(rest, null);
        }
        else
        {
            Append(new ConsentRecord { Event = ConsentEvents.Torn, TornHash = _chain.HashOf(rest) }, lines);
        }
    }

    private static byte[][] Beginnings(params string[] events) =>
        [.. events.Select(static name => Encoding.ASCII.GetBytes($"{{\"event\":\"{name}\","))];

    private static bool IsTelling(ArraySegment<byte> line) =>
        Array.Exists(TellingForGood, name => line.AsSpan().StartsWith(name))
            || (Array.Exists(TellingOfTasks, name => line.AsSpan().StartsWith(name)) && !IsOld(line));

    /// <summary>Whether a line is of a day so long ago that the service knows its task no longer, without parsing it.</summary>
    private static bool IsOld(ArraySegment<byte> line)
    {
        var oldest = DateTime.UtcNow - RecordedStarts.Readable;
        var time = line.AsSpan().IndexOf("\"time\":\""u8) + "\"time\":\""u8.Length;
        return Utf8Parser.TryParse(line.AsSpan(Math.Min(time, line.Count)), out int year, out var digits)
            && digits == 4
            && line.Count > time + 10
            && Utf8Parser.TryParse(line.AsSpan(time + 5, 2), out int month, out _)
            && Utf8Parser.TryParse(line.AsSpan(time + 8, 2), out int day, out _)
            && (year * 10000) + (month * 100) + day < (oldest.Year * 10000) + (oldest.Month * 100) + oldest.Day;
    }

    private void Apply(ConsentRecord record)
    {
        Starts.Apply(record);
        Revoked.Apply(record);
    }
}
