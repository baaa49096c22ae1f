BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/Ledgers.ps1"
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 600 -NoQuota -SetDefault -Scenario @{
        calls = @(@{ transactionPattern = 'short-*'; endsAfter = 60 })
    } 3>$null
    $call = @{ VoiceConnectorId = $emulator.VoiceConnectorId; ConfirmConsent = $true }
    $search = $call + @{ VoiceProfileDomainId = $emulator.VoiceProfileDomainId }
}

AfterAll { Stop-ChimeVoiceEmulator }

Describe 'Restore-ChimeTask' {
    BeforeEach { New-Ledger }
    AfterEach { Set-ChimeConsentLedger -None }

    It 'emits every task that has a start and no end, of both kinds and in their order' {
        $started = @(
            Start-ChimeSpeakerSearchTask @search -TransactionId (New-TransactionId) -Reference 'case 1'
            Start-ChimeVoiceToneAnalysisTask @call -TransactionId (New-TransactionId)
        )
        $restored = Restore-ChimeTask
        $restored.TaskId | Should -Be $started.TaskId
        $restored[0] | Should -BeOfType ([ChimeVoiceTools.SpeakerSearchTask])
        $restored[1] | Should -BeOfType ([ChimeVoiceTools.VoiceToneAnalysisTask])
        $restored[0].Reference | Should -Be 'case 1'
        $restored[0].VoiceProfileDomainId | Should -Be $emulator.VoiceProfileDomainId
        $restored.TransactionId | Should -Be $started.TransactionId
        $restored.EndpointUrl | Select-Object -Unique | Should -Be $emulator.EndpointUrl
        (Restore-ChimeTask).TaskId | Should -Be $started.TaskId -Because 'they still have no end'
    }

    It 'emits a task that has ended once, and not again' {
        $task = Start-ChimeSpeakerSearchTask @search -TransactionId (New-TransactionId)
        Set-ChimeVoiceEmulator -AdvanceTime 700
        $restored = Restore-ChimeTask
        $restored.TaskId | Should -Be $task.TaskId
        $restored.IsFinished | Should -BeTrue
        Restore-ChimeTask | Should -BeNullOrEmpty
        Get-LedgerEvent | Should -Be 'Created Consent Started Ended'
    }

    It 'goes on to Wait-, Get- and Stop-ChimeTask' {
        $task = Start-ChimeSpeakerSearchTask @search -TransactionId (New-TransactionId)
        (Restore-ChimeTask | Get-ChimeTask).TaskId | Should -Be $task.TaskId
        (Restore-ChimeTask | Stop-ChimeTask -PassThru).Status | Should -Be 'STOPPED'
        Restore-ChimeTask | Should -BeNullOrEmpty
        $task = Start-ChimeSpeakerSearchTask @search -TransactionId (New-TransactionId)
        Set-ChimeVoiceEmulator -AdvanceTime 700
        (Restore-ChimeTask | Wait-ChimeTask).TaskId | Should -Be $task.TaskId
    }

    It 'does not emit what was refused, nor what is older than 7 days' {
        Set-ChimeVoiceEmulator -Fault @{ Kind = 'Error'; ErrorName = 'ForbiddenException'; Operation = 'StartSpeakerSearchTask'; Count = 1 }
        Start-ChimeSpeakerSearchTask @search -TransactionId (New-TransactionId) -ErrorAction SilentlyContinue
        $old = Start-ChimeSpeakerSearchTask @search -TransactionId (New-TransactionId)
        $days = [datetime]::UtcNow.AddDays(-7.1).ToString('yyyy-MM-dd')
        Edit-Ledger { $_ -replace '"time":"\d{4}-\d\d-\d\d', "`"time`":`"$days" }
        $new = Start-ChimeSpeakerSearchTask @search -TransactionId (New-TransactionId)
        (Restore-ChimeTask).TaskId | Should -Be $new.TaskId
        $old | Stop-ChimeTask
    }

    It 'sends a start that was never answered again with its token, and gets the same task' {
        $task = Start-ChimeSpeakerSearchTask @search -TransactionId (New-TransactionId) -CallLeg Callee -ConsentSubject customer-1 -ConsentReference form-1
        Remove-Answer
        $restored = Restore-ChimeTask
        $restored.TaskId | Should -Be $task.TaskId
        Get-EmulatedTask $emulator $task.TransactionId | Should -HaveCount 1
        Get-LedgerEvent | Should -Be 'Created Consent Started' -Because 'it rests on the consent that it repeats'
        $line = (Get-ChimeConsentRecord)[-1]
        $line.ConsentNumber | Should -Be 2
        $line.TaskId | Should -Be $task.TaskId
        $line.ConsentSubject | Should -Be 'customer-1'
        (Test-ChimeConsentLedger).IsValid | Should -BeTrue
        (Restore-ChimeTask).TaskId | Should -Be $task.TaskId
    }

    It 'gets the task also that has ended meanwhile, once' {
        $task = Start-ChimeSpeakerSearchTask @search -TransactionId (New-TransactionId)
        $task | Stop-ChimeTask
        Edit-Ledger { if ($_ -notmatch '^{"event":"(Started|Ended)"') { $_ } }
        $restored = Restore-ChimeTask
        $restored.TaskId | Should -Be $task.TaskId
        $restored.Status | Should -Be 'STOPPED'
        Get-LedgerEvent | Should -Be 'Created Consent Started Ended'
        Restore-ChimeTask | Should -BeNullOrEmpty
    }

    It 'starts the task now where the start never reached the service' {
        $task = Start-ChimeVoiceToneAnalysisTask @call -TransactionId (New-TransactionId) -ClientRequestToken 'first' -Reference 'case 2'
        $transaction = New-TransactionId
        Edit-Ledger {
            if ($_ -notlike '{"event":"Started"*') { $_ -replace $task.TransactionId, $transaction -replace '"first"', '"never-arrived"' }
        }
        $restored = Restore-ChimeTask
        $restored.TransactionId | Should -Be $transaction
        $restored.Reference | Should -Be 'case 2'
        $started = Get-EmulatedTask $emulator $transaction
        $started.TaskId | Should -Be $restored.TaskId
        $started.ClientRequestToken | Should -Be 'never-arrived'
    }

    It 'emits a task once that two starts with one token have' {
        $transaction = New-TransactionId
        $task = Start-ChimeSpeakerSearchTask @search -TransactionId $transaction -ClientRequestToken "t-$transaction"
        $null = Start-ChimeSpeakerSearchTask @search -TransactionId $transaction -ClientRequestToken "t-$transaction"
        (Restore-ChimeTask).TaskId | Should -Be $task.TaskId
        Remove-Answer
        (Restore-ChimeTask).TaskId | Should -Be $task.TaskId
        (Restore-ChimeTask).TaskId | Should -Be $task.TaskId
    }

    It 'asks ShouldProcess before a start is sent again, and never for consent' {
        $task = Start-ChimeVoiceToneAnalysisTask @call -TransactionId (New-TransactionId)
        Remove-Answer
        $requests = @(Get-EmulatorRequest $emulator).Count
        Restore-ChimeTask -WhatIf | Should -BeNullOrEmpty
        Get-EmulatorRequest $emulator | Should -HaveCount $requests
        Get-LedgerEvent | Should -Be 'Created Consent'
        (Restore-ChimeTask -Confirm:$false).TaskId | Should -Be $task.TaskId
    }

    It 'reads what has an id also with -WhatIf' {
        $task = Start-ChimeVoiceToneAnalysisTask @call -TransactionId (New-TransactionId)
        (Restore-ChimeTask -WhatIf).TaskId | Should -Be $task.TaskId
    }

    It 'says that the call is over where it is, once' {
        $transaction = "short-$(New-TransactionId)"
        $null = Start-ChimeSpeakerSearchTask @search -TransactionId $transaction -ClientRequestToken known
        Set-ChimeVoiceEmulator -AdvanceTime 70
        Edit-Ledger { if ($_ -notlike '{"event":"Started"*') { $_ -replace '"known"', '"unknown"' } }
        Restore-ChimeTask -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed | Should -HaveCount 1
        $failed.FullyQualifiedErrorId | Should -BeLike 'GoneException,*'
        "$failed" | Should -Match $transaction
        "$failed" | Should -Match 'the call is over'
        Get-LedgerEvent | Should -Be 'Created Consent Abandoned'
        Restore-ChimeTask | Should -BeNullOrEmpty
        $Error.Clear()
        Restore-ChimeTask
        $Error | Should -HaveCount 0
    }

    It 'sends nothing where the consent was revoked, and says so once' {
        $task = Start-ChimeSpeakerSearchTask @search -TransactionId (New-TransactionId) -ConsentSubject revoked-1
        Remove-Answer
        $left = Revoke-ChimeConsent -Subject revoked-1 -Force | Where-Object Outcome -EQ Left
        $left.Kind | Should -Be 'Task'
        $left.TransactionId | Should -Be $task.TransactionId
        $requests = @(Get-EmulatorRequest $emulator).Count
        Restore-ChimeTask -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -BeLike 'ConsentRevoked,*'
        Get-EmulatorRequest $emulator | Should -HaveCount $requests
        Restore-ChimeTask -ErrorVariable failed | Should -BeNullOrEmpty
        $failed | Should -HaveCount 0
    }

    It 'goes on after a task whose endpoint is not to be followed, which is that task''s error' {
        $task = Start-ChimeSpeakerSearchTask @search -TransactionId (New-TransactionId)
        $other = Start-ChimeSpeakerSearchTask @search -TransactionId (New-TransactionId)
        Edit-Ledger {
            if ($_ -match $task.TransactionId) { $_ -replace '"endpointUrl":"[^"]*"', '"endpointUrl":"https://voice.example.com"' } else { $_ }
        }
        $requests = @(Get-EmulatorRequest $emulator).Count
        $restored = Restore-ChimeTask -ErrorAction SilentlyContinue -ErrorVariable failed
        $restored.TaskId | Should -Be $other.TaskId
        $failed | Should -HaveCount 1
        "$failed" | Should -Match 'voice\.example\.com'
        @(Get-EmulatorRequest $emulator).Count | Should -Be ($requests + 1)
        (Restore-ChimeTask -EndpointUrl $emulator.EndpointUrl -ErrorAction Stop).TaskId | Should -Be $task.TaskId, $other.TaskId
    }

    It 'refuses a line whose values break a rule, and sends nothing' {
        $null = Start-ChimeSpeakerSearchTask @search -TransactionId (New-TransactionId) -ClientRequestToken good-one
        Edit-Ledger { if ($_ -notlike '{"event":"Started"*') { $_ -replace 'good-one', 'not a token' } }
        $requests = @(Get-EmulatorRequest $emulator).Count
        Restore-ChimeTask -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        Get-EmulatorRequest $emulator | Should -HaveCount $requests
    }

    It 'ends with ConsentLedgerNotSet where no ledger is set' {
        Set-ChimeConsentLedger -None
        { Restore-ChimeTask } | Should -Throw -ErrorId 'ConsentLedgerNotSet,*'
    }
}

