using System.Text.Json;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.ChimeSDKVoice.Internal;

/// <summary>Reads a JSON array of objects. AWSSDK.Core's own list reader never ends when it meets something else than an array.</summary>
internal sealed class ListShape<T>(Shape<T> items) : IJsonUnmarshaller<List<T>?, JsonUnmarshallerContext>
    where T : class, new()
{
    /// <inheritdoc/>
    public List<T>? Unmarshall(JsonUnmarshallerContext input, ref StreamingUtf8JsonReader reader)
    {
        input.Read(ref reader);
        if (input.CurrentTokenType == JsonTokenType.Null)
        {
            return AWSConfigs.InitializeCollections ? [] : null;
        }

        if (input.CurrentTokenType != JsonTokenType.StartArray)
        {
            throw new JsonException($"The service sent {input.CurrentTokenType} where a list of {typeof(T).Name} was expected.");
        }

        List<T> list = [];
        while (!input.Peek(JsonTokenType.EndArray, ref reader))
        {
            list.Add(items.Unmarshall(input, ref reader));
        }

        // Takes the token that was only peeked at, or what follows the array would be taken for part of it.
        input.Read(ref reader);
        return list;
    }
}
