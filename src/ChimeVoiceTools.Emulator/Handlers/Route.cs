using System.Text;
using System.Text.Json.Nodes;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Handlers;

/// <summary>Connects requests to what answers them.</summary>
/// <param name="Operation">The API's name of the operation.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path's segments; null where an id stands.</param>
/// <param name="Handle">Does the work on the state, whose gate is held meanwhile, and returns the result.</param>
/// <param name="Verb">What the query's <c>operation</c> must be; null when it is not looked at.</param>
internal sealed record Route(
    string Operation, string Method, string?[] Path, Func<HandlerContext, HandlerResult> Handle, string? Verb = null)
{
    public bool Matches(string method, RequestTarget target)
    {
        var segments = target.Segments;
        if (method != Method || segments.Length != Path.Length)
        {
            return false;
        }

        for (var i = 0; i < segments.Length; i++)
        {
            if (Path[i] is { } literal && segments[i] != literal)
            {
                return false;
            }
        }

        return Verb is null || target.Query("operation") == Verb;
    }
}

/// <summary>What a handler returns.</summary>
internal readonly record struct HandlerResult(int Status, ReadOnlyMemory<byte> Body, string MediaType = WireJson.MediaType)
{
    /// <summary>Gets what tells a browser what a page may do; null where none is answered.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>>? PageHeaders { get; init; }

    public static HandlerResult NoContent => new(204, default);

    /// <summary>Gets the result of an operation that succeeds with nothing to tell.</summary>
    public static HandlerResult Empty => new(200, default);

    public static HandlerResult Json(int status, object value) => new(status, WireJson.Answer(value));
}

/// <summary>A request that is being handled.</summary>
internal sealed class HandlerContext(Route route, RequestTarget target, ReadOnlyMemory<byte> body)
{
    public Route Route => route;

    /// <summary>Gets what the request is about, once the handler has found it.</summary>
    public Resource? Resource { get; private set; }

    /// <summary>Gets or sets when the request is handled, on the emulator's clock.</summary>
    public DateTime Now { get; set; }

    public string? Query(string name) => target.Query(name);

    public string Segment(int index) => target.Segments[index];

    public RequestBody ReadBody() => RequestBody.Parse(body);

    /// <summary>Reads what the API knows of the body.</summary>
    /// <exception cref="ApiException">The body does not fit the shape.</exception>
    public JsonObject ReadBody(Shape shape) => ReadBody().Read(shape);

    /// <summary>Reads the body as a form, as it stands.</summary>
    public string ReadForm() => Encoding.UTF8.GetString(body.ToArray());

    /// <summary>Sets what the request is about.</summary>
    /// <exception cref="ApiException">Too many others are about it.</exception>
    public T About<T>(T resource, int quota)
        where T : Resource
    {
        resource.RequireFree(quota);
        Resource = resource;
        return resource;
    }
}
