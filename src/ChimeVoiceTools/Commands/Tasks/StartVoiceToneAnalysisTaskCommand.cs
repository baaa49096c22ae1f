using System.Management.Automation;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.Tasks;

/// <summary>Start-ChimeVoiceToneAnalysisTask: analyses the tone of a speaker's voice on a call.</summary>
[Cmdlet(
    VerbsLifecycle.Start,
    "ChimeVoiceToneAnalysisTask",
    DefaultParameterSetName = TaskSets.VoiceConnector,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(VoiceToneAnalysisTask))]
public sealed class StartVoiceToneAnalysisTaskCommand : StartTaskCommand
{
    /// <summary>The language that is spoken; en-US, the one that the service knows, where none is given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(LanguageCodeCompleter))]
    [AllowEmptyString]
    public string? LanguageCode { get; set; }

    private protected override string Action => Messages.ActionStartVoiceToneAnalysis;

    private protected override TaskStart Describe() =>
        TaskSets.NullIfEmpty(LanguageCode) is { } language
            ? new VoiceToneAnalysisStart { LanguageCode = language }
            : new VoiceToneAnalysisStart();
}
