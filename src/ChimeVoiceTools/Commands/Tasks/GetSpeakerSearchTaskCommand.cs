using System.Management.Automation;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.Tasks;

/// <summary>Get-ChimeSpeakerSearchTask: reads speaker searches.</summary>
[Cmdlet(VerbsCommon.Get, "ChimeSpeakerSearchTask")]
[OutputType(typeof(SpeakerSearchTask))]
public sealed class GetSpeakerSearchTaskCommand : GetTaskCommandBase
{
    /// <summary>The voice connector that carries the call.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(VoiceConnectorIdCompleter))]
    public string? VoiceConnectorId { get; set; }

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
    private protected override void ProcessInput() => Get(
        () => new SpeakerSearchTask
        {
            VoiceConnectorId = VoiceConnectorId,
            TaskId = SpeakerSearchTaskId,
            VoiceProfileDomainId = PipedObject.Text(InputObject, nameof(SpeakerSearchTask.VoiceProfileDomainId)),
            Reference = PipedObject.Text(InputObject, nameof(ChimeTask.Reference)),
        },
        InputObject,
        SpeakerSearchTaskId);
}
