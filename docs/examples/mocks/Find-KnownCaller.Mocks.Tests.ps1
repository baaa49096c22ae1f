# Tests the runbook of the other example with mocks: neither AWS nor an emulator is asked, and nothing is waited for.
BeforeAll {
    if (-not (Get-Module ChimeVoiceTools)) { Import-Module (Join-Path $PSScriptRoot '../../../ChimeVoiceTools.psd1') }
    $runbook = Join-Path $PSScriptRoot '../known-callers/Find-KnownCaller.ps1'
    1..2 | ForEach-Object { [pscustomobject] @{ TransactionId = "call-$_"; VoiceConnectorId = 'connector-1'; VoiceProfileDomainId = 'domain-1' } } |
        Export-Csv TestDrive:/calls.csv -NoTypeInformation
}

Describe 'Find-KnownCaller, with mocks' {
    BeforeAll {
        # A start answers with a task that has not finished. In a mock the parameters are variables.
        Mock Start-ChimeSpeakerSearchTask {
            [ChimeVoiceTools.SpeakerSearchTask] @{ TaskId = "task-of-$TransactionId"; TransactionId = $TransactionId; Status = 'IN_QUEUE' }
        }

        # A status alone says that a task has finished; the results are best first, as the service's are.
        Mock Wait-ChimeTask {
            foreach ($task in $InputObject) {
                [ChimeVoiceTools.SpeakerSearchTask] @{
                    TaskId = $task.TaskId; TransactionId = $task.TransactionId; Status = 'SUCCEEDED'
                    Results = @([ChimeVoiceTools.SpeakerSearchResult] @{
                        VoiceProfileId = 'vp-ann'; ConfidenceScore = if ($task.TransactionId -eq 'call-1') { 0.97 } else { 0.41 }
                    })
                }
            }
        }
    }

    It 'finds the caller whose score is high enough, and nobody else' {
        $found = & $runbook -Path TestDrive:/calls.csv
        $found.TransactionId | Should -Be 'call-1'
        $found.VoiceProfileId | Should -Be 'vp-ann'
    }

    It 'starts one search for each row, with the consent stated, and waits for each' {
        & $runbook -Path TestDrive:/calls.csv
        Should -Invoke Start-ChimeSpeakerSearchTask -Times 2 -Exactly -ParameterFilter { $ConfirmConsent -and $VoiceProfileDomainId -eq 'domain-1' }
        Should -Invoke Wait-ChimeTask -Times 2 -Exactly
    }

    It 'finds nobody where a search failed' {
        Mock Wait-ChimeTask { [ChimeVoiceTools.SpeakerSearchTask] @{ Status = 'FAILED'; StatusMessage = 'Nobody spoke.' } }
        & $runbook -Path TestDrive:/calls.csv | Should -BeNullOrEmpty
    }
}

Describe 'Find-KnownCaller, with one mock' {
    It 'waits for nothing where the mock starts tasks that have finished already' {
        Mock Start-ChimeSpeakerSearchTask {
            [ChimeVoiceTools.SpeakerSearchTask] @{
                TransactionId = $TransactionId; Status = 'SUCCEEDED'
                Results = [ChimeVoiceTools.SpeakerSearchResult] @{ VoiceProfileId = 'vp-ann'; ConfidenceScore = 0.97 }
            }
        }
        (& $runbook -Path TestDrive:/calls.csv).TransactionId | Should -Be 'call-1', 'call-2'
    }
}
