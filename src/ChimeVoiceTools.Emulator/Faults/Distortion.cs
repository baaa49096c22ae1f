using System.Text;
using System.Text.Json.Nodes;

namespace ChimeVoiceTools.Emulator.Faults;

/// <summary>Makes of a good answer what a client doesn't expect.</summary>
internal static class Distortion
{
    public const string UnknownStatus = "PAUSED_BY_SERVICE";

    public static ReadOnlyMemory<byte> Apply(FaultKind kind, ReadOnlyMemory<byte> body)
    {
        if (body.Length == 0)
        {
            return body;
        }

        switch (kind)
        {
            case FaultKind.MalformedJson:
                return Encoding.UTF8.GetBytes("{\"Message\": \"" + Encoding.UTF8.GetString(body.ToArray()));
            case FaultKind.UnknownStatus:
                return Rewrite(body, node =>
                {
                    foreach (var member in node.Select(pair => pair.Key).Where(IsStatus).ToList())
                    {
                        node[member] = UnknownStatus;
                    }
                });
            case FaultKind.UnknownMembers:
                return Rewrite(body, node =>
                {
                    node["AddedLater"] = new JsonObject { ["Text"] = "text", ["Numbers"] = new JsonArray(1, 2.5), ["Nothing"] = null };
                    node["AnotherAddedLater"] = true;
                });
            default:
                return body;
        }
    }

    private static bool IsStatus(string member) => member.EndsWith("TaskStatus", StringComparison.Ordinal);

    private static byte[] Rewrite(ReadOnlyMemory<byte> body, Action<JsonObject> change)
    {
        var root = JsonNode.Parse(body.Span)!;
        Visit(root, change);
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static void Visit(JsonNode? node, Action<JsonObject> change)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                Visit(item, change);
            }
        }
        else if (node is JsonObject members)
        {
            foreach (var member in members.ToList())
            {
                Visit(member.Value, change);
            }

            change(members);
        }
    }
}
