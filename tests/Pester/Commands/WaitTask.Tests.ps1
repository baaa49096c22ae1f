BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    # One whose tasks end soon, and one whose tasks don't.
    $quick = Start-ChimeVoiceEmulator -TaskDuration 0.3 -NoQuota
    $slow = Start-ChimeVoiceEmulator -TaskDuration 600 -NoQuota

    function Start-Search($Emulator, [int] $Count = 1) {
        1..$Count | ForEach-Object { [pscustomobject] @{ TransactionId = New-TransactionId } } |
            Start-ChimeSpeakerSearchTask -VoiceConnectorId $Emulator.VoiceConnectorId -VoiceProfileDomainId $Emulator.VoiceProfileDomainId -EndpointUrl $Emulator.EndpointUrl -ConfirmConsent
    }

    function Start-Analysis($Emulator, [int] $Count = 1) {
        1..$Count | ForEach-Object { [pscustomobject] @{ TransactionId = New-TransactionId } } |
            Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $Emulator.VoiceConnectorId -EndpointUrl $Emulator.EndpointUrl -ConfirmConsent
    }
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe 'Wait-ChimeTask' {
    It 'emits each task once when it has finished, whatever its kind' {
        $tasks = @(Start-Search $quick 3) + @(Start-Analysis $quick 3)
        $done = $tasks | Wait-ChimeTask -Timeout 60
        $done | Should -HaveCount 6
        $done.TaskId | Sort-Object | Should -Be ($tasks.TaskId | Sort-Object)
        $done.Status | Should -Be (@('SUCCEEDED') * 6)
        $done.IsFinished | Should -Not -Contain $false
        @($done | Where-Object { $_ -is [ChimeVoiceTools.SpeakerSearchTask] }) | Should -HaveCount 3
        ($done | Where-Object { $_ -is [ChimeVoiceTools.SpeakerSearchTask] }).BestMatch | Should -HaveCount 3
        $tasks.Status | Should -Be (@('IN_QUEUE') * 6) -Because 'an object that was handed out does not change'
    }

    It 'keeps up with an emulator whose clock runs faster, from its start or later' {
        $fast = Start-ChimeVoiceEmulator -Speed 40
        $clock = [Diagnostics.Stopwatch]::StartNew()
        (Start-Search $fast | Wait-ChimeTask -Timeout 60).Status | Should -Be 'SUCCEEDED'
        $fast | Set-ChimeVoiceEmulator -Speed 0.01
        $task = Start-Search $fast
        $fast | Set-ChimeVoiceEmulator -Speed 50
        ($task | Wait-ChimeTask -Timeout 60).Status | Should -Be 'SUCCEEDED'
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 10 -Because 'a task of 20 s that is polled as if it took as long is first asked after 10'
        $fast | Stop-ChimeVoiceEmulator
    }

    It 'emits a task once also when it is piped twice, live and deserialized and as a row of a CSV file' {
        $task = Start-Search $quick
        $done = $task, $task, ($task | ConvertTo-Deserialized), ($task | ConvertTo-CsvRow) | Wait-ChimeTask -EndpointUrl $quick.EndpointUrl -Timeout 60
        $done | Should -HaveCount 1
        $done.TaskId | Should -Be $task.TaskId
    }

    It 'emits a finished one at once, without asking again' {
        $done = Start-Search $quick | Wait-ChimeTask
        $requests = @(Get-EmulatorRequest $quick).Count
        $again = $done, $done | Wait-ChimeTask -Timeout 0
        $again.TaskId | Should -Be $done.TaskId
        @(Get-EmulatorRequest $quick).Count | Should -Be $requests
    }

    It 'waits for a task that came back from Export-Clixml' {
        $done = Start-Search $quick | ConvertTo-Deserialized | Wait-ChimeTask -Timeout 60
        $done | Should -BeOfType ([ChimeVoiceTools.SpeakerSearchTask])
        $done.Status | Should -Be 'SUCCEEDED'
        $done.VoiceProfileDomainId | Should -Be $quick.VoiceProfileDomainId
    }

    It 'waits for the rows of a CSV file' {
        $search = Start-Search $quick
        $analysis = Start-Analysis $quick
        $rows = @{ VoiceConnectorId = $quick.VoiceConnectorId; SpeakerSearchTaskId = $search.TaskId }, @{ VoiceConnectorId = $quick.VoiceConnectorId; VoiceToneAnalysisTaskId = $analysis.TaskId } | ConvertTo-CsvRow
        $done = $rows | Wait-ChimeTask -EndpointUrl $quick.EndpointUrl -Timeout 60
        $done.TaskId | Sort-Object | Should -Be ($search.TaskId, $analysis.TaskId | Sort-Object)
        $done.Status | Should -Be 'SUCCEEDED', 'SUCCEEDED'
    }

    It 'waits for tasks that are given with -InputObject' {
        (Wait-ChimeTask -InputObject (Start-Search $quick 2) -Timeout 60) | Should -HaveCount 2
        (Wait-ChimeTask (Start-Analysis $quick) -Timeout 60) | Should -HaveCount 1
    }

    It 'waits for tasks at several endpoints at once' {
        $other = Start-ChimeVoiceEmulator -TaskDuration 0.3
        $tasks = (Start-Search $quick), (Start-Search $other)
        $done = $tasks | Wait-ChimeTask -Timeout 60
        $done.EndpointUrl | Sort-Object | Should -Be ($quick.EndpointUrl, $other.EndpointUrl | Sort-Object)
        $other | Stop-ChimeVoiceEmulator
    }

    It 'emits a task that somebody stopped, without an error' {
        $task = Start-Search $slow
        $task | Stop-ChimeTask
        $done = $task | Wait-ChimeTask -Timeout 60 -ErrorVariable failed
        $done.Status | Should -Be 'STOPPED'
        $failed | Should -BeNullOrEmpty
    }

    It 'emits a task that failed, and then writes it as an error' {
        $failing = Start-ChimeVoiceEmulator -TaskDuration 0.3 -Scenario @{ calls = @(@{ transactionPattern = '*'; speakerSearch = @{ status = 'FAILED'; statusMessage = 'Nobody spoke.' } }) }
        $all = @(Start-Search $failing | Wait-ChimeTask -Timeout 60 2>&1)
        $all | Should -HaveCount 2
        $all[0] | Should -BeOfType ([ChimeVoiceTools.SpeakerSearchTask])
        $all[0].Status | Should -Be 'FAILED'
        $all[0].IsFinished | Should -BeTrue
        $all[1].FullyQualifiedErrorId | Should -BeLike 'ChimeTaskFailed,*'
        $all[1].Exception.Message | Should -Match 'Nobody spoke'
        $all[1].TargetObject | Should -Be $all[0]
        $failing | Stop-ChimeVoiceEmulator
    }

    It 'emits what has finished while the input still comes' {
        $first = Start-Search $quick
        $long = Start-Search $slow
        $seen = New-Object Collections.Generic.List[object]
        # The input ends only once the first one has come out at the other end.
        & {
            $first
            $clock = [Diagnostics.Stopwatch]::StartNew()
            while ($seen.Count -eq 0 -and $clock.Elapsed.TotalSeconds -lt 20) { $long }
            $seen.Add('end of the input')
            $long | Stop-ChimeTask
        } | Wait-ChimeTask -Timeout 60 | ForEach-Object { $seen.Add($_.TaskId) }
        $seen | Should -Be $first.TaskId, 'end of the input', $long.TaskId
    }

    It 'does nothing without input' {
        @() | Wait-ChimeTask -ErrorVariable failed | Should -BeNullOrEmpty
        $failed | Should -BeNullOrEmpty
    }

    It 'goes on after an object that is no task, and after a task that does not exist' {
        $task = Start-Search $quick
        $missing = [pscustomobject] @{ VoiceConnectorId = $quick.VoiceConnectorId; SpeakerSearchTaskId = 'no-such-task' }
        $done = 'text', $missing, $task | Wait-ChimeTask -EndpointUrl $quick.EndpointUrl -Timeout 60 -ErrorVariable failed -ErrorAction SilentlyContinue
        $done.TaskId | Should -Be $task.TaskId
        $failed | Should -HaveCount 2
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failed[1].FullyQualifiedErrorId | Should -BeLike 'NotFoundException,*'
        $failed[1].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'says with -Verbose how many tasks and requests it was' {
        $said = Start-Search $quick 2 | Wait-ChimeTask -Timeout 60 -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }
        "$said" | Should -Match 'Tasks done: 2 of 2'
    }

    It 'declares both kinds as its output' {
        (Get-Command Wait-ChimeTask).OutputType.Type | Should -Be ([ChimeVoiceTools.SpeakerSearchTask]), ([ChimeVoiceTools.VoiceToneAnalysisTask])
    }

    It 'has the names that Wait-Job has' {
        $parameters = (Get-Command Wait-ChimeTask).Parameters
        $parameters.Timeout.Aliases | Should -Contain 'TimeoutSec'
        $parameters.Timeout.ParameterType | Should -Be ([double])
        $parameters.Keys | Should -Contain 'Any'
    }
}

