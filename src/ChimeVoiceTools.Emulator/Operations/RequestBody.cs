using System.Text.Json;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.Operations;

/// <summary>The JSON object that a request bears. Members that the API doesn't list are ignored, as the service does.</summary>
internal readonly struct RequestBody
{
    private readonly JsonElement _object;
    private readonly string _path;

    private RequestBody(JsonElement @object, string path)
    {
        _object = @object;
        _path = path;
    }

    /// <exception cref="ServiceException">The body is no JSON object.</exception>
    public static RequestBody Parse(ReadOnlyMemory<byte> body)
    {
        JsonElement element;
        try
        {
            using var document = JsonDocument.Parse(body);
            element = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new ServiceException(ServiceErrors.BadRequest, Messages.BodyNotJson);
        }

        return element.ValueKind == JsonValueKind.Object
            ? new RequestBody(element, string.Empty)
            : throw new ServiceException(ServiceErrors.BadRequest, Messages.BodyNotObject);
    }

    /// <returns>The text; null where the member is absent or null.</returns>
    public string? OptionalText(string member)
    {
        if (!TryGet(member, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            throw WrongType(member, Messages.TypeString);
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // A lone half of a surrogate pair, or bytes that are not UTF-8.
            throw WrongType(member, Messages.TypeString);
        }
    }

    public string Text(string member) => OptionalText(member) ?? throw Missing(member);

    public RequestBody Object(string member) =>
        !TryGet(member, out var value)
            ? throw Missing(member)
            : value.ValueKind == JsonValueKind.Object
                ? new RequestBody(value, _path + member + ".")
                : throw WrongType(member, Messages.TypeObject);

    /// <returns>The objects of a list; null where the member is absent or null.</returns>
    public IReadOnlyList<RequestBody>? OptionalObjects(string member)
    {
        if (!TryGet(member, out var list))
        {
            return null;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            throw WrongType(member, Messages.TypeList);
        }

        var path = _path + member + ".";
        var objects = new List<RequestBody>();
        foreach (var item in list.EnumerateArray())
        {
            objects.Add(item.ValueKind == JsonValueKind.Object
                ? new RequestBody(item, path)
                : throw WrongType(member, Messages.TypeList));
        }

        return objects;
    }

    private bool TryGet(string member, out JsonElement value) =>
        _object.TryGetProperty(member, out value) && value.ValueKind != JsonValueKind.Null;

    private ServiceException Missing(string member) => Rules.Broken(_path + member, Messages.RequiredConstraint);

    private ServiceException WrongType(string member, string type) =>
        new(ServiceErrors.BadRequest, Resources.Text.Format(Messages.WrongType, _path + member, type));
}
