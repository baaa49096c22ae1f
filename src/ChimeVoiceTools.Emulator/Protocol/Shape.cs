using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.Protocol;

/// <summary>What a value in a request may be, as the API's model says it.</summary>
internal abstract class Shape
{
    /// <summary>Gets any text of up to 1,024 characters that is not blank.</summary>
    public static Shape NotBlank { get; } =
        Text(1, 1024, @"[\s\S]*\S[\s\S]*", Resources.Text.Format(Messages.IdConstraint, 1024));

    public static Shape Boolean { get; } = new BooleanShape();

    /// <summary>Gets a time, in seconds since 1970.</summary>
    public static Shape Time { get; } = new NumberShape(int.MinValue, double.MaxValue, false);

    /// <summary>Returns a shape for text.</summary>
    /// <param name="min">The least length.</param>
    /// <param name="max">The greatest length.</param>
    /// <param name="pattern">A regular expression for the whole text; null for any text.</param>
    /// <param name="rule">What the pattern means, as the end of a sentence; null for the length alone.</param>
    public static Shape Text(int min, int max, string? pattern = null, string? rule = null) =>
        new TextShape(min, max, pattern, rule);

    public static Shape Word(params string[] words) => new WordShape(words);

    public static Shape WholeNumber(int min, int max) => new NumberShape(min, max, true);

    public static Shape List(int min, int max, Shape item) => new ListShape(min, max, item);

    /// <summary>Returns a shape for an object whose members may have any names that fit a shape.</summary>
    public static Shape Map(Shape name, Shape value) => new MapShape(name, value);

    /// <summary>Returns a shape for an object. A member whose name ends in an asterisk is required.</summary>
    public static Shape Structure(params (string Name, Shape Shape)[] members) => new StructureShape(members);

    /// <summary>Returns what the API knows of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="path">Where it stands in the request.</param>
    /// <exception cref="ApiException">The value does not fit.</exception>
    public abstract JsonNode Read(JsonElement value, string path);

    private static void Require(bool holds, string path, string rule)
    {
        if (!holds)
        {
            throw Constraints.Broken(path, rule);
        }
    }

    private static void RequireKind(JsonElement value, string path, JsonValueKind kind, string type)
    {
        if (value.ValueKind != kind)
        {
            throw new ApiException(ApiErrors.BadRequest, Resources.Text.Format(Messages.WrongType, path, type));
        }
    }

    private static string ReadText(JsonElement value, string path)
    {
        RequireKind(value, path, JsonValueKind.String, Messages.TypeString);
        return Decode(() => value.GetString()!, path);
    }

    private static string Decode(Func<string> read, string path)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            // A lone half of a surrogate pair, or bytes that are not UTF-8.
            throw new ApiException(ApiErrors.BadRequest, Resources.Text.Format(Messages.WrongType, path, Messages.TypeString));
        }
    }

    private sealed class TextShape(int min, int max, string? pattern, string? rule) : Shape
    {
        private readonly Regex? _pattern = pattern is null ? null : new Regex(
            $"^(?:{pattern})\\z", RegexOptions.CultureInvariant);

        private readonly string _rule = rule ?? Resources.Text.Format(Messages.LengthConstraint, min, max);

        public override JsonNode Read(JsonElement value, string path)
        {
            var text = ReadText(value, path);
            Require(text.Length >= min && text.Length <= max && (_pattern is null || _pattern.IsMatch(text)), path, _rule);
            return JsonValue.Create(text);
        }
    }

    private sealed class WordShape(string[] words) : Shape
    {
        public override JsonNode Read(JsonElement value, string path)
        {
            var text = ReadText(value, path);
            Require(words.Contains(text), path, Resources.Text.Format(Messages.WordConstraint, string.Join(", ", words)));
            return JsonValue.Create(text);
        }
    }

    private sealed class NumberShape(int min, double max, bool isWhole) : Shape
    {
        public override JsonNode Read(JsonElement value, string path)
        {
            RequireKind(value, path, JsonValueKind.Number, Messages.TypeNumber);
            var fits = value.TryGetDouble(out var number) && number >= min && number <= max;
            var rule = isWhole ? Resources.Text.Format(Messages.WholeNumberConstraint, min, max) : Messages.TimeConstraint;
            Require(fits && (!isWhole || value.TryGetInt32(out _)), path, rule);
            return isWhole ? JsonValue.Create(value.GetInt32()) : JsonValue.Create(number);
        }
    }

    private sealed class BooleanShape : Shape
    {
        public override JsonNode Read(JsonElement value, string path)
        {
            var isTrue = value.ValueKind == JsonValueKind.True;
            RequireKind(value, path, isTrue ? JsonValueKind.True : JsonValueKind.False, Messages.TypeBoolean);
            return JsonValue.Create(isTrue);
        }
    }

    private sealed class ListShape(int min, int max, Shape item) : Shape
    {
        public override JsonNode Read(JsonElement value, string path)
        {
            RequireKind(value, path, JsonValueKind.Array, Messages.TypeAnyList);
            var count = value.GetArrayLength();
            Require(count >= min && count <= max, path, Resources.Text.Format(Messages.CountConstraint, min, max));
            return new JsonArray([.. value.EnumerateArray().Select((element, index) => item.Read(element, $"{path}[{index}]"))]);
        }
    }

    private sealed class MapShape(Shape name, Shape value) : Shape
    {
        public override JsonNode Read(JsonElement element, string path)
        {
            RequireKind(element, path, JsonValueKind.Object, Messages.TypeObject);
            var map = new JsonObject();
            foreach (var member in element.EnumerateObject())
            {
                var key = Decode(() => member.Name, path);
                name.Read(JsonSerializer.SerializeToElement(key), path);
                map[key] = value.Read(member.Value, path);
            }

            return map;
        }
    }

    private sealed class StructureShape((string Name, Shape Shape)[] members) : Shape
    {
        private readonly (string Name, bool IsRequired, Shape Shape)[] _members =
            Array.ConvertAll(
                members, member => (member.Name.TrimEnd('*'), member.Name.EndsWith("*", StringComparison.Ordinal), member.Shape));

        public override JsonNode Read(JsonElement value, string path)
        {
            RequireKind(value, path, JsonValueKind.Object, Messages.TypeObject);
            var read = new JsonObject();
            foreach (var (name, isRequired, shape) in _members)
            {
                var at = path.Length == 0 ? name : $"{path}.{name}";
                if (value.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null)
                {
                    read[name] = shape.Read(member, at);
                }
                else
                {
                    Require(!isRequired, at, Messages.RequiredConstraint);
                }
            }

            return read;
        }
    }
}
