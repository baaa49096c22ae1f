using System.Collections;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using ChimeVoiceTools.Emulator.Schema;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Emulators;

/// <summary>Writes hashtables as the JSON that the emulator reads.</summary>
internal static class HashtableJson
{
    private const int MaxDepth = 32;

    /// <summary>
    /// Writes a hashtable. Its names may begin with a capital letter, times may be a <see cref="TimeSpan"/>, and what is null
    /// is left out.
    /// </summary>
    /// <exception cref="EmulatorScenarioException">A value can't be written.</exception>
    public static string Write(IDictionary table)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            WriteMembers(writer, table, string.Empty, 0);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteMembers(Utf8JsonWriter writer, IDictionary members, string path, int depth)
    {
        writer.WriteStartObject();
        foreach (DictionaryEntry member in members)
        {
            if (Unwrap(member.Value) is { } value)
            {
                string key = Convert.ToString(member.Key, CultureInfo.InvariantCulture) ?? string.Empty;
                string name = JsonNamingPolicy.CamelCase.ConvertName(key);
                writer.WritePropertyName(name);
                WriteValue(writer, value, path.Length == 0 ? name : $"{path}.{name}", depth + 1);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value, string path, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new EmulatorScenarioException(path, Messages.ScenarioTooDeep);
        }

        switch (value)
        {
            case IDictionary members:
                WriteMembers(writer, members, path, depth);
                break;
            case IEnumerable items and not string:
                writer.WriteStartArray();
                int index = 0;
                foreach (object? item in items)
                {
                    WriteValue(writer, Unwrap(item), $"{path}[{index++}]", depth + 1);
                }

                writer.WriteEndArray();
                break;
            case TimeSpan time:
                writer.WriteNumberValue(time.TotalSeconds);
                break;
            case Enum name:
                writer.WriteStringValue(name.ToString());
                break;
            case null or string or bool or byte or sbyte or short or ushort or int or uint or long or ulong or decimal:
            case double number when !double.IsNaN(number) && !double.IsInfinity(number):
            case float single when !float.IsNaN(single) && !float.IsInfinity(single):
                JsonSerializer.Serialize(writer, value);
                break;
            default:
                throw new EmulatorScenarioException(path, Text.Format(Messages.ScenarioValueUnknown, value.GetType()));
        }
    }

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
