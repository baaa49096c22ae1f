BeforeDiscovery {
    $kinds = @(
        @{ Start = 'Start-ChimeSpeakerSearchTask' }
        @{ Start = 'Start-ChimeVoiceToneAnalysisTask' }
    )
}

BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/AskingHost.ps1"
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 30 -NoQuota -SetDefault 3>$null
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe '<Start> where somebody can be asked for consent' -ForEach $kinds {
    BeforeEach {
        $rows = 1..4 | ForEach-Object {
            $row = @{ VoiceConnectorId = $emulator.VoiceConnectorId; TransactionId = New-TransactionId }
            if ($Start -match 'Search') { $row.VoiceProfileDomainId = $emulator.VoiceProfileDomainId }
            [pscustomobject] $row
        }
        $script = "param(`$Rows) `$Rows | $Start"

        function Get-StartedCall {
            # Several starts are under way at once: which comes first is not in the order of the rows.
            $started = @(Get-EmulatedTask $emulator).TransactionId
            $rows.TransactionId | Where-Object { $_ -in $started }
        }
    }

    It 'starts what is granted, and names the transaction in each question' {
        $result = Invoke-Asking 'Yes', 'Yes' $script (, $rows[0..1])
        $result.Output.TransactionId | Should -Be $rows[0..1].TransactionId
        $result.Questions | Should -HaveCount 2
        $result.Questions[0] | Should -Match $rows[0].TransactionId
        $result.Questions[0] | Should -Match 'consent'
        $result.Questions[1] | Should -Match $rows[1].TransactionId
        $result.Warnings | Should -BeNullOrEmpty
        Get-StartedCall | Should -Be $rows[0..1].TransactionId
    }

    It 'skips what is denied, goes on, and counts it in one warning' {
        $result = Invoke-Asking 'No', 'Yes', 'No' $script (, $rows[0..2])
        $result.Output.TransactionId | Should -Be $rows[1].TransactionId
        $result.Errors | Should -BeNullOrEmpty
        $result.Warnings | Should -HaveCount 1
        $result.Warnings[0].Message | Should -Match '\b2\b'
        Get-StartedCall | Should -Be $rows[1].TransactionId
        Get-ChimeTask | Where-Object TransactionId -In $rows[0, 2].TransactionId | Should -BeNullOrEmpty
    }

    It 'takes an empty line for No' {
        $result = Invoke-Asking '' $script (, $rows[0])
        $result.Questions | Should -HaveCount 1
        $result.Output | Should -BeNullOrEmpty
        $result.Warnings | Should -HaveCount 1
        Get-StartedCall | Should -BeNullOrEmpty
    }

    It 'asks no more after yes to all' {
        $result = Invoke-Asking 'Yes to All' $script (, $rows)
        $result.Questions | Should -HaveCount 1
        $result.Output | Should -HaveCount 4
        Get-StartedCall | Should -Be $rows.TransactionId
    }

    It 'asks no more after no to all, and starts no more' {
        $result = Invoke-Asking 'Yes', 'No to All' $script (, $rows)
        $result.Questions | Should -HaveCount 2
        $result.Output.TransactionId | Should -Be $rows[0].TransactionId
        $result.Warnings | Should -HaveCount 1
        $result.Warnings[0].Message | Should -Match '\b3\b'
        Get-StartedCall | Should -Be $rows[0].TransactionId
    }

    It 'asks anew in the next command after yes to all' {
        $result = Invoke-Asking 'Yes to All', 'No' "param(`$Rows) `$Rows[0] | $Start; `$Rows[1] | $Start" (, $rows)
        $result.Questions | Should -HaveCount 2
        Get-StartedCall | Should -Be $rows[0].TransactionId
    }

    It 'ends with ConsentRequired at the end of the input' {
        $result = Invoke-Asking '!' $script (, $rows)
        $result.Questions | Should -HaveCount 1
        $result.Output | Should -BeNullOrEmpty
        $result.Errors | Should -HaveCount 1
        $result.Errors[0].FullyQualifiedErrorId | Should -BeLike 'ConsentRequired*'
        $result.Errors[0].CategoryInfo.Category | Should -Be 'PermissionDenied'
        Get-StartedCall | Should -BeNullOrEmpty
    }

    It 'does not ask when consent is stated' {
        $result = Invoke-Asking '!' "$script -ConfirmConsent" (, $rows)
        $result.Questions | Should -BeNullOrEmpty
        $result.Output | Should -HaveCount 4
    }

    It 'asks when consent is stated as not given' {
        $result = Invoke-Asking 'No' "$script -ConfirmConsent:`$false" (, $rows[0])
        $result.Questions | Should -HaveCount 1
        Get-StartedCall | Should -BeNullOrEmpty
    }

    It 'asks for consent also with -Confirm:$false' {
        $result = Invoke-Asking 'No' "$script -Confirm:`$false" (, $rows[0])
        $result.Questions | Should -HaveCount 1
        $result.Questions[0] | Should -Match 'consent'
        Get-StartedCall | Should -BeNullOrEmpty
    }

    It 'asks two questions with -Confirm, and yes to all of the one is no consent' {
        $result = Invoke-Asking 'Yes to All', 'Yes', 'No' "$script -Confirm" (, $rows[0..1])
        $result.Questions | Should -HaveCount 3
        $result.Questions[1] | Should -Match 'consent'
        $result.Questions[2] | Should -Match 'consent'
        Get-StartedCall | Should -Be $rows[0].TransactionId
    }

    It 'sends nothing for what is denied with -Confirm, consent or not' {
        $result = Invoke-Asking 'No' "$script -Confirm -ConfirmConsent" (, $rows[0])
        $result.Questions | Should -HaveCount 1
        Get-StartedCall | Should -BeNullOrEmpty
    }

    It 'asks nothing with -WhatIf' {
        $result = Invoke-Asking '!' "$script -WhatIf" (, $rows)
        $result.Questions | Should -BeNullOrEmpty
        $result.Errors | Should -BeNullOrEmpty
        Get-StartedCall | Should -BeNullOrEmpty
    }

    It 'asks nothing for a record that breaks a rule' {
        $rows[0].TransactionId = ' '
        $result = Invoke-Asking 'No' $script (, $rows[0..1])
        $result.Questions | Should -HaveCount 1
        $result.Questions[0] | Should -Match $rows[1].TransactionId
        $result.Errors | Should -HaveCount 1
    }
}

