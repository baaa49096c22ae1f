using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Amazon.Internal;

/// <summary>
/// An operation of a service: a table of what goes into the path, the query, the headers and the body of its request, of what its
/// answer holds and of its errors; and the one writer for all such tables.
/// </summary>
internal sealed class Operation<TRequest, TResponse> : InvokeOptionsBase, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    private readonly Service _service;
    private readonly string _method;
    private readonly string _path;
    private readonly OperationUnmarshaller<TResponse> _unmarshaller;
    private readonly List<Action<TRequest, IRequest>> _head = [];
    private readonly ObjectWriter<TRequest> _body = new();

    /// <param name="service">The service.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, with a <c>{Name}</c> for each member that is part of it.</param>
    public Operation(Service service, string method, string path)
    {
        _service = service;
        _method = method;
        _path = path;
        _unmarshaller = new OperationUnmarshaller<TResponse>(service);
        RequestMarshaller = this;
        ResponseUnmarshaller = _unmarshaller;
    }

    /// <summary>
    /// Adds a member that is a segment of the path. A request without it is refused, as the official client does; an empty one
    /// is not.
    /// </summary>
    public Operation<TRequest, TResponse> Path(string name, Func<TRequest, string?> get)
    {
        _head.Add((request, http) => http.AddPathResource($"{{{name}}}", get(request) ?? throw Missing(name)));
        return this;
    }

    /// <summary>Adds a header that is always the same.</summary>
    public Operation<TRequest, TResponse> Header(string name, string constant)
    {
        _head.Add((_, http) => http.Headers[name] = constant);
        return this;
    }

    /// <summary>Adds a constant to the query.</summary>
    public Operation<TRequest, TResponse> Query(string name, string constant)
    {
        _head.Add((_, http) => http.AddSubResource(name, constant));
        return this;
    }

    /// <summary>Adds a member to the query. It is left out where it is null.</summary>
    public Operation<TRequest, TResponse> Query(string name, Func<TRequest, string?> get)
    {
        _head.Add((request, http) =>
        {
            if (get(request) is { } value)
            {
                http.Parameters.Add(name, value);
            }
        });
        return this;
    }

    /// <summary>
    /// Adds a member to the query. A request without it, or with an empty one, is refused, as the official client does.
    /// </summary>
    public Operation<TRequest, TResponse> RequiredQuery(string name, string member, Func<TRequest, string?> get)
    {
        _head.Add(
            (request, http) => http.Parameters.Add(name, get(request) is { Length: > 0 } value ? value : throw Missing(member)));
        return this;
    }

    /// <summary>Adds a string to the body. It is left out where it is null.</summary>
    public Operation<TRequest, TResponse> Body(string name, Func<TRequest, string?> get)
    {
        _body.Member(name, get);
        return this;
    }

    /// <summary>Adds a number to the body. It is left out where it is null.</summary>
    public Operation<TRequest, TResponse> Body(string name, Func<TRequest, int?> get)
    {
        _body.Member(name, get);
        return this;
    }

    /// <summary>Adds a value to the body. It is left out where it is null.</summary>
    public Operation<TRequest, TResponse> Body<TValue>(
        string name, Func<TRequest, TValue?> get, Action<Utf8JsonWriter, TValue> write)
        where TValue : class
    {
        _body.Member(name, get, write);
        return this;
    }

    /// <summary>Adds a member of the answer's body. Where there is none, the body is not read.</summary>
    public Operation<TRequest, TResponse> Answer<TValue>(
        string name, IJsonUnmarshaller<TValue, JsonUnmarshallerContext> values, Action<TResponse, TValue> set)
    {
        _unmarshaller.Answer.Member(name, values, set);
        return this;
    }

    /// <summary>Adds errors to those that all operations of the service have.</summary>
    public Operation<TRequest, TResponse> Errors(params ServiceError[] errors)
    {
        _unmarshaller.Errors.AddRange(errors);
        return this;
    }

    /// <inheritdoc/>
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = (TRequest)input;
        var http = new DefaultRequest(request, _service.Namespace) { HttpMethod = _method, ResourcePath = _path };
        http.Headers[HeaderKeys.XAmzApiVersion] = _service.ApiVersion;
        foreach (var add in _head)
        {
            add(request, http);
        }

        if (!_body.IsEmpty)
        {
            http.Headers[HeaderKeys.ContentTypeHeader] = _service.ContentType;
            http.Content = WriteBody(request);
        }

        return http;
    }

    private AmazonServiceException Missing(string member) =>
        _service.OtherError(new ErrorResponse { Message = $"Request object does not have required field {member} set" });

    private byte[] WriteBody(TRequest request)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            _body.Write(json, request);
        }

        return body.ToArray();
    }
}