Describe 'Wait-ChimeTask -Timeout' {
    It 'is an error for each task that has not finished, and none for those that have' {
        $tasks = @(Start-Search $slow 2) + @(Start-Analysis $slow) + @(Start-Search $quick)
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $done = $tasks | Wait-ChimeTask -TimeoutSec 1.5 -PollingInterval 0.2 -ErrorVariable failed -ErrorAction SilentlyContinue
        $clock.Elapsed.TotalSeconds | Should -BeGreaterThan 1.4
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 10
        $done.TaskId | Should -Be $tasks[3].TaskId
        $failed | Should -HaveCount 3
        $failed.FullyQualifiedErrorId | Should -BeLike 'ChimeTaskWaitTimeout,*'
        $failed.CategoryInfo.Category | Should -Be (@('OperationTimeout') * 3)
        $failed.TargetObject.TaskId | Should -Be $tasks[0..2].TaskId
        $failed[0].Exception.Message | Should -Match $tasks[0].TaskId
        $failed[0].Exception.Message | Should -Match 'IN_PROGRESS'
    }

    It 'of 0 looks and does not wait' {
        $task = Start-Search $slow
        $task | Wait-ChimeTask -Timeout 0 -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ChimeTaskWaitTimeout,*'
    }

    It 'of -1 is none' {
        (Start-Search $quick | Wait-ChimeTask -Timeout -1).Status | Should -Be 'SUCCEEDED'
    }

    It 'counts from the end of the input' {
        $task = Start-Search $quick
        $done = & {
            $task
            # The input takes longer than the timeout.
            Wait-Until { (Get-EmulatedTask $quick $task.TransactionId).Status -eq 'SUCCEEDED' }
        } | Wait-ChimeTask -Timeout 0.25 -ErrorVariable failed -ErrorAction SilentlyContinue -PollingInterval 0.1
        $done.Status | Should -Be 'SUCCEEDED'
        $failed | Should -BeNullOrEmpty
    }

    It 'leaves the tasks going at the service' {
        $task = Start-Search $slow
        $task | Wait-ChimeTask -Timeout 0.1 -ErrorAction SilentlyContinue
        ($task | Get-ChimeTask).IsFinished | Should -BeFalse
    }

    It 'or another time that breaks a rule ends the command: <Parameters>' -ForEach @(
        @{ Parameters = @{ Timeout = -2 }; Name = 'Timeout' }
        @{ Parameters = @{ Timeout = -0.5 }; Name = 'Timeout' }
        @{ Parameters = @{ Timeout = [double]::NaN }; Name = 'Timeout' }
        @{ Parameters = @{ Timeout = [double]::PositiveInfinity }; Name = 'Timeout' }
        @{ Parameters = @{ PollingInterval = 0 }; Name = 'PollingInterval' }
        @{ Parameters = @{ PollingInterval = -1 }; Name = 'PollingInterval' }
        @{ Parameters = @{ PollingInterval = [double]::NaN }; Name = 'PollingInterval' }
        @{ Parameters = @{ PollingInterval = 1e9 }; Name = 'PollingInterval' }
        @{ Parameters = @{ MaxConcurrentRequests = 0 }; Name = 'MaxConcurrentRequests' }
        @{ Parameters = @{ MaxConcurrentRequests = -1 }; Name = 'MaxConcurrentRequests' }
    ) {
        $thrown = { Start-Search $quick | Wait-ChimeTask @Parameters } | Should -Throw -PassThru -ErrorId 'InvalidParameter*'
        $thrown.Exception.Message | Should -Match "of $Name is not valid"
        $thrown.CategoryInfo.Category | Should -Be 'InvalidArgument'
    }
}

