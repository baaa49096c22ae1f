BeforeDiscovery {
    $kinds = @(
        @{ Start = 'Start-ChimeSpeakerSearchTask'; Operation = 'StartSpeakerSearchTask' }
        @{ Start = 'Start-ChimeVoiceToneAnalysisTask'; Operation = 'StartVoiceToneAnalysisTask' }
    )
}

BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 600 -NoQuota -SetDefault 3>$null
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe '<Start> in trouble' -ForEach $kinds {
    BeforeEach {
        $call = @{ VoiceConnectorId = $emulator.VoiceConnectorId; TransactionId = New-TransactionId; EndpointUrl = $emulator.EndpointUrl }
        if ($Start -match 'Search') { $call.VoiceProfileDomainId = $emulator.VoiceProfileDomainId }
    }

    AfterEach {
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -ClearFault
    }

    It 'starts one task and emits one object when the answer is lost: <_>' -ForEach 'ResetAfterWork', 'TruncatedBody', 'MalformedJson' {
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Fault @{ Kind = $_; Operation = $Operation; Count = 2 }
        $before = @(Get-EmulatorRequest $emulator $Operation).Count
        $task = & $Start @call -ConfirmConsent -ErrorVariable failed
        $failed | Should -BeNullOrEmpty
        $task | Should -HaveCount 1
        @(Get-EmulatorRequest $emulator $Operation).Count | Should -Be ($before + 3) -Because 'it was sent three times'
        (Get-EmulatedTask $emulator $call.TransactionId).TaskId | Should -Be $task.TaskId
        (Get-ChimeTask | Where-Object TransactionId -EQ $call.TransactionId) | Should -HaveCount 1
    }

    It 'starts one task with a token of the user too when the answer is lost' {
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Fault @{ Kind = 'ResetAfterWork'; Operation = $Operation; Count = 1 }
        $task = & $Start @call -ClientRequestToken (New-TransactionId) -ConfirmConsent
        (Get-EmulatedTask $emulator $call.TransactionId).TaskId | Should -Be $task.TaskId
    }

    It 'lists a task once that was started twice with the same token' {
        $token = New-TransactionId
        $first = & $Start @call -ClientRequestToken $token -ConfirmConsent
        $second = & $Start @call -ClientRequestToken $token -ConfirmConsent
        $second.TaskId | Should -Be $first.TaskId
        (Get-ChimeTask | Where-Object TransactionId -EQ $call.TransactionId) | Should -HaveCount 1
    }

    It 'is a conflict when the same token comes with another request' {
        $token = New-TransactionId
        $null = & $Start @call -ClientRequestToken $token -ConfirmConsent
        $call.TransactionId = New-TransactionId
        & $Start @call -ClientRequestToken $token -ConfirmConsent -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ConflictException,*'
    }

    It 'sends a token of its own for each record where none is given' {
        $rows = 1..3 | ForEach-Object { [pscustomobject] @{ TransactionId = New-TransactionId } }
        $call.Remove('TransactionId')
        $null = $rows | & $Start @call -ConfirmConsent
        $tokens = (Get-EmulatedTask $emulator | Where-Object TransactionId -In $rows.TransactionId).ClientRequestToken
        $tokens | Sort-Object -Unique | Should -HaveCount 3
        $tokens | Should -Match '^[-_a-zA-Z0-9]{2,64}$'
    }
}

Describe 'A full quota of <Start>' -ForEach $kinds {
    BeforeAll {
        $full = Start-ChimeVoiceEmulator -TaskDuration 600
        $where = @{ VoiceConnectorId = $full.VoiceConnectorId; EndpointUrl = $full.EndpointUrl }
        if ($Start -match 'Search') { $where.VoiceProfileDomainId = $full.VoiceProfileDomainId }
        $active = 1..25 | ForEach-Object { [pscustomobject] @{ TransactionId = "call-$_" } } | & $Start @where -ConfirmConsent
    }

    It 'is ResourceLimitExceededException at once without -QuotaTimeout' {
        $active | Should -HaveCount 25
        $before = @(Get-EmulatorRequest $full).Count
        & $Start @where -TransactionId call-26 -ConfirmConsent -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ResourceLimitExceededException,*'
        $failed[0].CategoryInfo.Category | Should -Be 'QuotaExceeded'
        $failed[0].Exception.Message | Should -Match '-QuotaTimeout'
        @(Get-EmulatorRequest $full).Count | Should -Be ($before + 1)
    }

    It 'is ResourceLimitExceededException after -QuotaTimeout' {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        & $Start @where -TransactionId call-26 -ConfirmConsent -QuotaTimeout 1.2 -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $clock.Elapsed.TotalSeconds | Should -BeGreaterThan 1.1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ResourceLimitExceededException,*'
    }

    It 'is waited for with -QuotaTimeout, and -Verbose says so' {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("param(`$Where) Import-Module '$Manifest'; $Start @Where -TransactionId call-26 -ConfirmConsent -QuotaTimeout 60 -Verbose").AddArgument($where)
            $running = $shell.BeginInvoke()
            Wait-Until { @(Get-EmulatorRequest $full | Where-Object ErrorType -Match 'ResourceLimitExceeded').Count -gt 1 -and $shell.Streams.Verbose.Count -gt 0 }
            $running.IsCompleted | Should -BeFalse
            $active[0] | Stop-ChimeTask
            $task = $shell.EndInvoke($running)
            $task.TransactionId | Should -Be 'call-26'
            "$($shell.Streams.Verbose)" | Should -Match 'waits for the quota'
            $shell.Streams.Error | Should -BeNullOrEmpty
        }
        finally {
            $shell.Dispose()
        }
    }

    It 'is named by the progress line while it is waited for' {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("param(`$Where) Import-Module '$Manifest'; $Start @Where -TransactionId call-27 -ConfirmConsent -QuotaTimeout 600").AddArgument($where)
            $running = $shell.BeginInvoke()
            Wait-Until { $shell.Streams.Progress | Where-Object StatusDescription -Match '^0 done, requests: \d+, waiting for a full quota: 1$' }
            $shell.Stop()
        }
        finally {
            $shell.Dispose()
        }
    }

    It 'is one active task for a transaction' {
        $active[1, 2] | Stop-ChimeTask
        & $Start @where -TransactionId call-5 -ConfirmConsent -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ResourceLimitExceededException,*'
        $failed[0].Exception.Message | Should -Match 'call-5'
    }
}
