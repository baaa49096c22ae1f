using System.Collections;
using System.Collections.Specialized;
using System.Reflection;
using System.Text.Json;
using Amazon.Runtime;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.MediaInsights;

/// <summary>
/// Makes the client's typed objects of JSON that spells their members as AWS does, and plain data of typed objects. It goes by
/// the public properties of the types, so that a member that a newer client has needs nothing here.
/// </summary>
internal static class TypedObjects
{
    /// <summary>Makes a typed object of JSON.</summary>
    /// <param name="json">The JSON of an object.</param>
    /// <param name="path">What errors call it.</param>
    /// <exception cref="ChimeException">A member is unknown, or has the wrong type; the message names its path.</exception>
    public static T Read<T>(string json, string path)
        where T : class, new()
    {
        using var document = JsonDocument.Parse(json);
        return (T)ReadObject(typeof(T), document.RootElement, path);
    }

    /// <summary>Makes plain data of a typed object: a table of what it has, in the order of its type's properties.</summary>
    public static IDictionary Write(object typed)
    {
        var members = new OrderedDictionary();
        foreach (var property in Properties(typed.GetType()))
        {
            if (property.GetValue(typed) is { } value and not ICollection { Count: 0 })
            {
                members.Add(property.Name, WriteValue(value));
            }
        }

        return members;
    }

    private static object WriteValue(object value) => value switch
    {
        string or ValueType => value,
        ConstantClass word => word.Value,
        IEnumerable items => items.Cast<object>().Select(WriteValue).ToArray(),
        _ => Write(value),
    };

    private static object ReadObject(Type type, JsonElement value, string path)
    {
        Require(value.ValueKind == JsonValueKind.Object, path, Messages.RuleObject);
        PropertyInfo[] properties = [.. Properties(type)];
        HashSet<string> given = new(StringComparer.OrdinalIgnoreCase);
        var made = Activator.CreateInstance(type)!;
        foreach (var member in value.EnumerateObject())
        {
            // As everywhere in PowerShell, upper and lower case are the same.
            var at = $"{path}.{member.Name}";
            PropertyInfo? property = Array.Find(
                properties, property => property.Name.Equals(member.Name, StringComparison.OrdinalIgnoreCase));
            Require(
                property is not null,
                at,
                Text.Format(Messages.RuleKnownMember, string.Join(", ", properties.Select(static property => property.Name))));
            Require(given.Add(member.Name), at, Messages.RuleMemberOnce);
            if (member.Value.ValueKind != JsonValueKind.Null)
            {
                property!.SetValue(made, ReadValue(property.PropertyType, member.Value, at));
            }
        }

        return made;
    }

    private static object ReadValue(Type declared, JsonElement value, string path)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(string) || typeof(ConstantClass).IsAssignableFrom(type))
        {
            Require(value.ValueKind == JsonValueKind.String, path, Messages.RuleText);
            return type == typeof(string) ? value.GetString()! : Activator.CreateInstance(type, value.GetString())!;
        }

        if (type == typeof(bool))
        {
            Require(value.ValueKind is JsonValueKind.True or JsonValueKind.False, path, Messages.RuleTrueOrFalse);
            return value.GetBoolean();
        }

        if (type == typeof(int))
        {
            var number = 0;
            Require(value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out number), path, Messages.RuleWholeNumber);
            return number;
        }

        return typeof(IList).IsAssignableFrom(type) ? ReadList(type, value, path) : ReadObject(type, value, path);
    }

    private static object ReadList(Type type, JsonElement value, string path)
    {
        Require(value.ValueKind == JsonValueKind.Array, path, Messages.RuleList);
        var list = (IList)Activator.CreateInstance(type)!;
        foreach (var item in value.EnumerateArray())
        {
            list.Add(ReadValue(type.GetGenericArguments()[0], item, $"{path}[{list.Count}]"));
        }

        return list;
    }

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(
            static property => property.CanRead && property.CanWrite);

    // The service's model calls some of the values sensitive, so an error names the path alone.
    private static void Require(bool holds, string path, string rule)
    {
        if (!holds)
        {
            throw Rules.BrokenBySecret(path, rule);
        }
    }
}
