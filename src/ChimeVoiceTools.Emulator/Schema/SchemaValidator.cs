using System.Text.Json;
using System.Text.RegularExpressions;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.Schema;

/// <summary>Checks JSON against the rules of the type that it is bound to.</summary>
internal static class SchemaValidator
{
    /// <exception cref="EmulatorScenarioException">The value breaks a rule.</exception>
    public static void Validate(JsonElement value, Type type, SchemaAttribute? rule = null, string path = "")
    {
        if (SchemaMember.ItemOf(type) is { } item)
        {
            Require(value.ValueKind == JsonValueKind.Array, path, Messages.ScenarioList);
            var index = 0;
            foreach (var element in value.EnumerateArray())
            {
                Validate(element, item, rule, $"{path}[{index++}]");
            }
        }
        else if (SchemaMember.Of(type) is { Count: > 0 } members)
        {
            Require(value.ValueKind == JsonValueKind.Object, path, Messages.ScenarioObject);
            ValidateObject(value, type, members, path);
        }
        else
        {
            var error = type == typeof(bool)
                ? FlagError(value)
                : IsNumber(type) ? NumberError(value, type, rule!) : TextError(value, type, rule!);
            Require(error is null, path, error!);
        }
    }

    public static bool IsNumber(Type type) => type == typeof(int) || type == typeof(double) || type == typeof(TimeSpan);

    private static void ValidateObject(JsonElement value, Type type, IReadOnlyList<SchemaMember> members, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var given in value.EnumerateObject())
        {
            var at = path.Length == 0 ? given.Name : $"{path}.{given.Name}";
            var member = members.FirstOrDefault(member => member.Name == given.Name)
                ?? throw new EmulatorScenarioException(
                    at, Text.Format(Messages.ScenarioUnknownMember, string.Join(", ", members.Select(member => member.Name))));
            Require(seen.Add(given.Name), at, Messages.ScenarioTwice);
            Validate(given.Value, member.Type, member.Rule, at);
        }

        var missing = members.FirstOrDefault(member => member.Rule.IsRequired && !seen.Contains(member.Name));
        Require(missing is null, path, Text.Format(Messages.ScenarioRequired, missing?.Name));
        if (SchemaWriter.RuleOf(type).OneOf is { } oneOf)
        {
            Require(oneOf.Count(seen.Contains) == 1, path, Text.Format(Messages.ScenarioOneOf, string.Join(", ", oneOf)));
        }
    }

    private static string? FlagError(JsonElement value) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : Messages.ScenarioFlag;

    private static string? NumberError(JsonElement value, Type type, SchemaAttribute rule)
    {
        var isWhole = type == typeof(int);
        var fits = value.ValueKind == JsonValueKind.Number
            && value.TryGetDouble(out var number)
            && (rule.IsMinExclusive ? number > rule.Min : number >= rule.Min)
            && number <= rule.Max
            && (!isWhole || value.TryGetInt32(out _));
        var message = rule.IsMinExclusive ? Messages.ScenarioNumberAbove : Messages.ScenarioNumber;
        return fits ? null : Text.Format(isWhole ? Messages.ScenarioWholeNumber : message, rule.Min, rule.Max);
    }

    private static string? TextError(JsonElement value, Type type, SchemaAttribute rule)
    {
        string? text;
        try
        {
            text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // A lone half of a surrogate pair, or bytes that are not UTF-8.
            text = null;
        }

        if (text is null)
        {
            return Messages.ScenarioText;
        }

        if (SchemaMember.Words(type, rule) is { } words)
        {
            return words.Contains(text) ? null : Text.Format(Messages.ScenarioWord, string.Join(", ", words));
        }

        if (rule.Pattern is { } pattern)
        {
            return Regex.IsMatch(text, $"^(?:{pattern})\\z", RegexOptions.CultureInvariant) ? null : rule.PatternMessage;
        }

        return text.Length <= rule.MaxLength && (rule.MayBeBlank || !string.IsNullOrWhiteSpace(text))
            ? null
            : Text.Format(rule.MayBeBlank ? Messages.ScenarioTextLength : Messages.ScenarioTextNotBlank, rule.MaxLength);
    }

    private static void Require(bool holds, string path, string rule)
    {
        if (!holds)
        {
            throw new EmulatorScenarioException(path, rule);
        }
    }
}
