namespace ChimeVoiceTools.Emulator.Protocol;

/// <summary>What a host is to answer, and how.</summary>
public sealed class EmulatorResponse
{
    /// <summary>Gets the HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>Gets the id in <c>x-amzn-RequestId</c>.</summary>
    public required string RequestId { get; init; }

    /// <summary>Gets the error's name, or null when the response is no error.</summary>
    public string? ErrorType { get; init; }

    /// <summary>
    /// Gets what <c>x-amzn-query-error</c> says of an error of SQS: its name in the older protocol, and whose fault it is; null
    /// when the response is none.
    /// </summary>
    public string? QueryError { get; init; }

    /// <summary>Gets the <c>Content-Type</c>, or null when there is no body.</summary>
    public string? ContentType => Body.Length > 0 ? MediaType : null;

    /// <summary>Gets the body; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Gets what the body is; <c>application/json</c> by default.</summary>
    public string MediaType { get; init; } = WireJson.MediaType;

    /// <summary>Gets what tells a browser what a page may do; empty where none is answered.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> PageHeaders { get; init; } = [];

    /// <summary>Gets what the host does with the response.</summary>
    public ResponseDisposition Disposition { get; init; }

    /// <summary>Gets the headers that a host sends, beside those that follow from the body.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers
    {
        get
        {
            yield return new("x-amzn-RequestId", RequestId);
            if (QueryError is not null)
            {
                yield return new("x-amzn-query-error", QueryError);
            }
            else if (ErrorType is not null)
            {
                yield return new("x-amzn-ErrorType", ErrorType);
            }

            foreach (var header in PageHeaders)
            {
                yield return header;
            }
        }
    }
}

/// <summary>Specifies what a host does with a response.</summary>
public enum ResponseDisposition
{
    /// <summary>Sends it.</summary>
    Send,

    /// <summary>Closes the connection without sending anything.</summary>
    DropConnection,

    /// <summary>Sends nothing and keeps the connection open, until the client gives up or the host stops.</summary>
    Hold,

    /// <summary>Announces the whole body, sends half of it and closes the connection.</summary>
    Truncate,
}
