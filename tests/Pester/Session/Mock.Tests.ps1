# What a user's own test of a runbook does.
BeforeDiscovery {
    $commands = (Import-PowerShellDataFile (Join-Path $PSScriptRoot '../../../ChimeVoiceTools.psd1')).CmdletsToExport
}

BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"

    function Invoke-Runbook([string] $TransactionId) {
        $task = Start-ChimeSpeakerSearchTask -VoiceConnectorId connector-1 -TransactionId $TransactionId -VoiceProfileDomainId domain-1 -ConfirmConsent | Wait-ChimeTask -Timeout 60
        if ($task.BestMatch.ConfidenceScore -ge 0.9) { "known $($task.BestMatch.VoiceProfileId)" } else { $task | Stop-ChimeTask; 'unknown' }
    }
}

Describe 'A user''s own test' {
    It 'mocks a runbook''s cmdlets, with filters on their parameters and tasks built by hand' {
        Mock Start-ChimeSpeakerSearchTask { [ChimeVoiceTools.SpeakerSearchTask] @{ TaskId = 'task-1'; TransactionId = $TransactionId; Status = 'IN_QUEUE' } } -ParameterFilter { $VoiceConnectorId -eq 'connector-1' -and $ConfirmConsent }
        Mock Wait-ChimeTask {
            [ChimeVoiceTools.SpeakerSearchTask] @{
                TaskId = 'task-1'; Status = 'SUCCEEDED'; IsFinished = $true
                Results = @([ChimeVoiceTools.SpeakerSearchResult] @{ VoiceProfileId = 'vp-1'; ConfidenceScore = 0.97 })
            }
        } -ParameterFilter { $Timeout -eq 60 }
        Invoke-Runbook call-1 | Should -Be 'known vp-1'
        Should -Invoke Start-ChimeSpeakerSearchTask -Times 1 -Exactly -ParameterFilter { $TransactionId -eq 'call-1' }
        Should -Invoke Wait-ChimeTask -Times 1 -Exactly
    }

    It 'mocks the other way of a runbook' {
        Mock Start-ChimeSpeakerSearchTask { [ChimeVoiceTools.SpeakerSearchTask] @{ TaskId = 'task-1' } }
        Mock Wait-ChimeTask { [ChimeVoiceTools.SpeakerSearchTask] @{ TaskId = 'task-1'; Status = 'SUCCEEDED'; Results = [ChimeVoiceTools.SpeakerSearchResult] @{ VoiceProfileId = 'vp-2'; ConfidenceScore = 0.3 } } }
        Mock Stop-ChimeTask { }
        Invoke-Runbook call-2 | Should -Be 'unknown'
        Should -Invoke Stop-ChimeTask -Times 1 -Exactly -ParameterFilter { $InputObject.TaskId -eq 'task-1' }
    }

    It 'needs no more than a status for a task that has finished, and waits for nothing' {
        $result = Invoke-FreshPowerShell {
            # Nothing says where requests would go, and with which credentials.
            $task = [ChimeVoiceTools.SpeakerSearchTask] @{ Status = 'SUCCEEDED' }
            $other = [ChimeVoiceTools.VoiceToneAnalysisTask] @{ Status = 'STOPPED' }
            "finished <$($task.IsFinished) $($other.IsFinished)>"
            "waited <$(($task, $task, $other | Wait-ChimeTask -Timeout 0).Status)>"
            "any <$(($task, $other | Wait-ChimeTask -Any).Status)>"
            $running = [ChimeVoiceTools.SpeakerSearchTask] @{ Status = 'IN_PROGRESS' }
            "running <$($running.IsFinished)>"
            $running.IsFinished = $true
            "set <$(($running | Wait-ChimeTask -Timeout 0).Status)>"
            "unset <$(([ChimeVoiceTools.SpeakerSearchTask] @{ Status = 'SUCCEEDED'; IsFinished = $false }).IsFinished)>"
        }
        $result.Output -split '\r?\n' | Should -Be 'finished <True True>', 'waited <SUCCEEDED SUCCEEDED STOPPED>', 'any <SUCCEEDED>', 'running <False>', 'set <IN_PROGRESS>', 'unset <False>' -Because $result.Error
    }

    It 'decides from its status whether a deserialized task has finished' {
        $task = [ChimeVoiceTools.SpeakerSearchTask] @{ TaskId = 'task-1'; VoiceConnectorId = 'connector-1'; Status = 'IN_PROGRESS' } | ConvertTo-Deserialized
        $task.Status = 'SUCCEEDED'
        ($task | Wait-ChimeTask -Timeout 0).TaskId | Should -Be 'task-1'
        $task.Status = 'FAILED'
        ($task | Wait-ChimeTask -Timeout 0 -ErrorAction SilentlyContinue -ErrorVariable failed).Status | Should -Be 'FAILED'
        $failed.FullyQualifiedErrorId | Should -BeLike 'ChimeTaskFailed*'
    }

    It 'mocks <_>' -ForEach $commands {
        $task = [ChimeVoiceTools.SpeakerSearchTask] @{ TaskId = 'mocked' }
        Mock $_ { $task } -ParameterFilter { $Verbose -ne 'x' }
        $parameters = @{ }
        $set = (Get-Command $_ -CommandType Cmdlet).ParameterSets | Sort-Object IsDefault -Descending | Select-Object -First 1
        foreach ($parameter in $set.Parameters | Where-Object IsMandatory) {
            $parameters[$parameter.Name] = if ($parameter.Name -eq 'IsCaller') { $true } elseif ($parameter.Name -eq 'InputObject') { $task } elseif ($parameter.ParameterType -eq [double]) { -0.5 } else { 'any' }
        }

        (& $_ @parameters).TaskId | Should -Be 'mocked'
        Should -Invoke $_ -Times 1 -Exactly
    }
}
