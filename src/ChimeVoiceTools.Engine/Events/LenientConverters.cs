using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Events;

/// <summary>A member's value that breaks a rule; the serializer adds the member's path.</summary>
/// <param name="rule">The rule, as the end of a sentence that begins with the path.</param>
internal sealed class EventMemberException(string rule) : JsonException(rule);

/// <summary>Reads text. A number or a Boolean in its place is taken as it is written.</summary>
internal sealed class TextConverter : ReadOnlyConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False =>
                Encoding.UTF8.GetString(reader.ValueSpan.ToArray()),
            _ => throw new EventMemberException(Messages.EventMemberText),
        };
}

/// <summary>Reads true or false, or the same as text.</summary>
internal sealed class FlagConverter : ReadOnlyConverter<bool?>
{
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.String when reader.ValueSpan.IsEmpty => null,
            JsonTokenType.String when bool.TryParse(reader.GetString(), out var flag) => flag,
            _ => throw new EventMemberException(Messages.EventMemberFlag),
        };
}

/// <summary>Reads a score: a number from 0 to 1, or the same as text.</summary>
internal sealed class ScoreConverter : ReadOnlyConverter<double?>
{
    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Numbers.Read(ref reader) switch
        {
            null => null,
            >= 0 and <= 1 and var score => score,
            _ => throw new EventMemberException(Messages.EventMemberScore),
        };
}

/// <summary>Reads a whole number, or the same as text.</summary>
internal sealed class NumberConverter : ReadOnlyConverter<long?>
{
    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Numbers.ReadWhole(ref reader, long.MinValue, long.MaxValue);
}

/// <summary>Reads a whole number that is not large, or the same as text.</summary>
internal sealed class SmallNumberConverter : ReadOnlyConverter<int?>
{
    public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (int?)Numbers.ReadWhole(ref reader, int.MinValue, int.MaxValue);
}

/// <summary>Reads a time in the form of ISO 8601, or in milliseconds since 1970; one that names no zone is in UTC.</summary>
internal sealed class TimeConverter : ReadOnlyConverter<DateTime?>
{
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly long MostMilliseconds = (long)(DateTime.MaxValue - Epoch).TotalMilliseconds;

    public override DateTime? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && reader.TryGetDateTime(out var time))
        {
            return time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc);
        }

        try
        {
            return Numbers.ReadWhole(ref reader, 0, MostMilliseconds) is { } milliseconds
                ? Epoch.AddMilliseconds(milliseconds)
                : null;
        }
        catch (EventMemberException)
        {
            throw new EventMemberException(Messages.EventMemberTime);
        }
    }
}

/// <summary>Reads SIP headers by their names, of which upper and lower case are the same.</summary>
internal sealed class HeadersConverter : ReadOnlyConverter<IDictionary?>
{
    public override IDictionary? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new EventMemberException(Messages.EventMemberObject);
        }

        Dictionary<string, string?> headers = new(StringComparer.OrdinalIgnoreCase);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            headers[name] = ReadAny(ref reader);
        }

        return headers;
    }

    // A header that is there twice may come as a list.
    private static string? ReadAny(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.Null)
        {
            return reader.GetString();
        }

        using var value = JsonDocument.ParseValue(ref reader);
        return value.RootElement.GetRawText();
    }
}

/// <summary>A converter for what is read only.</summary>
internal abstract class ReadOnlyConverter<T> : JsonConverter<T>
{
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        throw new NotSupportedException();
}

/// <summary>Reads numbers that may be text; an empty text is none.</summary>
internal static class Numbers
{
    // Up to here a double holds every whole number.
    private const double MostExact = 1L << 53;

    public static double? Read(ref Utf8JsonReader reader)
    {
        double number = 0;
        var isNumber = reader.TokenType switch
        {
            JsonTokenType.Number => reader.TryGetDouble(out number),
            JsonTokenType.String =>
                double.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number),
            _ => false,
        };
        return isNumber ? number
            : reader.TokenType == JsonTokenType.String && reader.ValueSpan.IsEmpty ? null
            : throw new EventMemberException(Messages.EventMemberNumber);
    }

    public static long? ReadWhole(ref Utf8JsonReader reader, long least, long most)
    {
        if (!IsLong(ref reader, out var whole))
        {
            switch (Read(ref reader))
            {
                case null:
                    return null;
                case { } number when number >= -MostExact && number <= MostExact && Math.Floor(number) == number:
                    whole = (long)number;
                    break;
                default:
                    throw new EventMemberException(Messages.EventMemberNumber);
            }
        }

        return whole >= least && whole <= most ? whole : throw new EventMemberException(Messages.EventMemberNumber);
    }

    private static bool IsLong(ref Utf8JsonReader reader, out long number)
    {
        number = 0;
        return reader.TokenType switch
        {
            JsonTokenType.Number => reader.TryGetInt64(out number),
            JsonTokenType.String =>
                long.TryParse(reader.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number),
            _ => false,
        };
    }
}
