using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;

namespace ChimeVoiceTools.Emulator.Hosting;

/// <summary>
/// What only reflection can reach in HttpListener where it is managed code: the connection's socket and what was read from it.
/// On Windows http.sys does the work, and there is neither.
/// </summary>
internal static class ListenerInternals
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;

    private static readonly PropertyInfo? Connection = typeof(HttpListenerContext).GetProperty("Connection", Hidden);

    // .NET's name of each, and Mono's.
    private static readonly FieldInfo? Socket = Field("_socket", "sock");
    private static readonly FieldInfo? Received = Field("_memoryStream", "ms");

    /// <summary>
    /// Closes the connection with a reset, of which the client learns at once. HttpListener's own Abort does so on Windows only:
    /// elsewhere it answers an empty success first, so that there the socket is closed.
    /// </summary>
    public static void Reset(HttpListenerContext context) => Quietly(() =>
    {
        if (Value<Socket>(Socket, context) is { } socket)
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Close();
        }

        context.Response.Abort();
    });

    /// <summary>Closes a connection on which a part of the response was sent, which still arrives.</summary>
    public static void CutShort(HttpListenerContext context) => Quietly(context.Response.Abort);

    /// <summary>
    /// Returns the Host headers joined by commas, before anything of the body has been read. Of several, HttpListener shows the
    /// last alone; http.sys refuses the request.
    /// </summary>
    public static string? Hosts(HttpListenerContext context)
    {
        var hosts = new List<string>();
        if (Value<MemoryStream>(Received, context) is { } received)
        {
            using var head = new StreamReader(new MemoryStream(received.GetBuffer(), 0, (int)received.Length), Encoding.ASCII);
            while (head.ReadLine() is { Length: > 0 } line)
            {
                var parts = line.Split([':'], 2);
                if (parts.Length == 2 && parts[0].Trim().Equals("Host", StringComparison.OrdinalIgnoreCase))
                {
                    hosts.Add(parts[1].Trim());
                }
            }
        }

        return hosts.Count > 1 ? string.Join(",", hosts) : context.Request.Headers["Host"];
    }

    private static FieldInfo? Field(string name, string nameOnMono) =>
        Connection?.PropertyType.GetField(name, Hidden) ?? Connection?.PropertyType.GetField(nameOnMono, Hidden);

    private static T? Value<T>(FieldInfo? field, HttpListenerContext context)
        where T : class =>
        Connection?.GetValue(context) is { } connection ? field?.GetValue(connection) as T : null;

    private static void Quietly(Action close)
    {
        try
        {
            close();
        }
        catch (Exception exception) when (
            exception is HttpListenerException or InvalidOperationException or IOException or SocketException)
        {
            // The connection is closed already, which is what was wanted.
        }
    }
}
