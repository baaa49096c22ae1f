using System.Management.Automation;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Tasks;

namespace ChimeVoiceTools.Commands.Tasks;

/// <summary>Start-ChimeSpeakerSearchTask: searches for a speaker among the voice profiles of a domain.</summary>
[Cmdlet(VerbsLifecycle.Start, "ChimeSpeakerSearchTask", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SpeakerSearchTask))]
public sealed class StartSpeakerSearchTaskCommand : StartTaskCommand
{
    /// <summary>The domain whose voice profiles are searched.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(VoiceProfileDomainIdCompleter))]
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>Whose voice is searched for: Caller or Callee.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CallLegCompleter))]
    [AllowEmptyString]
    public string? CallLeg { get; set; }

    private protected override string Action => Messages.ActionStartSpeakerSearch;

    private protected override TaskStart Describe() => new SpeakerSearchStart
    {
        VoiceConnectorId = VoiceConnectorId,
        TransactionId = TransactionId,
        VoiceProfileDomainId = VoiceProfileDomainId,

        // As everywhere in PowerShell, upper and lower case are the same.
        CallLeg = Array.Find(SpeakerSearchStart.CallLegs, leg => leg.Equals(CallLeg, StringComparison.OrdinalIgnoreCase)) ?? NullIfEmpty(CallLeg),
    };
}
