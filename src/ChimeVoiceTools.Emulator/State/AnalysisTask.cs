using ChimeVoiceTools.Emulator.Protocol;

namespace ChimeVoiceTools.Emulator.State;

/// <summary>A task of either kind.</summary>
internal abstract class AnalysisTask : Resource
{
    private string _status = ApiTaskStatus.InQueue;

    public required string Id { get; init; }

    public required PhoneCall Call { get; init; }

    /// <summary>Gets what a pipeline's task listens to; null for a task on a voice connector's call.</summary>
    public StreamChannel? Source { get; init; }

    /// <summary>Gets the number by which tasks are in the order of their starts.</summary>
    public required long Ordinal { get; init; }

    public string? ClientRequestToken { get; init; }

    public required DateTime Created { get; init; }

    public DateTime Updated { get; private set; }

    public DateTime? Started { get; private set; }

    /// <summary>Gets the status, in the words of the API that the task is of.</summary>
    public string Status => Source is null ? _status : PipelineStatus.OfTask(_status);

    public string? StatusMessage { get; private set; }

    public bool IsFinished { get; private set; }

    public abstract EmulatedTaskKind Kind { get; }

    public virtual string? VoiceProfileDomainId => null;

    public void Queue() => Touch(Created);

    /// <summary>Takes note that a pipeline prepares for the task.</summary>
    public void Initialize(DateTime now)
    {
        _status = PipelineStatus.Initializing;
        Touch(now);
    }

    public void Begin(DateTime now)
    {
        _status = ApiTaskStatus.InProgress;
        Started = now;
        Touch(now);
    }

    public void Finish(string status, string? message, DateTime now)
    {
        _status = status;
        StatusMessage = message;
        IsFinished = true;
        Touch(now);
    }

    /// <summary>Returns the response's body.</summary>
    /// <param name="isCaller">The leg that was asked about; null when none was.</param>
    public abstract ReadOnlyMemory<byte> ToJson(bool? isCaller);

    public EmulatedTask ToSnapshot() => new()
    {
        Kind = Kind,
        TaskId = Id,
        Status = Status,
        StatusMessage = StatusMessage,
        VoiceConnectorId = Call.VoiceConnectorId,
        TransactionId = Call.VoiceConnectorId is null ? null : Call.TransactionId,
        MediaInsightsPipelineId = Source?.Pipeline.Id,
        StreamArn = Source?.Stream.Arn,
        ChannelId = Source?.ChannelId,
        VoiceProfileDomainId = VoiceProfileDomainId,
        ClientRequestToken = ClientRequestToken,
        CreatedTimestamp = Created,
        StartedTimestamp = Started,
        UpdatedTimestamp = Updated,
    };

    /// <summary>Takes note that the task has changed, and when.</summary>
    protected virtual void Touch(DateTime now) => Updated = now;

    /// <summary>Returns how a voice connector's task names its call; null for a pipeline's.</summary>
    protected object? CallDetails(bool? isCaller) =>
        Source is null ? new { Call.VoiceConnectorId, Call.TransactionId, IsCaller = isCaller } : null;
}

/// <summary>A speaker search, which listens to one leg of the call.</summary>
internal sealed class SpeakerSearch : AnalysisTask
{
    // A task is read far more often than it changes.
    private byte[]? _json;

    public override EmulatedTaskKind Kind => EmulatedTaskKind.SpeakerSearch;

    public required string DomainId { get; init; }

    public required bool ListensToCaller { get; init; }

    public override string? VoiceProfileDomainId => DomainId;

    /// <summary>Gets who is listened to.</summary>
    public string Speaker => ListensToCaller ? Call.Caller : Call.Callee;

    /// <summary>Gets the matches, best first, or null before the identification and when it failed.</summary>
    public IReadOnlyList<SpeakerMatch>? Results { get; private set; }

    /// <summary>Gets what became of the voiceprint, in the API's words, or null before that is known.</summary>
    public string? VoiceprintGenerationStatus { get; private set; }

    /// <summary>Gets until when a voice profile can be made from the voiceprint, or null when there is none.</summary>
    public DateTime? VoiceprintUsableUntil { get; private set; }

    public void Identify(IReadOnlyList<SpeakerMatch> results, DateTime now)
    {
        Results = results;
        Touch(now);
    }

    /// <param name="usableUntil">Until when the voiceprint can be used; null when none was made.</param>
    public void EndVoiceprint(DateTime? usableUntil)
    {
        VoiceprintGenerationStatus = usableUntil is null ? "VoiceprintGenerationFailure" : "VoiceprintGenerationSuccess";
        VoiceprintUsableUntil = usableUntil;
    }

    public override ReadOnlyMemory<byte> ToJson(bool? isCaller) => _json ??= WireJson.Answer(new
    {
        SpeakerSearchTask = new
        {
            SpeakerSearchTaskId = Id,
            SpeakerSearchTaskStatus = Status,
            CallDetails = CallDetails(ListensToCaller),
            SpeakerSearchDetails = Source is not null || (Results is null && VoiceprintGenerationStatus is null) ? null : new
            {
                Results = Results?.Select(match => new { match.ConfidenceScore, match.VoiceProfileId }),
                VoiceprintGenerationStatus,
            },
            CreatedTimestamp = Created,
            UpdatedTimestamp = Updated,
            StartedTimestamp = Source is null ? Started : null,
            StatusMessage = Source is null ? StatusMessage : null,
        },
    });

    protected override void Touch(DateTime now)
    {
        base.Touch(now);
        _json = null;
    }
}

/// <summary>A voice tone analysis, which listens to both legs of the call and tells tones in notifications only.</summary>
internal sealed class VoiceToneAnalysis : AnalysisTask
{
    // By the leg that was asked about: none, the callee's, the caller's.
    private readonly byte[]?[] _json = new byte[]?[3];

    public override EmulatedTaskKind Kind => EmulatedTaskKind.VoiceToneAnalysis;

    /// <summary>Gets what is heard on each leg.</summary>
    public required IReadOnlyList<ToneTrack> Tracks { get; init; }

    /// <summary>Gets or sets how long the window is whose tone is notified of, beside that of the whole analysis.</summary>
    public TimeSpan Window { get; set; }

    /// <summary>Gets or sets the time up to which the call has been listened to.</summary>
    public DateTime HeardUntil { get; set; }

    public override ReadOnlyMemory<byte> ToJson(bool? isCaller)
    {
        var leg = isCaller switch { null => 0, false => 1, true => 2 };
        return _json[leg] ??= WireJson.Answer(new
        {
            VoiceToneAnalysisTask = new
            {
                VoiceToneAnalysisTaskId = Id,
                VoiceToneAnalysisTaskStatus = Status,
                CallDetails = CallDetails(isCaller),
                CreatedTimestamp = Created,
                UpdatedTimestamp = Updated,
                StartedTimestamp = Source is null ? Started : null,
                StatusMessage = Source is null ? StatusMessage : null,
            },
        });
    }

    protected override void Touch(DateTime now)
    {
        base.Touch(now);
        Array.Clear(_json, 0, _json.Length);
    }
}
