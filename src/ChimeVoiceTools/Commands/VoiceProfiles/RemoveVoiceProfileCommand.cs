using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.VoiceProfiles;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.VoiceProfiles;

/// <summary>Remove-ChimeVoiceProfile: removes voice profiles for good.</summary>
[Cmdlet(VerbsCommon.Remove, "ChimeVoiceProfile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(VoiceProfile))]
public sealed class RemoveVoiceProfileCommand : RemoveCommand
{
    /// <summary>The profile's id.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [Id(nameof(VoiceProfileId))]
    [ArgumentCompleter(typeof(VoiceProfileIdCompleter))]
    public string? VoiceProfileId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => this.GoOnAfterError(InputObject ?? (object?)VoiceProfileId, () =>
    {
        if (!MayRemove(VoiceProfileOperations.Describe(VoiceProfileId)))
        {
            return;
        }

        var operations = VoiceProfiles(InputObject);
        var last = PassThru ? Await(stop => operations.GetAsync(VoiceProfileId, stop)) : null;
        Await(stop => operations.DeleteAsync(VoiceProfileId, stop));
        SeenIds.VoiceProfiles.Remove(VoiceProfileId);
        if (last is not null)
        {
            WriteObject(last);
        }
    });
}
