using System.Text.Json.Serialization;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Notifications;

/// <summary>The <c>detail</c> of a notification, of which each kind has some members.</summary>
internal sealed record NotificationDetail(string DetailStatus)
{
    public string? TaskId { get; init; }

    public string? CallId { get; init; }

    public bool? IsCaller { get; init; }

    public string? TransactionId { get; init; }

    public string? VoiceConnectorId { get; init; }

    public object? CallDetails { get; init; }

    public string? StatusMessage { get; init; }

    public object? SpeakerSearchDetails { get; init; }

    public object? VoiceToneAnalysisDetails { get; init; }

    public object? SpeakerSearchResults { get; init; }

    /// <summary>Returns the detail with the call beside its other members.</summary>
    public NotificationDetail Of(PhoneCall call, bool isCaller) =>
        this with { IsCaller = isCaller, TransactionId = call.TransactionId, VoiceConnectorId = call.VoiceConnectorId };
}

/// <summary>A notification as it is sent.</summary>
internal sealed record NotificationEnvelope(
    string Id,
    [property: JsonPropertyName("detail-type")] string DetailType,
    [property: JsonPropertyName("service-type")] string? ServiceType,
    DateTime Time,
    string Region,
    NotificationDetail Detail)
{
    public string Version { get; } = "0";

    public string Source { get; } = "aws.chime";

    public string Account { get; } = ServiceState.Account;

    public string[] Resources { get; } = [];
}
