using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Credentials;

namespace ChimeVoiceTools.Engine.Tests;

/// <summary>
/// A server on loopback that answers with whatever bytes a test wants, in the pace that it wants: what no service would send.
/// </summary>
internal sealed class HostileServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentBag<Task> _serving = [];
    private readonly Func<RawRequest, Stream, CancellationToken, Task> _answer;

    /// <param name="answer">Writes the answer to a request; the connection is closed when it has.</param>
    /// <param name="port">Where it listens; 0 for any free port.</param>
    public HostileServer(Func<RawRequest, Stream, CancellationToken, Task> answer, int port = 0)
    {
        _answer = answer;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _serving.Add(AcceptAsync());
    }

    public string Url { get; }

    /// <summary>Everything that arrived, as it came.</summary>
    public ConcurrentQueue<RawRequest> Requests { get; } = new();

    /// <summary>The options of a connection to this server, signed with keys of their own.</summary>
    public ConnectionOptions Options => new()
    {
        EndpointUrl = Url,
        Region = "us-east-1",
        Keys = new AccessKeys("AKIDHOSTILE", "secret-of-hostile", "token-of-hostile"),
    };

    /// <summary>Answers every request with these bytes.</summary>
    public static HostileServer That(string answer) =>
        new(async (_, stream, end) => await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), end));

    /// <summary>Answers every request with a status and a body.</summary>
    public static HostileServer That(int status, string body, string headers = "") => That(
        $"HTTP/1.1 {status} Any\r\n{headers}Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}");

    /// <summary>
    /// Answers every request with the beginning of an answer whose body goes on for ever, in small or large pieces.
    /// </summary>
    public static HostileServer ThatNeverEnds(
        int status, TimeSpan pause, int pieceBytes, Action<long> sent) => new(async (_, stream, end) =>
    {
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"HTTP/1.1 {status} Any\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"),
            end);
        var piece = Encoding.ASCII.GetBytes($"{pieceBytes:x}\r\n{new string(' ', pieceBytes)}\r\n");
        for (long total = 0; !end.IsCancellationRequested; total += pieceBytes)
        {
            await stream.WriteAsync(piece, end);
            sent(total);
            await Task.Delay(pause, end);
        }
    });

    /// <summary>Takes requests and never answers.</summary>
    public static HostileServer ThatIsSilent() => new((_, _, end) => Task.Delay(Timeout.Infinite, end));

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await Task.WhenAll(_serving);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                var connection = await _listener.AcceptTcpClientAsync(_end.Token);
                _serving.Add(ServeAsync(connection));
            }
            catch (Exception)
            {
                // The test has ended, or the caller went away before it was here.
            }
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                var stream = connection.GetStream();
                var request = await RawRequest.ReadAsync(stream, _end.Token);
                Requests.Enqueue(request);
                await _answer(request, stream, _end.Token);
            }
            catch (Exception)
            {
                // Whoever asked has had enough, or the test has ended.
            }
        }
    }
}
