using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChimeVoiceTools.Emulator.Schema;

/// <summary>A member of a type that JSON is bound to.</summary>
internal sealed record SchemaMember(string Name, Type Type, SchemaAttribute Rule)
{
    private static readonly ConcurrentDictionary<Type, SchemaMember[]> Members = new();

    /// <summary>Gets the words that the value must be one of; null where any other rule holds.</summary>
    public static IEnumerable<string>? Words(Type type, SchemaAttribute rule) =>
        type.IsEnum
            ? type.GetEnumNames()
            : rule.Words
            ?? rule.WordsOf?.GetProperty("Words")!.GetValue(null) as IEnumerable<string>;

    /// <summary>Returns the members that a JSON object may have; none for what is no object.</summary>
    public static IReadOnlyList<SchemaMember> Of(Type type) => Members.GetOrAdd(type, static bound =>
    [
        .. from property in bound.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
           let rule = property.GetCustomAttribute<SchemaAttribute>()
           where rule is not null
           let name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
           let type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType
           select new SchemaMember(name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name), type, rule),
    ]);

    /// <summary>Returns the type of a list's items; null for what is no list.</summary>
    public static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;
}
