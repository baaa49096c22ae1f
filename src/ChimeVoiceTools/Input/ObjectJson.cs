using System.Collections;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using System.Text;
using System.Text.Json;

namespace ChimeVoiceTools.Input;

/// <summary>
/// Writes an object as JSON, whatever it is made of: by ConvertFrom-Json, say, and perhaps sent through Export-Clixml.
/// </summary>
internal static class ObjectJson
{
    /// <summary>Writes an object.</summary>
    /// <param name="input">The object.</param>
    /// <param name="maxDepth">
    /// How many levels of objects and arrays are written; what is deeper becomes null, since an object may hold itself.
    /// </param>
    public static string Write(object input, int maxDepth)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            WriteValue(writer, input, maxDepth);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value, int levels)
    {
        var plain = value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;
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
                WriteTime(
                    writer,
                    time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc));
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
            case IEnumerable or PSObject when levels == 0:
                writer.WriteNullValue();
                break;
            case IEnumerable items when plain is not (IDictionary or List<KeyValuePair<string, object?>>):
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    WriteValue(writer, item, levels - 1);
                }

                writer.WriteEndArray();
                break;
            case IEnumerable or PSObject:
                writer.WriteStartObject();
                foreach (var member in MembersOf(plain))
                {
                    writer.WritePropertyName(member.Key);
                    WriteValue(writer, member.Value, levels - 1);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteStringValue(Convert.ToString(plain, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static IEnumerable<KeyValuePair<string, object?>> MembersOf(object container)
    {
        switch (container)
        {
            case List<KeyValuePair<string, object?>> members:
                return members;
            case IDictionary dictionary:
                var entries = new List<KeyValuePair<string, object?>>();
                foreach (DictionaryEntry entry in dictionary)
                {
                    entries.Add(new(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? string.Empty, entry.Value));
                }

                return entries;
            default:
                return ((PSObject)container).Properties
                    .Where(static property => property.MemberType == PSMemberTypes.NoteProperty)
                    .Select(static property => new KeyValuePair<string, object?>(property.Name, PipedObject.ValueOf(property)));
        }
    }

    private static void WriteTime(Utf8JsonWriter writer, DateTime utc) =>
        writer.WriteStringValue(utc.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));

    private static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        if (double.IsNaN(number) || double.IsInfinity(number))
        {
            // JSON has no such numbers; its reader will say so.
            writer.WriteStringValue(text);
        }
        else
        {
            writer.WriteRawValue(text);
        }
    }
}
