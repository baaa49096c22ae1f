# Tests the runbook beside it without AWS: the scenario in calls.json says who calls and how the tasks end.
BeforeAll {
    if (-not (Get-Module ChimeVoiceTools)) { Import-Module (Join-Path $PSScriptRoot '../../../ChimeVoiceTools.psd1') }

    # Twenty seconds of speech pass in one.
    $emulator = Start-ChimeVoiceEmulator -Scenario "$PSScriptRoot/calls.json" -Speed 20 -SetDefault -WarningAction SilentlyContinue
    'call-of-ann', 'call-of-a-stranger', 'call-without-speech' |
        Select-Object @{ Name = 'TransactionId'; Expression = { $_ } },
            @{ Name = 'VoiceConnectorId'; Expression = { $emulator.VoiceConnectorId } },
            @{ Name = 'VoiceProfileDomainId'; Expression = { $emulator.VoiceProfileDomainId } } |
        Export-Csv TestDrive:/calls.csv -NoTypeInformation
}

AfterAll { Stop-ChimeVoiceEmulator }

Describe 'Find-KnownCaller' {
    BeforeAll {
        $problems, $found = (& "$PSScriptRoot/Find-KnownCaller.ps1" -Path TestDrive:/calls.csv 2>&1).Where({ $_ -is [System.Management.Automation.ErrorRecord] }, 'Split')
    }

    It 'finds the caller whose voice is enrolled, and nobody else' {
        $found.TransactionId | Should -Be 'call-of-ann'
        $found.VoiceProfileId | Should -Be 'vp-ann'
    }

    It 'reports the call whose search failed' {
        "$problems" | Should -Match 'Nobody spoke'
    }
}
