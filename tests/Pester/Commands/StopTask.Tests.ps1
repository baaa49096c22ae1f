BeforeDiscovery {
    $kinds = @(
        @{ Stop = 'Stop-ChimeSpeakerSearchTask'; Type = 'ChimeVoiceTools.SpeakerSearchTask'; Id = 'SpeakerSearchTaskId' }
        @{ Stop = 'Stop-ChimeVoiceToneAnalysisTask'; Type = 'ChimeVoiceTools.VoiceToneAnalysisTask'; Id = 'VoiceToneAnalysisTaskId' }
        @{ Stop = 'Stop-ChimeTask'; Type = 'ChimeVoiceTools.SpeakerSearchTask'; Id = 'SpeakerSearchTaskId' }
    )
}

BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 600 -NoQuota -SetDefault 3>$null

    function Start-Search {
        Start-ChimeSpeakerSearchTask -VoiceConnectorId $emulator.VoiceConnectorId -TransactionId (New-TransactionId) -VoiceProfileDomainId $emulator.VoiceProfileDomainId -ConfirmConsent
    }

    function Start-Analysis {
        Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $emulator.VoiceConnectorId -TransactionId (New-TransactionId) -ConfirmConsent
    }

    function Get-EmulatedStatus($Task) {
        (Get-EmulatedTask $emulator | Where-Object TaskId -EQ $Task.TaskId).Status
    }
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe '<Stop>' -ForEach $kinds {
    BeforeEach {
        $task = if ($Stop -match 'Tone') { Start-Analysis } else { Start-Search }
    }

    It 'stops a live task from the pipeline and emits nothing' {
        $task | & $Stop | Should -BeNullOrEmpty
        Get-EmulatedStatus $task | Should -Be 'STOPPED'
    }

    It 'stops a task that came back from Export-Clixml' {
        $task | ConvertTo-Deserialized | & $Stop
        Get-EmulatedStatus $task | Should -Be 'STOPPED'
    }

    It 'stops a task from a row of a CSV file' {
        $task | ConvertTo-CsvRow | & $Stop
        Get-EmulatedStatus $task | Should -Be 'STOPPED'
    }

    It 'emits the stopped task with -PassThru' {
        $stopped = $task | & $Stop -PassThru
        $stopped | Should -BeOfType ([type] $Type)
        $stopped.TaskId | Should -Be $task.TaskId
        $stopped.Status | Should -Be 'STOPPED'
        $stopped.IsFinished | Should -BeTrue
        $stopped.TransactionId | Should -Be $task.TransactionId
    }

    It 'does nothing to a task that has finished, and says so with -Verbose' {
        $task | & $Stop
        $said = $task | & $Stop -Verbose -ErrorVariable failed 4>&1
        $failed | Should -BeNullOrEmpty
        $said | Should -BeOfType ([Management.Automation.VerboseRecord])
        "$said" | Should -Match 'finished already'
    }

    It 'does not even ask about an object that says itself that it has finished' {
        $stopped = $task | & $Stop -PassThru
        $before = @(Get-EmulatorRequest $emulator).Count
        $stopped | & $Stop
        @(Get-EmulatorRequest $emulator).Count | Should -Be $before
    }

    It 'sends nothing with -WhatIf' {
        $before = @(Get-EmulatorRequest $emulator).Count
        $task | & $Stop -WhatIf
        @(Get-EmulatorRequest $emulator).Count | Should -Be $before
        Get-EmulatedStatus $task | Should -Not -Be 'STOPPED'
    }

    It 'has -WhatIf and -Confirm with medium impact, and declares its output' {
        $attribute = (Get-Command $Stop).ImplementingType.GetCustomAttributes([Management.Automation.CmdletAttribute], $false)
        $attribute.SupportsShouldProcess | Should -BeTrue
        $attribute.ConfirmImpact | Should -Be 'Medium'
        (Get-Command $Stop).OutputType.Type | Should -Contain ([type] $Type)
    }

    It 'asks nothing with -Force, but does as -WhatIf and -Confirm say' {
        $ConfirmPreference = 'Low'
        $task | & $Stop -Force -WhatIf
        Get-EmulatedStatus $task | Should -Not -Be 'STOPPED'
        $task | & $Stop -Force
        Get-EmulatedStatus $task | Should -Be 'STOPPED'
    }

    It 'goes on after a task that does not exist' {
        $missing = [pscustomobject] @{ VoiceConnectorId = $task.VoiceConnectorId; $Id = 'no-such-task' }
        $missing, $task | & $Stop -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'NotFoundException*'
        Get-EmulatedStatus $task | Should -Be 'STOPPED'
    }
}

Describe 'Stopping by parameters' {
    It 'stops the speaker search that ids name' {
        $task = Start-Search
        Stop-ChimeSpeakerSearchTask -VoiceConnectorId $task.VoiceConnectorId -SpeakerSearchTaskId $task.TaskId
        Get-EmulatedStatus $task | Should -Be 'STOPPED'
    }

    It 'stops the voice tone analysis that ids name' {
        $task = Start-Analysis
        $stopped = Stop-ChimeVoiceToneAnalysisTask -VoiceConnectorId $task.VoiceConnectorId -VoiceToneAnalysisTaskId $task.TaskId -PassThru
        $stopped.Status | Should -Be 'STOPPED'
    }

    It 'stops tasks of both kinds that are given to Stop-ChimeTask at once' {
        $tasks = (Start-Search), (Start-Analysis)
        (Stop-ChimeTask $tasks -PassThru).Status | Should -Be 'STOPPED', 'STOPPED'
        Stop-ChimeTask -InputObject $tasks -Verbose 4>&1 | Where-Object Message -Match 'finished already' | Should -HaveCount 2
    }

    It 'stops every task of the session' {
        $tasks = (Start-Search), (Start-Analysis)
        Get-ChimeTask | Stop-ChimeTask
        $tasks | ForEach-Object { Get-EmulatedStatus $_ | Should -Be 'STOPPED' }
    }
}

Describe 'Stopping when the answer is lost' {
    It 'takes a stop whose first answer was lost for done, without an error' {
        $task = Start-Search
        Set-ChimeVoiceEmulator -Fault @{ Kind = 'ResetAfterWork'; Operation = 'StopSpeakerSearchTask'; Count = 1 }
        $task | Stop-ChimeSpeakerSearchTask -ErrorVariable failed
        $failed | Should -BeNullOrEmpty
        Get-EmulatedStatus $task | Should -Be 'STOPPED'
        Get-EmulatorRequest $emulator StopSpeakerSearchTask | Where-Object Fault -EQ 'ResetAfterWork' | Should -HaveCount 1
    }
}
