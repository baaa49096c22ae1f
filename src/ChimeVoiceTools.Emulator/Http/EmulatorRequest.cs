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
}
