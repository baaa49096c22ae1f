namespace ChimeVoiceTools.Emulator;

/// <summary>A request as it came over the wire, whatever host took it.</summary>
public sealed class EmulatorRequest
{
    /// <summary>The longest body that is read, in bytes; a longer one is refused.</summary>
    public const int MaxBodyBytes = 1024 * 1024;

    /// <summary>The HTTP method, in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>Path and query as they were sent, still percent-encoded.</summary>
    public required string Target { get; init; }

    /// <summary>The headers; names must be looked up without regard to case.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>
    /// The body. A host reads no more than one byte over <see cref="MaxBodyBytes"/>, which is how the handler knows that
    /// a body is too long.
    /// </summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Reads a body for a host: all of it, or one byte over <see cref="MaxBodyBytes"/>.</summary>
    /// <param name="stream">What the body is read from.</param>
    /// <param name="announced">How long it is said to be, in bytes; negative where that isn't said.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What was read.</returns>
    public static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(Stream stream, long announced, CancellationToken cancellationToken)
    {
        if (stream is null)
        {
            throw new ArgumentNullException(nameof(stream));
        }

        const int Most = MaxBodyBytes + 1;
        var buffer = new byte[announced < 0 ? 4096 : (int)Math.Min(announced, Most)];
        var read = 0;
        while (true)
        {
            if (read == buffer.Length)
            {
                if (read == Most || read == announced)
                {
                    break;
                }

                Array.Resize(ref buffer, Math.Min(Most, buffer.Length * 2));
            }

            var count = await stream.ReadAsync(buffer, read, buffer.Length - read, cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                break;
            }

            read += count;
        }

        return new ReadOnlyMemory<byte>(buffer, 0, read);
    }
}
