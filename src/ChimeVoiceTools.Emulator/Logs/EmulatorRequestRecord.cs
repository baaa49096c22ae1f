namespace ChimeVoiceTools.Emulator;

/// <summary>A request that an emulator took, as its log keeps it.</summary>
public sealed record EmulatorRequestRecord
{
    /// <summary>The request's number, from 1 on, in the order of the answers.</summary>
    public required long Number { get; init; }

    /// <summary>When the request was taken, on the emulator's clock, in UTC.</summary>
    public required DateTime Time { get; init; }

    /// <summary>The operation, as the API names it; null where the request was none of the API's.</summary>
    public string? Operation { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>Path and query as they were sent, cut after 2,048 characters.</summary>
    public required string Path { get; init; }

    /// <summary>The HTTP status that was answered, or would have been where <see cref="Fault"/> says why not; 0 for none.</summary>
    public required int Status { get; init; }

    /// <summary>The error that was answered, by the service's name; null for none.</summary>
    public string? ErrorType { get; init; }

    /// <summary>The id in the answer's <c>x-amzn-RequestId</c>.</summary>
    public required string RequestId { get; init; }

    /// <summary>The fault that befell the request; null for none.</summary>
    public FaultKind? Fault { get; init; }
}
