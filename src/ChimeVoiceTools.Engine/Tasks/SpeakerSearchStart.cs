using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Tasks;

/// <summary>What it takes to start a speaker search.</summary>
public sealed record SpeakerSearchStart : TaskStart
{
    /// <summary>The domain whose voice profiles are searched.</summary>
    public string? VoiceProfileDomainId { get; init; }

    /// <summary>Whose voice is searched for, <c>Caller</c> or <c>Callee</c>; null leaves it to the service.</summary>
    public string? CallLeg { get; init; }

    /// <summary>The values of <see cref="CallLeg"/>.</summary>
    public static string[] CallLegs => ["Caller", "Callee"];

    internal override string Kind => nameof(SpeakerSearchTask);

    internal override string Doing => Text.Format(Messages.StartingSpeakerSearch, TransactionId, VoiceConnectorId);

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Rules.Id(VoiceProfileDomainId, nameof(VoiceProfileDomainId));
        if (CallLeg is not null)
        {
            Rules.OneOf(CallLeg, nameof(CallLeg), CallLegs);
        }
    }
}
