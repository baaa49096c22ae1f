using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChimeVoiceTools.Tests.Support;

/// <summary>
/// Plays the service on loopback: keeps every request as it came over the wire, and answers with what the test says.
/// </summary>
internal sealed class ServiceStub : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<RawRequest> _requests = new();
    private readonly Task _serving;
    private readonly byte[]? _answer;

    private ServiceStub(byte[]? answer)
    {
        _answer = answer;
        _listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _serving = ServeAsync();
    }

    public string Url { get; }

    /// <summary>Gets the requests that have come by now.</summary>
    public List<RawRequest> Requests => [.. _requests];

    public RawRequest Request => Assert.Single(Requests);

    /// <summary>
    /// Answers every request alike. The announced length is what the answer says its body's length is, where that is not the
    /// truth.
    /// </summary>
    public static ServiceStub That(
        int status, string body = "", string headers = "x-amzn-RequestId: request-1\r\n", int? announcedLength = null) =>
        new(Encoding.UTF8.GetBytes(
            $"HTTP/1.1 {status} Any\r\n{headers}Content-Type: application/json\r\nContent-Length: {announcedLength ?? Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}"));

    public static ServiceStub ThatNeverAnswers() => new(null);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptTcpClientAsync(_end.Token);
                var stream = connection.GetStream();
                _requests.Enqueue(await RawRequest.ReadAsync(stream, _end.Token));
                if (_answer is null)
                {
                    await Task.Delay(Timeout.Infinite, _end.Token);
                }
                else
                {
                    await stream.WriteAsync(_answer, _end.Token);
                }
            }
        }
        catch (Exception) when (_end.IsCancellationRequested)
        {
        }
    }
}
