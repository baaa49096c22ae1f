using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace ChimeVoiceTools.Input;

/// <summary>Takes tags in AWS.Tools' form too: objects or hashtables, each with a Key and a Value.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TagTableAttribute : ArgumentTransformationAttribute
{
    private const string Key = "Key";
    private const string Value = "Value";

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var plain = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (plain is null || (plain is IDictionary table && !IsTag(table)))
        {
            return plain;
        }

        Hashtable tags = [];
        foreach (var tag in plain is IList list ? list : new[] { plain })
        {
            (var key, var value) = Read(tag);
            if (key is null || tags.ContainsKey(key))
            {
                throw new ArgumentTransformationMetadataException(Messages.RuleTags);
            }

            tags.Add(key, value);
        }

        return tags;
    }

    /// <summary>Reads the tags of such a table; null for none.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>>? Read(Hashtable? table) => table is null
        ? null
        : [.. table.Cast<DictionaryEntry>()
            .Select(static tag => new KeyValuePair<string, string>(ToText(tag.Key), ToText(tag.Value)))];

    private static string ToText(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;

    private static bool IsTag(IDictionary table) => table.Count == 2 && table.Contains(Key) && table.Contains(Value);

    private static (object? Key, object? Value) Read(object? tag) => (tag is PSObject wrapped ? wrapped.BaseObject : tag) switch
    {
        null => default,
        IDictionary table => IsTag(table) ? (table[Key], table[Value]) : default,
        _ => (PSObject.AsPSObject(tag!).Properties[Key]?.Value, PSObject.AsPSObject(tag!).Properties[Value]?.Value),
    };
}
