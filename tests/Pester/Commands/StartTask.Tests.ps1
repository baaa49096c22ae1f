BeforeDiscovery {
    $kinds = @(
        @{ Start = 'Start-ChimeSpeakerSearchTask'; Type = 'ChimeVoiceTools.SpeakerSearchTask'; Operation = 'StartSpeakerSearchTask'; Id = 'SpeakerSearchTaskId' }
        @{ Start = 'Start-ChimeVoiceToneAnalysisTask'; Type = 'ChimeVoiceTools.VoiceToneAnalysisTask'; Operation = 'StartVoiceToneAnalysisTask'; Id = 'VoiceToneAnalysisTaskId' }
    )
}

BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 30 -NoQuota -SetDefault 3>$null
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe '<Start>' -ForEach $kinds {
    BeforeAll {
        $needed = @{ VoiceConnectorId = $emulator.VoiceConnectorId; TransactionId = 'any' }
        if ($Start -match 'Search') { $needed.VoiceProfileDomainId = $emulator.VoiceProfileDomainId }
    }

    BeforeEach {
        $call = $needed.Clone()
        $call.TransactionId = New-TransactionId
    }

    It 'starts one task from parameters and emits it' {
        $task = & $Start @call -ConfirmConsent
        $task | Should -HaveCount 1
        $task.TransactionId | Should -Be $call.TransactionId
        $task.VoiceConnectorId | Should -Be $emulator.VoiceConnectorId
        $task.$Id | Should -Not -BeNullOrEmpty
        $task.TaskId | Should -Be $task.$Id
        $task.IsFinished | Should -BeFalse
        $task.Region | Should -Be $emulator.Region
        $task.EndpointUrl | Should -Be $emulator.EndpointUrl
        (Get-EmulatedTask $emulator $call.TransactionId).TaskId | Should -Be $task.TaskId
    }

    It 'emits the type that has its own name in the session' {
        $task = & $Start @call -ConfirmConsent
        $task | Should -BeOfType ([type] $Type)
        $task | Should -BeOfType ([ChimeVoiceTools.ChimeTask])
        (Get-Command $Start).OutputType.Type | Should -Be ([type] $Type)
    }

    It 'has times in UTC' {
        $task = & $Start @call -ConfirmConsent
        $task.CreatedTimestamp.Kind | Should -Be 'Utc'
        ([datetime]::UtcNow - $task.CreatedTimestamp).TotalMinutes | Should -BeLessThan 5 -Because 'a local time would be hours away'
    }

    It 'keeps -Reference with the task to its result' {
        $task = & $Start @call -Reference 'case 4711' -ConfirmConsent
        $task.Reference | Should -BeExactly 'case 4711'
        (Get-ChimeTask | Where-Object TaskId -EQ $task.TaskId).Reference | Should -Be 'case 4711'
        ($task | Get-ChimeTask).Reference | Should -Be 'case 4711'
        ($task | ConvertTo-Deserialized | & ($Start -replace '^Start', 'Get') -ErrorAction Stop).Reference | Should -Be 'case 4711'

        # An object that does not have it is of a task that the session knows.
        ([pscustomobject] @{ VoiceConnectorId = $task.VoiceConnectorId; $Id = $task.TaskId } | Get-ChimeTask).Reference | Should -Be 'case 4711'
        ($task | Stop-ChimeTask -PassThru).Reference | Should -Be 'case 4711'
        ($task | Wait-ChimeTask -Timeout 30).Reference | Should -Be 'case 4711'
    }

    It 'takes -Reference from a column, under whatever name' {
        $other = $call.Clone()
        $other.TransactionId = New-TransactionId
        $call.CaseNumber = 1001
        $other.CaseNumber = ''
        $tasks = $call, $other | ConvertTo-CsvRow | & $Start -Reference { $_.CaseNumber } -ConfirmConsent
        $tasks[0].Reference | Should -BeExactly '1001'
        $tasks[1].Reference | Should -BeNullOrEmpty
        $row = @{ Reference = 'row-1' } + $needed
        ([pscustomobject] $row | & $Start -ConfirmConsent).Reference | Should -Be 'row-1'
    }

    It 'takes what it needs from the rows of a CSV file' {
        $other = $call.Clone()
        $other.TransactionId = New-TransactionId
        $call.Remark = 'any'
        $tasks = $call, $other | ConvertTo-CsvRow | & $Start -ConfirmConsent
        $tasks.TransactionId | Should -Be $call.TransactionId, $other.TransactionId
    }

    It 'takes an empty cell of a CSV file for no value' {
        $call.ClientRequestToken = ''
        $call.CallLeg = ''
        $call.LanguageCode = ''
        $task = $call | ConvertTo-CsvRow | & $Start -ConfirmConsent
        $task.TransactionId | Should -Be $call.TransactionId
        (Get-EmulatedTask $emulator $call.TransactionId).ClientRequestToken.Length | Should -BeGreaterThan 1
    }

    It 'starts another task for the call of a live task' {
        $first = & $Start @call -ConfirmConsent
        $second = $first | & $Start -ConfirmConsent
        $second.TransactionId | Should -Be $first.TransactionId
        $second.TaskId | Should -Not -Be $first.TaskId
    }

    It 'starts another task for the call of a deserialized task' {
        $first = & $Start @call -ConfirmConsent
        $second = $first | ConvertTo-Deserialized | & $Start -ConfirmConsent
        $second.TransactionId | Should -Be $first.TransactionId
        $second.TaskId | Should -Not -Be $first.TaskId
    }

    It 'sends the token that it is given' {
        $call.ClientRequestToken = [guid]::NewGuid().ToString('N')
        & $Start @call -ConfirmConsent | Should -HaveCount 1
        (Get-EmulatedTask $emulator $call.TransactionId).ClientRequestToken | Should -BeExactly $call.ClientRequestToken
    }

    It 'takes a token for the second record that names the first for an error, and goes on' {
        $token = [guid]::NewGuid().ToString('N')
        $ids = 1..3 | ForEach-Object { New-TransactionId }
        $rows = @(
            @{ TransactionId = $ids[0]; ClientRequestToken = $token }
            @{ TransactionId = $ids[1]; ClientRequestToken = $token }
            @{ TransactionId = $ids[2]; ClientRequestToken = 'another-' + $token.Substring(9) }
        )
        $call.Remove('TransactionId')
        $tasks = $rows | ForEach-Object { [pscustomobject] $_ } | & $Start @call -ConfirmConsent -ErrorVariable failed -ErrorAction SilentlyContinue
        $tasks.TransactionId | Should -Be $ids[0], $ids[2]
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter*'
        $failed[0].Exception.Message | Should -Match 'ClientRequestToken'
        Get-EmulatedTask $emulator $ids[1] | Should -BeNullOrEmpty
    }

    It 'sends nothing and needs no consent with -WhatIf' {
        $before = @(Get-EmulatorRequest $emulator).Count
        $call | ConvertTo-CsvRow | & $Start -WhatIf -ErrorVariable failed | Should -BeNullOrEmpty
        $failed | Should -BeNullOrEmpty
        @(Get-EmulatorRequest $emulator).Count | Should -Be $before
        Get-ChimeTask | Where-Object TransactionId -eq $call.TransactionId | Should -BeNullOrEmpty
    }

    It 'has -WhatIf and -Confirm, with medium impact' {
        $attribute = (Get-Command $Start).ImplementingType.GetCustomAttributes([Management.Automation.CmdletAttribute], $false)
        $attribute.SupportsShouldProcess | Should -BeTrue
        $attribute.ConfirmImpact | Should -Be 'Medium'
    }

    It 'puts what it started into the list of the session, also when the pipeline is cut off' {
        $rows = 1..3 | ForEach-Object { $row = $needed.Clone(); $row.TransactionId = New-TransactionId; [pscustomobject] $row }
        $first = $rows | & $Start -ConfirmConsent -MaxConcurrentRequests 1 | Select-Object -First 1
        $first.TransactionId | Should -Be $rows[0].TransactionId
        $started = Get-EmulatedTask $emulator | Where-Object TransactionId -In $rows.TransactionId
        $listed = Get-ChimeTask | Where-Object TransactionId -In $rows.TransactionId
        $listed.TaskId | Should -Be $started.TaskId
        $started | Should -HaveCount 1 -Because 'nothing was asked for after the first'
    }

    It 'never binds <_> by property name' -ForEach 'ProfileName', 'ProfileLocation', 'AccessKey', 'SecretKey', 'SessionToken', 'Credential', 'Region', 'EndpointUrl', 'ConfirmConsent' {
        (Get-Command $Start).Parameters[$_].Attributes.ValueFromPipelineByPropertyName | Should -Not -Contain $true
    }
}

