using System.Text.Json;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.Internal;

/// <summary>
/// Says how a JSON object becomes a <typeparamref name="T"/>: a table of its members, and the one reader for all such tables.
/// </summary>
/// <typeparam name="T">The class that the object is read into.</typeparam>
internal sealed class Shape<T> : IJsonUnmarshaller<T, JsonUnmarshallerContext>
    where T : class, new()
{
    private readonly List<(string Name, ReadMember Read)> _members = [];

    private delegate void ReadMember(T target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader);

    /// <summary>Reads an array of such objects.</summary>
    public JsonListUnmarshaller<T, Shape<T>> List => new(this);

    /// <summary>Whether nothing is read of the object, so that there need not be one.</summary>
    public bool IsEmpty => _members.Count == 0;

    /// <summary>Adds a member.</summary>
    /// <param name="name">The member's name in JSON, in the service's spelling; another spelling is another member.</param>
    /// <param name="values">Reads the member's value.</param>
    /// <param name="set">Puts the value where it belongs.</param>
    public Shape<T> Member<TValue>(string name, IJsonUnmarshaller<TValue, JsonUnmarshallerContext> values, Action<T, TValue> set)
    {
        _members.Add((name, (T target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) =>
            set(target, values.Unmarshall(context, ref reader))));
        return this;
    }

    /// <summary>Reads the object that a response's body holds.</summary>
    public T Unmarshall(JsonUnmarshallerContext body)
    {
        var reader = new StreamingUtf8JsonReader(
            body.Stream, AWSConfigs.StreamingUtf8JsonReaderBufferSize ?? 4096, body.JsonMaxDepth);
        return Unmarshall(body, ref reader);
    }

    /// <inheritdoc/>
    public T Unmarshall(JsonUnmarshallerContext input, ref StreamingUtf8JsonReader reader)
    {
        input.Read(ref reader);
        if (input.CurrentTokenType == JsonTokenType.Null)
        {
            return null!;
        }

        // AWSSDK.Core's list reader asks for items until an array ends, and without this would do so for ever where none began.
        if (input.CurrentTokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"The service sent {input.CurrentTokenType} where a {typeof(T).Name} was expected.");
        }

        var target = new T();
        var depth = input.CurrentDepth;
        while (input.ReadAtDepth(depth, ref reader))
        {
            // A member that is not in the table is passed over, with all that it holds.
            if (input.CurrentTokenType == JsonTokenType.PropertyName && input.CurrentDepth == depth)
            {
                ReadValue(target, input, ref reader);
            }
        }

        return target;
    }

    private void ReadValue(T target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader)
    {
        foreach (var (name, read) in _members)
        {
            if (reader.ValueTextEquals(name))
            {
                read(target, context, ref reader);
                return;
            }
        }
    }
}
