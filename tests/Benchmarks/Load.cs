using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace ChimeVoiceTools.Benchmarks;

/// <summary>
/// Sends the same GET over and over on a number of connections, one request at a time on each, and times the answers. It
/// writes to sockets and looks at as little of an answer as will do, so that the subject is the limit.
/// </summary>
internal sealed class Load(Uri endpointUrl, string path, int connections)
{
    private readonly byte[] _request = Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: {endpointUrl.Authority}\r\nAuthorization: {Subject.Authorization}\r\n"
        + "x-amz-date: 20260102T030405Z\r\nUser-Agent: benchmark\r\nAccept: */*\r\n\r\n");

    /// <param name="length">How long to send.</param>
    /// <returns>How long each answer took, in stopwatch ticks, in ascending order.</returns>
    public async Task<long[]> RunAsync(TimeSpan length)
    {
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var all = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => RunConnectionAsync(end))));
        var times = all.SelectMany(list => list).ToArray();
        Array.Sort(times);
        return times;
    }

    private async Task<List<long>> RunConnectionAsync(long end)
    {
        var socket = await ConnectAsync();
        var times = new List<long>(200_000);
        var buffer = new byte[16 * 1024];
        var now = Stopwatch.GetTimestamp();
        while (now < end)
        {
            await socket.SendAsync(_request);
            if (!await ReceiveAsync(socket, buffer))
            {
                socket.Dispose();
                socket = await ConnectAsync();
            }

            var then = Stopwatch.GetTimestamp();
            times.Add(then - now);
            now = then;
        }

        socket.Dispose();
        return times;
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(endpointUrl.Host, endpointUrl.Port);
        return socket;
    }

    /// <returns>Whether the connection can be used again: HttpListener closes one after a hundred requests.</returns>
    private static async ValueTask<bool> ReceiveAsync(Socket socket, byte[] buffer)
    {
        var have = 0;
        while (true)
        {
            var count = await socket.ReceiveAsync(buffer.AsMemory(have));
            if (count == 0)
            {
                throw new IOException("The subject closed the connection.");
            }

            have += count;
            if (Length(buffer.AsSpan(0, have)) is { } length && have >= length)
            {
                return buffer.AsSpan(0, have).IndexOf("Connection: close"u8) < 0;
            }
        }
    }

    /// <returns>The length of head and body; null while the head is not whole.</returns>
    private static int? Length(ReadOnlySpan<byte> received)
    {
        var headEnd = received.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0)
        {
            return null;
        }

        if (!received.StartsWith("HTTP/1.1 200"u8))
        {
            throw new IOException("The subject did not answer 200: " + Encoding.ASCII.GetString(received));
        }

        var head = received[..headEnd];
        var at = head.IndexOf("Content-Length: "u8) + "Content-Length: ".Length;
        var body = 0;
        while (at < head.Length && head[at] is >= (byte)'0' and <= (byte)'9')
        {
            body = (body * 10) + head[at++] - '0';
        }

        return headEnd + 4 + body;
    }
}
