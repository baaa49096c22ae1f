BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.3 -SetDefault 3>$null
    $call = @{ VoiceConnectorId = $emulator.VoiceConnectorId; TransactionId = 'call-1' }
    $started = Start-ChimeSpeakerSearchTask @call -VoiceProfileDomainId $emulator.VoiceProfileDomainId -ConfirmConsent
    $search = $started | Wait-ChimeTask
    $analysis = Start-ChimeVoiceToneAnalysisTask @call -ConfirmConsent | Wait-ChimeTask
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe 'A task that went through Export-Clixml' {
    It 'is whole: every property of a <_> has its value and its type' -ForEach 'search', 'analysis' {
        $task = Get-Variable $_ -ValueOnly
        $copy = $task | ConvertTo-Deserialized
        $copy.PSTypeNames[0] | Should -Be "Deserialized.$($task.GetType().FullName)"
        foreach ($property in $task.PSObject.Properties | Where-Object Name -NotIn 'Results', 'BestMatch') {
            $copy.($property.Name) | Should -Be $property.Value -Because $property.Name
            if ($null -ne $property.Value) { $copy.($property.Name) | Should -BeOfType $property.Value.GetType() -Because $property.Name }
        }
    }

    It 'still has its results as objects, with their scores as numbers' {
        $copy = $search | ConvertTo-Deserialized
        $copy.Results | Should -HaveCount 3
        $copy.Results.VoiceProfileId | Should -Be $search.Results.VoiceProfileId
        $copy.Results.ConfidenceScore | Should -Be $search.Results.ConfidenceScore
        $copy.BestMatch.ConfidenceScore | Should -BeOfType ([double])
        "$($copy.BestMatch)" | Should -Be "$($search.BestMatch)"
    }

    It 'sorts and compares by the score of its best match' {
        $low = [ChimeVoiceTools.SpeakerSearchTask] @{ TaskId = 'a'; Results = @([ChimeVoiceTools.SpeakerSearchResult] @{ VoiceProfileId = 'vp-9'; ConfidenceScore = 0.2 }) }
        $high = [ChimeVoiceTools.SpeakerSearchTask] @{ TaskId = 'b'; Results = @([ChimeVoiceTools.SpeakerSearchResult] @{ VoiceProfileId = 'vp-1'; ConfidenceScore = 0.95 }) }
        $none = [ChimeVoiceTools.SpeakerSearchTask] @{ TaskId = 'c'; Results = $null }
        ($low, $none, $high | Sort-Object BestMatch -Descending).TaskId | Should -Be 'b', 'a', 'c'
        ($high, $none, $low | Sort-Object BestMatch).TaskId | Should -Be 'c', 'a', 'b'
        $high.BestMatch -gt $low.BestMatch | Should -BeTrue
        $copies = $high, $none, $low | ConvertTo-Deserialized
        ($copies | Sort-Object BestScore).TaskId | Should -Be 'c', 'a', 'b'
        ($copies | Where-Object BestScore -GT 0.5).TaskId | Should -Be 'b'
    }

    It 'groups by voice profile where scores are the same' {
        $same = 'vp-1', 'vp-2', 'vp-1' | ForEach-Object { [ChimeVoiceTools.SpeakerSearchTask] @{ Results = @([ChimeVoiceTools.SpeakerSearchResult] @{ VoiceProfileId = $_; ConfidenceScore = 0.9 }) } }
        $same | Group-Object BestMatch | Should -HaveCount 2
        ($same | Group-Object BestMatchId | Sort-Object Name | ForEach-Object Count) | Should -Be 2, 1
    }

    It 'is whole after a second time too' {
        $copy = $search | ConvertTo-Deserialized | ConvertTo-Deserialized
        $copy.BestMatch.VoiceProfileId | Should -Be $search.Results[0].VoiceProfileId
    }

    It 'is whole inside of a list' {
        $copy = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize(@($search)))
        $copy.BestMatch.VoiceProfileId | Should -Be $search.Results[0].VoiceProfileId
    }
}

