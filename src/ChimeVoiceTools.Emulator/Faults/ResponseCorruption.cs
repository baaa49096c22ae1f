using System.Text;
using System.Text.Json.Nodes;

namespace ChimeVoiceTools.Emulator.Faults;

/// <summary>Makes of a good response one that a client does not expect.</summary>
internal static class ResponseCorruption
{
    private const string UnknownStatus = "PAUSED_BY_SERVICE";

    public static ReadOnlyMemory<byte> Apply(FaultKind kind, ReadOnlyMemory<byte> body) => body.Length == 0 ? body : kind switch
    {
        FaultKind.MalformedJson => Encoding.UTF8.GetBytes("{\"Message\": \"" + Encoding.UTF8.GetString(body.ToArray())),

        // An answer in XML has neither a status nor members that could be added.
        _ when body.Span[0] == '<' => body,
        FaultKind.UnknownStatus => Rewrite(body, SetUnknownStatus),
        FaultKind.UnknownMembers => Rewrite(body, AddUnknownMembers),
        _ => body,
    };

    private static void SetUnknownStatus(JsonObject node)
    {
        var names = node.Select(member => member.Key)
            .Where(name => name == "Status" || name.EndsWith("TaskStatus", StringComparison.Ordinal));
        foreach (var member in names.ToList())
        {
            node[member] = UnknownStatus;
        }
    }

    private static void AddUnknownMembers(JsonObject node)
    {
        node["AddedLater"] = new JsonObject { ["Text"] = "text", ["Numbers"] = new JsonArray(1, 2.5), ["Nothing"] = null };
        node["AnotherAddedLater"] = true;
    }

    private static byte[] Rewrite(ReadOnlyMemory<byte> body, Action<JsonObject> change)
    {
        var root = JsonNode.Parse(body.Span)!;
        Visit(root, change);
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static void Visit(JsonNode? node, Action<JsonObject> change)
    {
        IEnumerable<JsonNode?> inner = node switch
        {
            JsonArray items => [.. items],
            JsonObject members => [.. members.Select(member => member.Value)],
            _ => [],
        };
        foreach (var child in inner)
        {
            Visit(child, change);
        }

        if (node is JsonObject changed)
        {
            change(changed);
        }
    }
}
