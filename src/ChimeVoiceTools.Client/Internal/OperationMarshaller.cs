using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.ChimeSDKVoice.Internal;

/// <summary>Says how a request becomes HTTP: a table of what goes into the path, the query and the body, and the one writer for all such tables.</summary>
/// <param name="method">The HTTP method.</param>
/// <param name="path">The path, with a <c>{Name}</c> for each member that is part of it.</param>
internal sealed class OperationMarshaller<TRequest>(string method, string path) : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
{
    private readonly List<Action<TRequest, IRequest>> _uri = [];
    private readonly List<Action<TRequest, Utf8JsonWriter>> _body = [];

    /// <summary>Adds a member that is a segment of the path. A request without it is refused, as the official client does; an empty one is not.</summary>
    public OperationMarshaller<TRequest> Path(string name, Func<TRequest, string?> get)
    {
        _uri.Add((request, http) => http.AddPathResource($"{{{name}}}", get(request) ?? throw Missing(name)));
        return this;
    }

    /// <summary>Adds a constant to the query.</summary>
    public OperationMarshaller<TRequest> Query(string name, string constant)
    {
        _uri.Add((_, http) => http.AddSubResource(name, constant));
        return this;
    }

    /// <summary>Adds a member to the query. It is left out where it is null.</summary>
    public OperationMarshaller<TRequest> Query(string name, Func<TRequest, string?> get)
    {
        _uri.Add((request, http) =>
        {
            if (get(request) is { } value)
            {
                http.Parameters.Add(name, value);
            }
        });
        return this;
    }

    /// <summary>Adds a member to the query. A request without it, or with an empty one, is refused, as the official client does.</summary>
    public OperationMarshaller<TRequest> RequiredQuery(string name, string member, Func<TRequest, string?> get)
    {
        _uri.Add((request, http) =>
            http.Parameters.Add(name, get(request) is { Length: > 0 } value ? value : throw Missing(member)));
        return this;
    }

    /// <summary>Adds a string to the body. It is left out where it is null.</summary>
    public OperationMarshaller<TRequest> Body(string name, Func<TRequest, string?> get) =>
        Body(name, get, static (json, value) => json.WriteStringValue(value));

    /// <summary>Adds a value to the body. It is left out where it is null.</summary>
    public OperationMarshaller<TRequest> Body<TValue>(string name, Func<TRequest, TValue?> get, Action<Utf8JsonWriter, TValue> write)
        where TValue : class
    {
        _body.Add((request, json) =>
        {
            if (get(request) is { } value)
            {
                json.WritePropertyName(name);
                write(json, value);
            }
        });
        return this;
    }

    /// <inheritdoc/>
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = (TRequest)input;
        var http = new DefaultRequest(request, "Amazon.ChimeSDKVoice") { HttpMethod = method, ResourcePath = path };
        http.Headers[Amazon.Util.HeaderKeys.XAmzApiVersion] = AmazonChimeSDKVoiceConfig.ApiVersion;
        foreach (var add in _uri)
        {
            add(request, http);
        }

        if (_body.Count > 0)
        {
            http.Headers[Amazon.Util.HeaderKeys.ContentTypeHeader] = "application/json";
            http.Content = WriteBody(request);
        }

        return http;
    }

    private static AmazonChimeSDKVoiceException Missing(string member) =>
        new($"Request object does not have required field {member} set");

    private byte[] WriteBody(TRequest request)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            foreach (var write in _body)
            {
                write(request, json);
            }

            json.WriteEndObject();
        }

        return body.ToArray();
    }
}
