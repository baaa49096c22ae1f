using System.Text;
using System.Text.Json.Nodes;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.Queues;

/// <summary>What senders say of their messages, and the digests that SQS sends beside messages.</summary>
internal static class MessageAttributes
{
    private const byte TextTransport = 1;
    private const byte BytesTransport = 2;

    private static readonly string[] Types = ["String", "Number", "Binary"];

    /// <summary>Checks what a sender said of a message.</summary>
    /// <exception cref="ApiException">A value does not fit its type.</exception>
    public static JsonObject? Check(JsonObject? attributes)
    {
        foreach (var attribute in attributes ?? [])
        {
            var value = attribute.Value!.AsObject();
            var type = TextOf(value, "DataType")!.Split('.')[0];
            var isBinary = type == "Binary";
            var fits = value.ContainsKey("BinaryValue") == isBinary && value.ContainsKey("StringValue") == !isBinary;
            if (!fits || !Types.Contains(type))
            {
                var name = Resources.Text.Quote(attribute.Key);
                throw new ApiException(
                    QueueErrors.InvalidParameterValue, Resources.Text.Format(Messages.QueueAttributeInvalid, name));
            }
        }

        return attributes is { Count: > 0 } ? attributes : null;
    }

    /// <summary>Returns those attributes that a request asks for: by name, by the beginning of it, or all.</summary>
    public static JsonObject? Select(JsonObject? attributes, IReadOnlyList<string> names)
    {
        var selected = attributes?.Where(attribute => names.Any(name => Fits(attribute.Key, name))).ToList();
        return selected is { Count: > 0 }
            ? new JsonObject(selected.Select(attribute =>
                new KeyValuePair<string, JsonNode?>(attribute.Key, attribute.Value!.DeepClone())))
            : null;
    }

    public static string Digest(string body) => Digests.Md5(Encoding.UTF8.GetBytes(body));

    /// <summary>Returns the digest of attributes: name, type and value of each, in the order of the names.</summary>
    public static string? Digest(JsonObject? attributes)
    {
        if (attributes is null)
        {
            return null;
        }

        using var encoded = new MemoryStream();
        foreach (var attribute in attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
        {
            var value = attribute.Value!.AsObject();
            Write(encoded, Encoding.UTF8.GetBytes(attribute.Key));
            Write(encoded, Encoding.UTF8.GetBytes(TextOf(value, "DataType")!));
            var text = TextOf(value, "StringValue");
            encoded.WriteByte(text is null ? BytesTransport : TextTransport);
            Write(encoded, text is null ? Convert.FromBase64String(TextOf(value, "BinaryValue")!) : Encoding.UTF8.GetBytes(text));
        }

        return Digests.Md5(encoded.ToArray());
    }

    private static string? TextOf(JsonObject value, string member) => value[member]?.GetValue<string>();

    private static bool Fits(string attribute, string name) =>
        name is "All" or ".*" || name == attribute
        || (name.EndsWith(".*", StringComparison.Ordinal)
            && attribute.StartsWith(name.Substring(0, name.Length - 1), StringComparison.Ordinal));

    private static void Write(Stream encoded, byte[] part)
    {
        var length = part.Length;
        encoded.Write([(byte)(length >> 24), (byte)(length >> 16), (byte)(length >> 8), (byte)length], 0, 4);
        encoded.Write(part, 0, length);
    }
}
