using ChimeVoiceTools.Emulator.Faults;

namespace ChimeVoiceTools.Emulator.Handlers;

/// <summary>A request that an emulator answered, as its log keeps it.</summary>
public sealed record EmulatorRequestRecord
{
    /// <summary>Gets the number, from 1 on, in the order of the answers.</summary>
    public required long Number { get; init; }

    /// <summary>Gets the time in UTC, on the emulator's clock, at which the request arrived.</summary>
    public required DateTime Time { get; init; }

    /// <summary>Gets the operation, as the API names it, or null when the request was none of the API's.</summary>
    public string? Operation { get; init; }

    /// <summary>Gets the HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>Gets path and query as they were sent, cut after 2,048 characters.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the HTTP status of the answer, also when <see cref="Fault"/> kept it from being sent; 0 for none.</summary>
    public required int Status { get; init; }

    /// <summary>Gets the service's name of the error, or null when there was none.</summary>
    public string? ErrorType { get; init; }

    /// <summary>Gets the id in the answer's <c>x-amzn-RequestId</c>.</summary>
    public required string RequestId { get; init; }

    /// <summary>Gets the fault that applied to the request, or null when none did.</summary>
    public FaultKind? Fault { get; init; }
}
