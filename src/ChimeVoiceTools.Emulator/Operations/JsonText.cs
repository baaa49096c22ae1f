using System.Globalization;
using System.Text.Json;

namespace ChimeVoiceTools.Emulator.Operations;

/// <summary>Writes JSON the way the service does: times in ISO 8601 UTC, members without a value left out.</summary>
internal static class JsonText
{
    // The buffers of a thread are used again: most answers are small, and there are thousands a second.
    [ThreadStatic]
    private static MemoryStream? _stream;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    public static byte[] Object(Action<Utf8JsonWriter> writeMembers)
    {
        var stream = _stream ?? new MemoryStream(1024);
        var writer = _writer ?? new Utf8JsonWriter(stream);

        // Taken while in use, so that a writer inside a writer gets its own.
        (_stream, _writer) = (null, null);
        stream.SetLength(0);
        writer.Reset(stream);
        writer.WriteStartObject();
        writeMembers(writer);
        writer.WriteEndObject();
        writer.Flush();
        var bytes = stream.ToArray();
        if (stream.Capacity <= 64 * 1024)
        {
            (_stream, _writer) = (stream, writer);
        }

        return bytes;
    }

    public static void WriteOptional(this Utf8JsonWriter writer, string member, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(member, value);
        }
    }

    public static void WriteTime(this Utf8JsonWriter writer, string member, DateTime? time)
    {
        if (time is { } value)
        {
            writer.WriteString(member, Iso8601(value));
        }
    }

    public static string Iso8601(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
