BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 1 -NoQuota -SetDefault 3>$null
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe 'A thousand rows of a CSV file' {
    It 'come out as a thousand results, each call once, without a warning' {
        $file = Join-Path $TestDrive 'calls.csv'
        1..1000 | ForEach-Object { [pscustomobject] @{ VoiceConnectorId = $emulator.VoiceConnectorId; TransactionId = "call-$_"; VoiceProfileDomainId = $emulator.VoiceProfileDomainId } } | Export-Csv $file -NoTypeInformation
        $done = Import-Csv $file | Start-ChimeSpeakerSearchTask -ConfirmConsent -WarningVariable warned -ErrorVariable failed | Wait-ChimeTask -Timeout 120 -WarningVariable +warned -ErrorVariable +failed
        $failed | Should -BeNullOrEmpty
        $warned | Should -BeNullOrEmpty
        $done | Should -HaveCount 1000
        ($done.TransactionId | Sort-Object -Unique) | Should -HaveCount 1000
        $done.Status | Sort-Object -Unique | Should -Be 'SUCCEEDED'
        @(Get-EmulatedTask $emulator).Count | Should -Be 1000 -Because 'none was started twice'
        (Get-ChimeTask | Where-Object EndpointUrl -EQ $emulator.EndpointUrl) | Should -HaveCount 1000
    }
}
