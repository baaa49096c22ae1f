using System.Globalization;
using ChimeVoiceTools.Engine.Consent;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Tasks;

/// <summary>What it takes to start a task of either kind.</summary>
public abstract record TaskStart
{
    /// <summary>The voice connector that carries the call; null for a task on a media insights pipeline.</summary>
    public string? VoiceConnectorId { get; init; }

    /// <summary>The transaction that names the call; null for a task on a media insights pipeline.</summary>
    public string? TransactionId { get; init; }

    /// <summary>Gets the id or the ARN of the media insights pipeline; null for a task on a call of a voice connector.</summary>
    public string? MediaInsightsPipelineId { get; init; }

    /// <summary>Gets the ARN of the Kinesis video stream that is listened to, on a media insights pipeline.</summary>
    public string? StreamArn { get; init; }

    /// <summary>Gets the channel of the stream, 0 or 1, on a media insights pipeline.</summary>
    public int? ChannelId { get; init; }

    /// <summary>
    /// Gets the fragment of the stream where the task begins, on a media insights pipeline; null leaves it to the service.
    /// </summary>
    public string? FragmentNumber { get; init; }

    /// <summary>
    /// What the service knows a repeated request by: letters, digits, <c>-</c> and <c>_</c>, 2 to 64 of them.
    /// Null lets the engine make one up, so that a lost answer never starts a task twice.
    /// </summary>
    public string? ClientRequestToken { get; init; }

    /// <summary>Gets what the user calls the task, or null; it is kept with the task, and not sent.</summary>
    public string? Reference { get; init; }

    /// <summary>Gets what is to be on record of the speaker's consent; it is not sent.</summary>
    public ConsentStatement? Consent { get; init; }

    /// <summary>Gets the kind of the task that is started: each has a quota of its own.</summary>
    internal abstract string Kind { get; }

    /// <summary>What is done, as the beginning of a sentence.</summary>
    internal abstract string Doing { get; }

    /// <summary>Gets the operation that starts the task.</summary>
    private protected abstract string Operation { get; }

    /// <summary>Gets the leg of the call, of a start that takes one; null leaves it to the service.</summary>
    private protected virtual string? Leg => null;

    /// <summary>Gets the id of the voice profile domain, of a start that takes one.</summary>
    private protected virtual string? DomainId => null;

    private IEnumerable<string?> WhatIsStarted => MediaInsightsPipelineId is null
        ? [Operation, VoiceConnectorId, TransactionId, Leg, DomainId]
        :
        [
            Operation,
            PipelineId.Of(MediaInsightsPipelineId),
            StreamArn,
            ChannelId?.ToString(CultureInfo.InvariantCulture),
            DomainId,
        ];

    /// <summary>
    /// Gives it a client request token that follows from what it starts, so that the same event starts one task, however
    /// often it comes and on whichever machine.
    /// </summary>
    /// <returns>The start, with the token that it has or with this one.</returns>
    public TaskStart WithOwnToken() => ClientRequestToken is not null
        ? this
        : this with { ClientRequestToken = RequestToken.Of([.. WhatIsStarted]) };

    /// <summary>
    /// Gives it a client request token that follows from what it starts and from what the user calls it, so that the same row
    /// starts one task in two runs that overlap.
    /// </summary>
    /// <returns>The start, with the token that it has or with this one.</returns>
    internal TaskStart WithTokenOfReference() => ClientRequestToken is not null
        ? this
        : this with { ClientRequestToken = RequestToken.Of([.. WhatIsStarted, Reference]) };

    /// <summary>Whether another start starts the same, and the user calls it the same.</summary>
    internal bool IsSameAs(TaskStart other) => Reference == other.Reference && WhatIsStarted.SequenceEqual(other.WhatIsStarted);

