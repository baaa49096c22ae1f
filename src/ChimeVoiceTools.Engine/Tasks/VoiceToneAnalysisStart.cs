using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Tasks;

/// <summary>What it takes to start a voice tone analysis.</summary>
public sealed record VoiceToneAnalysisStart : TaskStart
{
    /// <summary>The language that is spoken; the service knows <c>en-US</c> only.</summary>
    public string LanguageCode { get; init; } = "en-US";

    internal override string Kind => nameof(VoiceToneAnalysisTask);

    internal override string Doing => Text.Format(Messages.StartingVoiceToneAnalysis, TransactionId, VoiceConnectorId);

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Rules.OneOf(LanguageCode, nameof(LanguageCode), "en-US");
    }
}
