BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
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
    It 'is one for both kinds, with what a user looks for first' {
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

    It 'has every column in strict mode too' {
        Set-StrictMode -Version Latest
        $copies = $search, $analysis | ConvertTo-Deserialized
        foreach ($tasks in ($search, $analysis), $copies) {
            $text = Get-Text $tasks
            $text | Should -Match "call-1 +Search +SUCCEEDED +vp-\S+ \(0\.\d\d\) +$($search.TaskId)"
            $text | Should -Match "call-1 +Tone +SUCCEEDED +$($analysis.TaskId)"
        }
    }

    It 'shows properties only, which filters, groups and sorts know of tasks of both kinds, also in strict mode' {
        Set-StrictMode -Version Latest
        $header = @((Get-Text ($search, $analysis)) -split '\r?\n' | Where-Object { $_ -match 'TransactionId' })[0] -replace '\x1b\[[0-9;]*m'
        foreach ($tasks in ($search, $analysis), ($search, $analysis | ConvertTo-Deserialized)) {
            foreach ($column in -split $header) {
                $tasks[0].PSObject.Properties.Name | Should -Contain $column
                $tasks[1].PSObject.Properties.Name | Should -Contain $column
            }

            ($tasks | Where-Object Kind -EQ Tone).TaskId | Should -Be $analysis.TaskId
            ($tasks | Where-Object { $_.BestScore -gt 0.5 }).TaskId | Should -Be $search.TaskId
            ($tasks | Group-Object Kind | Sort-Object Name).Name | Should -Be 'Search', 'Tone'
        }
    }

    It 'cuts ids that are longer than AWS''s before it cuts anything else' {
        $copy = $search | ConvertTo-Deserialized
        $copy.TransactionId = 'x' * 256
        $copy.Status = 'PARTIAL_SUCCESS'
        Get-Text $copy -Width 80 | Should -Match "x{35}$([char]0x2026) Search PARTIAL_SUCCESS vp-\S+ \(0\.\d\d\)"
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
        @{ Kind = 'VoiceSetupCheck'; Properties = 'VoiceConnectorId', 'Name', 'Status', 'Detail', 'Remedy' }
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
            $shown | Should -Match 'a\ufffd\[2J\ufffd{3}b\ufffd{2}c'
            $shown | Should -Not -Match $controls
            $shown | Should -Not -Match 'x{301}'
        }
    }
}

Describe 'A session whose language is constrained' {
    It 'has every column and line that others have' {
        $result = Invoke-FreshPowerShell {
            $ids = @{ TransactionId = 'call-1'; VoiceConnectorId = 'connector-1'; Reference = 'case-1'; StatusMessage = 'message-1'; Status = 'SUCCEEDED'; Region = 'us-east-1'; CreatedTimestamp = [datetime]::UtcNow }
            $objects = @(
                [ChimeVoiceTools.SpeakerSearchTask] ($ids + @{ TaskId = 'search-1'; Results = [ChimeVoiceTools.SpeakerSearchResult] @{ VoiceProfileId = 'vp-1'; ConfidenceScore = 0.9 } })
                [ChimeVoiceTools.VoiceToneAnalysisTask] ($ids + @{ TaskId = 'tone-1' })
                [ChimeVoiceTools.VoiceProfile] @{ VoiceProfileId = 'vp-1'; VoiceProfileDomainId = 'vpd-1'; ExpirationTimestamp = [datetime]::UtcNow.AddDays(3.5) }
                [ChimeVoiceTools.VoiceProfileDomain] @{ VoiceProfileDomainId = 'vpd-1'; Name = 'name-1'; Description = 'description-1' }
                [ChimeVoiceTools.VoiceSetupCheck] @{ VoiceConnectorId = 'connector-1'; Name = 'Sink'; Status = 'Failed'; Detail = 'detail-1'; Remedy = 'remedy-1' }
            )
            function Get-View { foreach ($object in $objects) { $object | Format-Table | Out-String -Width 200; $object | Format-List | Out-String -Width 200 } }
            $free = (Get-View) -join "`n"
            $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
            $constrained = (Get-View) -join "`n"
            "same <$($free -replace 'ExpiresIn +: .+' -eq ($constrained -replace 'ExpiresIn +: .+'))>"
            foreach ($word in 'search-1', 'tone-1', 'case-1', 'message-1', 'vp-1 \(0\.90\)', '3 days', 'description-1', 'Sink +Failed +detail-1', 'remedy-1', '\d{4}-\d\d-\d\dT') { if ($constrained -notmatch $word) { "missing <$word>" } }
        }
        $result.Output | Should -Be 'same <True>' -Because $result.Error
    }
}

