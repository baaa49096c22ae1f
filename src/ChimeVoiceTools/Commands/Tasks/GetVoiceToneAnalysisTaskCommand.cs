using System.Management.Automation;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.Tasks;

/// <summary>Get-ChimeVoiceToneAnalysisTask: reads voice tone analyses.</summary>
[Cmdlet(VerbsCommon.Get, "ChimeVoiceToneAnalysisTask", DefaultParameterSetName = TaskSets.VoiceConnector)]
[OutputType(typeof(VoiceToneAnalysisTask))]
public sealed class GetVoiceToneAnalysisTaskCommand : GetTaskCommandBase
{
    /// <summary>The voice connector that carries the call.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = TaskSets.VoiceConnector)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(VoiceConnectorIdCompleter))]
    public string? VoiceConnectorId { get; set; }

    /// <summary>The media insights pipeline that the task runs on: its id or its ARN.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = TaskSets.MediaInsights)]
    [Alias("MediaInsightsPipelineArn")]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(MediaInsightsPipelineIdCompleter))]
    public string? MediaInsightsPipelineId { get; set; }

    /// <summary>The task's id.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [Id(nameof(VoiceToneAnalysisTaskId))]
    [ArgumentCompleter(typeof(VoiceToneAnalysisTaskIdCompleter))]
    public string? VoiceToneAnalysisTaskId { get; set; }

    /// <summary>
    /// Whether the caller's voice is analysed, or the callee's; true and false as text are taken too. A task whose
    /// start did not say is asked for as the caller's.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = TaskSets.VoiceConnector)]
    [AllowNull]
    [BooleanText]
    [ArgumentCompleter(typeof(BooleanCompleter))]
    public bool? IsCaller { get; set; }

    /// <summary>What was piped in: an object of this module also says where requests go.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [ArgumentCompleter(typeof(NoCompleter))]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessInput() => Get(
        () =>
        {
            var task = TaskSets.Locate(
                new VoiceToneAnalysisTask
                {
                    TaskId = VoiceToneAnalysisTaskId,
                    IsCaller = IsCaller,
                    Reference = PipedObject.Text(InputObject, nameof(ChimeTask.Reference)),
                },
                MediaInsightsPipelineId,
                VoiceConnectorId,
                InputObject);
            return IsCaller is null
                && task.MediaInsightsPipelineId is null
                && (InputObject is null || !PipedObject.IsOwn(InputObject))
                ? throw Rules.Broken(nameof(IsCaller), null, Messages.RuleIsCaller)
                : task;
        },
        InputObject,
        VoiceToneAnalysisTaskId);
}
