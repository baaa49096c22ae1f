@{
    RootModule           = 'bin/ChimeVoiceTools.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = '43577489-0f83-4eda-aaac-519fdbda08c9'
    Author               = 'The ChimeVoiceTools authors'
    CompanyName          = 'ChimeVoiceTools'
    Copyright            = '(c) The ChimeVoiceTools authors. MIT License.'
    Description          = 'Amazon Chime SDK voice analytics: start speaker searches and voice tone analyses on live calls with the speaker''s consent, wait for any number of them, act on the results, and test it all on a local emulator.'
    PowerShellVersion    = '5.1'
    CompatiblePSEditions = @('Core', 'Desktop')
    DotNetFrameworkVersion = '4.7.2'
    FormatsToProcess     = @('bin/ChimeVoiceTools.Format.ps1xml')
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
    CmdletsToExport      = @(
        'Clear-ChimeTask'
        'Complete-ChimeVoiceEvent'
        'ConvertFrom-ChimeVoiceEvent'
        'Export-ChimeVoiceToneReport'
        'Get-ChimeConsentLedger'
        'Get-ChimeConsentRecord'
        'Get-ChimeMediaInsightsPipeline'
        'Get-ChimeMediaInsightsPipelineConfiguration'
        'Get-ChimeSpeakerSearchTask'
        'Get-ChimeTask'
        'Get-ChimeVoiceEmulator'
        'Get-ChimeVoiceEmulatorEvent'
        'Get-ChimeVoiceProfile'
        'Get-ChimeVoiceProfileDomain'
        'Get-ChimeVoiceToneAnalysisTask'
        'Measure-ChimeVoiceTone'
        'New-ChimeMediaInsightsPipeline'
        'New-ChimeMediaInsightsPipelineConfiguration'
        'New-ChimeVoiceProfile'
        'New-ChimeVoiceProfileDomain'
        'Receive-ChimeVoiceEvent'
        'Remove-ChimeMediaInsightsPipeline'
        'Remove-ChimeMediaInsightsPipelineConfiguration'
        'Remove-ChimeVoiceProfile'
        'Remove-ChimeVoiceProfileDomain'
        'Restore-ChimeTask'
        'Resume-ChimeMediaInsightsPipeline'
        'Revoke-ChimeConsent'
        'Set-ChimeConsentLedger'
        'Set-ChimeMediaInsightsPipelineConfiguration'
        'Set-ChimeVoiceEmulator'
        'Set-ChimeVoiceProfileDomain'
        'Show-ChimeVoiceEmulator'
        'Start-ChimeSpeakerSearchTask'
        'Start-ChimeVoiceEmulator'
        'Start-ChimeVoiceToneAnalysisTask'
        'Stop-ChimeSpeakerSearchTask'
        'Stop-ChimeTask'
        'Stop-ChimeVoiceEmulator'
        'Stop-ChimeVoiceToneAnalysisTask'
        'Suspend-ChimeMediaInsightsPipeline'
        'Test-ChimeConsentLedger'
        'Test-ChimeVoiceSetup'
        'Update-ChimeVoiceProfile'
        'Wait-ChimeTask'
        'Watch-ChimeVoiceTone'
    )
    PrivateData          = @{
        PSData = @{
            Tags         = @('AWS', 'Chime', 'ChimeSDK', 'Voice', 'VoiceAnalytics', 'ContactCenter', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            ProjectUri   = 'https://github.com/ChimeVoiceTools/ChimeVoiceTools'
            LicenseUri   = 'https://github.com/ChimeVoiceTools/ChimeVoiceTools/blob/main/LICENSE'
            IconUri      = 'https://raw.githubusercontent.com/ChimeVoiceTools/ChimeVoiceTools/main/docs/icon.png'
            ReleaseNotes = 'https://github.com/ChimeVoiceTools/ChimeVoiceTools/blob/main/CHANGELOG.md'
        }
    }
}