    /// <summary>Checks the service's constraints.</summary>
    /// <exception cref="ChimeException">A value breaks one.</exception>
    public virtual void Validate()
    {
        if (MediaInsightsPipelineId is null)
        {
            Rules.VoiceConnectorId(VoiceConnectorId);
            Rules.Id(TransactionId, nameof(TransactionId));
        }
        else
        {
            Rules.MediaInsightsPipelineId(MediaInsightsPipelineId);
            Rules.StreamArn(StreamArn);
            Rules.ChannelId(ChannelId);
            Rules.FragmentNumber(FragmentNumber);
        }

        Rules.ClientRequestToken(ClientRequestToken);
        Consent?.Validate();
    }

    /// <summary>Says for the record of the consent all that it takes to start the same task again.</summary>
    internal virtual ConsentRecord Describe(string region, string endpointUrl) =>
        ConsentStatement.Describe(Consent, "Start" + Kind, region, endpointUrl) with
        {
            VoiceConnectorId = VoiceConnectorId,
            TransactionId = TransactionId,
            MediaInsightsPipelineId = MediaInsightsPipelineId,
            StreamArn = StreamArn,
            ChannelId = ChannelId,
            FragmentNumber = FragmentNumber,
            ClientRequestToken = ClientRequestToken,
            Reference = Reference,
        };
}

/// <summary>What it takes to start a speaker search.</summary>
public sealed record SpeakerSearchStart : TaskStart
{
    /// <summary>The domain whose voice profiles are searched; a media insights pipeline takes its ARN.</summary>
    public string? VoiceProfileDomainId { get; init; }

    /// <summary>Gets the ARN of the domain whose voice profiles are searched, on a media insights pipeline.</summary>
    public string? VoiceProfileDomainArn { get; init; }

    /// <summary>Whose voice is searched for, <c>Caller</c> or <c>Callee</c>; null leaves it to the service.</summary>
    public string? CallLeg { get; init; }

    /// <summary>The values of <see cref="CallLeg"/>.</summary>
    public static string[] CallLegs => ["Caller", "Callee"];

    internal override string Kind => nameof(SpeakerSearchTask);

    internal override string Doing => MediaInsightsPipelineId is null
        ? Text.Format(Messages.StartingSpeakerSearch, TransactionId, VoiceConnectorId)
        : Text.Format(Messages.StartingSpeakerSearchOnStream, StreamArn, MediaInsightsPipelineId);

    private protected override string Operation => "StartSpeakerSearchTask";

    private protected override string? Leg => CallLeg;

    // A domain that is named by its ARN is the same one.
    private protected override string? DomainId => PipelineId.Of(VoiceProfileDomainArn) ?? VoiceProfileDomainId;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        if (VoiceProfileDomainArn is null)
        {
            Rules.Id(VoiceProfileDomainId, nameof(VoiceProfileDomainId));
        }
        else
        {
            Rules.Arn(VoiceProfileDomainArn, nameof(VoiceProfileDomainArn));
        }

        if (CallLeg is not null)
        {
            Rules.OneOf(CallLeg, nameof(CallLeg), CallLegs);
        }
    }

    internal override ConsentRecord Describe(string region, string endpointUrl) => base.Describe(region, endpointUrl) with
    {
        VoiceProfileDomainId = VoiceProfileDomainId,
        VoiceProfileDomainArn = VoiceProfileDomainArn,
        CallLeg = CallLeg,
    };
}

/// <summary>What it takes to start a voice tone analysis.</summary>
public sealed record VoiceToneAnalysisStart : TaskStart
{
    /// <summary>The language that is spoken; the service knows <c>en-US</c> only.</summary>
    public string LanguageCode { get; init; } = "en-US";

    internal override string Kind => nameof(VoiceToneAnalysisTask);

    internal override string Doing => MediaInsightsPipelineId is null
        ? Text.Format(Messages.StartingVoiceToneAnalysis, TransactionId, VoiceConnectorId)
        : Text.Format(Messages.StartingVoiceToneAnalysisOnStream, StreamArn, MediaInsightsPipelineId);

    private protected override string Operation => "StartVoiceToneAnalysisTask";

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Rules.OneOf(LanguageCode, nameof(LanguageCode), "en-US");
    }

    internal override ConsentRecord Describe(string region, string endpointUrl) =>
        base.Describe(region, endpointUrl) with { LanguageCode = LanguageCode };
}
