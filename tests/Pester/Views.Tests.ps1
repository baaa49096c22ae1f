BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $secret = 'wJalrXUtnFEMI-secret'
    $keys = @{ AccessKey = 'AKIDVIEWS'; SecretKey = $secret; SessionToken = "$secret-token" }
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.3 -SetDefault 3>$null
    $call = @{ VoiceConnectorId = $emulator.VoiceConnectorId; TransactionId = 'call-1' }
    $search = Start-ChimeSpeakerSearchTask @call @keys -VoiceProfileDomainId $emulator.VoiceProfileDomainId -ConfirmConsent | Wait-ChimeTask @keys
    $analysis = Start-ChimeVoiceToneAnalysisTask @call @keys -ConfirmConsent | Wait-ChimeTask @keys

    function Get-Text($Object, [int] $Width = 200, [switch] $List) {
        if ($List) { $Object | Format-List | Out-String -Width $Width } else { $Object | Out-String -Width $Width }
    }
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe 'The table of tasks' {
    It 'is one for both kinds, with what a person looks for first' {
        $lines = @((Get-Text ($search, $analysis)) -replace '\x1b\[[0-9;]*m' -split '\r?\n' | Where-Object { $_.Trim() })
        $lines | Should -HaveCount 4
        $lines[0] -split '\s+' | Where-Object { $_ } | Should -Be 'TransactionId', 'Kind', 'Status', 'BestMatch', 'TaskId'
        $short = $search.BestMatch.VoiceProfileId.Substring(0, 11) + [char]0x2026 + ("$($search.BestMatch)" -replace '^.*(?= \()')
        $lines[2] | Should -Match "^call-1 +Search +SUCCEEDED +$([regex]::Escape($short)) +$($search.TaskId)"
        $lines[3] | Should -Match "^call-1 +Tone +SUCCEEDED +$($analysis.TaskId)"
    }

    It 'shows the score in 80 columns too, though ids are long' {
        $copy = $search | ConvertTo-Deserialized
        $copy.TransactionId = [guid]::NewGuid().ToString()
        Get-Text $copy -Width 80 | Should -Match "$($copy.TransactionId) Search +SUCCEEDED +vp-\S+ \(0\.\d\d\)"
    }

    It 'shows the best match with its score in two digits' {
        "$($search.BestMatch)" | Should -Match '^vp-[-0-9a-f]+ \(0\.\d\d\)$'
    }

    It 'shows the best match with its score where it is selected' {
        $search | Select-Object TransactionId, Status, BestMatch | Format-Table | Out-String -Width 120 | Should -Match 'vp-[-0-9a-f]+ \(0\.\d\d\)'
    }

    It 'writes a score with a dot in every culture' {
        $before = [Globalization.CultureInfo]::CurrentCulture
        try {
            [Globalization.CultureInfo]::CurrentCulture = 'de-DE'
            "$($search.BestMatch)" | Should -Match '\(0\.\d\d\)$'
        }
        finally {
            [Globalization.CultureInfo]::CurrentCulture = $before
        }
    }

    It 'is the same for tasks that came back from Export-Clixml' {
        $text = Get-Text ($search | ConvertTo-Deserialized | Select-Object TransactionId, Status, BestMatch)
        $text | Should -Match ([regex]::Escape("$($search.BestMatch)"))
    }
}

Describe 'The list of a task' {
    It 'has the whole of a speaker search' {
        $text = Get-Text $search -List
        foreach ($name in 'SpeakerSearchTaskId', 'TransactionId', 'Status', 'BestMatch', 'Results', 'VoiceprintGenerationStatus', 'VoiceProfileDomainId', 'VoiceConnectorId', 'CreatedTimestamp', 'Region', 'EndpointUrl') {
            $text | Should -Match "(?m)^$name +: \S"
        }
    }

    It 'has the whole of a voice tone analysis' {
        $text = Get-Text $analysis -List
        foreach ($name in 'VoiceToneAnalysisTaskId', 'TransactionId', 'Status', 'VoiceConnectorId', 'IsCaller', 'CreatedTimestamp', 'Region', 'EndpointUrl') {
            $text | Should -Match "(?m)^$name +: \S"
        }
    }
}

