using System.Text.Json;
using System.Text.Json.Serialization;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.Schema;

/// <summary>Reads JSON documents into the types that describe them.</summary>
internal static class BoundJson
{
    /// <summary>The longest time that a document may give, in seconds: ten years.</summary>
    public const double LongestTime = 10 * 365.25 * 24 * 3600;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(), new SecondsConverter() },
    };

    /// <summary>Checks and reads a document.</summary>
    /// <exception cref="EmulatorScenarioException">It is no JSON, or breaks a rule.</exception>
    public static T Read<T>(Func<JsonDocument> parse)
    {
        try
        {
            using var document = parse();
            SchemaValidator.Validate(document.RootElement, typeof(T));
            return document.Deserialize<T>(Options)!;
        }
        catch (JsonException exception)
        {
            var rule = Text.Format(Messages.ScenarioNotJson, exception.LineNumber + 1, exception.BytePositionInLine + 1);
            throw new EmulatorScenarioException(string.Empty, rule);
        }
    }

    /// <summary>Checks an object that was made in code as the document that it would have come from.</summary>
    /// <exception cref="EmulatorScenarioException">It breaks a rule.</exception>
    public static void Validate<T>(T value) =>
        SchemaValidator.Validate(JsonSerializer.SerializeToElement(value, Options), typeof(T));

    private sealed class SecondsConverter : JsonConverter<TimeSpan>
    {
        // At least a tick, since what takes some time must not take none by rounding.
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TimeSpan.FromTicks((long)Math.Ceiling(reader.GetDouble() * TimeSpan.TicksPerSecond));

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.TotalSeconds);
    }
}
