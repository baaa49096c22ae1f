using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChimeVoiceTools.Engine.Tests;

/// <summary>
/// Plays the service on loopback and keeps connections open, until a request comes whose connection it closes in all
/// politeness, as a load balancer does that has waited too long: the client can't know whether the work was done.
/// </summary>
internal sealed class ClosingEndpoint : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly string _closeOn;
    private readonly Task _serving;
    private bool _closed;

    /// <param name="closeOn">The method of the request that gets no answer, the first time that one comes.</param>
    public ClosingEndpoint(string closeOn)
    {
        _closeOn = closeOn;
        _listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _serving = ServeAsync();
    }

    public string Url { get; }

    public List<string> Methods { get; } = [];

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
                await ServeAsync(connection.GetStream());
            }
        }
        catch (Exception) when (_end.IsCancellationRequested)
        {
        }
    }

    private async Task ServeAsync(NetworkStream stream)
    {
        while (true)
        {
            var method = (await RawRequest.ReadAsync(stream, _end.Token)).Line.Split(' ')[0];
            Methods.Add(method);
            if (method == _closeOn && !_closed)
            {
                _closed = true;
                return;
            }

            await stream.WriteAsync(Answer(method), _end.Token);
        }
    }

    // What was deleted once is not found the second time.
    private static byte[] Answer(string method)
    {
        (var status, var body) = method == "DELETE"
            ? ("404 Any\r\nx-amzn-ErrorType: NotFoundException", """{"Code":"NotFound","Message":"There is none."}""")
            : ("200 Any", """{"VoiceProfile":{"VoiceProfileId":"vp-1"}}""");
        return Encoding.UTF8.GetBytes(
            $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }
}
