using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace ChimeVoiceTools.Emulator.Hosting;

/// <summary>
/// Closes a connection without an answer. HttpListener's own Abort does so on Windows only: elsewhere it answers an empty
/// success first, so there the socket itself is closed, which only reflection can reach.
/// </summary>
internal static class ConnectionBreaker
{
    private static readonly PropertyInfo? Connection =
        typeof(HttpListenerContext).GetProperty("Connection", BindingFlags.Instance | BindingFlags.NonPublic);

    // Mono's name for it differs from .NET's.
    private static readonly FieldInfo? Socket =
        Connection?.PropertyType.GetField("_socket", BindingFlags.Instance | BindingFlags.NonPublic)
        ?? Connection?.PropertyType.GetField("sock", BindingFlags.Instance | BindingFlags.NonPublic);

    /// <summary>Closes the connection by a reset, of which the client learns at once.</summary>
    public static void Break(HttpListenerContext context) => Quietly(() =>
    {
        if (Connection?.GetValue(context) is { } connection && Socket?.GetValue(connection) is Socket socket)
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Close();
        }

        context.Response.Abort();
    });

    /// <summary>Closes a connection on which a part of the answer was sent, which still arrives.</summary>
    public static void CutShort(HttpListenerContext context) => Quietly(context.Response.Abort);

    private static void Quietly(Action close)
    {
        try
        {
            close();
        }
        catch (Exception e) when (e is ObjectDisposedException or HttpListenerException or InvalidOperationException or IOException or SocketException)
        {
            // The connection is closed already, which is what was wanted.
        }
    }
}
