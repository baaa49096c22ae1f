using System.Management.Automation;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.Tasks;

/// <summary>Stop-ChimeSpeakerSearchTask: stops speaker searches.</summary>
[Cmdlet(
    VerbsLifecycle.Stop,
    "ChimeSpeakerSearchTask",
    DefaultParameterSetName = TaskSets.VoiceConnector,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SpeakerSearchTask))]
public sealed class StopSpeakerSearchTaskCommand : StopTaskCommandBase
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
    [Id(nameof(SpeakerSearchTaskId))]
    [ArgumentCompleter(typeof(SpeakerSearchTaskIdCompleter))]
    public string? SpeakerSearchTaskId { get; set; }

    /// <summary>What was piped in: an object of this module also says where requests go.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [ArgumentCompleter(typeof(NoCompleter))]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessInput() => Stop(
        () => PipedObject.ReadTask(
            InputObject,
            TaskSets.Locate(
                new SpeakerSearchTask { TaskId = SpeakerSearchTaskId }, MediaInsightsPipelineId, VoiceConnectorId, InputObject)),
        InputObject,
        SpeakerSearchTaskId);
}
