# A process that is killed while it starts tasks, and what another one restores of it.
BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/KilledStarts.ps1"
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 3600 -NoQuota
}

AfterAll { Stop-ChimeVoiceEmulator }

Describe 'A process that is killed while it starts 500 tasks' {
    It 'leaves a ledger that restores each of its tasks, and starts none twice: kill <_>' -ForEach (1..5) {
        $killed = Invoke-KilledStart -Emulator $emulator -Ledger (Join-Path $TestDrive "$([guid]::NewGuid()).jsonl")
        Set-ChimeConsentLedger -Path $killed.Ledger
        $restored = @(Restore-ChimeTask -ErrorAction Stop)

        $tasks = @(Get-EmulatedTask $emulator "$($killed.Run)-*")
        $tasks.Count | Should -BeGreaterThan 0 -Because $killed.Moment
        $tasks.Count | Should -BeLessOrEqual 500
        @($tasks.TransactionId | Select-Object -Unique).Count | Should -Be $tasks.Count -Because "none is started twice, $($killed.Moment)"
        ($restored.TaskId | Sort-Object) | Should -Be ($tasks.TaskId | Sort-Object) -Because "each is emitted once, $($killed.Moment)"
        (Test-ChimeConsentLedger).IsValid | Should -BeTrue -Because $killed.Moment
    }

    It 'can be run again with -SkipStarted, and starts the rest' {
        $killed = Invoke-KilledStart -Emulator $emulator -Ledger (Join-Path $TestDrive "$([guid]::NewGuid()).jsonl")
        Set-ChimeConsentLedger -Path $killed.Ledger
        $rows = Get-StartRow $emulator $killed.Run
        $all = @($rows | Start-ChimeSpeakerSearchTask -EndpointUrl $emulator.EndpointUrl -ConfirmConsent -SkipStarted)

        $all.TransactionId | Should -Be $rows.TransactionId
        $tasks = @(Get-EmulatedTask $emulator "$($killed.Run)-*")
        $tasks | Should -HaveCount 500 -Because $killed.Moment
        ($all.TaskId | Sort-Object) | Should -Be ($tasks.TaskId | Sort-Object)
        (Test-ChimeConsentLedger).IsValid | Should -BeTrue
    }
}
