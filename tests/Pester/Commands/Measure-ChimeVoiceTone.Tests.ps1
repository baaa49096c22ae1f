BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/VoiceEvents.ps1"

    # A call that begins well, has its lowest point at the fourth reading, and gets better.
    $scores = (0.5, 0.1), (0.4, 0.2), (0.2, 0.5), (0.1, 0.8), (0.2, 0.4), (0.6, 0.1), (0.7, 0.1)
    $lines = for ($i = 0; $i -lt $scores.Count; $i++) { New-ToneEventJson -Number $i -Positive $scores[$i][0] -Negative $scores[$i][1] }
    $lines += New-ToneEventJson -Number 7 -Positive 0.7 -Negative 0.05 -DetailStatus VoiceToneAnalysisCompleted -OverallLabel positive
    $events = $lines | ConvertFrom-ChimeVoiceEvent
    $expected = $events | Measure-ChimeVoiceTone | ConvertTo-Json -Depth 4
}

Describe 'The tone of a call' {
    It 'has the number of readings, the overall tone, the lowest point and when, and the trend' {
        $summary = $events | Measure-ChimeVoiceTone
        $summary | Should -BeOfType ([ChimeVoiceTools.VoiceToneSummary])
        $summary.TaskId, $summary.TransactionId, $summary.IsCaller, $summary.Region | Should -Be 'task-1', 'call-of-task-1', $true, 'us-east-1'
        $summary.DetailStatus | Should -Be 'VoiceToneAnalysisCompleted'
        $summary.ReadingCount | Should -Be 8
        $summary.OverallTone.Label | Should -Be 'positive'
        $summary.OverallTone.Positive, $summary.OverallTone.Negative, $summary.OverallTone.Neutral | Should -Be 0.25, 0.1, 0.65
        $summary.LowestTone.Balance | Should -Be -0.7
        $summary.LowestTime | Should -Be $EventStart.AddSeconds(15)
        $summary.LowestTime.Kind | Should -Be 'Utc'

        # The mean of 0.6 and 0.65 less that of 0.4 and 0.2.
        $summary.Trend | Should -Be 0.325
        $summary.TrendDirection | Should -Be 'Rising'
        $summary.Course | Should -Be '▆▅▃▂▄▇▇▇'
    }

    It 'is the same for events in disorder' {
        $events[7, 2, 0, 5, 3, 1, 6, 4] | Measure-ChimeVoiceTone | ConvertTo-Json -Depth 4 | Should -Be $expected
    }

    It 'counts no event twice' {
        $summary = $events + $events[1, 3] | Measure-ChimeVoiceTone
        $summary.ReadingCount | Should -Be 8
        $summary.DuplicateCount | Should -Be 2
    }

    It 'has an object for each task, and for each speaker that a task heard' {
        $others = @(
            New-ToneEventJson -TaskId task-2 -IsCaller false
            New-ToneEventJson -TaskId task-2 -IsCaller true -Id other
        ) | ConvertFrom-ChimeVoiceEvent
        $summaries = $events + $others | Measure-ChimeVoiceTone
        $summaries.TaskId | Should -Be 'task-1', 'task-2', 'task-2'
        $summaries.IsCaller | Should -Be $true, $true, $false
    }

    It 'passes over events of other kinds' {
        $summary = @((New-SearchEventJson), $lines, (New-CallEventJson)) | ConvertFrom-ChimeVoiceEvent | Measure-ChimeVoiceTone -ErrorAction Stop
        $summary | ConvertTo-Json -Depth 4 | Should -Be $expected
    }

    It 'of a failed analysis has no readings' {
        $summary = New-VoiceEventJson | ConvertFrom-ChimeVoiceEvent | Measure-ChimeVoiceTone
        $summary.ReadingCount | Should -Be 0
        $summary.DetailStatus | Should -Be 'VoiceToneAnalysisFailure'
        $summary.LowestTime, $summary.OverallTone, $summary.Trend | Should -Be $null, $null, $null
    }

    It 'is taken from the parameter too' {
        Measure-ChimeVoiceTone -InputObject $events | ConvertTo-Json -Depth 4 | Should -Be $expected
    }

    It 'of an emulated call has a line for each speaker' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 60 -Speed 60 -SetDefault 3>$null
        try {
            $task = Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $emulator.VoiceConnectorId -TransactionId call-1 -ConfirmConsent | Wait-ChimeTask
            $sent = { @(Get-ChimeVoiceEmulatorEvent -DetailType VoiceToneAnalysisStatus) }
            Wait-Until { @((& $sent) -match 'VoiceToneAnalysisCompleted').Count -eq 2 }
            $summaries = & $sent | ConvertFrom-ChimeVoiceEvent -Unique -ErrorAction Stop | Measure-ChimeVoiceTone
            $summaries.TaskId | Should -Be $task.TaskId, $task.TaskId
            $summaries.IsCaller | Should -Be $true, $false
            foreach ($summary in $summaries) {
                $summary.DetailStatus | Should -Be 'VoiceToneAnalysisCompleted'
                $summary.ReadingCount | Should -BeGreaterThan 5
                $summary.Course.Length | Should -Be $summary.ReadingCount
                $summary.LowestTone.Balance | Should -Be ($summary.Readings.Balance | Measure-Object -Minimum).Minimum
            }
        }
        finally {
            Stop-ChimeVoiceEmulator
        }
    }

    It 'is nothing without events' {
        @() | Measure-ChimeVoiceTone -ErrorAction Stop | Should -BeNullOrEmpty
    }
}

