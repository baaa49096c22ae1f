namespace ChimeVoiceTools;

/// <summary>
/// A line of a consent ledger. What a line does not have is null. A line that says what came of a request has all that the
/// line of its consent has.
/// </summary>
/// <remarks>
/// Plain data, like every object of this module. The members of a line are the properties in this order, with a small first
/// letter.
/// </remarks>
public sealed record ConsentRecord
{
    /// <summary>What happened, one of <see cref="ConsentEvents"/>.</summary>
    public string? Event { get; set; }

    /// <summary>The number of the line in its ledger; the first has 1. What is torn has none.</summary>
    public long Number { get; set; }

    /// <summary>When the line was written, in UTC.</summary>
    public DateTime Time { get; set; }

    /// <summary>The user whose process wrote the line; on Windows with the domain.</summary>
    public string? User { get; set; }

    /// <summary>The name of the computer.</summary>
    public string? HostName { get; set; }

    /// <summary>The id of the process.</summary>
    public int ProcessId { get; set; }

    /// <summary>The form of the ledger, on its first line.</summary>
    public int? Version { get; set; }

    /// <summary>The service's name of the operation, such as <c>StartSpeakerSearchTask</c>.</summary>
    public string? Operation { get; set; }

    /// <summary>The number of the line that has the consent, on a line that says what came of it.</summary>
    public long? ConsentNumber { get; set; }

    /// <summary>Whose consent it is: the user's own id of the speaker.</summary>
    public string? ConsentSubject { get; set; }

    /// <summary>Where the consent itself is kept: the number of a form, for instance.</summary>
    public string? ConsentReference { get; set; }

    /// <summary>How the consent was obtained: <c>Stated</c> with the command, or <c>Answered</c> at its question.</summary>
    public string? ConsentObtained { get; set; }

    /// <summary>The voice connector that carries the call.</summary>
    public string? VoiceConnectorId { get; set; }

    /// <summary>The transaction that names the call.</summary>
    public string? TransactionId { get; set; }

    /// <summary>The media insights pipeline.</summary>
    public string? MediaInsightsPipelineId { get; set; }

    /// <summary>The ARN of the configuration that a media insights pipeline is made from.</summary>
    public string? ConfigurationArn { get; set; }

    /// <summary>The ARN of the Kinesis video stream; where a pipeline listens to two, both with a blank between them.</summary>
    public string? StreamArn { get; set; }

    /// <summary>The channel of the stream.</summary>
    public int? ChannelId { get; set; }

    /// <summary>The fragment of the stream where the task begins.</summary>
    public string? FragmentNumber { get; set; }

    /// <summary>Whose voice is searched for: <c>Caller</c> or <c>Callee</c>.</summary>
    public string? CallLeg { get; set; }

    /// <summary>The language of a voice tone analysis.</summary>
    public string? LanguageCode { get; set; }

    /// <summary>The voice profile domain.</summary>
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>The ARN of the voice profile domain.</summary>
    public string? VoiceProfileDomainArn { get; set; }

    /// <summary>The speaker search whose voiceprint a voice profile is made of.</summary>
    public string? SpeakerSearchTaskId { get; set; }

    /// <summary>The voice profile.</summary>
    public string? VoiceProfileId { get; set; }

    /// <summary>The AWS region.</summary>
    public string? Region { get; set; }

    /// <summary>The endpoint that the request was for.</summary>
    public string? EndpointUrl { get; set; }

    /// <summary>What the service knows a repeated request by.</summary>
    public string? ClientRequestToken { get; set; }

    /// <summary>What the user calls the task.</summary>
    public string? Reference { get; set; }

    /// <summary>The task's id.</summary>
    public string? TaskId { get; set; }

    /// <summary>The status that the task ended with.</summary>
    public string? Status { get; set; }

    /// <summary>The id of the error, where nothing was done.</summary>
    public string? ErrorId { get; set; }

    /// <summary>The error in words, where nothing was done.</summary>
    public string? ErrorMessage { get; set; }

    /// <summary>The SHA-256 of what is torn, in hexadecimal digits.</summary>
    public string? TornHash { get; set; }

    /// <summary>The hash of the line and of the hash of the line before.</summary>
    public string? Hash { get; set; }

    /// <summary>The ledger that the line was read from.</summary>
    public string? LedgerPath { get; set; }
}
