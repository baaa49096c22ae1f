using System.Management.Automation;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.VoiceProfiles;

namespace ChimeVoiceTools.Commands.VoiceProfiles;

/// <summary>New-ChimeVoiceProfile: enrolls the voices that finished speaker searches heard.</summary>
[Cmdlet(VerbsCommon.New, "ChimeVoiceProfile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(VoiceProfile))]
public sealed class NewVoiceProfileCommand : VoiceprintCommand
{
    private protected override string Action => Messages.ActionCreateVoiceProfile;

    private protected override Task<VoiceProfile> SendAsync(
        VoiceProfileOperations operations, SpeakerSearchTask search, CancellationToken stop) =>
        operations.CreateAsync(search, Consent, stop);
}