Describe 'Events that are not live' {
    It 'are measured like live ones after Export-Clixml, once or twice' {
        $copies = $events | ConvertTo-Deserialized
        $copies | Measure-ChimeVoiceTone | ConvertTo-Json -Depth 4 | Should -Be $expected
        $copies | ConvertTo-Deserialized | Measure-ChimeVoiceTone | ConvertTo-Json -Depth 4 | Should -Be $expected
    }

    It 'are measured like live ones when they come from a job' {
        $job = Start-Job { param($Manifest, $Lines) Import-Module $Manifest; $Lines | ConvertFrom-ChimeVoiceEvent } -ArgumentList $Manifest, $lines
        try {
            $job | Wait-Job -Timeout 60 | Receive-Job | Measure-ChimeVoiceTone | ConvertTo-Json -Depth 4 | Should -Be $expected
        }
        finally {
            $job | Remove-Job -Force
        }
    }

    It 'are measured like live ones as rows of a CSV file, whatever kind of event its columns are of' {
        $events | ConvertTo-CsvRow | Measure-ChimeVoiceTone | ConvertTo-Json -Depth 4 | Should -Be $expected

        $file = Join-Path $TestDrive events.csv
        New-SearchEventJson | ConvertFrom-ChimeVoiceEvent | ForEach-Object { $_; $events } | Export-Csv -LiteralPath $file -NoTypeInformation
        Import-Csv -LiteralPath $file | Measure-ChimeVoiceTone -ErrorAction Stop | ConvertTo-Json -Depth 4 | Should -Be $expected
    }

    It 'need no more than their JSON, or no more than their properties' {
        $events | Select-Object Raw | Measure-ChimeVoiceTone -ErrorAction Stop | ConvertTo-Json -Depth 4 | Should -Be $expected
        $events | Select-Object * -ExcludeProperty Raw | Measure-ChimeVoiceTone -ErrorAction Stop | ConvertTo-Json -Depth 4 | Should -Be $expected
        $events | ConvertTo-Deserialized | Select-Object * -ExcludeProperty Raw | Measure-ChimeVoiceTone -ErrorAction Stop | ConvertTo-Json -Depth 4 | Should -Be $expected
    }

    It 'are an error where a property can''t be read or a score is none, and the rest goes on' {
        $throwing = [pscustomobject] @{ DetailType = 'VoiceToneAnalysisStatus' } | Add-Member ScriptProperty CurrentTone { throw 'not to be had' } -PassThru
        $score = $events[0] | ConvertTo-Deserialized | Select-Object * -ExcludeProperty Raw
        $score.CurrentTone.Negative = 7
        $summary = @($throwing; $score; $events) | Measure-ChimeVoiceTone -ErrorAction SilentlyContinue -ErrorVariable failed
        $summary | ConvertTo-Json -Depth 4 | Should -Be $expected
        $failed.FullyQualifiedErrorId | Should -Be 'InvalidParameter,ChimeVoiceTools.Commands.Events.MeasureVoiceToneCommand', 'InvalidParameter,ChimeVoiceTools.Commands.Events.MeasureVoiceToneCommand'
        $failed[0].Exception.Message | Should -Match 'CurrentTone.*not to be had'
    }

    It 'are passed over when they are of another kind' {
        New-SearchEventJson | ConvertFrom-ChimeVoiceEvent | ConvertTo-Deserialized | Measure-ChimeVoiceTone -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'are an error when they are none, and the rest goes on' {
        $summary = @((Get-Date), [pscustomobject] @{ Raw = 'oops' }, $events) | ForEach-Object { $_ } | Measure-ChimeVoiceTone -ErrorAction SilentlyContinue -ErrorVariable failed
        $summary.ReadingCount | Should -Be 8
        $failed | Should -HaveCount 2
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failed[0].Exception.Message | Should -Match 'ConvertFrom-ChimeVoiceEvent'
    }

    It 'are one error for all text that was not converted, and the rest goes on' {
        $summary = @($lines; $events; $lines) | Measure-ChimeVoiceTone -ErrorAction SilentlyContinue -ErrorVariable failed
        $summary.ReadingCount | Should -Be 8
        $failed | Should -HaveCount 1
        $failed[0].Exception.Message | Should -Match 'ConvertFrom-ChimeVoiceEvent'
    }
}

Describe 'The summary' {
    It 'is whole after Export-Clixml' {
        $copy = $events | Measure-ChimeVoiceTone | ConvertTo-Deserialized
        $copy.PSTypeNames[0] | Should -Be 'Deserialized.ChimeVoiceTools.VoiceToneSummary'
        $copy | ConvertTo-Json -Depth 4 | Should -Be $expected
    }

    It 'shows in one line with its course and who speaks, within 80 columns, live and deserialized' {
        $call = '0a1b2c3d-1111-4222-8333-444455556666'
        $live = $lines.Replace('call-of-task-1', $call) | ConvertFrom-ChimeVoiceEvent | Measure-ChimeVoiceTone
        foreach ($summary in $live, ($live | ConvertTo-Deserialized)) {
            $shown = @(($summary | Out-String -Width 80) -replace '\x1b\[[0-9;]*m' -split '\r?\n' | Where-Object { $_.Trim() })
            $shown | Should -HaveCount 3
            $shown[0] -split '\s+' | Where-Object { $_ } | Should -Be 'Speaker', 'OverallTone', 'Lowest', 'LowestTime', 'Trend', 'Course', 'Call'
            $shown[2] | Should -Match '^Caller +positive \(0.25\) +-0.70 +09:00:15Z +\+0.3[23] +▆▅▃▂▄▇▇▇ +0a1b'
            foreach ($column in $shown[0] -split '\s+') { $summary.PSObject.Properties[$column] | Should -Not -BeNullOrEmpty -Because $column }
        }
        ($live | Where-Object Lowest -lt -0.5).Speaker | Should -Be 'Caller'
    }

    It 'shows 24 means of a long call whole, in strict mode too' {
        $script = {
            Set-StrictMode -Version Latest
            0..99 | ForEach-Object {
                $tone = [ChimeVoiceTools.VoiceTone] @{ Positive = 0.5; Negative = 0.1; Neutral = 0.4; EndOffsetMillis = $_ }
                [ChimeVoiceTools.VoiceToneEvent] @{ TaskId = 'task-1'; MediaInsightsPipelineId = '0000aaaa-bbbb-4ccc-8ddd-eeeeffff0002'; ParticipantRole = 'AGENT'; CurrentTone = $tone }
            } | Measure-ChimeVoiceTone | Out-String -Width 80
        }
        $shown = Invoke-FreshPowerShell $script
        $shown.Error | Should -BeNullOrEmpty
        $shown.Output | Should -Match '(?m)^AGENT +positive .* 0000aa'
        ($shown.Output -split '\r?\n' | Select-Object -Last 1).Split(' ') | Where-Object Length -EQ 24 | Should -HaveCount 1
    }

    It 'carries what names a task of a media insights pipeline' {
        $line = $lines[0].Replace('"isCaller":true', '"mediaInsightsPipelineId":"p-1","streamArn":"arn:stream","channelId":1,"participantRole":"CUSTOMER"')
        $summary = $line | ConvertFrom-ChimeVoiceEvent | Measure-ChimeVoiceTone
        $summary.MediaInsightsPipelineId, $summary.StreamArn, $summary.ChannelId, $summary.ParticipantRole, $summary.Speaker | Should -Be 'p-1', 'arn:stream', 1, 'CUSTOMER', 'CUSTOMER'
    }

    It 'lists all there is' {
        $text = $events | Measure-ChimeVoiceTone | Format-List | Out-String -Width 120
        $text | Should -Match '(?m)^LowestTime +: 2026-03-01T09:00:15Z'
        foreach ($name in 'TaskId', 'TransactionId', 'ReadingCount', 'DuplicateCount', 'OverallTone', 'LowestTone', 'LowestTime', 'Trend', 'TrendDirection', 'Course') {
            $text | Should -Match "(?m)^$name +: \S"
        }
    }
}
