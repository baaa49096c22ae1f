using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChimeVoiceTools.Engine.Consent;

/// <summary>
/// The chain of a ledger's lines, up to one of them. A line is a JSON object whose last member is its hash: the SHA-256, in
/// lower-case hexadecimal digits, of the hash of the line before (nothing for the first line) and of the line without its last
/// 75 characters, which are the comma before that member, the member and the brace.
/// </summary>
internal sealed class LedgerChain : IDisposable
{
    private const int HashLength = 64;

    private static readonly byte[] BeforeHash = Encoding.ASCII.GetBytes(",\"hash\":\"");
    private static readonly byte[] AfterHash = Encoding.ASCII.GetBytes("\"}");
    private static readonly byte[] Digits = Encoding.ASCII.GetBytes("0123456789abcdef");
    private static readonly int EndLength = BeforeHash.Length + HashLength + AfterHash.Length;

    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _computed = new byte[HashLength];
    private byte[] _hash = [];

    /// <summary>Gets the number of the line; 0 before the first.</summary>
    public long Number { get; private set; }

    /// <summary>Gets the hash of the line, or null before the first.</summary>
    public string? Head => _hash.Length == 0 ? null : Encoding.ASCII.GetString(_hash);

    /// <summary>Whether the line has a hash, and it is this one.</summary>
    public bool HasHead(byte[] head) => _hash.AsSpan().SequenceEqual(head);

    /// <summary>Reads a line, whatever its hash is; null where it is no line of a ledger.</summary>
    public static ConsentRecord? Read(ArraySegment<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line.AsSpan(), LedgerJson.Default.ConsentRecord);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The SHA-256 of bytes, in hexadecimal digits.</summary>
    public string HashOf(ArraySegment<byte> bytes)
    {
        _sha256.AppendData(bytes.Array!, bytes.Offset, bytes.Count);
        Write(_sha256.GetHashAndReset());
        return Encoding.ASCII.GetString(_computed);
    }

    /// <summary>Writes the next line, and goes on to it.</summary>
    /// <param name="record">What the line says; it is given its number here.</param>
    /// <param name="lines">Takes the line with its line break.</param>
    public ConsentRecord Append(ConsentRecord record, Stream lines)
    {
        record = record with { Number = Number + 1, Hash = null };
        var json = JsonSerializer.SerializeToUtf8Bytes(record, LedgerJson.Default.ConsentRecord);
        var count = json.Length - 1;
        Compute(json, 0, count);
        lines.Write(json, 0, count);
        lines.Write(BeforeHash, 0, BeforeHash.Length);
        lines.Write(_computed, 0, HashLength);
        lines.Write(AfterHash, 0, AfterHash.Length);
        lines.WriteByte((byte)'\n');
        Advance(record.Number);
        record.Hash = Head;
        return record;
    }

    /// <summary>Goes on to a line that is in the ledger, whether it follows or not.</summary>
    /// <returns>False where it is no line of a ledger.</returns>
    public bool TryAdvance(ArraySegment<byte> line)
    {
        if (!HasForm(line) || Read(line) is not { Number: > 0 } record)
        {
            return false;
        }

        Buffer.BlockCopy(line.Array!, line.Offset + line.Count - AfterHash.Length - HashLength, _computed, 0, HashLength);
        Advance(record.Number);
        return true;
    }

    /// <summary>Goes on to a line if it is the one that follows, and says why it is not.</summary>
    public LedgerFault TryFollow(ArraySegment<byte> line)
    {
        if (!HasForm(line) || !TryReadNumber(line, out var number))
        {
            return LedgerFault.Form;
        }

        if (number != Number + 1)
        {
            return LedgerFault.Number;
        }

        Compute(line.Array!, line.Offset, line.Count - EndLength);
        if (!HashIn(line).SequenceEqual(_computed))
        {
            return LedgerFault.Hash;
        }

        Advance(number);
        return LedgerFault.None;
    }

    public void Dispose() => _sha256.Dispose();

    private static bool HasForm(ArraySegment<byte> line) =>
        line.Count > EndLength
            && line.AsSpan(line.Count - EndLength, BeforeHash.Length).SequenceEqual(BeforeHash)
            && line.AsSpan(line.Count - AfterHash.Length).SequenceEqual(AfterHash);

    private static ReadOnlySpan<byte> HashIn(ArraySegment<byte> line) =>
        line.AsSpan(line.Count - AfterHash.Length - HashLength, HashLength);

    /// <summary>Reads the number of a line, and whether the whole of it is JSON.</summary>
    private static bool TryReadNumber(ArraySegment<byte> line, out long number)
    {
        number = 0;
        try
        {
            var reader = new Utf8JsonReader(line.AsSpan());
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && number == 0 && reader.TokenType == JsonTokenType.PropertyName
                    && reader.ValueTextEquals("number"u8) && (!reader.Read() || !reader.TryGetInt64(out number)))
                {
                    return false;
                }
            }

            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private void Compute(byte[] bytes, int offset, int count)
    {
        _sha256.AppendData(_hash);
        _sha256.AppendData(bytes, offset, count);
        Write(_sha256.GetHashAndReset());
    }

    private void Write(byte[] hash)
    {
        for (var index = 0; index < hash.Length; index++)
        {
            _computed[2 * index] = Digits[hash[index] >> 4];
            _computed[(2 * index) + 1] = Digits[hash[index] & 15];
        }
    }

    private void Advance(long number)
    {
        Number = number;
        _hash = [.. _computed];
    }
}

/// <summary>Why a line of a ledger is not the one that follows.</summary>
internal enum LedgerFault
{
    /// <summary>It is.</summary>
    None,

    /// <summary>It has not the form of a line.</summary>
    Form,

    /// <summary>Its number is another than the next.</summary>
    Number,

    /// <summary>Its hash does not follow from it and from the line before.</summary>
    Hash,
}

/// <summary>The members of a line.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConsentRecord))]
internal sealed partial class LedgerJson : JsonSerializerContext;
