namespace ChimeVoiceTools.Emulator.Protocol;

/// <summary>A request, whatever host received it.</summary>
public sealed class EmulatorRequest
{
    /// <summary>The longest body that is read, in bytes; a longer one is refused.</summary>
    public const int MaxBodyBytes = 1024 * 1024;

    /// <summary>Gets the HTTP method, in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>Gets path and query as they were sent, still percent-encoded.</summary>
    public required string Target { get; init; }

    /// <summary>Gets the <c>Host</c> header, or null when there is none; several are joined by commas.</summary>
    public required string? Host { get; init; }

    /// <summary>Gets the <c>Authorization</c> header, or null when there is none.</summary>
    public required string? Authorization { get; init; }

    /// <summary>Gets the <c>X-Amz-Target</c> header, which names an operation of SQS; null when there is none.</summary>
    public string? AmzTarget { get; init; }

    /// <summary>Gets the <c>Accept</c> header, by which a browser asks for a page; null when there is none.</summary>
    public string? Accept { get; init; }

    /// <summary>Gets the <c>Origin</c> header, which names the page that a browser sends for; null when there is none.</summary>
    public string? Origin { get; init; }

    /// <summary>Gets the <c>X-Emulator-Page</c> header, in which the page has its token; null when there is none.</summary>
    public string? PageToken { get; init; }

    /// <summary>Gets the body, of which a host reads no more than one byte over <see cref="MaxBodyBytes"/>.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Reads a body for a host: all of it, or one byte over <see cref="MaxBodyBytes"/>.</summary>
    /// <param name="stream">The stream that has the body.</param>
    /// <param name="announced">The announced length in bytes; negative when none was announced.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What was read.</returns>
    public static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(
        Stream stream, long announced, CancellationToken cancellationToken)
    {
        if (stream is null)
        {
            throw new ArgumentNullException(nameof(stream));
        }

        const int Most = MaxBodyBytes + 1;
        var end = announced < 0 ? Most : (int)Math.Min(announced, Most);
        var buffer = new byte[announced < 0 ? 4096 : end];
        var read = 0;
        for (var count = -1; count != 0 && read < end; read += count)
        {
            if (read == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(end, buffer.Length * 2));
            }

            count = await stream.ReadAsync(buffer, read, buffer.Length - read, cancellationToken).ConfigureAwait(false);
        }

        return new ReadOnlyMemory<byte>(buffer, 0, read);
    }
}
