using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.VoiceProfiles;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.VoiceProfiles;

/// <summary>Remove-ChimeVoiceProfileDomain: removes voice profile domains, with all their voice profiles, for good.</summary>
[Cmdlet(VerbsCommon.Remove, "ChimeVoiceProfileDomain", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(VoiceProfileDomain))]
public sealed class RemoveVoiceProfileDomainCommand : RemoveCommand
{
    /// <summary>The domain's id.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [Id(nameof(VoiceProfileDomainId))]
    [ArgumentCompleter(typeof(VoiceProfileDomainIdCompleter))]
    public string? VoiceProfileDomainId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => this.GoOnAfterError(InputObject ?? (object?)VoiceProfileDomainId, () =>
    {
        RefuseWhatNamesADomainOnly();
        var described = VoiceProfileDomainOperations.Describe(VoiceProfileDomainId);
        var profiles = VoiceProfiles(InputObject);
        var count = Await(stop => profiles.CountAsync(VoiceProfileDomainId, stop));
        if (!MayRemove(Text.Format(Messages.TargetDomainWithProfiles, described, count)))
        {
            return;
        }

        var operations = VoiceProfileDomains(InputObject);
        var last = PassThru ? Await(stop => operations.GetAsync(VoiceProfileDomainId, stop)) : null;
        Await(stop => operations.DeleteAsync(VoiceProfileDomainId, stop));
        SeenIds.VoiceProfileDomains.Remove(VoiceProfileDomainId);
        if (last is not null)
        {
            WriteObject(last);
        }
    });

    /// <summary>
    /// A voice profile and a task have their domain's id too: whoever pipes one in by mistake would lose the whole domain.
    /// </summary>
    private void RefuseWhatNamesADomainOnly()
    {
        if (InputObject is not null
            && (PipedObject.Text(InputObject, nameof(VoiceProfile.VoiceProfileId))
                ?? PipedObject.Text(InputObject, nameof(SpeakerSearchTask.SpeakerSearchTaskId))) is not null)
        {
            throw Rules.Broken(nameof(InputObject), InputObject, Messages.NotADomain);
        }
    }
}
