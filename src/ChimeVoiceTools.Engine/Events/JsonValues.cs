using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Events;

/// <summary>Reads single values: a null and an empty text stand for none, and a number may be text.</summary>
internal static class JsonValues
{
    /// <summary>Text; a number or a Boolean in its place is taken as it is written.</summary>
    /// <param name="reader">Stands at the value.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <param name="known">Texts of which one is likely, and is then handed out itself.</param>
    public static string? Text(ref Utf8JsonReader reader, string name, params ReadOnlySpan<string?> known)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                foreach (string? text in known)
                {
                    if (text is not null && reader.ValueTextEquals(text))
                    {
                        return text;
                    }
                }

                return reader.GetString();
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                return Encoding.UTF8.GetString(reader.ValueSpan.ToArray());
            default:
                throw Broken(Messages.EventMemberText, name);
        }
    }

    /// <summary>A number.</summary>
    public static double? Number(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        ReadOnlySpan<byte> digits = reader.ValueSpan;
        bool isNumber = false;
        double number = 0;
        if (reader.TokenType is JsonTokenType.Number or JsonTokenType.String)
        {
            if (reader.TokenType == JsonTokenType.String && digits.IsEmpty)
            {
                return null;
            }

            isNumber = (Utf8Parser.TryParse(digits, out number, out int read) && read == digits.Length)
                || (reader.TokenType == JsonTokenType.String
                    && double.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number));
        }

        return isNumber && !double.IsNaN(number) && !double.IsInfinity(number) ? number : throw Broken(Messages.EventMemberNumber, name);
    }

    /// <summary>A number that is whole and not too large.</summary>
    public static long? Whole(ref Utf8JsonReader reader, string name, long most)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long whole) && Math.Abs(whole) <= most)
        {
            return whole;
        }

        return Number(ref reader, name) switch
        {
            null => null,
            double number when Math.Floor(number) == number && Math.Abs(number) <= Math.Min(most, 1L << 53) => (long)number,
            _ => throw Broken(Messages.EventMemberNumber, name),
        };
    }

    /// <summary>True or false, or the same as text.</summary>
    public static bool? Flag(ref Utf8JsonReader reader, string name) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        JsonTokenType.String when reader.ValueSpan.IsEmpty => null,
        JsonTokenType.String when bool.TryParse(reader.GetString(), out bool flag) => flag,
        _ => throw Broken(Messages.EventMemberFlag, name),
    };

    /// <summary>A time, in UTC; one that names no zone is in UTC already.</summary>
    public static DateTime? Time(ref Utf8JsonReader reader, string name)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.String when reader.ValueSpan.IsEmpty:
                return null;
            case JsonTokenType.String when reader.TryGetDateTime(out DateTime time):
                return time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc);
            default:
                throw Broken(Messages.EventMemberTime, name);
        }
    }

    private static MalformedEventException Broken(string message, string name) => new(Resources.Text.Format(message, name));
}
