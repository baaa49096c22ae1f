using System.Text.Json;
using ChimeVoiceTools.Emulator.Calls;
using ChimeVoiceTools.Emulator.Operations;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Tasks;

/// <summary>A task of either kind, as the emulator keeps it.</summary>
internal abstract class AnalysisTask : Resource
{
    public required string Id { get; init; }

    public required PhoneCall Call { get; init; }

    /// <summary>The order in which tasks were started.</summary>
    public required long Ordinal { get; init; }

    public string? ClientRequestToken { get; init; }

    public required DateTime Created { get; init; }

    public DateTime Updated { get; private set; }

    public DateTime? Started { get; private set; }

    public string Status { get; private set; } = TaskStatus.InQueue;

    public string? StatusMessage { get; private set; }

    public bool IsFinished { get; private set; }

    public abstract EmulatedTaskKind Kind { get; }

    /// <summary>Whether the call's details are the caller's; null where they are no one's in particular.</summary>
    public abstract bool? IsCaller { get; }

    public virtual string? VoiceProfileDomainId => null;

    public void Queue() => Updated = Created;

    public void Begin(DateTime now)
    {
        Status = TaskStatus.InProgress;
        Started = now;
        Touch(now);
    }

    public void Finish(string status, string? message, DateTime now)
    {
        Status = status;
        StatusMessage = message;
        IsFinished = true;
        Touch(now);
    }

    public EmulatedTask ToSnapshot() => new()
    {
        Kind = Kind,
        TaskId = Id,
        Status = Status,
        StatusMessage = StatusMessage,
        VoiceConnectorId = Call.VoiceConnectorId,
        TransactionId = Call.TransactionId,
        VoiceProfileDomainId = VoiceProfileDomainId,
        ClientRequestToken = ClientRequestToken,
        CreatedTimestamp = Created,
        StartedTimestamp = Started,
        UpdatedTimestamp = Updated,
    };

    /// <summary>Takes note that the task has changed, and when.</summary>
    protected virtual void Touch(DateTime now) => Updated = now;

    /// <param name="writer">Writes the members of the task's object.</param>
    /// <param name="kind">The API's word for the kind, with which the names of some members begin.</param>
    /// <param name="isCaller">What stands under <c>IsCaller</c>; null leaves it out.</param>
    protected void WriteMembers(Utf8JsonWriter writer, TaskMembers kind, bool? isCaller)
    {
        writer.WriteString(kind.Id, Id);
        writer.WriteString(kind.Status, Status);
        writer.WriteStartObject("CallDetails");
        writer.WriteString("VoiceConnectorId", Call.VoiceConnectorId);
        writer.WriteString("TransactionId", Call.TransactionId);
        if (isCaller is { } value)
        {
            writer.WriteBoolean("IsCaller", value);
        }

        writer.WriteEndObject();
        WriteDetails(writer);
        writer.WriteTime("CreatedTimestamp", Created);
        writer.WriteTime("UpdatedTimestamp", Updated);
        writer.WriteTime("StartedTimestamp", Started);
        writer.WriteOptional("StatusMessage", StatusMessage);
    }

    protected virtual void WriteDetails(Utf8JsonWriter writer)
    {
    }

    /// <summary>The names of the members that bear the kind's name.</summary>
    protected sealed record TaskMembers(JsonEncodedText Id, JsonEncodedText Status);
}
