using System.Management.Automation;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Engine.VoiceProfiles;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.Tasks;

/// <summary>Start-ChimeSpeakerSearchTask: searches for a speaker among the voice profiles of a domain.</summary>
[Cmdlet(
    VerbsLifecycle.Start,
    "ChimeSpeakerSearchTask",
    DefaultParameterSetName = TaskSets.VoiceConnector,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SpeakerSearchTask))]
public sealed class StartSpeakerSearchTaskCommand : StartTaskCommand
{
    /// <summary>The domain whose voice profiles are searched.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(VoiceProfileDomainIdCompleter))]
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>
    /// The ARN of that domain, which a media insights pipeline is told; where it is not given, it is looked up by the id.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = TaskSets.MediaInsights)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? VoiceProfileDomainArn { get; set; }

    /// <summary>Whose voice is searched for: Caller or Callee.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = TaskSets.VoiceConnector)]
    [ArgumentCompleter(typeof(CallLegCompleter))]
    [AllowEmptyString]
    public string? CallLeg { get; set; }

    private protected override string Action => Messages.ActionStartSpeakerSearch;

    private protected override TaskStart Describe() => new SpeakerSearchStart
    {
        VoiceProfileDomainId = TaskSets.NullIfEmpty(VoiceProfileDomainId),
        VoiceProfileDomainArn = TaskSets.NullIfEmpty(VoiceProfileDomainArn),

        // As everywhere in PowerShell, upper and lower case are the same.
        CallLeg = Array.Find(SpeakerSearchStart.CallLegs, leg => leg.Equals(CallLeg, StringComparison.OrdinalIgnoreCase))
            ?? TaskSets.NullIfEmpty(CallLeg),
    };

    private protected override TaskStart Complete(TaskStart start)
    {
        if (start is not SpeakerSearchStart { MediaInsightsPipelineId: not null, VoiceProfileDomainArn: null } search)
        {
            return start;
        }

        var domains = VoiceProfileDomains(InputObject);
        return search with { VoiceProfileDomainArn = Await(stop => domains.GetArnAsync(search.VoiceProfileDomainId!, stop)) };
    }
}
