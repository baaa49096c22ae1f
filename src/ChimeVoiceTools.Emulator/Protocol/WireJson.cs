using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChimeVoiceTools.Emulator.Protocol;

/// <summary>Writes JSON as the service does: times in ISO 8601 UTC, members without a value left out.</summary>
internal static class WireJson
{
    public const string MediaType = "application/json";

    private static readonly JsonSerializerOptions Answers = Options(null);
    private static readonly JsonSerializerOptions Notifications = Options(JsonNamingPolicy.CamelCase);

    /// <summary>Writes an object with its members' names as they are.</summary>
    public static byte[] Answer(object value) => JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Answers);

    /// <summary>Writes an object with its members' names in camel case.</summary>
    public static string Notification(object value) => JsonSerializer.Serialize(value, value.GetType(), Notifications);

    private static JsonSerializerOptions Options(JsonNamingPolicy? naming) => new()
    {
        PropertyNamingPolicy = naming,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new UtcConverter(), new JsonStringEnumConverter() },
    };

    private sealed class UtcConverter : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
    }
}
