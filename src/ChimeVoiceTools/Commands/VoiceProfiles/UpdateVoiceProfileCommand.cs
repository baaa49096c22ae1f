using System.Management.Automation;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.VoiceProfiles;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.VoiceProfiles;

/// <summary>Update-ChimeVoiceProfile: renews voice profiles with the voices that finished speaker searches heard.</summary>
[Cmdlet(VerbsData.Update, "ChimeVoiceProfile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(VoiceProfile))]
public sealed class UpdateVoiceProfileCommand : VoiceprintCommand
{
    /// <summary>The voice profile that is renewed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [Id(nameof(VoiceProfileId))]
    [ArgumentCompleter(typeof(VoiceProfileIdCompleter))]
    public string? VoiceProfileId { get; set; }

    private protected override string Action => Text.Format(Messages.ActionRenewVoiceProfile, VoiceProfileId);

    private protected override void Validate(SpeakerSearchTask search)
    {
        VoiceProfileOperations.Describe(VoiceProfileId);
        base.Validate(search);
    }

    private protected override Task<VoiceProfile> SendAsync(
        VoiceProfileOperations operations, SpeakerSearchTask search, CancellationToken stop) =>
        operations.UpdateAsync(VoiceProfileId, search, Consent, stop);
}
