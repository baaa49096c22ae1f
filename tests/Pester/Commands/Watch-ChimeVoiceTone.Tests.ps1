BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/VoiceEvents.ps1"

    # A call whose tone goes down at its third reading, and is back at its seventh.
    $balances = 0.4, 0.1, -0.6, -0.7, -0.8, -0.6, -0.5, 0.2
    function New-CallLine([string] $TaskId = 'task-1', [string] $IsCaller = 'true', [double[]] $Balance = $balances) {
        for ($i = 0; $i -lt $Balance.Count; $i++) {
            $score = @{ Positive = [math]::Max(0.0, $Balance[$i]); Negative = [math]::Max(0.0, - $Balance[$i]) }
            New-ToneEventJson -Number $i -TaskId $TaskId -IsCaller $IsCaller -Id "$TaskId-$IsCaller-$i" @score
        }
    }
    $lines = New-CallLine
    $events = $lines | ConvertFrom-ChimeVoiceEvent
    $expected = $events | Watch-ChimeVoiceTone -Below -0.5 -Readings 3 | ConvertTo-Json -Depth 4
}

Describe 'Watch-ChimeVoiceTone' {
    It 'alerts when the tone stays below the bound for so many readings, and when one is back' {
        $alerts = $events | Watch-ChimeVoiceTone -Below -0.5 -Readings 3
        $alerts | Should -BeOfType ([ChimeVoiceTools.VoiceToneAlert])
        $alerts.State | Should -Be 'Below', 'Recovered'
        $alerts.Call | Should -Be 'call-of-task-1', 'call-of-task-1'
        $alerts.Speaker | Should -Be 'Caller', 'Caller'
        $alerts.TaskId | Should -Be 'task-1', 'task-1'
        $alerts.VoiceToneAnalysisTaskId | Should -Be 'task-1', 'task-1'
        $alerts.Bound | Should -Be -0.5, -0.5
        $alerts.Since | Should -Be $EventStart.AddSeconds(10), $EventStart.AddSeconds(10)
        $alerts.Since.Kind | Should -Be 'Utc', 'Utc'
        $alerts.Time | Should -Be $EventStart.AddSeconds(25), $EventStart.AddSeconds(35)
        $alerts.ReadingsBelow | Should -Be 3, 4
        $alerts.Balance | Should -Be -0.8, -0.5
        $alerts[0].Readings.Balance | Should -Be -0.6, -0.7, -0.8
        $alerts[1].Readings | Should -HaveCount 1
        $alerts[0].Region, $alerts[0].TransactionId, $alerts[0].IsCaller | Should -Be 'us-east-1', 'call-of-task-1', $true
    }

    It 'alerts at once, while its input still comes' {
        $seen = [Collections.Generic.List[int]]::new()
        0..7 | ForEach-Object { $number = $_; $events[$_] } | Watch-ChimeVoiceTone -Below -0.5 | ForEach-Object { $seen.Add($number) }
        $seen | Should -Be 4, 6
    }

    It 'has the same alerts for events that come twice and in disorder' {
        $events[1, 0, 3, 2, 5, 4, 2, 7, 6, 6, 0] | Watch-ChimeVoiceTone -Below -0.5 -Readings 3 | ConvertTo-Json -Depth 4 | Should -Be $expected
        $events + $events | Watch-ChimeVoiceTone -Below -0.5 -Readings 3 | ConvertTo-Json -Depth 4 | Should -Be $expected
    }

    It 'takes what ConvertFrom- and Measure-ChimeVoiceTone take: <Form>' -ForEach @(
        @{ Form = 'lines of text'; Convert = { $_.Raw } }
        @{ Form = 'messages of SQS'; Convert = { [pscustomobject] @{ MessageId = 'm'; Body = $_.Raw } } }
        @{ Form = 'objects from JSON'; Convert = { $_.Raw | ConvertFrom-Json } }
        @{ Form = 'deserialized events'; Convert = { $_ | ConvertTo-Deserialized } }
        @{ Form = 'rows of a CSV file'; Convert = { $_ | ConvertTo-CsvRow } }
        @{ Form = 'properties through Select-Object'; Convert = { $_ | Select-Object * -ExcludeProperty Raw } }
    ) {
        $events | ForEach-Object $Convert | Watch-ChimeVoiceTone -Below -0.5 -Readings 3 -ErrorAction Stop | ConvertTo-Json -Depth 4 | Should -Be $expected
    }

    It 'takes the events as an argument' {
        Watch-ChimeVoiceTone $events -Below -0.5 -Readings 3 | ConvertTo-Json -Depth 4 | Should -Be $expected
        Watch-ChimeVoiceTone $lines -Below -0.5 -Readings 3 | ConvertTo-Json -Depth 4 | Should -Be $expected
    }

    It 'watches each speaker and each call for itself' {
        $others = @(New-CallLine -TaskId task-2 -Balance -0.9, -0.9, 0.1) + @(New-CallLine -IsCaller false -Balance -0.9, -0.9, -0.9)
        $alerts = @($lines) + $others | Watch-ChimeVoiceTone -Below -0.5
        $alerts.Speaker | Should -Be 'Caller', 'Caller', 'Callee'
        $alerts.State | Should -Be 'Below', 'Recovered', 'Below'
    }

    It 'passes over events of other kinds, and takes what is none for an error' {
        $mixed = @((New-SearchEventJson), 'no event at all', (New-VoiceEventJson), 5) + $lines
        $alerts = $mixed | Watch-ChimeVoiceTone -Below -0.5 -ErrorVariable failed -ErrorAction SilentlyContinue
        $alerts | ConvertTo-Json -Depth 4 | Should -Be $expected
        $failed | Should -HaveCount 2
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
    }

    It 'emits nothing for no input' {
        @() | Watch-ChimeVoiceTone -Below 0 | Should -BeNullOrEmpty
        $null | Watch-ChimeVoiceTone -Below 0 -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'refuses <Given>' -ForEach @(
        @{ Given = '-Below -2'; Parameters = @{ Below = -2 }; Name = 'Below' }
        @{ Given = '-Below NaN'; Parameters = @{ Below = [double]::NaN }; Name = 'Below' }
        @{ Given = '-Readings 0'; Parameters = @{ Below = 0; Readings = 0 }; Name = 'Readings' }
        @{ Given = '-Readings 101'; Parameters = @{ Below = 0; Readings = 101 }; Name = 'Readings' }
    ) {
        { $events | Watch-ChimeVoiceTone @Parameters } | Should -Throw "*$Name*" -ErrorId 'InvalidParameter,*'
    }
}

Describe 'An alert' {
    BeforeAll {
        $alert = $events | Watch-ChimeVoiceTone -Below -0.5 | Select-Object -First 1
    }

    It 'is whole after Export-Clixml' {
        $copy = $alert | ConvertTo-Deserialized
        $copy.PSTypeNames[0] | Should -Be 'Deserialized.ChimeVoiceTools.VoiceToneAlert'
        $copy.Readings[2].Balance | Should -Be -0.8
        $copy.Readings[2].EndTime | Should -Be $EventStart.AddSeconds(25)
    }

    It 'has a table in 80 columns' {
        $lines = ($alert | Format-Table | Out-String -Width 80) -split '\r?\n' | Where-Object { $_ }
        $lines[0] | Should -Match '^State +Speaker +Balance +ReadingsBelow +Since +Time +Call *$'
        $lines[2] | Should -Match '^Below +Caller +-0\.80 +3 +09:00:10Z +09:00:25Z +call-of-task-1 *$'
    }

    It 'shows hostile text without what a terminal acts upon' {
        $hostile = ($lines | ForEach-Object { $_.Replace('call-of-task-1', 'call\u001b[31m\u202e') }) | Watch-ChimeVoiceTone -Below -0.5
        foreach ($text in ($hostile | Format-Table | Out-String), ($hostile | Format-List | Out-String)) {
            $text -replace "`e\[(0|32;1)m" | Should -Not -Match "[`e`u{202e}]"
        }
    }
}

Describe 'A call of the emulator' {
    It 'leads to an alert while it lasts' {
        $emulator = Start-ChimeVoiceEmulator -SetDefault -WarningAction Ignore -Scenario @{
            calls = @(@{ transactionId = 'call-1'; endsAfter = 120; tones = @(
                        @{ after = 0; label = 'positive'; score = 0.8 }, @{ after = 40; label = 'negative'; score = 0.8 }, @{ after = 80; label = 'positive'; score = 0.9 }
                        @{ after = 0; label = 'neutral'; score = 0.6; leg = 'Callee' }) })
        }
        try {
            $task = $emulator | Start-ChimeVoiceToneAnalysisTask -TransactionId call-1 -ConfirmConsent
            $emulator | Set-ChimeVoiceEmulator -AdvanceTime 121
            $alerts = Get-ChimeVoiceEmulatorEvent | Watch-ChimeVoiceTone -Below -0.5 -Readings 2
            $alerts.State | Should -Be 'Below', 'Recovered'
            $alerts.Speaker | Should -Be 'Caller', 'Caller'
            $alerts.TaskId | Should -Be $task.TaskId, $task.TaskId
            ($alerts[0] | Stop-ChimeTask -PassThru).TaskId | Should -Be $task.TaskId
        }
        finally {
            Stop-ChimeVoiceEmulator
        }
    }
}

Describe 'Watch-ChimeVoiceTone behind Receive-ChimeVoiceEvent' {
    It 'alerts while events arrive, and its alerts lead to their tasks' {
        $emulator = Start-ChimeVoiceEmulator -WarningAction Ignore -Scenario @{
            calls = @(@{ transactionId = 'call-1'; endsAfter = 60; tones = @(@{ after = 0; label = 'negative'; score = 0.8 }, @{ after = 0; label = 'neutral'; score = 0.6; leg = 'Callee' }) })
        }
        try {
            $task = $emulator | Start-ChimeVoiceToneAnalysisTask -TransactionId call-1 -ConfirmConsent
            $emulator | Set-ChimeVoiceEmulator -AdvanceTime 61
            $alert = Receive-ChimeVoiceEvent -QueueUrl $emulator.QueueUrl -IdleTimeout 0 | Watch-ChimeVoiceTone -Below -0.5 -Readings 3
            $alert.State, $alert.Speaker, $alert.TaskId | Should -Be 'Below', 'Caller', $task.TaskId
            $alert.EndpointUrl | Should -Be $emulator.EndpointUrl
            ($alert | ConvertTo-Deserialized | Get-ChimeTask).Status | Should -Be 'SUCCEEDED'
        }
        finally {
            Stop-ChimeVoiceEmulator
        }
    }
}
