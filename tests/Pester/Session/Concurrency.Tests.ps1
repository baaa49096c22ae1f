BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 3600 -NoQuota -SetDefault 3>$null
    $needed = @{ VoiceConnectorId = $emulator.VoiceConnectorId; VoiceProfileDomainId = $emulator.VoiceProfileDomainId }

    function New-Row {
        param([int] $Count)
        1..$Count | ForEach-Object { [pscustomobject] @{ TransactionId = New-TransactionId } }
    }

    function Wait-Request {
        # Until the emulator has answered so many requests of an operation.
        param([string] $Operation, [int] $Count)
        Wait-Until { @(Get-EmulatorRequest $emulator $Operation).Count -ge $Count }
    }
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe 'Requests of several records at once' {
    AfterEach {
        Set-ChimeVoiceEmulator -ClearFault
    }

    It 'writes what was started in the order of the input, whichever answer comes first' {
        Set-ChimeVoiceEmulator -Fault @{ Kind = 'SlowAnswer'; Delay = 0.2; Share = 0.3 }
        $rows = New-Row 40
        $tasks = $rows | Start-ChimeSpeakerSearchTask @needed -ConfirmConsent
        $tasks.TransactionId | Should -Be $rows.TransactionId
        @(Get-EmulatedTask $emulator | Where-Object TransactionId -In $rows.TransactionId) | Should -HaveCount 40
    }

    It 'writes what was read in the order of the input, and the error of a record in its order' {
        $tasks = New-Row 20 | Start-ChimeSpeakerSearchTask @needed -ConfirmConsent
        Set-ChimeVoiceEmulator -Fault @{ Kind = 'SlowAnswer'; Delay = 0.2; Share = 0.3 }
        $ids = @($tasks.TaskId[0..9]) + 'there-is-none' + '' + @($tasks.TaskId[10..19])
        $written = $ids | ForEach-Object { [pscustomobject] @{ VoiceConnectorId = $emulator.VoiceConnectorId; SpeakerSearchTaskId = $_ } } |
            Get-ChimeSpeakerSearchTask 2>&1
        $written | Should -HaveCount 22
        $written[0..9].TaskId | Should -Be $tasks.TaskId[0..9]
        $written[10].FullyQualifiedErrorId | Should -BeLike 'NotFoundException*'
        $written[11].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter*'
        $written[12..21].TaskId | Should -Be $tasks.TaskId[10..19]
    }

    It 'has -MaxConcurrentRequests answers under way with <_>' -ForEach 'Get-ChimeTask', 'Stop-ChimeTask' {
        $tasks = New-Row 4 | Start-ChimeSpeakerSearchTask @needed -ConfirmConsent
        $operation = if ($_ -match 'Get') { 'GetSpeakerSearchTask' } else { 'StopSpeakerSearchTask' }
        Set-ChimeVoiceEmulator -Fault @{ Kind = 'AnswerNeverSent'; Operation = $operation; Count = 4 }
        $before = @(Get-EmulatorRequest $emulator $operation).Count
        $reader = [powershell]::Create()
        try {
            $null = $reader.AddScript("Import-Module '$Manifest'; `$args[0] | $_ -MaxConcurrentRequests 4").AddArgument($tasks)
            $running = $reader.BeginInvoke()
            Wait-Request $operation ($before + 4)
        }
        finally {
            $reader.Stop()
            $reader.Dispose()
        }
    }

    It 'refuses fewer than one' {
        { $null | Get-ChimeTask -InputObject 'any' -MaxConcurrentRequests 0 } | Should -Throw -ErrorId 'InvalidParameter*'
    }

    It 'leaves at most N-1 tasks that were started and not emitted when the pipeline is cut off, all in the list of the session (<N>)' -ForEach @{ N = 1 }, @{ N = 4 }, @{ N = 8 } {
        $rows = New-Row 30
        $first = $rows | Start-ChimeSpeakerSearchTask @needed -ConfirmConsent -MaxConcurrentRequests $N | Select-Object -First 1
        $first.TransactionId | Should -Be $rows[0].TransactionId
        # What is on its way is not taken back; it is there once another request is answered.
        $null = New-Row 1 | Start-ChimeSpeakerSearchTask @needed -ConfirmConsent
        $started = @(Get-EmulatedTask $emulator | Where-Object TransactionId -In $rows.TransactionId)
        $started.Count | Should -BeLessOrEqual $N
        Wait-Until { @(Get-ChimeTask | Where-Object TransactionId -In $rows.TransactionId).Count -eq @(Get-EmulatedTask $emulator | Where-Object TransactionId -In $rows.TransactionId).Count }
    }

    It 'stops sending after an error downstream' {
        $rows = New-Row 30
        { $rows | Start-ChimeSpeakerSearchTask @needed -ConfirmConsent -MaxConcurrentRequests 4 | ForEach-Object { throw 'downstream' } } | Should -Throw 'downstream'
        $null = New-Row 1 | Start-ChimeSpeakerSearchTask @needed -ConfirmConsent
        @(Get-EmulatedTask $emulator | Where-Object TransactionId -In $rows.TransactionId).Count | Should -BeLessOrEqual 4
    }

    It 'stops sending after an error with -ErrorAction Stop, and has what was sent in the list of the session' {
        $rows = New-Row 30
        Set-ChimeVoiceEmulator -Fault @{ Kind = 'Error'; ErrorName = 'NotFoundException'; Count = 1 }
        { $rows | Start-ChimeSpeakerSearchTask @needed -ConfirmConsent -MaxConcurrentRequests 4 -ErrorAction Stop } | Should -Throw -ErrorId 'NotFoundException*'
        $null = New-Row 1 | Start-ChimeSpeakerSearchTask @needed -ConfirmConsent
        Wait-Until { @(Get-ChimeTask | Where-Object TransactionId -In $rows.TransactionId).Count -eq @(Get-EmulatedTask $emulator | Where-Object TransactionId -In $rows.TransactionId).Count }
        @(Get-ChimeTask | Where-Object TransactionId -In $rows.TransactionId).Count | Should -BeLessThan 30
    }

    It 'lists the tasks of the session in the order of the input' {
        Set-ChimeVoiceEmulator -Fault @{ Kind = 'SlowAnswer'; Delay = 0.2; Share = 0.3 }
        $rows = New-Row 20
        $null = $rows | Start-ChimeSpeakerSearchTask @needed -ConfirmConsent
        (Get-ChimeTask | Where-Object TransactionId -In $rows.TransactionId).TransactionId | Should -Be $rows.TransactionId
    }

    It 'hands on each task at once when the input is slow' {
        $seen = [Collections.Generic.List[string]]::new()
        & {
            foreach ($row in New-Row 2) {
                [Threading.Thread]::Sleep(150)
                $seen.Add('in')
                $row
            }
        } | Start-ChimeSpeakerSearchTask @needed -ConfirmConsent | ForEach-Object { $seen.Add('out') }
        $seen | Should -Be 'in', 'out', 'in', 'out'
    }

    It 'says with -Verbose how many requests were sent' {
        $tasks = New-Row 3 | Start-ChimeSpeakerSearchTask @needed -ConfirmConsent
        Set-ChimeVoiceEmulator -Fault @{ Kind = 'Error'; ErrorName = 'ServiceFailure'; Count = 1 }
        $lines = $tasks | Get-ChimeTask -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }
        $lines[-1].Message | Should -Be 'Requests sent: 4.'
    }

    It 'asks for every record before its start is sent' {
        $rows = New-Row 5
        $before = @(Get-EmulatorRequest $emulator).Count
        $rows | Start-ChimeSpeakerSearchTask @needed -ConfirmConsent -WhatIf
        @(Get-EmulatorRequest $emulator).Count | Should -Be $before
    }
}

Describe 'Starts through a quota' {
    BeforeAll {
        $small = Start-ChimeVoiceEmulator -TaskDuration 0.3
        $there = @{ EndpointUrl = $small.EndpointUrl; VoiceConnectorId = $small.VoiceConnectorId }
    }

    It 'starts more than the quota allows at once, each once and in order' {
        $rows = New-Row 60
        $tasks = $rows | Start-ChimeVoiceToneAnalysisTask @there -ConfirmConsent -QuotaTimeout 60
        $tasks.TransactionId | Should -Be $rows.TransactionId
        @(Get-EmulatedTask $small) | Should -HaveCount 60
    }

    It 'waits for what it starts through a quota in one pipeline' {
        $rows = New-Row 40
        $tasks = $rows | Start-ChimeVoiceToneAnalysisTask @there -ConfirmConsent -QuotaTimeout 60 | Wait-ChimeTask -EndpointUrl $small.EndpointUrl
        $tasks | Should -HaveCount 40
        $tasks.Status | Sort-Object -Unique | Should -Be 'SUCCEEDED'
    }
}
