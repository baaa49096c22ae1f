using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using ChimeVoiceTools.Emulator.Schema;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Input;

/// <summary>Writes hashtables as the JSON that the emulator reads.</summary>
internal static class HashtableJson
{
    private const int MaxDepth = 32;

    /// <summary>
    /// Writes a hashtable. Its names may begin with a capital letter, times may be a <see cref="TimeSpan"/>, and what is null
    /// is left out.
    /// </summary>
    /// <exception cref="EmulatorScenarioException">A value can't be written.</exception>
    public static string Write(IDictionary table) => ObjectJson.Write(Members(table, string.Empty, 0), MaxDepth + 1);

    // A list keeps a name that is there twice, which the emulator refuses.
    private static List<KeyValuePair<string, object?>> Members(IDictionary table, string path, int depth)
    {
        var members = new List<KeyValuePair<string, object?>>();
        foreach (DictionaryEntry member in table)
        {
            if (Unwrap(member.Value) is { } value)
            {
                var name = JsonNamingPolicy.CamelCase.ConvertName(
                    Convert.ToString(member.Key, CultureInfo.InvariantCulture) ?? string.Empty);
                members.Add(new(name, Plain(value, path.Length == 0 ? name : $"{path}.{name}", depth + 1)));
            }
        }

        return members;
    }

    private static object? Plain(object? value, string path, int depth) => value switch
    {
        _ when depth > MaxDepth => throw new EmulatorScenarioException(path, Messages.ScenarioTooDeep),
        IDictionary table => Members(table, path, depth),
        IEnumerable items and not string =>
            items.Cast<object?>().Select((item, index) => Plain(Unwrap(item), $"{path}[{index}]", depth + 1)).ToArray(),
        TimeSpan time => time.TotalSeconds,
        Enum name => name.ToString(),
        null or string or bool or byte or sbyte or short or ushort or int or uint or long or ulong or decimal => value,
        double number when !double.IsNaN(number) && !double.IsInfinity(number) => value,
        float single when !float.IsNaN(single) && !float.IsInfinity(single) => value,
        _ => throw new EmulatorScenarioException(path, Text.Format(Messages.ScenarioValueUnknown, value.GetType())),
    };

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
