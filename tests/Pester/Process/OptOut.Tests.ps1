# The runbook that carries out an opt-out, as it is published.
BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $runbook = (Resolve-Path (Join-Path $PSScriptRoot '../../../docs/runbooks/opt-out.ps1')).Path
    $speakers = 'removed', 'twice', 'found', 'elsewhere', 'asked', 'lost', 'bystander'
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 600 -NoQuota -SetDefault -Scenario @{
        voices = @($speakers | ForEach-Object { @{ speaker = $_; voiceProfileId = "vp-$_" } })
        calls  = @($speakers | ForEach-Object { @{ transactionPattern = "$_-*"; caller = $_ } })
    } 3>$null

    function Start-Task($Speaker) {
        $call = @{ VoiceConnectorId = $emulator.VoiceConnectorId; TransactionId = "$Speaker-$([guid]::NewGuid())" }
        Start-ChimeSpeakerSearchTask @call -VoiceProfileDomainId $emulator.VoiceProfileDomainId -ConfirmConsent
        Start-ChimeVoiceToneAnalysisTask @call -ConfirmConsent
    }

    $bystander = Start-Task bystander
}

AfterAll { Stop-ChimeVoiceEmulator }

Describe 'The opt-out runbook' {
    It 'stops the tasks on the speaker''s calls, removes the profile, and leaves others alone' {
        $tasks = Start-Task removed
        $result = & $runbook -VoiceProfileId vp-removed -TransactionId $tasks[0].TransactionId -Confirm:$false

        $result.Outcome | Should -Be 'Removed'
        $result.StoppedTaskId | Sort-Object | Should -Be ($tasks.TaskId | Sort-Object)
        ($tasks | Get-ChimeTask).Status | Should -Be 'STOPPED', 'STOPPED'
        { Get-ChimeVoiceProfile vp-removed -ErrorAction Stop } | Should -Throw -ErrorId 'NotFoundException,*'
        ($bystander | Get-ChimeTask).IsFinished | Should -Be $false, $false
        (Get-ChimeVoiceProfile vp-bystander).VoiceProfileId | Should -Be 'vp-bystander'
    }

    It 'can be run twice' {
        $tasks = Start-Task twice
        & $runbook -VoiceProfileId vp-twice -TransactionId $tasks[0].TransactionId -Confirm:$false | Out-Null
        $said = & $runbook -VoiceProfileId vp-twice -TransactionId $tasks[0].TransactionId -Confirm:$false *>&1
        $said | Should -HaveCount 1 -Because 'the result is all that there is, and no error'
        $said.Outcome | Should -Be 'AlreadyGone'
        $said.StoppedTaskId | Should -HaveCount 0
    }

    It 'knows the calls on which a search has found the profile' {
        $tasks = Start-Task found
        Set-ChimeVoiceEmulator -AdvanceTime 400
        $result = & $runbook -VoiceProfileId vp-found -Confirm:$false
        $result.TransactionId | Should -Be $tasks[0].TransactionId
        $result.StoppedTaskId | Sort-Object | Should -Be ($tasks.TaskId | Sort-Object)
    }

    It 'stops tasks that another session started' {
        $transaction = New-TransactionId
        $file = Join-Path $TestDrive 'tasks.xml'
        $job = Start-Job {
            param($Manifest, $Emulator, $Transaction, $Keys, $File)
            Import-Module $Manifest
            Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $Emulator.VoiceConnectorId -TransactionId $Transaction -EndpointUrl $Emulator.EndpointUrl @Keys -ConfirmConsent |
                Export-Clixml -LiteralPath $File
        } -ArgumentList $Manifest, $emulator, $transaction, $Keys, $file
        $job | Wait-Job -Timeout 60 | Receive-Job
        $job | Remove-Job -Force

        $result = & $runbook -VoiceProfileId vp-elsewhere -TransactionId $transaction -Task (Import-Clixml -LiteralPath $file) -Confirm:$false
        $result.Outcome | Should -Be 'Removed'
        (Get-EmulatedTask $emulator $transaction).Status | Should -Be 'STOPPED'
    }

    It 'changes nothing with -WhatIf' {
        $tasks = Start-Task asked
        $result = & $runbook -VoiceProfileId vp-asked -TransactionId $tasks[0].TransactionId -WhatIf
        $result.Outcome | Should -Be 'Kept'
        ($tasks | Get-ChimeTask).IsFinished | Should -Be $false, $false
        (Get-ChimeVoiceProfile vp-asked).VoiceProfileId | Should -Be 'vp-asked'
    }

    It 'removes the profile also when a task can''t be read any more, and says so' {
        $lost = [pscustomobject] @{ VoiceConnectorId = $emulator.VoiceConnectorId; SpeakerSearchTaskId = 'no-such-task'; TransactionId = 'lost-1' }
        $ErrorActionPreference = 'Stop'
        $result = & $runbook -VoiceProfileId vp-lost -TransactionId lost-1 -Task $lost -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problems
        $result.Outcome | Should -Be 'Removed'
        "$problems" | Should -Match 'no-such-task'
    }
}