Describe 'Wait-ChimeTask -Any' {
    It 'emits the first that has finished, and ends' {
        $tasks = @(Start-Search $slow 2) + @(Start-Search $quick)
        $done = $tasks | Wait-ChimeTask -Any -Timeout 60 -ErrorVariable failed
        $done | Should -HaveCount 1
        $done.TaskId | Should -Be $tasks[2].TaskId
        $failed | Should -BeNullOrEmpty
    }

    It 'emits one also where several have finished' {
        $done = Start-Search $quick 3 | Wait-ChimeTask
        $done | Wait-ChimeTask -Any | Should -HaveCount 1
    }

    It 'is an error for each where none finishes in time' {
        Start-Search $slow 2 | Wait-ChimeTask -Any -Timeout 0.3 -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -BeLike 'ChimeTaskWaitTimeout,*'
        $failed | Should -HaveCount 2
    }
}

Describe 'The requests of Wait-ChimeTask' {
    It 'come at least as often as -PollingInterval says' {
        $task = Start-Search $slow
        $null = $task | Wait-ChimeTask -Timeout 1.5 -PollingInterval 0.1 -ErrorAction SilentlyContinue
        $often = @(Get-EmulatorRequest $slow GetSpeakerSearchTask | Where-Object Path -Match $task.TaskId).Count
        $often | Should -BeGreaterThan 4
    }

    It 'do not come before two intervals have passed, 5 s each by default' {
        $task = Start-Search $slow
        $null = $task | Wait-ChimeTask -Timeout 2.5 -ErrorAction SilentlyContinue
        Get-EmulatorRequest $slow GetSpeakerSearchTask | Where-Object Path -Match $task.TaskId | Should -BeNullOrEmpty
    }

    It 'come every quarter of the task duration by default where an emulator has short tasks' {
        $own = Start-ChimeVoiceEmulator -TaskDuration 2
        $task = Start-Search $own
        $done = $task | Wait-ChimeTask -Timeout 60
        $done.Status | Should -Be 'SUCCEEDED'
        $count = @(Get-EmulatorRequest $own GetSpeakerSearchTask).Count
        $count | Should -BeGreaterThan 1 -Because 'the first comes after 1 to 1.5 s, and then each 0.5 s'
        $count | Should -BeLessThan 5
        $own | Stop-ChimeVoiceEmulator
    }

    It 'are one at a time for each task: the service would call a second one a conflict' {
        $own = Start-ChimeVoiceEmulator -TaskDuration 1
        $done = Start-Search $own 20 | Wait-ChimeTask -PollingInterval 0.1 -Timeout 60
        $done | Should -HaveCount 20
        Get-EmulatorRequest $own | Where-Object ErrorType | Should -BeNullOrEmpty
        $own | Stop-ChimeVoiceEmulator
    }
}

Describe 'The progress of Wait-ChimeTask' {
    It 'is one bar with counts, a rate and an end' {
        $tasks = @(Start-Search $slow 2) + @(Start-Search $quick)
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript('param($Manifest, $Tasks) Import-Module $Manifest; $Tasks | Wait-ChimeTask -Timeout 1.5 -ErrorAction SilentlyContinue').AddArgument($Manifest).AddArgument($tasks).Invoke()
            $records = @($shell.Streams.Progress | Where-Object Activity -EQ 'Waiting for tasks')
        }
        finally {
            $shell.Dispose()
        }

        $records.Count | Should -BeGreaterThan 2
        $records.ActivityId | Sort-Object -Unique | Should -HaveCount 1
        $records[-1].RecordType | Should -Be 'Completed'
        $under = $records | Where-Object StatusDescription -Match '^1 of 3 finished, \d+[.,]\d a second, requests: \d+$'
        $under | Should -Not -BeNullOrEmpty
        $under[0].PercentComplete | Should -Be 33
        $under[0].SecondsRemaining | Should -BeGreaterOrEqual 0
    }
}