Describe 'Text of the service that a terminal would act upon' {
    BeforeAll {
        $raw = "a$([char]27)[2J$([char]7)$([char]0x9B)$([char]0x202E)b`r`nc" + 'x' * 1000
        $controls = "[\p{Cc}\u202a-\u202e]"

        # PowerShell's own colours and line breaks are none of it.
        function Get-Shown($Object, [switch] $List) {
            (Get-Text $Object -List:$List -Width 5000) -replace '\x1b\[[0-9;]*m|\r?\n'
        }
    }

    It 'is shown replaced and cut in the views of <Kind>, and kept in its properties' -ForEach @(
        @{ Kind = 'SpeakerSearchTask'; Properties = 'TaskId', 'TransactionId', 'Status', 'StatusMessage', 'VoiceprintGenerationStatus', 'VoiceProfileDomainId', 'VoiceConnectorId' }
        @{ Kind = 'VoiceToneAnalysisTask'; Properties = 'TaskId', 'TransactionId', 'Status', 'StatusMessage', 'VoiceConnectorId' }
        @{ Kind = 'VoiceProfile'; Properties = 'VoiceProfileId', 'VoiceProfileDomainId', 'VoiceProfileArn' }
        @{ Kind = 'VoiceProfileDomain'; Properties = 'VoiceProfileDomainId', 'Name', 'Description', 'KmsKeyArn', 'VoiceProfileDomainArn' }
    ) {
        $object = New-Object "ChimeVoiceTools.$Kind"
        foreach ($name in $Properties) {
            $object.$name = $raw
            $object.$name | Should -Be $raw
        }
        if ($Kind -eq 'SpeakerSearchTask') {
            $object.Results = [ChimeVoiceTools.SpeakerSearchResult] @{ VoiceProfileId = $raw; ConfidenceScore = 0.5 }
        }
        foreach ($shown in (Get-Shown $object), (Get-Shown $object -List), "$object") {
            $shown | Should -Match 'a\u241b\[2J\u2407\ufffd\ufffdb\u240d\u240ac'
            $shown | Should -Not -Match $controls
            $shown | Should -Not -Match 'x{301}'
        }
    }
}

Describe 'The view of an emulator' {
    It 'has what it takes to use it' {
        $text = Get-Text $emulator
        foreach ($name in 'EndpointUrl', 'Region', 'IsRunning', 'VoiceConnectorId', 'VoiceProfileDomainId', 'VoiceProfileIds', 'TaskDuration') {
            $text | Should -Match "(?m)^$name +: \S"
        }
    }
}

Describe 'Secrets' {
    It 'are in no view, no property and no export of a <_>' -ForEach 'search', 'analysis', 'emulator' {
        $object = Get-Variable $_ -ValueOnly
        $text = (Get-Text $object), (Get-Text $object -List), ($object | Format-List * -Force | Out-String), ($object | ConvertTo-Json -Depth 6), [Management.Automation.PSSerializer]::Serialize($object, 6) -join "`n"
        $text | Should -Match 'us-east-1' -Because 'the text holds the object'
        $text | Should -Not -Match ([regex]::Escape($secret))
        $text | Should -Not -Match 'AKIDVIEWS'
    }

    It 'are in no error, verbose, debug or warning text' {
        Set-ChimeVoiceEmulator -Fault @{ Kind = 'Error'; ErrorName = 'ThrottledClientException'; Operation = 'GetSpeakerSearchTask'; Count = 1 }
        $text = & {
            $search | Get-ChimeTask @keys -Verbose -Debug
            Get-ChimeSpeakerSearchTask -VoiceConnectorId $search.VoiceConnectorId -SpeakerSearchTaskId missing @keys -Verbose -Debug
            Get-ChimeSpeakerSearchTask -VoiceConnectorId ' ' -SpeakerSearchTaskId missing @keys -Verbose -Debug
            $search | Wait-ChimeTask @keys -Verbose -Debug
        } *>&1
        $errors = $text | Where-Object { $_ -is [Management.Automation.ErrorRecord] }
        $errors | Should -HaveCount 2
        $text | Where-Object { $_ -is [Management.Automation.VerboseRecord] } | Should -Not -BeNullOrEmpty
        $all = ($text | Out-String) + ($errors | Format-List * -Force | Out-String) + ($errors | ForEach-Object { $_.Exception.ToString() })
        $all | Should -Not -Match ([regex]::Escape($secret))
    }
}