Describe 'The opt-out runbook with a consent ledger' {
    BeforeEach {
        Set-ChimeConsentLedger -Path (Join-Path $TestDrive "$([guid]::NewGuid()).jsonl")
        $call = @{ VoiceConnectorId = $emulator.VoiceConnectorId; ConfirmConsent = $true; ConsentSubject = 'customer-42' }
        $search = $call + @{ VoiceProfileDomainId = $emulator.VoiceProfileDomainId }
        $heard = Start-ChimeSpeakerSearchTask @search -TransactionId "new-$([guid]::NewGuid())"
        Set-ChimeVoiceEmulator -AdvanceTime 700
        $voice = $heard | Get-ChimeTask | New-ChimeVoiceProfile -ConfirmConsent -ConsentSubject customer-42
        $running = Start-ChimeVoiceToneAnalysisTask @call -TransactionId "new-$([guid]::NewGuid())"
    }
    AfterEach { Set-ChimeConsentLedger -None }

    It 'revokes the consent, and ends what the ledger names of the speaker, by <Given>' -ForEach @{ Given = 'Subject' }, @{ Given = 'VoiceProfileId' } {
        $speaker = if ($Given -eq 'Subject') { @{ Subject = 'customer-42' } } else { @{ VoiceProfileId = $voice.VoiceProfileId } }
        $result = & $runbook @speaker -Confirm:$false
        $result.Outcome | Should -Be 'Removed'
        $result.Subject | Should -Be 'customer-42'
        $result.StoppedTaskId | Should -Be $running.TaskId
        $result.RemovedVoiceProfileId | Should -Be $voice.VoiceProfileId
        $result.Left.Kind | Should -Be 'Voiceprint'
        ($running | Get-ChimeTask).Status | Should -Be 'STOPPED'
        { Get-ChimeVoiceProfile $voice.VoiceProfileId -ErrorAction Stop } | Should -Throw -ErrorId 'NotFoundException,*'
        { Start-ChimeVoiceToneAnalysisTask @call -TransactionId new-call -ErrorAction Stop } | Should -Throw -ErrorId 'ConsentRevoked,*'

        $again = & $runbook @speaker -Confirm:$false *>&1
        $again | Should -HaveCount 1
        $again.Outcome | Should -Be 'AlreadyGone'
        $again.StoppedTaskId | Should -HaveCount 0
    }

    It 'changes nothing with -WhatIf' {
        $result = & $runbook -Subject customer-42 -WhatIf
        $result.Outcome | Should -Be 'Kept'
        ($running | Get-ChimeTask).IsFinished | Should -BeFalse
        (Get-ChimeConsentRecord).Event | Should -Not -Contain 'Revoked'
    }

    It 'reads the ledgers of other machines' {
        $other = (Get-ChimeConsentLedger).Path
        Set-ChimeConsentLedger -Path (Join-Path $TestDrive "$([guid]::NewGuid()).jsonl")
        (& $runbook -Subject customer-42 -Ledger $other -Confirm:$false).RemovedVoiceProfileId | Should -Be $voice.VoiceProfileId
    }

    It 'needs a ledger for a subject' {
        Set-ChimeConsentLedger -None
        { & $runbook -Subject customer-42 -Confirm:$false } | Should -Throw '*-VoiceProfileId*'
    }
}
