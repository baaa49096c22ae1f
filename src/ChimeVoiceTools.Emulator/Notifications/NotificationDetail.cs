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

    public string? StartFragmentNumber { get; init; }

    public string? MediaInsightsPipelineId { get; init; }

    public string? SourceArn { get; init; }

    public string? StreamArn { get; init; }

    public int? ChannelId { get; init; }

    public string? ParticipantRole { get; init; }

    /// <summary>Returns the detail with the call beside its other members.</summary>
    public NotificationDetail Of(PhoneCall call, bool isCaller) =>
        this with { IsCaller = isCaller, TransactionId = call.TransactionId, VoiceConnectorId = call.VoiceConnectorId };

    /// <summary>Returns the detail with the task and what it listens to: a leg of a call, or a channel of a stream.</summary>
    public NotificationDetail Of(AnalysisTask task, bool isCaller) => task.Source is { } source
        ? this with
        {
            TaskId = task.Id,
            MediaInsightsPipelineId = source.Pipeline.Id,
            SourceArn = source.Pipeline.Arn,
            StreamArn = source.Stream.Arn,
            ChannelId = source.ChannelId,
            ParticipantRole = source.Role,
            StartFragmentNumber = task.Kind == EmulatedTaskKind.VoiceToneAnalysis ? source.FragmentNumber : null,
        }
        : Of(task.Call, isCaller) with { TaskId = task.Id };
}

/// <summary>A notification as it is sent.</summary>
internal sealed record NotificationEnvelope(
    string Id,
    [property: JsonPropertyName("detail-type")] string DetailType,
    [property: JsonPropertyName("service-type")] string? ServiceType,
    DateTime Time,
    string Region,
    object Detail)
{
    public string Version { get; } = "0";

    public string Source { get; } = "aws.chime";

    public string Account { get; } = ServiceState.Account;

    public string[] Resources { get; } = [];
}
