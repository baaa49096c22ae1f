using System.Reflection;
using System.Text.Json.Nodes;

namespace ChimeVoiceTools.Emulator.Schema;

/// <summary>Writes the JSON schema of a type, from the same rules that documents are checked against.</summary>
internal static class SchemaWriter
{
    public static SchemaAttribute RuleOf(Type type) => type.GetCustomAttribute<SchemaAttribute>()!;

    /// <summary>Adds the members that describe a type to a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="type">The type.</param>
    /// <param name="rule">The rule for its value.</param>
    /// <param name="description">The description; null for none.</param>
    public static JsonObject Describe(JsonObject schema, Type type, SchemaAttribute rule, string? description)
    {
        if (description is not null)
        {
            schema["description"] = description;
        }

        if (SchemaMember.ItemOf(type) is { } item)
        {
            schema["type"] = "array";
            schema["items"] = SchemaMember.Of(item).Count > 0
                ? Describe([], item, RuleOf(item), RuleOf(item).Description)
                : Describe([], item, rule, null);
        }
        else if (SchemaMember.Of(type) is { Count: > 0 } members)
        {
            DescribeObject(schema, type, members);
        }
        else if (type == typeof(bool))
        {
            schema["type"] = "boolean";
        }
        else if (SchemaValidator.IsNumber(type))
        {
            schema["type"] = type == typeof(int) ? "integer" : "number";
            schema[rule.IsMinExclusive ? "exclusiveMinimum" : "minimum"] = rule.Min;
            schema["maximum"] = rule.Max;
        }
        else
        {
            DescribeText(schema, type, rule);
        }

        return schema;
    }

    private static void DescribeObject(JsonObject schema, Type type, IReadOnlyList<SchemaMember> members)
    {
        var properties = new JsonObject();
        foreach (var member in members)
        {
            properties[member.Name] = Describe([], member.Type, member.Rule, member.Rule.Description);
        }

        schema["type"] = "object";
        schema["properties"] = properties;
        schema["additionalProperties"] = false;
        if (members.Any(member => member.Rule.IsRequired))
        {
            schema["required"] = List(members.Where(member => member.Rule.IsRequired).Select(member => member.Name));
        }

        if (RuleOf(type).OneOf is { } oneOf)
        {
            schema["oneOf"] = new JsonArray([.. oneOf.Select(name => new JsonObject { ["required"] = List([name]) })]);
        }
    }

    private static void DescribeText(JsonObject schema, Type type, SchemaAttribute rule)
    {
        schema["type"] = "string";
        if (SchemaMember.Words(type, rule) is { } words)
        {
            schema["enum"] = List(words);
            return;
        }

        schema["maxLength"] = rule.MaxLength;
        if (rule.Pattern is not null || !rule.MayBeBlank)
        {
            schema["pattern"] = rule.Pattern is { } pattern ? $"^(?:{pattern})$" : "\\S";
        }
    }

    private static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
