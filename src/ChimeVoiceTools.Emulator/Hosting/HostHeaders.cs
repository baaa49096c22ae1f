using System.Net;
using System.Reflection;
using System.Text;

namespace ChimeVoiceTools.Emulator.Hosting;

/// <summary>
/// Finds all Host headers of a request: of several HttpListener shows the last alone, and the bytes that it has read, which
/// still have them, can be reached by reflection only. On Windows there are none: http.sys itself refuses such a request.
/// </summary>
internal static class HostHeaders
{
    private static readonly PropertyInfo? Connection =
        typeof(HttpListenerContext).GetProperty("Connection", BindingFlags.Instance | BindingFlags.NonPublic);

    // Mono's name for it differs from .NET's.
    private static readonly FieldInfo? Received =
        Connection?.PropertyType.GetField("_memoryStream", BindingFlags.Instance | BindingFlags.NonPublic)
        ?? Connection?.PropertyType.GetField("ms", BindingFlags.Instance | BindingFlags.NonPublic);

    /// <summary>Returns the values of the Host headers, joined by commas, before anything of the body has been read.</summary>
    public static string? Join(HttpListenerContext context)
    {
        if (Connection?.GetValue(context) is not { } connection || Received?.GetValue(connection) is not MemoryStream received)
        {
            return context.Request.Headers["Host"];
        }

        var hosts = Lines(received.GetBuffer(), (int)received.Length)
            .Select(line => line.Split([':'], 2))
            .Where(parts => parts.Length == 2 && parts[0].Trim().Equals("Host", StringComparison.OrdinalIgnoreCase))
            .Select(parts => parts[1].Trim())
            .ToList();
        return hosts.Count > 1 ? string.Join(",", hosts) : context.Request.Headers["Host"];
    }

    // All lines of the head that may be a Host header.
    private static IEnumerable<string> Lines(byte[] bytes, int length)
    {
        for (var start = 0; start < length;)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', start, length - start);
            end = end < 0 ? length : end;
            if (end - start <= 1)
            {
                yield break;
            }

            if (bytes[start] is (byte)'h' or (byte)'H')
            {
                yield return Encoding.ASCII.GetString(bytes, start, end - start);
            }

            start = end + 1;
        }
    }
}
