BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 600 -NoQuota -SetDefault 3>$null

    function Start-Analysis {
        Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $emulator.VoiceConnectorId -TransactionId (New-TransactionId) -ConfirmConsent
    }
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe 'Clear-ChimeTask' {
    It 'takes what has finished off the list, and nothing else' {
        $running, $stopped, $last = (Start-Analysis), (Start-Analysis), (Start-Analysis)
        $stopped, $last | Stop-ChimeTask
        $before = @(Get-EmulatorRequest $emulator).Count
        Clear-ChimeTask | Should -BeNullOrEmpty
        (Get-ChimeTask).TaskId | Should -Be $running.TaskId
        @(Get-EmulatorRequest $emulator).Count | Should -Be $before -Because 'the service is not asked'
        ($stopped | Get-ChimeTask).Status | Should -Be 'STOPPED' -Because 'at the service nothing has changed'
        $running | Stop-ChimeTask
    }

    It 'says with -Verbose how many, and does nothing with -WhatIf' {
        Clear-ChimeTask
        $tasks = (Start-Analysis), (Start-Analysis)
        $tasks | Stop-ChimeTask
        Clear-ChimeTask -WhatIf
        (Get-ChimeTask).TaskId | Should -Be $tasks.TaskId
        Clear-ChimeTask -Verbose 4>&1 | Out-String | Should -Match 'off the list: 2'
        Clear-ChimeTask -Verbose 4>&1 | Out-String | Should -Match 'off the list: 0'
    }

    It 'leaves a task that was started again after it' {
        $task = Start-Analysis
        Clear-ChimeTask
        (Get-ChimeTask).TaskId | Should -Be $task.TaskId
        ($task.TaskId | Get-ChimeTask).TaskId | Should -Be $task.TaskId
        $task | Stop-ChimeTask
        Clear-ChimeTask
        Get-ChimeTask | Should -BeNullOrEmpty
        $task.TaskId | Get-ChimeTask -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        "$failed" | Should -Match 'has started no task with that id'
    }
}