Describe 'Start-ChimeSpeakerSearchTask alone' {
    BeforeEach {
        $call = @{ VoiceConnectorId = $emulator.VoiceConnectorId; TransactionId = New-TransactionId; VoiceProfileDomainId = $emulator.VoiceProfileDomainId }
    }

    It 'keeps the domain, which the answers of the service leave out' {
        $task = Start-ChimeSpeakerSearchTask @call -ConfirmConsent
        $task.VoiceProfileDomainId | Should -Be $emulator.VoiceProfileDomainId
        ($task | Get-ChimeTask).VoiceProfileDomainId | Should -Be $emulator.VoiceProfileDomainId
    }

    It 'searches for the voice of the <_> that -CallLeg names' -ForEach 'Caller', 'Callee' {
        $task = Start-ChimeSpeakerSearchTask @call -CallLeg $_ -ConfirmConsent
        $task.IsCaller | Should -Be ($_ -eq 'Caller')
    }

    It 'offers the legs of a call for -CallLeg' {
        $line = 'Start-ChimeSpeakerSearchTask -CallLeg '
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'Caller', 'Callee'
    }

    It 'names the parameter that a row of a CSV file lacks' {
        $call.Remove('VoiceProfileDomainId')
        $call | ConvertTo-CsvRow | Start-ChimeSpeakerSearchTask -ConfirmConsent -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        "$failed" | Should -Match 'VoiceProfileDomainId'
        Get-EmulatedTask $emulator $call.TransactionId | Should -BeNullOrEmpty
    }
}

Describe 'Start-ChimeVoiceToneAnalysisTask alone' {
    It 'offers the language that the service knows' {
        $line = 'Start-ChimeVoiceToneAnalysisTask -LanguageCode '
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'en-US'
    }

    It 'takes a language code' {
        $task = Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $emulator.VoiceConnectorId -TransactionId (New-TransactionId) -LanguageCode en-US -ConfirmConsent
        $task.Status | Should -Be 'IN_QUEUE'
    }
}
