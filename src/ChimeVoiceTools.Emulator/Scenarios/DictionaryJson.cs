using System.Collections;
using System.Globalization;
using System.Text.Json;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.Scenarios;

/// <summary>Makes JSON of dictionaries and lists, as scripting languages write them.</summary>
internal static class DictionaryJson
{
    private const int Deepest = 32;

    public static JsonDocument Write(IDictionary dictionary)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            WriteValue(writer, dictionary, string.Empty, 0);
        }

        return JsonDocument.Parse(stream.ToArray());
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value, string place, int depth)
    {
        if (depth > Deepest)
        {
            throw new EmulatorScenarioException(place, Messages.ScenarioTooDeep);
        }

        switch (Unwrapped(value))
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
            case TimeSpan time:
                writer.WriteNumberValue(time.TotalSeconds);
                break;
            case double number when !double.IsNaN(number) && !double.IsInfinity(number):
                writer.WriteNumberValue(number);
                break;
            case float number when !float.IsNaN(number) && !float.IsInfinity(number):
                writer.WriteNumberValue(number);
                break;
            case Enum name:
                writer.WriteStringValue(name.ToString());
                break;
            case byte or sbyte or short or ushort or int or uint or long or ulong or decimal:
                writer.WriteNumberValue(Convert.ToDecimal(Unwrapped(value), CultureInfo.InvariantCulture));
                break;
            case IDictionary members:
                WriteMembers(writer, members, place, depth);
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                var index = 0;
                foreach (var item in items)
                {
                    WriteValue(writer, item, $"{place}[{index++}]", depth + 1);
                }

                writer.WriteEndArray();
                break;
            case var other:
                throw new EmulatorScenarioException(place, Text.Format(Messages.ScenarioUnknownType, other.GetType()));
        }
    }

    private static void WriteMembers(Utf8JsonWriter writer, IDictionary members, string place, int depth)
    {
        writer.WriteStartObject();
        foreach (DictionaryEntry member in members)
        {
            var name = Convert.ToString(member.Key, CultureInfo.InvariantCulture) ?? string.Empty;
            if (name.Length > 0)
            {
                name = char.ToLowerInvariant(name[0]) + name.Substring(1);
            }

            if (Unwrapped(member.Value) is { } value)
            {
                writer.WritePropertyName(name);
                WriteValue(writer, value, place.Length == 0 ? name : $"{place}.{name}", depth + 1);
            }
        }

        writer.WriteEndObject();
    }

    // PowerShell wraps values in an object of its own, which can't be named here.
    private static object? Unwrapped(object? value) =>
        value?.GetType() is { FullName: "System.Management.Automation.PSObject" } type
            ? type.GetProperty("BaseObject")?.GetValue(value)
            : value;
}
