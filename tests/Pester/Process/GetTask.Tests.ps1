BeforeDiscovery {
    $kinds = @(
        @{ Get = 'Get-ChimeSpeakerSearchTask'; Type = 'ChimeVoiceTools.SpeakerSearchTask'; Id = 'SpeakerSearchTaskId' }
        @{ Get = 'Get-ChimeVoiceToneAnalysisTask'; Type = 'ChimeVoiceTools.VoiceToneAnalysisTask'; Id = 'VoiceToneAnalysisTaskId' }
    )
}

BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.3 -NoQuota -SetDefault 3>$null
    $connector = $emulator.VoiceConnectorId
    $search = Start-ChimeSpeakerSearchTask -VoiceConnectorId $connector -TransactionId call-1 -VoiceProfileDomainId $emulator.VoiceProfileDomainId -ConfirmConsent
    $analysis = Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $connector -TransactionId call-2 -ConfirmConsent
    Wait-Until { -not (Get-EmulatedTask $emulator | Where-Object Status -NE 'SUCCEEDED') }
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe '<Get>' -ForEach $kinds {
    BeforeAll {
        $task = if ($Get -match 'Search') { $search } else { $analysis }
        $other = if ($Get -match 'Search') { $analysis } else { $search }
        $ids = @{ VoiceConnectorId = $connector; $Id = $task.TaskId }
        if ($Get -match 'Tone') { $ids.IsCaller = $true }
    }

    It 'reads the task that parameters name' {
        $now = & $Get @ids
        $now | Should -HaveCount 1
        $now.TaskId | Should -Be $task.TaskId
        $now.Status | Should -Be 'SUCCEEDED'
        $now.IsFinished | Should -BeTrue
        $now.TransactionId | Should -Be $task.TransactionId
    }

    It 'emits the type that has its own name in the session' {
        & $Get @ids | Should -BeOfType ([type] $Type)
        (Get-Command $Get).OutputType.Type | Should -Be ([type] $Type)
    }

    It 'reads a live task from the pipeline, as a new object' {
        $now = $task | & $Get
        $now.TaskId | Should -Be $task.TaskId
        $now.Status | Should -Be 'SUCCEEDED'
        $task.Status | Should -Be 'IN_QUEUE' -Because 'an object that was handed out does not change'
    }

    It 'reads a task that came back from Export-Clixml' {
        ($task | ConvertTo-Deserialized | & $Get).Status | Should -Be 'SUCCEEDED'
    }

    It 'reads a task from a row of a CSV file' {
        ($ids | ConvertTo-CsvRow | & $Get).TaskId | Should -Be $task.TaskId
        ($task | & $Get | ConvertTo-CsvRow | & $Get).TaskId | Should -Be $task.TaskId
    }

    It 'reads several from the pipeline, each by itself' {
        ($task, $task | & $Get) | Should -HaveCount 2
    }

    It 'takes a task of the other kind for an error' {
        $other | & $Get -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed | Should -HaveCount 1
        "$failed" | Should -Match $Id
    }

    It 'needs <_>' -ForEach 'VoiceConnectorId', '<Id>' {
        $name = $_.Replace('<Id>', $Id)
        (Get-Command $Get).Parameters[$name].Attributes.Mandatory | Should -Contain $true
        (Get-Command $Get).Parameters[$name].Attributes.ValueFromPipelineByPropertyName | Should -Contain $true
    }
}

Describe 'Get-ChimeSpeakerSearchTask alone' {
    It 'has the matches, best first' {
        $now = $search | Get-ChimeSpeakerSearchTask
        $now.Results | Should -HaveCount 3
        $now.Results | Should -BeOfType ([ChimeVoiceTools.SpeakerSearchResult])
        $scores = $now.Results.ConfidenceScore
        $scores | Should -Be ($scores | Sort-Object -Descending)
        $now.BestMatch.ConfidenceScore | Should -Be $scores[0]
        $now.BestMatch.VoiceProfileId | Should -BeIn $emulator.VoiceProfileIds
        $now.VoiceprintGenerationStatus | Should -Be 'VoiceprintGenerationSuccess'
    }

    It 'knows the domain of a task that this session started from its ids alone' {
        (Get-ChimeSpeakerSearchTask -VoiceConnectorId $connector -SpeakerSearchTaskId $search.TaskId).VoiceProfileDomainId | Should -Be $emulator.VoiceProfileDomainId
    }
}

Describe 'Get-ChimeVoiceToneAnalysisTask alone' {
    It 'needs -IsCaller, as the API does' {
        (Get-Command Get-ChimeVoiceToneAnalysisTask).Parameters.IsCaller.Attributes.Mandatory | Should -Contain $true
    }

    It 'asks for the caller where the start of a task did not say, as Wait-ChimeTask does' {
        $analysis.IsCaller | Should -BeNullOrEmpty -Because 'the answer to a start leaves it out'
        ($analysis | Get-ChimeVoiceToneAnalysisTask).IsCaller | Should -BeTrue
    }

    It 'takes <Text> for <Value>' -ForEach @(
        @{ Text = 'True'; Value = $true }
        @{ Text = 'false'; Value = $false }
        @{ Text = 'FALSE'; Value = $false }
        @{ Text = '$false'; Value = $false }
    ) {
        $row = @{ VoiceConnectorId = $connector; VoiceToneAnalysisTaskId = $analysis.TaskId; IsCaller = $Text } | ConvertTo-CsvRow
        ($row | Get-ChimeVoiceToneAnalysisTask).IsCaller | Should -Be $Value
        (Get-ChimeVoiceToneAnalysisTask -VoiceConnectorId $connector -VoiceToneAnalysisTaskId $analysis.TaskId -IsCaller $Text).IsCaller | Should -Be $Value
    }

    It 'refuses <_> for -IsCaller, naming the rule' -ForEach 'maybe', 'yes', '0', '' {
        $before = @(Get-EmulatorRequest $emulator).Count
        $row = @{ VoiceConnectorId = $connector; VoiceToneAnalysisTaskId = $analysis.TaskId; IsCaller = $_ } | ConvertTo-CsvRow
        $row | Get-ChimeVoiceToneAnalysisTask -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        "$failed" | Should -Match 'IsCaller'
        "$failed" | Should -Match 'true or false'
        @(Get-EmulatorRequest $emulator).Count | Should -Be $before
    }
}