Describe 'A task as CSV and JSON' {
    It 'has its best match as an id and a number' {
        $row = $search, $analysis | ConvertTo-Csv | ConvertFrom-Csv
        $row[0].Kind, $row[1].Kind | Should -Be 'Search', 'Tone'
        $row[0].BestMatchId | Should -Be $search.BestMatch.VoiceProfileId
        [double]::Parse($row[0].BestScore) | Should -Be $search.BestMatch.ConfidenceScore
        $row[1].BestMatchId | Should -BeNullOrEmpty
        $json = $search | ConvertTo-Json | ConvertFrom-Json
        $json.BestMatchId | Should -Be $search.BestMatch.VoiceProfileId
        $json.BestScore | Should -Be $search.BestMatch.ConfidenceScore
    }

    It 'has the same columns whichever kind comes first' {
        $columns = 'Kind', 'Status', 'BestMatch', 'BestMatchId', 'BestScore', 'Reference'
        foreach ($task in $search, $analysis) {
            $columns | Where-Object { $_ -notin $task.PSObject.Properties.Name } | Should -BeNullOrEmpty
        }
    }

    It 'is asked for where a row says that it has finished, since a row has no results' {
        $done = $search | ConvertTo-CsvRow | Wait-ChimeTask -EndpointUrl $emulator.EndpointUrl -Timeout 30
        $done.BestMatchId | Should -Be $search.BestMatchId
    }
}

Describe 'A task that comes from a job' {
    BeforeAll {
        $job = Start-Job {
            param($Manifest, $Call, $Keys)
            Import-Module $Manifest
            Start-ChimeSpeakerSearchTask @Call @Keys -ConfirmConsent
            Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $Call.VoiceConnectorId -TransactionId $Call.TransactionId -EndpointUrl $Call.EndpointUrl @Keys -ConfirmConsent
        } -ArgumentList $Manifest, @{ VoiceConnectorId = $emulator.VoiceConnectorId; TransactionId = 'call-of-job'; VoiceProfileDomainId = $emulator.VoiceProfileDomainId; EndpointUrl = $emulator.EndpointUrl }, $Keys
        $received = $job | Wait-Job -Timeout 60 | Receive-Job
        $job | Remove-Job -Force
    }

    It 'names its type and where it lives' {
        $received[0].PSTypeNames | Should -Contain 'Deserialized.ChimeVoiceTools.SpeakerSearchTask'
        $received | Should -HaveCount 2
        $received.EndpointUrl | Should -Be $emulator.EndpointUrl, $emulator.EndpointUrl
    }

    It 'pipes into Get-' {
        ($received[0] | Get-ChimeSpeakerSearchTask).TaskId | Should -Be $received[0].TaskId
        ($received[1] | Get-ChimeVoiceToneAnalysisTask).TaskId | Should -Be $received[1].TaskId
        ($received | Get-ChimeTask).TaskId | Should -Be $received.TaskId
    }

    It 'pipes into Wait-' {
        ($received | Wait-ChimeTask -Timeout 30).Status | Should -Be 'SUCCEEDED', 'SUCCEEDED'
    }

    It 'pipes into Stop-, which finds it finished' {
        $received | Wait-ChimeTask | Should -HaveCount 2
        $said = $received | Stop-ChimeTask -Verbose 4>&1 | Where-Object Message -Match 'finished already'
        $said | Should -HaveCount 2
    }

    It 'keeps the domain that it was started with' {
        ($received[0] | Get-ChimeTask).VoiceProfileDomainId | Should -Be $emulator.VoiceProfileDomainId
    }
}

Describe 'A task that a user builds by hand' {
    It 'is data with properties that can be set' {
        $task = [ChimeVoiceTools.SpeakerSearchTask] @{
            TaskId = 'task-1'; Status = 'SUCCEEDED'; IsFinished = $true; TransactionId = 'call-1'; VoiceConnectorId = 'connector-1'
            Results = @([ChimeVoiceTools.SpeakerSearchResult] @{ VoiceProfileId = 'vp-1'; ConfidenceScore = 0.97 })
        }
        $task.SpeakerSearchTaskId | Should -Be 'task-1'
        "$($task.BestMatch)" | Should -Be 'vp-1 (0.97)'
        ([ChimeVoiceTools.VoiceToneAnalysisTask] @{ TaskId = 'task-2' }).VoiceToneAnalysisTaskId | Should -Be 'task-2'
    }

    It 'needs no more than its ids to be read' {
        $task = [ChimeVoiceTools.SpeakerSearchTask] @{ TaskId = $search.TaskId; VoiceConnectorId = $emulator.VoiceConnectorId }
        ($task | Get-ChimeTask).Status | Should -Be 'SUCCEEDED'
    }
}
