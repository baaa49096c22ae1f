using System.Collections;
using System.Text.Json;

namespace Amazon.Internal;

/// <summary>
/// Says how a <typeparamref name="T"/> becomes a JSON object: a table of its members, each left out where it is null.
/// </summary>
/// <typeparam name="T">The class that the object is made of.</typeparam>
internal sealed class ObjectWriter<T>
{
    private readonly List<Action<T, Utf8JsonWriter>> _members = [];

    public bool IsEmpty => _members.Count == 0;

    public ObjectWriter<T> Member(string name, Func<T, string?> get) =>
        Member(name, get, static (json, value) => json.WriteStringValue(value));

    public ObjectWriter<T> Member(string name, Func<T, int?> get) =>
        Member(name, item => (object?)get(item), static (json, value) => json.WriteNumberValue((int)value));

    public ObjectWriter<T> Member<TValue>(string name, Func<T, TValue?> get, Action<Utf8JsonWriter, TValue> write)
        where TValue : class
    {
        _members.Add((item, json) =>
        {
            // Where collections are never null, an empty one means that none was given.
            if (get(item) is { } value && !(AWSConfigs.InitializeCollections && value is ICollection { Count: 0 }))
            {
                json.WritePropertyName(name);
                write(json, value);
            }
        });
        return this;
    }

    public void Write(Utf8JsonWriter json, T item)
    {
        json.WriteStartObject();
        foreach (var write in _members)
        {
            write(item, json);
        }

        json.WriteEndObject();
    }

    public void WriteList(Utf8JsonWriter json, List<T> items)
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            Write(json, item);
        }

        json.WriteEndArray();
    }
}

/// <summary>Writes collections of text.</summary>
internal static class ObjectWriter
{
    public static void WriteTexts(Utf8JsonWriter json, List<string> values)
    {
        json.WriteStartArray();
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    public static void WriteTexts(Utf8JsonWriter json, Dictionary<string, string> values)
    {
        json.WriteStartObject();
        foreach (var entry in values)
        {
            json.WriteString(entry.Key, entry.Value);
        }

        json.WriteEndObject();
    }
}
