using System.Net;

namespace ChimeVoiceTools.Emulator.Operations;

/// <summary>
/// Tells whether a request was meant for this machine. A page on the web can have its own name resolve to loopback, and
/// so read what is here; but then the name stands in the Host header.
/// </summary>
internal static class HostHeader
{
    private static volatile string? _latestLoopback;

    public static bool IsLoopback(string? host)
    {
        // A client sends the same one each time.
        if (host is null || host == _latestLoopback)
        {
            return host is not null;
        }

        var isLoopback = NamesLoopback(host);
        _latestLoopback = isLoopback ? host : _latestLoopback;
        return isLoopback;
    }

    private static bool NamesLoopback(string host)
    {
        var name = WithoutPort(host.Trim());
        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (name.Length > 0 && IsAddress(name) && IPAddress.TryParse(name.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }

    private static string WithoutPort(string host)
    {
        var colon = host.LastIndexOf(':');
        return colon > host.LastIndexOf(']') && host.Skip(colon + 1).All(c => c is >= '0' and <= '9') ? host.Substring(0, colon) : host;
    }

    // IPAddress also parses 1 or 0x7f000001, which no client of this emulator writes.
    private static bool IsAddress(string name) =>
        (name[0] == '[' && name[name.Length - 1] == ']') || name.Count(c => c == '.') == 3;
}
