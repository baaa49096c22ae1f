using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ChimeVoiceTools.Tests.Support;

/// <summary>A request as it came over the wire.</summary>
internal sealed record RawRequest(string Line, Dictionary<string, string> Headers, string Body)
{
    public JsonElement Json => JsonElement.Parse(Body);

    /// <summary>Reads the one request of a connection.</summary>
    public static async Task<RawRequest> ReadAsync(Stream connection, CancellationToken cancellationToken)
    {
        // Not disposed, since the connection is to be answered.
        var stream = new BufferedStream(connection);
        var lines = new List<string>();
        while (await ReadLineAsync(stream, cancellationToken) is { Length: > 0 } line)
        {
            lines.Add(line);
        }

        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(
            part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int
            .Parse(length, CultureInfo.InvariantCulture) : 0];
        await stream.ReadExactlyAsync(body, cancellationToken);
        return new RawRequest(lines[0], headers, Encoding.UTF8.GetString(body));
    }

    private static async Task<string> ReadLineAsync(Stream stream, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var next = new byte[1];
        do
        {
            await stream.ReadExactlyAsync(next, cancellationToken);
            line.Append((char)next[0]);
        }
        while (next[0] != '\n');
        return line.ToString().TrimEnd();
    }
}
