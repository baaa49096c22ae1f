namespace ChimeVoiceTools.Emulator;

/// <summary>What a host is to answer, and how.</summary>
public sealed class EmulatorResponse
{
    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The id that stands in <c>x-amzn-RequestId</c>.</summary>
    public string RequestId => RequestGuid.ToString();

    /// <summary>What stands in <c>x-amzn-ErrorType</c>; null where the answer is no error.</summary>
    public string? ErrorType { get; init; }

    /// <summary>What stands in <c>Content-Type</c>; null where there is no body.</summary>
    public string? ContentType { get; init; }

    /// <summary>The body; empty where there is none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What becomes of the answer.</summary>
    public ResponseDisposition Disposition { get; init; }

    internal Guid RequestGuid { get; init; }

    /// <summary>The headers that a host sends, beside those that follow from the body.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers
    {
        get
        {
            yield return new("x-amzn-RequestId", RequestId);
            if (ErrorType is not null)
            {
                yield return new("x-amzn-ErrorType", ErrorType);
            }
        }
    }
}
