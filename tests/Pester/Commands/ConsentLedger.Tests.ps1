BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/AskingHost.ps1"
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.3 -NoQuota -SetDefault 3>$null
    $search = @{ VoiceConnectorId = $emulator.VoiceConnectorId; VoiceProfileDomainId = $emulator.VoiceProfileDomainId }

    function New-Row {
        param([hashtable] $More = @{})
        [pscustomobject] ($search + @{ TransactionId = New-TransactionId } + $More)
    }

    function Get-RecordedEvent {
        (Get-ChimeConsentRecord).Event -join ' '
    }
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe 'A consent ledger' {
    BeforeEach {
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).jsonl"
        Set-ChimeConsentLedger -Path $path
    }

    AfterEach {
        Set-ChimeConsentLedger -None
        $env:CHIMEVOICETOOLS_CONSENT_LEDGER = $null
    }

    It 'is shown as it is now, and not at all once it is unset' {
        $null = New-Row | Start-ChimeSpeakerSearchTask -ConfirmConsent
        $ledger = Get-ChimeConsentLedger
        $ledger.Path | Should -Be $path
        $ledger.Lines | Should -Be 3
        $ledger.Length | Should -Be (Get-Item $path).Length
        $ledger.Head | Should -Be ((Get-Content $path)[-1] | ConvertFrom-Json).hash
        $ledger.Source | Should -Be 'Command'
        Set-ChimeConsentLedger -None
        Get-ChimeConsentLedger | Should -BeNullOrEmpty
        $null = New-Row | Start-ChimeSpeakerSearchTask -ConfirmConsent
        @(Get-Content $path) | Should -HaveCount 3
    }

    It 'takes the subject and the reference from columns, from parameters and from script blocks' {
        $null = @(
            New-Row @{ ConsentSubject = 'a'; ConsentReference = 'form-a' } | ConvertTo-CsvRow | Start-ChimeSpeakerSearchTask -ConfirmConsent
            New-Row | Start-ChimeVoiceToneAnalysisTask -ConfirmConsent -ConsentSubject b -ConsentReference form-b
            New-Row @{ Customer = 'c'; FormId = 7 } |
                Start-ChimeSpeakerSearchTask -ConfirmConsent -ConsentSubject { $_.Customer } -ConsentReference { $_.FormId }
        )
        $consents = Get-ChimeConsentRecord | Where-Object Event -EQ Consent
        $consents.ConsentSubject | Should -Be 'a', 'b', 'c'
        $consents.ConsentReference | Should -Be 'form-a', 'form-b', '7'
        $consents.ConsentObtained | Should -Be 'Stated', 'Stated', 'Stated'
        $consents.Operation | Should -Be 'StartSpeakerSearchTask', 'StartVoiceToneAnalysisTask', 'StartSpeakerSearchTask'
    }

    It 'makes an empty <Column> that record''s error, with and without a ledger' -ForEach @{ Column = 'ConsentSubject' }, @{ Column = 'ConsentReference' } {
        foreach ($isSet in $true, $false) {
            if (-not $isSet) { Set-ChimeConsentLedger -None }
            $rows = (New-Row @{ $Column = 'x' }), (New-Row @{ $Column = '' }), (New-Row), (New-Row @{ $Column = $null }), (New-Row @{ $Column = ' ' })
            $started = $rows | Start-ChimeSpeakerSearchTask -ConfirmConsent -ErrorVariable refused -ErrorAction SilentlyContinue
            $started.TransactionId | Should -Be $rows[0, 2].TransactionId
            $refused | Should -HaveCount 3
            $refused[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
            $refused[0].Exception.Message | Should -Match $Column
            $refused[0].TargetObject | Should -Be $rows[1]
        }
    }

    It 'refuses what names nobody with -RequireSubject, and records nothing of it' {
        Set-ChimeConsentLedger -Path $path -RequireSubject
        (Get-ChimeConsentLedger).RequireSubject | Should -BeTrue
        $rows = (New-Row), (New-Row @{ ConsentSubject = 'x' })
        $started = $rows | Start-ChimeSpeakerSearchTask -ConfirmConsent -ErrorVariable refused -ErrorAction SilentlyContinue
        $started.TransactionId | Should -Be $rows[1].TransactionId
        $refused.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        Get-RecordedEvent | Should -Be 'Created Consent Started'
    }

    It 'starts no more than without it when the pipeline is cut off, and has on record what was not sent' {
        $calls = 1..20 | ForEach-Object { New-Row }
        $first = $calls | Start-ChimeSpeakerSearchTask -ConfirmConsent -MaxConcurrentRequests 1 | Select-Object -First 1
        $first.TransactionId | Should -Be $calls[0].TransactionId
        Wait-Until {
            $count = Get-ChimeConsentRecord | Group-Object Event -AsHashTable -AsString
            $count.Consent.Count -eq $count.Started.Count + $count.Refused.Count
        }
        @(Get-EmulatedTask $emulator | Where-Object TransactionId -In $calls.TransactionId) | Should -HaveCount 1
        $refused = Get-ChimeConsentRecord | Where-Object Event -EQ Refused
        $refused.ErrorId | Select-Object -Unique | Should -BeIn 'Cancelled', $null
    }

    It 'starts all in the order of the input, with as many at once as it may have' {
        $calls = 1..60 | ForEach-Object { New-Row }
        $started = $calls | Start-ChimeSpeakerSearchTask -ConfirmConsent -MaxConcurrentRequests 2
        $started.TransactionId | Should -Be $calls.TransactionId
        (Get-ChimeConsentRecord | Where-Object Event -EQ Started).TaskId | Sort-Object | Should -Be ($started.TaskId | Sort-Object)
        (Test-ChimeConsentLedger).IsValid | Should -BeTrue
    }

    It 'has on record that a question was answered' {
        $row = New-Row
        $result = Invoke-Asking 'Yes', 'No' 'param($Rows) $Rows | Start-ChimeSpeakerSearchTask -ConsentSubject x' (, @($row, (New-Row)))
        $result.Output | Should -HaveCount 1
        Get-RecordedEvent | Should -Be 'Created Consent Started'
        $consent = Get-ChimeConsentRecord -TransactionId $row.TransactionId | Where-Object Event -EQ Consent
        $consent.ConsentObtained | Should -Be 'Answered'
    }

    It 'has nothing on record of -WhatIf' {
        New-Row | Start-ChimeSpeakerSearchTask -WhatIf
        Get-RecordedEvent | Should -Be 'Created'
        Set-ChimeConsentLedger -Path "$path.other" -WhatIf
        Test-Path "$path.other" | Should -BeFalse
        (Get-ChimeConsentLedger).Path | Should -Be $path
    }

    It 'holds for all runspaces of the process' {
        $shell = [powershell]::Create()
        $null = $shell.AddScript("Import-Module '$Manifest'; (Get-ChimeConsentLedger).Path").Invoke() | Should -Be $path
        $shell.Dispose()
    }

    It 'is named by the environment variable in a process where no command has set one' {
        $result = Invoke-FreshPowerShell -Environment @{ CHIMEVOICETOOLS_CONSENT_LEDGER = $path } {
            (Get-ChimeConsentLedger).Path
            (Get-ChimeConsentLedger).Source
            Set-ChimeConsentLedger -None
            @(Get-ChimeConsentLedger).Count
        }
        $result.Output -split '\r?\n' | Should -Be $path, 'Environment', '0'
    }

    It 'must be named by its full path in the environment variable' {
        $result = Invoke-FreshPowerShell -Environment @{ CHIMEVOICETOOLS_CONSENT_LEDGER = 'consent.jsonl' } {
            $emulator = Start-ChimeVoiceEmulator
            try { $emulator | Start-ChimeSpeakerSearchTask -TransactionId call-1 -ConfirmConsent } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
        }
        $result.Output | Should -Match '^ConsentLedgerUnavailable,'
        $result.Output | Should -Match 'full path'
    }

    It 'has the start, the end, the profile and its removal on record, whichever cmdlet did it' {
        $task = New-Row @{ ConsentSubject = 'x' } | Start-ChimeSpeakerSearchTask -ConfirmConsent | Wait-ChimeTask
        $voice = $task | New-ChimeVoiceProfile -ConfirmConsent -ConsentSubject x
        $null = $task | Update-ChimeVoiceProfile -VoiceProfileId $voice.VoiceProfileId -ConfirmConsent -ConsentSubject x
        $voice | Remove-ChimeVoiceProfile -Force
        Get-RecordedEvent | Should -Be 'Created Consent Started Ended Consent ProfileMade Consent ProfileRenewed ProfileRemoved'
        $ofProfile = Get-ChimeConsentRecord -VoiceProfileId $voice.VoiceProfileId
        $ofProfile.Number | Should -Be (2..9)
        ($ofProfile | Where-Object Event -EQ ProfileMade).SpeakerSearchTaskId | Should -Be $task.TaskId
        (Test-ChimeConsentLedger).IsValid | Should -BeTrue
    }

    It 'has the end of a task on record that Stop- or Get- sees' {
        $tasks = (New-Row), (New-Row) | Start-ChimeSpeakerSearchTask -ConfirmConsent
        $tasks[0] | Stop-ChimeTask
        $null = Wait-Until { ($tasks[1] | Get-ChimeTask).IsFinished }
        $null = $tasks | Get-ChimeTask
        $ended = Get-ChimeConsentRecord | Where-Object Event -EQ Ended
        $ended.TaskId | Should -Be $tasks.TaskId
        $ended.Status | Should -Be 'STOPPED', 'SUCCEEDED'
    }

    It 'has the tasks on a media insights pipeline, and the pipeline itself, on record' {
        . "$PSScriptRoot/../Support/MediaInsights.ps1"
        $stream = New-StreamArn
        $null = New-EmulatedPipeline $emulator
        $configuration = Get-ChimeMediaInsightsPipelineConfiguration | Select-Object -First 1
        $pipeline = New-ChimeMediaInsightsPipeline $configuration.MediaInsightsPipelineConfigurationArn -StreamArn $stream `
            -ChannelId 0 -ConfirmConsent -ConsentSubject x
        Set-ChimeVoiceEmulator -AdvanceTime 10
        $null = $pipeline | Get-ChimeMediaInsightsPipeline | Start-ChimeVoiceToneAnalysisTask -ConfirmConsent -ConsentSubject x
        Get-RecordedEvent | Should -Be 'Created Consent PipelineMade Consent Started'
        $records = Get-ChimeConsentRecord -Subject x
        $records.Operation | Select-Object -Unique | Should -Be 'CreateMediaInsightsPipeline', 'StartVoiceToneAnalysisTask'
        $records[1].MediaInsightsPipelineId | Should -Be $pipeline.MediaInsightsPipelineId
        $records[3].StreamArn | Should -Be $stream
        $records[3].ChannelId | Should -Be 0
        $records[3].LanguageCode | Should -Be 'en-US'
    }

    It 'reads several ledgers, filters them, and writes records to CSV whole' {
        $null = New-Row @{ ConsentSubject = 'a' } | Start-ChimeSpeakerSearchTask -ConfirmConsent
        Set-ChimeConsentLedger -Path "$path.2"
        $row = New-Row @{ ConsentSubject = 'a'; ConsentReference = "Bücher, `"quoted`"" }
        $null = $row, (New-Row @{ ConsentSubject = 'A' }) | Start-ChimeSpeakerSearchTask -ConfirmConsent
        $all = Get-ChimeConsentRecord -Subject a -Path $path, "$path.?"
        $all | Should -HaveCount 4
        $all.LedgerPath | Select-Object -Unique | Should -Be $path, "$path.2"
        Get-ChimeConsentRecord -TransactionId $row.TransactionId | Should -HaveCount 2
        Get-ChimeConsentRecord -After ([datetime]::UtcNow.AddMinutes(1)) | Should -BeNullOrEmpty
        Get-ChimeConsentRecord -Before (Get-Date).AddMinutes(1) | Should -HaveCount 5
        Get-ChimeConsentRecord -Before (Get-Date).AddMinutes(-5) | Should -BeNullOrEmpty
        $all | Export-Csv "$path.csv" -NoTypeInformation
        $rows = @(Import-Csv "$path.csv")
        $rows[2].ConsentReference | Should -BeExactly $row.ConsentReference
        $rows[2].Hash | Should -Be $all[2].Hash
        @($rows[0].PSObject.Properties).Count | Should -Be @($all[0].PSObject.Properties).Count
        Test-ChimeConsentLedger -Path $path, "$path.2" | ForEach-Object IsValid | Should -Be $true, $true
        Get-Item $path, "$path.2" | Test-ChimeConsentLedger | ForEach-Object IsValid | Should -Be $true, $true
    }

    It 'is verified against a head that was kept elsewhere' {
        Get-ChimeConsentLedger | Export-Csv "$path.csv"
        $null = New-Row | Start-ChimeSpeakerSearchTask -ConfirmConsent
        (Import-Csv "$path.csv" | Test-ChimeConsentLedger).IsValid | Should -BeTrue
        $kept = (Get-ChimeConsentLedger).Head
        [IO.File]::WriteAllText($path, (Get-Content $path -TotalCount 1) + "`n")
        (Test-ChimeConsentLedger).IsValid | Should -BeTrue
        (Test-ChimeConsentLedger -Head $kept).IsValid | Should -BeFalse
        { Test-ChimeConsentLedger -Path $path, $path -Head $kept -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter,*'
    }

    It 'is made for its owner alone' -Skip:$IsWindows {
        foreach ($file in $path, "$path.lock") { (Get-Item $file).UnixMode | Should -Be '-rw-------' }
    }

    It 'is no link, and its lock file is none' -Skip:$IsWindows {
        $null = New-Item -ItemType SymbolicLink -Path "$path.link" -Target $path
        { Set-ChimeConsentLedger -Path "$path.link" } | Should -Throw -ErrorId 'ConsentLedgerUnavailable,*'
        $null = New-Item -ItemType SymbolicLink -Path "$path.new.lock" -Target "$path.elsewhere"
        { Set-ChimeConsentLedger -Path "$path.new" } | Should -Throw -ErrorId 'ConsentLedgerUnavailable,*'
        Test-Path "$path.elsewhere" | Should -BeFalse
        (Get-ChimeConsentLedger).Path | Should -Be $path
    }

    It 'ends a command that it can''t be written for, before anything is sent' {
        Remove-Item $path
        $null = New-Item $path -ItemType Directory
        $before = @(Get-EmulatorRequest $emulator).Count
        $rows = 1..3 | ForEach-Object { New-Row }
        { $rows | Start-ChimeSpeakerSearchTask -ConfirmConsent } | Should -Throw -ErrorId 'ConsentLedgerUnavailable,*'
        { New-ChimeVoiceProfile -SpeakerSearchTaskId any -ConfirmConsent } | Should -Throw -ErrorId 'ConsentLedgerUnavailable,*'
        { Remove-ChimeVoiceProfile -VoiceProfileId any -Force } | Should -Throw -ErrorId 'ConsentLedgerUnavailable,*'
        @(Get-EmulatorRequest $emulator).Count | Should -Be $before
    }

    It 'refuses <What>' -ForEach @(
        @{ What = 'a path in a folder that does not exist'; Bad = 'no/such/folder/consent.jsonl'; Id = 'ConsentLedgerUnavailable' }
        @{ What = 'a path that is none of a file'; Bad = 'Env:\CONSENT'; Id = 'InvalidParameter' }
        @{ What = 'a drive that does not exist'; Bad = 'nodrive:\consent.jsonl'; Id = 'InvalidParameter' }
    ) {
        { Set-ChimeConsentLedger -Path $Bad } | Should -Throw -ErrorId "$Id,*"
        (Get-ChimeConsentLedger).Path | Should -Be $path
    }

    It 'is asked for by what reads and verifies one, where none is set' {
        Set-ChimeConsentLedger -None
        { Get-ChimeConsentRecord -ErrorAction Stop } | Should -Throw -ErrorId 'ConsentLedgerNotSet,*'
        { Test-ChimeConsentLedger -ErrorAction Stop } | Should -Throw -ErrorId 'ConsentLedgerNotSet,*'
        $tests = Test-ChimeConsentLedger -Path "$path.none", $path -ErrorVariable missing -ErrorAction SilentlyContinue
        $tests.Path | Should -Be $path
        $missing.FullyQualifiedErrorId | Should -BeLike 'ConsentLedgerUnavailable,*'
    }
}
