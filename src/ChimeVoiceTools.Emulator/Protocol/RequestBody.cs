using System.Text.Json;
using System.Text.Json.Nodes;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.Protocol;

/// <summary>The JSON object in a request. Members that the API does not list are ignored, as the service does.</summary>
internal sealed class RequestBody
{
    private readonly JsonElement _object;
    private readonly string _path;

    private RequestBody(JsonElement @object, string path)
    {
        _object = @object;
        _path = path;
    }

    /// <exception cref="ApiException">The body is no JSON object.</exception>
    public static RequestBody Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new RequestBody(document.RootElement.Clone(), string.Empty)
                : throw new ApiException(ApiErrors.BadRequest, Messages.BodyNotObject);
        }
        catch (JsonException)
        {
            throw new ApiException(ApiErrors.BadRequest, Messages.BodyNotJson);
        }
    }

    /// <summary>Returns what the API knows of the body.</summary>
    /// <exception cref="ApiException">The body does not fit the shape.</exception>
    public JsonObject Read(Shape shape) => (JsonObject)shape.Read(_object, string.Empty);

    /// <summary>Returns a text, or null when the member is absent or null.</summary>
    public string? OptionalText(string member)
    {
        try
        {
            return Find(member, JsonValueKind.String, Messages.TypeString)?.GetString();
        }
        catch (InvalidOperationException)
        {
            // A lone half of a surrogate pair, or bytes that are not UTF-8.
            throw WrongType(member, Messages.TypeString);
        }
    }

    public string Text(string member) => OptionalText(member) ?? throw Missing(member);

    public RequestBody Object(string member) =>
        Find(member, JsonValueKind.Object, Messages.TypeObject) is { } value
            ? new RequestBody(value, _path + member + ".")
            : throw Missing(member);

    /// <summary>Returns the objects of a list, or null when the member is absent or null.</summary>
    public List<RequestBody>? OptionalObjects(string member) =>
        Find(member, JsonValueKind.Array, Messages.TypeList)?.EnumerateArray()
            .Select(item => item.ValueKind == JsonValueKind.Object
                ? new RequestBody(item, _path + member + ".")
                : throw WrongType(member, Messages.TypeList))
            .ToList();

    private JsonElement? Find(string member, JsonValueKind kind, string type) =>
        !_object.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null
            ? null
            : value.ValueKind == kind ? value : throw WrongType(member, type);

    private ApiException Missing(string member) => Constraints.Broken(_path + member, Messages.RequiredConstraint);

    private ApiException WrongType(string member, string type) =>
        new(ApiErrors.BadRequest, Resources.Text.Format(Messages.WrongType, _path + member, type));
}
