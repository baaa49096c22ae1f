using System.Collections;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using System.Text;
using System.Text.Json;

namespace ChimeVoiceTools.Input;

/// <summary>
/// Writes an object that was made from JSON (by ConvertFrom-Json, say, and perhaps sent through Export-Clixml)
/// as JSON again.
/// </summary>
internal static class PipedJson
{
    // What is deeper is no notification; an object may even hold itself.
    private const int Deepest = 16;

    public static string Write(PSObject input)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            WriteValue(writer, input, 0);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value, int depth)
    {
        object? plain = value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;
        switch (plain)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case DateTime time:
                // ConvertFrom-Json makes a time of what looks like one; without a zone it was in UTC.
                WriteTime(writer, time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc));
                break;
            case DateTimeOffset time:
                WriteTime(writer, time.UtcDateTime);
                break;
            case byte[] bytes:
                writer.WriteBase64StringValue(bytes);
                break;
            case MemoryStream stream:
                writer.WriteBase64StringValue(stream.ToArray());
                break;
            case double or float:
                WriteNumber(writer, Convert.ToDouble(plain, CultureInfo.InvariantCulture));
                break;
            case byte or sbyte or short or ushort or int or uint or long or ulong or decimal or System.Numerics.BigInteger:
                writer.WriteRawValue(((IFormattable)plain).ToString(null, CultureInfo.InvariantCulture));
                break;
            case IDictionary or IEnumerable or PSObject when depth >= Deepest:
                writer.WriteNullValue();
                break;
            case IDictionary dictionary:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in dictionary)
                {
                    writer.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? string.Empty);
                    WriteValue(writer, entry.Value, depth + 1);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (object? item in items)
                {
                    WriteValue(writer, item, depth + 1);
                }

                writer.WriteEndArray();
                break;
            case PSObject custom:
                writer.WriteStartObject();
                foreach (PSPropertyInfo property in custom.Properties.Where(static property => property.MemberType == PSMemberTypes.NoteProperty))
                {
                    writer.WritePropertyName(property.Name);
                    WriteValue(writer, PipedObject.ValueOf(property), depth + 1);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteStringValue(Convert.ToString(plain, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteTime(Utf8JsonWriter writer, DateTime utc) =>
        writer.WriteStringValue(utc.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));

    private static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        if (double.IsNaN(number) || double.IsInfinity(number))
        {
            // JSON has no such numbers; whoever reads it will say so.
            writer.WriteStringValue(text);
        }
        else
        {
            writer.WriteRawValue(text);
        }
    }
}
