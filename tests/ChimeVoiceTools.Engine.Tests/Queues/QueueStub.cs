using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Util;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Queues;

namespace ChimeVoiceTools.Engine.Tests.Queues;

/// <summary>A queue that answers as a test says: what no queue would do, or not when a test wants it.</summary>
internal sealed class QueueStub : IAsyncDisposable
{
    private readonly HostileServer _server;

    /// <param name="answer">Gives the status and the body of the answer to an operation's request.</param>
    public QueueStub(Func<string, JsonElement, (int Status, string Body)> answer) => _server = new HostileServer(
        async (request, stream, end) =>
        {
            var operation = Operation(request);
            var (status, body) = answer(operation, request.Json);
            await stream.WriteAsync(
                Encoding.UTF8.GetBytes(
                    $"HTTP/1.1 {status} Any\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}"),
                end);
        });

    public string QueueUrl => _server.Url + "/111122223333/calls";

    /// <summary>Gets the operations that were asked for, in their order.</summary>
    public IEnumerable<string> Operations => _server.Requests.Select(Operation);

    /// <summary>Gets the bodies of the requests of an operation, in their order.</summary>
    public IReadOnlyList<JsonElement> RequestsOf(string operation) =>
        [.. _server.Requests.Where(request => Operation(request) == operation).Select(request => request.Json)];

    /// <summary>A message as a queue hands it out.</summary>
    public static JsonNode Message(string body, string handle = "handle", string? endpointUrl = null)
    {
        var message = new JsonObject
        {
            ["MessageId"] = "id",
            ["ReceiptHandle"] = handle,
            ["Body"] = body,
            ["MD5OfBody"] = AWSSDKUtils.ToHex(
                CryptoUtilFactory.CryptoInstance.ComputeMD5Hash(Encoding.UTF8.GetBytes(body)), lowercase: true),
        };
        if (endpointUrl is not null)
        {
            message["MessageAttributes"] = new JsonObject
            {
                ["EndpointUrl"] = new JsonObject { ["DataType"] = "String", ["StringValue"] = endpointUrl },
            };
        }

        return message;
    }

    /// <summary>The answer that hands messages out.</summary>
    public static (int Status, string Body) Messages(params JsonNode[] messages) =>
        (200, new JsonObject { ["Messages"] = new JsonArray(messages) }.ToJsonString());

    /// <summary>The answer to a batch: all of it was done.</summary>
    public static (int Status, string Body) Done(JsonElement request) => (200, new JsonObject
    {
        ["Successful"] = new JsonArray(
            [.. request.GetProperty("Entries").EnumerateArray().Select(static entry =>
                (JsonNode)new JsonObject { ["Id"] = entry.GetProperty("Id").GetString() })]),
    }.ToJsonString());

    public async Task<EventQueue> ConnectAsync(TimeProvider? time = null)
    {
        var (options, origin) = QueueAddress.Parse(QueueUrl).ConnectWith(_server.Options);
        var connection = await ConnectionPool.GetAsync(options, origin, TestContext.Current.CancellationToken);
        return new EventQueue(connection, QueueAddress.Parse(QueueUrl), static _ => { }, time);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static string Operation(RawRequest request) => request.Headers["X-Amz-Target"].Split('.')[1];
}
