BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"

    function Start-Search($Emulator, [int] $Count = 1) {
        1..$Count | ForEach-Object { [pscustomobject] @{ TransactionId = New-TransactionId } } |
            Start-ChimeSpeakerSearchTask -VoiceConnectorId $Emulator.VoiceConnectorId -VoiceProfileDomainId $Emulator.VoiceProfileDomainId -EndpointUrl $Emulator.EndpointUrl -ConfirmConsent
    }
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe 'Wait-ChimeTask in trouble' {
    It 'goes on after <Kind> <ErrorName>' -ForEach @(
        @{ Kind = 'Error'; ErrorName = 'ThrottledClientException' }
        @{ Kind = 'Error'; ErrorName = 'ConflictException' }
        @{ Kind = 'Error'; ErrorName = 'ServiceFailureException' }
        @{ Kind = 'Error'; ErrorName = 'ServiceUnavailableException' }
        @{ Kind = 'ResetBeforeWork'; ErrorName = $null }
        @{ Kind = 'ResetAfterWork'; ErrorName = $null }
        @{ Kind = 'TruncatedBody'; ErrorName = $null }
        @{ Kind = 'MalformedJson'; ErrorName = $null }
        @{ Kind = 'UnknownStatus'; ErrorName = $null }
        @{ Kind = 'UnknownMembers'; ErrorName = $null }
    ) {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.3 -NoQuota
        $fault = @{ Kind = $Kind; Operation = 'GetSpeakerSearchTask'; Count = 3 }
        if ($ErrorName) { $fault.ErrorName = $ErrorName }
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Fault $fault
        $tasks = Start-Search $emulator 2
        $done = $tasks | Wait-ChimeTask -PollingInterval 0.3 -Timeout 60 -ErrorVariable failed -WarningVariable warned
        $done.Status | Should -Be 'SUCCEEDED', 'SUCCEEDED'
        $done.TaskId | Sort-Object | Should -Be ($tasks.TaskId | Sort-Object)
        $failed | Should -BeNullOrEmpty
        $warned | Should -BeNullOrEmpty
        @(Get-EmulatorRequest $emulator GetSpeakerSearchTask | Where-Object { $null -ne $_.Fault }).Count | Should -BeGreaterOrEqual 2
        $emulator | Stop-ChimeVoiceEmulator
    }

    It 'gives a task up whose error does not pass, and waits for the others' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.3
        $tasks = Start-Search $emulator 3
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Fault @{ Kind = 'Error'; ErrorName = 'AccessDeniedException'; Operation = 'GetSpeakerSearchTask'; Count = 1 }
        $done = $tasks | Wait-ChimeTask -Timeout 60 -ErrorVariable failed -ErrorAction SilentlyContinue
        $done | Should -HaveCount 2
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'AccessDeniedException,*'
        $failed[0].CategoryInfo.Category | Should -Be 'PermissionDenied'
        $failed[0].TargetObject.TaskId | Should -Not -BeIn $done.TaskId
        $emulator | Stop-ChimeVoiceEmulator
    }

    It 'says once that there is trouble, and what it was when the time is over' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.3
        $task = Start-Search $emulator
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Fault @{ Kind = 'Error'; ErrorName = 'ServiceFailureException'; Operation = 'GetSpeakerSearchTask' }
        $task | Wait-ChimeTask -PollingInterval 0.1 -Timeout 6 -ErrorVariable failed -WarningVariable warned -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $warned | Should -HaveCount 1
        "$warned" | Should -Match 'the wait continues'
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ChimeTaskWaitTimeout,*'
        $failed[0].Exception.Message | Should -Match 'ServiceFailureException'
        $emulator | Stop-ChimeVoiceEmulator
    }

    It 'ends with an error for each task left when the emulator is stopped half-way' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 600
        $tasks = Start-Search $emulator 5
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $done = & {
            $tasks
            Wait-Until { @(Get-EmulatorRequest $emulator GetSpeakerSearchTask).Count -gt 2 }
            $emulator | Stop-ChimeVoiceEmulator
        } | Wait-ChimeTask -Timeout 30 -PollingInterval 0.2 -ErrorVariable failed -ErrorAction SilentlyContinue
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 25 -Because 'there is nothing left to wait for'
        $done | Should -BeNullOrEmpty
        $failed | Should -HaveCount 5
        $failed.FullyQualifiedErrorId | Should -BeLike 'ConnectionFailed,*'
        $failed.TargetObject.TaskId | Sort-Object | Should -Be ($tasks.TaskId | Sort-Object)
        $failed.Exception.Message | Should -Match 'was stopped'
        $failed.Exception.Message | Should -Not -Match '\n\s+at ' -Because 'a stack trace helps nobody'
    }

    It 'ends with an error for each task left when an endpoint of elsewhere is gone, within the timeout' {
        $start = [Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
        $text = "Import-Module '$Manifest'; `$e = Start-ChimeVoiceEmulator -TaskDuration 600; ConvertTo-Json `$e -Compress; `$null = [Console]::In.ReadLine()"
        $start.Arguments = '-NoProfile -NonInteractive -OutputFormat Text -EncodedCommand ' + [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($text))
        $start.RedirectStandardInput = $true
        $start.RedirectStandardOutput = $true
        $start.UseShellExecute = $false
        $process = [Diagnostics.Process]::Start($start)
        $emulator = $process.StandardOutput.ReadLine() | ConvertFrom-Json
        $call = @{ VoiceConnectorId = $emulator.VoiceConnectorId; VoiceProfileDomainId = $emulator.VoiceProfileDomainId; EndpointUrl = $emulator.EndpointUrl } + $Keys
        $tasks = 1..3 | ForEach-Object { [pscustomobject] @{ TransactionId = "call-$_" } } | Start-ChimeSpeakerSearchTask @call -ConfirmConsent
        $tasks | Should -HaveCount 3
        $done = & {
            $tasks
            $process.StandardInput.Close()
            $process.WaitForExit()
        } | Wait-ChimeTask @Keys -Timeout 2 -PollingInterval 0.2 -ErrorVariable failed -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $done | Should -BeNullOrEmpty
        $failed | Should -HaveCount 3
        $failed.FullyQualifiedErrorId | Should -BeLike 'ChimeTaskWaitTimeout,*'
        $failed[0].Exception.Message | Should -Match 'could not be reached|connection broke'
    }
}

