using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.VoiceProfiles;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.VoiceProfiles;

/// <summary>Makes something of the voiceprint that a speaker search left, with the speaker's consent.</summary>
public abstract class VoiceprintCommand : ConsentedCmdlet
{
    /// <summary>The finished speaker search that heard the voice, at most 24 hours ago.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(SpeakerSearchTaskIdCompleter))]
    public string? SpeakerSearchTaskId { get; set; }

    /// <summary>What was piped in: an object of this module also says where requests go.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [ArgumentCompleter(typeof(NoCompleter))]
    public PSObject? InputObject { get; set; }

    private protected abstract string Action { get; }

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        var target = InputObject ?? (object?)SpeakerSearchTaskId;
        Prepare(target, () =>
        {
            var search = PipedObject.ReadSpeakerSearch(InputObject, SpeakerSearchTaskId);
            Validate(search);
            var described = search.TransactionId is null
                ? Text.Format(Messages.TargetSpeakerSearch, search.TaskId)
                : Text.Format(Messages.TargetSpeakerSearchOfTransaction, search.TaskId, search.TransactionId);
            if (MayProceed(WithEndpoint(described, InputObject), Action))
            {
                WriteInOrder(SendAsync(VoiceProfiles(InputObject), search, StopToken), target, WriteObject);
            }
        });
    }

    /// <summary>Checks the record's input before anybody is asked.</summary>
    private protected virtual void Validate(SpeakerSearchTask search) =>
        VoiceProfileOperations.RequireVoiceprint(search, TimeProvider.System);

    private protected abstract Task<VoiceProfile> SendAsync(
        VoiceProfileOperations operations, SpeakerSearchTask search, CancellationToken stop);
}
