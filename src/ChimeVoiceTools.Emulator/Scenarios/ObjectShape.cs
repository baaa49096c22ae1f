using System.Text.Json;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.Scenarios;

/// <summary>An object with these members and no others.</summary>
/// <param name="description">What it is.</param>
/// <param name="members">The members it may have.</param>
/// <param name="required">Those that it must have.</param>
/// <param name="oneOf">Those of which it must have exactly one; none for no such rule.</param>
internal sealed class ObjectShape(
    string description, IReadOnlyList<(string Name, Shape Shape)> members, string[]? required = null, string[]? oneOf = null)
    : Shape(description)
{
    private readonly Dictionary<string, Shape> _shapes = members.ToDictionary(member => member.Name, member => member.Shape);

    public override void Check(JsonElement value, string place)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw new EmulatorScenarioException(place, Messages.ScenarioObject);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var at = place.Length == 0 ? member.Name : $"{place}.{member.Name}";
            if (!_shapes.TryGetValue(member.Name, out var shape))
            {
                throw new EmulatorScenarioException(at, Text.Format(Messages.ScenarioUnknownMember, string.Join(", ", _shapes.Keys)));
            }

            if (!seen.Add(member.Name))
            {
                throw new EmulatorScenarioException(at, Messages.ScenarioTwice);
            }

            shape.Check(member.Value, at);
        }

        if (required?.FirstOrDefault(name => !seen.Contains(name)) is { } missing)
        {
            throw new EmulatorScenarioException(place, Text.Format(Messages.ScenarioRequired, missing));
        }

        if (oneOf is not null && oneOf.Count(seen.Contains) != 1)
        {
            throw new EmulatorScenarioException(place, Text.Format(Messages.ScenarioOneOf, string.Join(", ", oneOf)));
        }
    }

    protected override void WriteRules(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        foreach (var (name, shape) in members)
        {
            writer.WritePropertyName(name);
            shape.WriteSchema(writer);
        }

        writer.WriteEndObject();
        writer.WriteBoolean("additionalProperties", false);
        if (required is not null)
        {
            writer.WriteStartArray("required");
            foreach (var name in required)
            {
                writer.WriteStringValue(name);
            }

            writer.WriteEndArray();
        }

        if (oneOf is not null)
        {
            writer.WriteStartArray("oneOf");
            foreach (var name in oneOf)
            {
                writer.WriteStartObject();
                writer.WriteStartArray("required");
                writer.WriteStringValue(name);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }
    }
}