Describe 'Wait-ChimeTask for the tasks of an emulator that was stopped' {
    It 'ends with an error for each that names it and the emulator' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 600
        $tasks = Start-Search $emulator 2
        $emulator | Stop-ChimeVoiceEmulator
        $tasks | Wait-ChimeTask -Timeout 30 -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed | Should -HaveCount 2
        foreach ($i in 0, 1) {
            $failed[$i].FullyQualifiedErrorId | Should -BeLike 'ConnectionFailed,*'
            $failed[$i].Exception.Message | Should -Match $tasks[$i].TaskId
            $failed[$i].Exception.Message | Should -Match "the emulator at $($emulator.EndpointUrl) was stopped"
        }
    }
}

Describe 'Ctrl+C' {
    BeforeAll {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 600 -NoQuota

        function Start-Shell([string] $Script, [object[]] $ArgumentList) {
            $shell = [powershell]::Create()
            $null = $shell.AddScript("Import-Module '$Manifest'").Invoke()
            $shell.Commands.Clear()
            $null = $shell.AddScript($Script)
            foreach ($argument in $ArgumentList) { $null = $shell.AddArgument($argument) }
            [pscustomobject] @{ Shell = $shell; Running = $shell.BeginInvoke() }
        }
    }

    AfterEach {
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -ClearFault
        $run.Shell.Dispose()
    }

    It 'ends a wait at once and leaves nothing running' {
        $tasks = Start-Search $emulator 20
        $run = Start-Shell 'param($Tasks) $Tasks | Wait-ChimeTask -PollingInterval 0.1' (, $tasks)
        Wait-Until { @(Get-EmulatorRequest $emulator GetSpeakerSearchTask).Count -gt 20 }
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $run.Shell.Stop()
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 2 -Because '0.2 is promised on a machine that has nothing else to do'
        $run.Shell.InvocationStateInfo.State | Should -Be 'Stopped'

        # Another wait is the clock: while it polls, the stopped one does not.
        $other = Start-Search $emulator
        $mine = { Get-EmulatorRequest $emulator GetSpeakerSearchTask | Where-Object Path -Match $other.TaskId }
        $theirs = { @(Get-EmulatorRequest $emulator GetSpeakerSearchTask | Where-Object Path -NotMatch $other.TaskId).Count }
        $last = & $theirs
        $null = $other | Wait-ChimeTask -PollingInterval 0.1 -Timeout 1 -ErrorAction SilentlyContinue
        @(& $mine).Count | Should -BeGreaterThan 2
        & $theirs | Should -Be $last
    }

    It 'ends a wait whose answers do not come' {
        $task = Start-Search $emulator
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Fault @{ Kind = 'AnswerNeverSent'; Operation = 'GetSpeakerSearchTask'; Count = 1 }
        $run = Start-Shell 'param($Tasks) $Tasks | Wait-ChimeTask -PollingInterval 0.1' (, $task)
        # The fault is used up: the request that meets it is under way, and has no answer.
        Wait-Until { @((Get-EmulatedService $emulator).Faults).Count -eq 0 }
        $run.Shell.InvocationStateInfo.State | Should -Be 'Running'
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $run.Shell.Stop()
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 2
        $run.Shell.InvocationStateInfo.State | Should -Be 'Stopped'
    }

    It 'ends a <Command> whose answer does not come' -ForEach @(
        @{ Command = 'Get-ChimeTask'; Operation = 'GetSpeakerSearchTask' }
        @{ Command = 'Stop-ChimeTask'; Operation = 'StopSpeakerSearchTask' }
    ) {
        $task = Start-Search $emulator
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Fault @{ Kind = 'SlowAnswer'; Operation = $Operation; Delay = 25; Count = 1 }
        $run = Start-Shell "param(`$Tasks) `$Tasks | $Command" (, $task)
        Wait-Until { @((Get-EmulatedService $emulator).Faults).Count -eq 0 }
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $run.Shell.Stop()
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 2
    }

    It 'ends a slow start at once, and what it started is still in the list of the session' {
        $id = New-TransactionId
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Fault @{ Kind = 'SlowAnswer'; Operation = 'StartVoiceToneAnalysisTask'; Delay = 3; Count = 1 }
        $run = Start-Shell 'param($Call) Start-ChimeVoiceToneAnalysisTask @Call -ConfirmConsent' @{ VoiceConnectorId = $emulator.VoiceConnectorId; EndpointUrl = $emulator.EndpointUrl; TransactionId = $id }
        Wait-Until { Get-EmulatedTask $emulator $id }
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $run.Shell.Stop()
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 2
        Get-ChimeTask | Where-Object TransactionId -EQ $id | Should -BeNullOrEmpty -Because 'the answer is not there yet'
        Wait-Until { Get-ChimeTask | Where-Object TransactionId -EQ $id }
        (Get-ChimeTask | Where-Object TransactionId -EQ $id).TaskId | Should -Be (Get-EmulatedTask $emulator $id).TaskId
    }

    It 'ends a start that waits for its quota' {
        $full = Start-ChimeVoiceEmulator -TaskDuration 600
        $call = @{ VoiceConnectorId = $full.VoiceConnectorId; EndpointUrl = $full.EndpointUrl; TransactionId = 'call-1' }
        $null = Start-ChimeVoiceToneAnalysisTask @call -ConfirmConsent
        $run = Start-Shell 'param($Call) Start-ChimeVoiceToneAnalysisTask @Call -ConfirmConsent -QuotaTimeout 600' $call
        Wait-Until { Get-EmulatorRequest $full | Where-Object ErrorType -Match 'ResourceLimitExceeded' }
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $run.Shell.Stop()
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 2
        Get-EmulatedTask $full | Should -HaveCount 1
    }
}