Describe 'Stop- with -Confirm' {
    It 'stops what is confirmed, and nothing else' {
        $tasks = 1..2 | ForEach-Object { Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $emulator.VoiceConnectorId -TransactionId (New-TransactionId) -ConfirmConsent }
        $result = Invoke-Asking 'No', 'Yes' 'param($Tasks) $Tasks | Stop-ChimeTask -Confirm' (, $tasks)
        $result.Questions | Should -HaveCount 2
        $result.Questions[0] | Should -Match $tasks[0].TaskId
        (Get-EmulatedTask $emulator | Where-Object TaskId -EQ $tasks[0].TaskId).Status | Should -Not -Be 'STOPPED'
        (Get-EmulatedTask $emulator | Where-Object TaskId -EQ $tasks[1].TaskId).Status | Should -Be 'STOPPED'
    }
}

Describe 'A console' -Skip:(-not (Get-Command script -CommandType Application -ErrorAction Ignore)) {
    BeforeAll {
        . "$PSScriptRoot/../Support/Console.ps1"

        function Invoke-Start {
            # Starts three tasks on a console, with an answer to each question.
            param([string[]] $Answer)

            # An error that ends the command ends the pipeline, not the process.
            $text = @"
try {
    `$tasks = 1..3 | ForEach-Object { [pscustomobject] @{ VoiceConnectorId = '$($emulator.VoiceConnectorId)'; TransactionId = "$call-`$_" } } | Start-ChimeVoiceToneAnalysisTask -ErrorVariable failed
    "started <`$(`$tasks.TransactionId)>"
}
catch { "failed <`$(`$_.FullyQualifiedErrorId)>" }
"@
            Invoke-Console -Text $text -Question '\(default is "\w+"\)' -Answer $Answer -Environment @{
                AWS_ENDPOINT_URL_CHIME_SDK_VOICE = $emulator.EndpointUrl
                AWS_ACCESS_KEY_ID = 'AKID'
                AWS_SECRET_ACCESS_KEY = 'secret'
                AWS_REGION = 'us-east-1'
            }
        }
    }

    BeforeEach {
        $call = New-TransactionId
    }

    It 'takes y for Yes, an empty line for No, and l for no to all' {
        $shown = Invoke-Start "y`n", "`n", "l`n"
        $shown | Should -Match 'default is "N"'
        $shown | Should -Match "started <$call-1>"
        $shown | Should -Match '\b2 of the records'
        (Get-EmulatedTask $emulator "$call-*").TransactionId | Should -Be "$call-1"
    }
}