Describe '<Start> -SkipStarted' -ForEach @{ Start = 'Start-ChimeSpeakerSearchTask' }, @{ Start = 'Start-ChimeVoiceToneAnalysisTask' } {
    BeforeAll { $given = if ($Start -match 'Search') { $search } else { $call } }
    BeforeEach { New-Ledger }
    AfterEach { Set-ChimeConsentLedger -None }

    It 'starts what was not started, and emits the earlier tasks of the others, in the order of the rows' {
        $rows = 1..4 | ForEach-Object { [pscustomobject] @{ TransactionId = New-TransactionId; Reference = "row $_" } }
        $first = $rows[0, 2] | & $Start @given -SkipStarted
        $all = $rows | ConvertTo-CsvRow | & $Start @given -SkipStarted
        $all.TransactionId | Should -Be $rows.TransactionId
        $all[0, 2].TaskId | Should -Be $first.TaskId
        $all.Reference | Should -Be $rows.Reference
        foreach ($row in $rows) { Get-EmulatedTask $emulator $row.TransactionId | Should -HaveCount 1 }
    }

    It 'asks nobody for a row that is recognised, and starts it again without the switch' {
        $row = @{ TransactionId = New-TransactionId; Reference = 'row' }
        $task = & $Start @given @row
        $asking = $given.Clone()
        $asking.Remove('ConfirmConsent')
        (& $Start @asking @row -SkipStarted).TaskId | Should -Be $task.TaskId
        (& $Start @given @row).TaskId | Should -Not -Be $task.TaskId
    }

    It 'emits a task also that has ended' {
        $row = @{ TransactionId = New-TransactionId; Reference = 'row' }
        $task = & $Start @given @row
        $task | Stop-ChimeTask
        $again = & $Start @given @row -SkipStarted
        $again.TaskId | Should -Be $task.TaskId
        $again.Status | Should -Be 'STOPPED'
    }

    It 'takes another call, or another reference, for another row' {
        $task = & $Start @given -TransactionId (New-TransactionId) -Reference 'case 1'
        (& $Start @given -TransactionId $task.TransactionId -Reference 'case 2' -SkipStarted).TaskId | Should -Not -Be $task.TaskId
        (& $Start @given -TransactionId (New-TransactionId) -Reference 'case 1' -SkipStarted).TaskId | Should -Not -Be $task.TaskId
    }

    It 'sends a start that was never answered again with its token' {
        $row = @{ TransactionId = New-TransactionId; Reference = 'row' }
        $task = & $Start @given @row
        Remove-Answer
        & $Start @given @row -SkipStarted -WhatIf | Should -BeNullOrEmpty
        (& $Start @given @row -SkipStarted).TaskId | Should -Be $task.TaskId
        Get-EmulatedTask $emulator $row.TransactionId | Should -HaveCount 1
        Get-LedgerEvent | Should -Be 'Created Consent Started'
    }

    It 'starts a row that was refused' {
        $row = @{ TransactionId = New-TransactionId; Reference = 'row' }
        Set-ChimeVoiceEmulator -Fault @{ Kind = 'Error'; ErrorName = 'ForbiddenException'; Operation = $Start.Replace('-Chime', ''); Count = 1 }
        & $Start @given @row -SkipStarted -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        & $Start @given @row -SkipStarted | Should -HaveCount 1
    }

    It 'starts nothing twice in two runs at once that know nothing of each other' {
        $row = @{ TransactionId = New-TransactionId; Reference = 'row' }
        $task = & $Start @given @row -SkipStarted
        New-Ledger
        (& $Start @given @row -SkipStarted).TaskId | Should -Be $task.TaskId -Because 'the token follows from what is started and the reference'
    }

    It 'needs a reference, which is the record''s error, and a ledger' {
        & $Start @given -TransactionId (New-TransactionId) -SkipStarted -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$failed" | Should -Match 'Reference'
        Set-ChimeConsentLedger -None
        { & $Start @given -TransactionId (New-TransactionId) -Reference r -SkipStarted } | Should -Throw -ErrorId 'ConsentLedgerNotSet,*'
    }
}