Describe 'Get-ChimeTask' {
    It 'lists, without input, what this session started, in the order of the starts' {
        (Get-ChimeTask).TaskId | Should -Be $search.TaskId, $analysis.TaskId
    }

    It 'lists without asking the service' {
        $before = @(Get-EmulatorRequest $emulator).Count
        $null = Get-ChimeTask
        @(Get-EmulatorRequest $emulator).Count | Should -Be $before
    }

    It 'lists a task as it was last seen' {
        $null = $search | Get-ChimeTask
        (Get-ChimeTask | Where-Object TaskId -EQ $search.TaskId).Status | Should -Be 'SUCCEEDED'
    }

    It 'refreshes tasks of both kinds from the pipeline' {
        $now = $search, $analysis | Get-ChimeTask
        $now.TaskId | Should -Be $search.TaskId, $analysis.TaskId
        $now.Status | Should -Be 'SUCCEEDED', 'SUCCEEDED'
        $now[0] | Should -BeOfType ([ChimeVoiceTools.SpeakerSearchTask])
        $now[1] | Should -BeOfType ([ChimeVoiceTools.VoiceToneAnalysisTask])
    }

    It 'refreshes tasks that are given with -InputObject' {
        (Get-ChimeTask -InputObject $search, $analysis).Status | Should -Be 'SUCCEEDED', 'SUCCEEDED'
        (Get-ChimeTask $analysis).TaskId | Should -Be $analysis.TaskId
    }

    It 'refreshes tasks that came back from Export-Clixml, and rows of a CSV file' {
        ($search, $analysis | ConvertTo-Deserialized | Get-ChimeTask).Status | Should -Be 'SUCCEEDED', 'SUCCEEDED'
        $rows = @{ VoiceConnectorId = $connector; SpeakerSearchTaskId = $search.TaskId }, @{ VoiceConnectorId = $connector; VoiceToneAnalysisTaskId = $analysis.TaskId; IsCaller = 'False' } | ConvertTo-CsvRow
        $now = $rows | Get-ChimeTask
        $now.Status | Should -Be 'SUCCEEDED', 'SUCCEEDED'
        $now[1].IsCaller | Should -BeFalse
    }

    It 'says of an object that is no task what it lacks, and goes on' {
        $row = [pscustomobject] @{ VoiceConnectorId = $connector }
        $now = $row, $search | Get-ChimeTask -ErrorVariable failed -ErrorAction SilentlyContinue
        $now.TaskId | Should -Be $search.TaskId
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter*'
        "$failed" | Should -Match 'SpeakerSearchTaskId or VoiceToneAnalysisTaskId'
        $failed[0].TargetObject | Should -Be $row
    }

    It 'lists by call, status and kind, and what has not finished' {
        $other = Start-ChimeVoiceEmulator -TaskDuration 600
        $there = @{ EndpointUrl = $other.EndpointUrl; VoiceConnectorId = $other.VoiceConnectorId }
        $running = Start-ChimeVoiceToneAnalysisTask @there -TransactionId filter-1 -ConfirmConsent
        $stopped = Start-ChimeSpeakerSearchTask @there -TransactionId filter-2 -VoiceProfileDomainId $other.VoiceProfileDomainId -ConfirmConsent | Stop-ChimeTask -PassThru
        (Get-ChimeTask -TransactionId filter-2).TaskId | Should -Be $stopped.TaskId
        (Get-ChimeTask -TransactionId FILTER-*).TaskId | Should -Be $running.TaskId, $stopped.TaskId
        (Get-ChimeTask -TransactionId filter-1, filter-2 -Active).TaskId | Should -Be $running.TaskId
        (Get-ChimeTask -TransactionId filter-* -Kind Search).TaskId | Should -Be $stopped.TaskId
        (Get-ChimeTask -TransactionId filter-* -Status stopped).TaskId | Should -Be $stopped.TaskId
        (Get-ChimeTask -TransactionId filter-* -Status 'IN_*', STOPPED).TaskId | Should -Be $running.TaskId, $stopped.TaskId
        Get-ChimeTask -TransactionId filter-* -Status SUCCEEDED | Should -BeNullOrEmpty
        { Get-ChimeTask -Kind Both } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        { $running | Get-ChimeTask -Active -ErrorAction Stop } | Should -Throw -Because 'the filters are for the list'
        $running | Stop-ChimeTask
    }

    It 'declares both kinds as its output' {
        (Get-Command Get-ChimeTask).OutputType.Type | Should -Be ([ChimeVoiceTools.SpeakerSearchTask]), ([ChimeVoiceTools.VoiceToneAnalysisTask])
    }
}