Describe 'Times' {
    It 'are in the list of a <_> in the form of ISO 8601, with their zone' -ForEach 'search', 'analysis' {
        $text = Get-Text (Get-Variable $_ -ValueOnly) -List
        foreach ($name in 'CreatedTimestamp', 'StartedTimestamp', 'UpdatedTimestamp') {
            $text | Should -Match "(?m)^$name +: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z\s*$"
        }
    }

    It 'are so in every culture, in a list and as JSON' {
        $before = [Globalization.CultureInfo]::CurrentCulture
        try {
            [Globalization.CultureInfo]::CurrentCulture = 'ar-SA'
            Get-Text $search -List | Should -Match '(?m)^CreatedTimestamp +: 2\d{3}-\d\d-\d\dT'
            ($search | ConvertTo-Json) | Should -Match '"CreatedTimestamp": *"2\d{3}-\d\d-\d\dT[\d:.]+Z"'
        }
        finally {
            [Globalization.CultureInfo]::CurrentCulture = $before
        }
    }
}

Describe 'The views of voice profiles and their domains' {
    It 'have every column in 80 columns, and shorten ids before data' {
        $long = 'A name that is much longer than anybody needs', "Several`nlines of description that go on for quite a while"
        $domain = [ChimeVoiceTools.VoiceProfileDomain] @{ VoiceProfileDomainId = [guid]::NewGuid().ToString(); Name = $long[0]; Description = $long[1] }
        $lines = @((Get-Text $domain -Width 80) -replace '\x1b\[[0-9;]*m' -split '\r?\n' | Where-Object { $_.Trim() })
        -split $lines[0] | Should -Be 'Name', 'Description', 'VoiceProfileDomainId'
        $lines[2] | Should -Match '^A name that is much longer t'
        $lines[2] | Should -Match " $($domain.VoiceProfileDomainId.Substring(0, 8))\S*$([char]0x2026)"
        $renewed = [ChimeVoiceTools.VoiceProfile] @{ VoiceProfileId = [guid]::NewGuid().ToString(); VoiceProfileDomainId = [guid]::NewGuid().ToString(); ExpirationTimestamp = [datetime]::UtcNow.AddDays(400.5) }
        Get-Text $renewed -Width 80 | Should -Match "$($renewed.VoiceProfileId) +400 days $($renewed.VoiceProfileDomainId.Substring(0, 8))"
    }

    It 'have their times in the form of ISO 8601, with their zone' {
        $time = [datetime]::new(2026, 1, 2, 3, 4, 5, 600, [DateTimeKind]::Utc)
        $objects = [ChimeVoiceTools.VoiceProfileDomain] @{ CreatedTimestamp = $time; UpdatedTimestamp = $time },
            [ChimeVoiceTools.VoiceProfile] @{ CreatedTimestamp = $time; UpdatedTimestamp = $time; ExpirationTimestamp = $time }
        foreach ($object in $objects) {
            foreach ($name in $object.PSObject.Properties.Name -like '*Timestamp') {
                Get-Text $object -List | Should -Match "(?m)^$name +: 2026-01-02T03:04:05\.6Z\s*$"
            }
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
