using ChimeVoiceTools.Commands.Consent;
using ChimeVoiceTools.Commands.Emulators;
using ChimeVoiceTools.Commands.Events;
using ChimeVoiceTools.Commands.MediaInsights;
using ChimeVoiceTools.Commands.Setup;
using ChimeVoiceTools.Commands.Tasks;
using ChimeVoiceTools.Commands.VoiceProfiles;

namespace ChimeVoiceTools.Loading;

/// <summary>The cmdlets of the module, by their names. The manifest has the same names, and a test compares the two.</summary>
internal static class CmdletList
{
    public static readonly (string Name, Type Type)[] All =
    [
        ("Clear-ChimeTask", typeof(ClearTaskCommand)),
        ("Complete-ChimeVoiceEvent", typeof(CompleteVoiceEventCommand)),
        ("ConvertFrom-ChimeVoiceEvent", typeof(ConvertFromVoiceEventCommand)),
        ("Export-ChimeVoiceToneReport", typeof(ExportVoiceToneReportCommand)),
        ("Get-ChimeConsentLedger", typeof(GetConsentLedgerCommand)),
        ("Get-ChimeConsentRecord", typeof(GetConsentRecordCommand)),
        ("Get-ChimeMediaInsightsPipeline", typeof(GetMediaInsightsPipelineCommand)),
        ("Get-ChimeMediaInsightsPipelineConfiguration", typeof(GetMediaInsightsPipelineConfigurationCommand)),
        ("Get-ChimeSpeakerSearchTask", typeof(GetSpeakerSearchTaskCommand)),
        ("Get-ChimeTask", typeof(GetTaskCommand)),
        ("Get-ChimeVoiceEmulator", typeof(GetVoiceEmulatorCommand)),
        ("Get-ChimeVoiceEmulatorEvent", typeof(GetVoiceEmulatorEventCommand)),
        ("Get-ChimeVoiceProfile", typeof(GetVoiceProfileCommand)),
        ("Get-ChimeVoiceProfileDomain", typeof(GetVoiceProfileDomainCommand)),
        ("Get-ChimeVoiceToneAnalysisTask", typeof(GetVoiceToneAnalysisTaskCommand)),
        ("Measure-ChimeVoiceTone", typeof(MeasureVoiceToneCommand)),
        ("New-ChimeMediaInsightsPipeline", typeof(NewMediaInsightsPipelineCommand)),
        ("New-ChimeMediaInsightsPipelineConfiguration", typeof(NewMediaInsightsPipelineConfigurationCommand)),
        ("New-ChimeVoiceProfile", typeof(NewVoiceProfileCommand)),
        ("New-ChimeVoiceProfileDomain", typeof(NewVoiceProfileDomainCommand)),
        ("Receive-ChimeVoiceEvent", typeof(ReceiveVoiceEventCommand)),
        ("Remove-ChimeMediaInsightsPipeline", typeof(RemoveMediaInsightsPipelineCommand)),
        ("Remove-ChimeMediaInsightsPipelineConfiguration", typeof(RemoveMediaInsightsPipelineConfigurationCommand)),
        ("Remove-ChimeVoiceProfile", typeof(RemoveVoiceProfileCommand)),
        ("Remove-ChimeVoiceProfileDomain", typeof(RemoveVoiceProfileDomainCommand)),
        ("Restore-ChimeTask", typeof(RestoreTaskCommand)),
        ("Resume-ChimeMediaInsightsPipeline", typeof(ResumeMediaInsightsPipelineCommand)),
        ("Revoke-ChimeConsent", typeof(RevokeConsentCommand)),
        ("Set-ChimeConsentLedger", typeof(SetConsentLedgerCommand)),
        ("Set-ChimeMediaInsightsPipelineConfiguration", typeof(SetMediaInsightsPipelineConfigurationCommand)),
        ("Set-ChimeVoiceEmulator", typeof(SetVoiceEmulatorCommand)),
        ("Set-ChimeVoiceProfileDomain", typeof(SetVoiceProfileDomainCommand)),
        ("Show-ChimeVoiceEmulator", typeof(ShowVoiceEmulatorCommand)),
        ("Start-ChimeSpeakerSearchTask", typeof(StartSpeakerSearchTaskCommand)),
        ("Start-ChimeVoiceEmulator", typeof(StartVoiceEmulatorCommand)),
        ("Start-ChimeVoiceToneAnalysisTask", typeof(StartVoiceToneAnalysisTaskCommand)),
        ("Stop-ChimeSpeakerSearchTask", typeof(StopSpeakerSearchTaskCommand)),
        ("Stop-ChimeTask", typeof(StopTaskCommand)),
        ("Stop-ChimeVoiceEmulator", typeof(StopVoiceEmulatorCommand)),
        ("Stop-ChimeVoiceToneAnalysisTask", typeof(StopVoiceToneAnalysisTaskCommand)),
        ("Suspend-ChimeMediaInsightsPipeline", typeof(SuspendMediaInsightsPipelineCommand)),
        ("Test-ChimeConsentLedger", typeof(TestConsentLedgerCommand)),
        ("Test-ChimeVoiceSetup", typeof(TestVoiceSetupCommand)),
        ("Update-ChimeVoiceProfile", typeof(UpdateVoiceProfileCommand)),
        ("Wait-ChimeTask", typeof(WaitTaskCommand)),
        ("Watch-ChimeVoiceTone", typeof(WatchVoiceToneCommand)),
    ];
}
