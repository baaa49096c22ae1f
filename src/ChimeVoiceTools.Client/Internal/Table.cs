using System.Text.Json;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Internal;

/// <summary>
/// Says how a JSON object is read into a <typeparamref name="T"/> and written from one: a table of its members for both ways.
/// </summary>
/// <typeparam name="T">The class that stands for the object.</typeparam>
internal sealed class Table<T>
    where T : class, new()
{
    public Shape<T> Reader { get; } = new();

    public ObjectWriter<T> Writer { get; } = new();

    /// <summary>Reads an array of such objects.</summary>
    public JsonListUnmarshaller<T, Shape<T>> ReadList => Reader.List;

    public Table<T> Text(string name, Func<T, string?> get, Action<T, string?> set)
    {
        Reader.Member(name, StringUnmarshaller.Instance, set);
        Writer.Member(name, get);
        return this;
    }

    public Table<T> Number(string name, Func<T, int?> get, Action<T, int?> set)
    {
        Reader.Member(name, NullableIntUnmarshaller.Instance, set);
        Writer.Member(name, get);
        return this;
    }

    public Table<T> Flag(string name, Func<T, bool?> get, Action<T, bool?> set)
    {
        Reader.Member(name, NullableBoolUnmarshaller.Instance, set);
        Writer.Member(name, item => (object?)get(item), static (json, value) => json.WriteBooleanValue((bool)value));
        return this;
    }

    /// <summary>Adds a time, which answers alone have.</summary>
    public Table<T> Time(string name, Action<T, DateTime?> set)
    {
        Reader.Member(name, NullableDateTimeUnmarshaller.Instance, set);
        return this;
    }

    public Table<T> Texts(string name, Func<T, List<string>?> get, Action<T, List<string>> set)
    {
        Reader.Member(name, new JsonListUnmarshaller<string, StringUnmarshaller>(StringUnmarshaller.Instance), set);
        Writer.Member(name, get, static (json, values) => ObjectWriter.WriteTexts(json, values));
        return this;
    }

    public Table<T> TextTable(string name, Func<T, Dictionary<string, string>?> get, Action<T, Dictionary<string, string>> set)
    {
        Reader.Member(
            name,
            new JsonDictionaryUnmarshaller<string, string, StringUnmarshaller, StringUnmarshaller>(
                StringUnmarshaller.Instance, StringUnmarshaller.Instance),
            set);
        Writer.Member(name, get, static (json, values) => ObjectWriter.WriteTexts(json, values));
        return this;
    }

    public Table<T> Object<TValue>(string name, Table<TValue> table, Func<T, TValue?> get, Action<T, TValue> set)
        where TValue : class, new()
    {
        Reader.Member(name, table.Reader, set);
        Writer.Member(name, get, table.Writer.Write);
        return this;
    }

    public Table<T> List<TValue>(string name, Table<TValue> table, Func<T, List<TValue>?> get, Action<T, List<TValue>> set)
        where TValue : class, new()
    {
        Reader.Member(name, table.ReadList, set);
        Writer.Member(name, get, table.Writer.WriteList);
        return this;
    }
}
