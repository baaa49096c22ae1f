BeforeDiscovery {
    . "$PSScriptRoot/VoiceEvents.ps1"
    $cases = $Malformations.Keys | ForEach-Object { @{ Name = $_ } }
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    . "$PSScriptRoot/VoiceEvents.ps1"
    $tone = New-ToneEventJson -Number 3 -Positive 0.13 -Negative 0.72
    $pretty = ($tone | ConvertFrom-Json | ConvertTo-Json -Depth 9) -replace "`r"
    $sns = [ordered] @{ Type = 'Notification'; MessageId = 'message-1'; Message = $tone } | ConvertTo-Json -Compress

    function Split-Line($Text) { $Text -split '\r?\n' }
}

Describe 'An event of each kind' {
    It 'of a voice tone analysis has times in UTC and scores as numbers' {
        $read = $tone | ConvertFrom-ChimeVoiceEvent
        $read | Should -BeOfType ([ChimeVoiceTools.VoiceToneEvent])
        $read.Id | Should -Be 'task-1-3'
        $read.Time | Should -Be $EventStart.AddSeconds(20)
        $read.Time.Kind | Should -Be 'Utc'
        $read.Region, $read.Account, $read.Source | Should -Be 'us-east-1', '111122223333', 'aws.chime'
        $read.DetailType, $read.DetailStatus | Should -Be 'VoiceToneAnalysisStatus', 'VoiceToneAnalysisSuccessful'
        $read.TaskId, $read.VoiceToneAnalysisTaskId, $read.TransactionId | Should -Be 'task-1', 'task-1', 'call-of-task-1'
        $read.IsCaller | Should -BeTrue
        $read.CurrentTone.Negative | Should -BeOfType ([double])
        $read.CurrentTone.Positive, $read.CurrentTone.Negative, $read.CurrentTone.Neutral | Should -Be 0.13, 0.72, 0.15
        $read.CurrentTone.StartTime.Kind | Should -Be 'Utc'
        "$($read.CurrentTone)" | Should -Be 'negative (0.72)'
        $read.OverallTone.Label | Should -Be 'neutral'
        $read.Raw | Should -Be $tone
    }

    It 'of a speaker search has its matches, best first' {
        $read = New-SearchEventJson | ConvertFrom-ChimeVoiceEvent
        $read | Should -BeOfType ([ChimeVoiceTools.SpeakerSearchEvent])
        $read.SpeakerSearchTaskId | Should -Be 'task-0'
        $read.Results.VoiceProfileId | Should -Be 'vp-2', 'vp-1'
        "$($read.BestMatch)" | Should -Be 'vp-2 (0.95)'
    }

    It 'of a voiceprint has one spelling of its success, and <_> as it came' -ForEach 'VoiceprintGenerationSuccess', 'VoiceprintGenerationSuccessful' {
        $read = New-SearchEventJson -DetailStatus $_ | ConvertFrom-ChimeVoiceEvent
        $read.VoiceprintGenerationStatus | Should -Be 'VoiceprintGenerationSuccess'
        $read.DetailStatus | Should -Be $_
    }

    It 'of a call has the summary after its end' {
        $read = New-CallEventJson | ConvertFrom-ChimeVoiceEvent
        $read | Should -BeOfType ([ChimeVoiceTools.VoiceAnalyticsEvent])
        $read.BestMatchedVoiceProfileId | Should -Be 'vp-1'
        $read.CreateVoiceProfileTransactions[0].VoiceProfileId | Should -Be 'vp-2'
        $read.IsCaller | Should -BeFalse
    }

    It 'keeps what this module does not know in Raw' {
        $read = $tone.Replace('"version"', '"mood":{"color":"blue"},"version"') | ConvertFrom-ChimeVoiceEvent
        ($read.Raw | ConvertFrom-Json).mood.color | Should -Be 'blue'
    }

    It 'stops the task that it tells of, from the pipeline' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 60 -SetDefault 3>$null
        try {
            $task = Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $emulator.VoiceConnectorId -TransactionId call-1 -ConfirmConsent
            $json = (New-ToneEventJson -TaskId $task.TaskId).Replace('abcdef1ghij2klmno3pqr4', $emulator.VoiceConnectorId)
            $json | ConvertFrom-ChimeVoiceEvent | Stop-ChimeTask
            ($task | Get-ChimeTask).Status | Should -Be 'STOPPED'
        }
        finally {
            Stop-ChimeVoiceEmulator
        }
    }
}

Describe 'The forms that an event comes in' {
    It 'is an envelope of SNS' {
        ($sns | ConvertFrom-ChimeVoiceEvent).Raw | Should -Be $tone
    }

    It 'is a message of SQS, with SNS inside or not, as JSON' {
        ([ordered] @{ MessageId = 'm'; Body = $tone } | ConvertTo-Json | ConvertFrom-ChimeVoiceEvent).Raw | Should -Be $tone
        ([ordered] @{ MessageId = 'm'; Body = $sns } | ConvertTo-Json | ConvertFrom-ChimeVoiceEvent).Raw | Should -Be $tone
    }

    It 'is what the command line of AWS prints of a queue' {
        $text = @{ Messages = @(@{ Body = $sns }, @{ Body = New-SearchEventJson }) } | ConvertTo-Json
        (Split-Line $text | ConvertFrom-ChimeVoiceEvent).Id | Should -Be 'task-1-3', 'search-0'
    }

    It 'is a message of Receive-SQSMessage' {
        # What that emits is a .NET object with the event in its property Body.
        class QueueMessage { [string] $MessageId; [string] $Body; [hashtable] $Attributes = @{} }
        $messages = [QueueMessage] @{ MessageId = 'm-1'; Body = $tone }, [QueueMessage] @{ MessageId = 'm-2'; Body = $sns }
        ($messages | ConvertFrom-ChimeVoiceEvent).Raw | Should -Be $tone, $tone
    }

    It 'is an object with the property Message' {
        ([pscustomobject] @{ Message = $tone } | ConvertFrom-ChimeVoiceEvent).Raw | Should -Be $tone
    }

    It 'is a file''s line' {
        $file = Join-Path $TestDrive events.jsonl
        $tone, (New-SearchEventJson), '', (New-CallEventJson) | Set-Content -LiteralPath $file
        (Get-Content -LiteralPath $file | ConvertFrom-ChimeVoiceEvent).Id | Should -Be 'task-1-3', 'search-0', 'call-event-0'
        (Get-Content -LiteralPath $file -Raw | ConvertFrom-ChimeVoiceEvent).Id | Should -Be 'task-1-3', 'search-0', 'call-event-0'
        (Get-Content -LiteralPath $file -ReadCount 2 | ConvertFrom-ChimeVoiceEvent).Id | Should -Be 'task-1-3', 'search-0', 'call-event-0'
        (ConvertFrom-ChimeVoiceEvent (Get-Content -LiteralPath $file)).Id | Should -Be 'task-1-3', 'search-0', 'call-event-0'
    }

    It 'is pretty-printed JSON over several lines of input' {
        $lines = @(Split-Line $pretty; Split-Line $pretty; $tone; Split-Line $pretty)
        $read = $lines | ConvertFrom-ChimeVoiceEvent
        $read | Should -HaveCount 4
        $read[0].Raw | Should -Be $pretty
        $read[3].CurrentTone.Negative | Should -Be 0.72
    }

    It 'is a JSON array, on one line or on many' {
        $array = "[$tone,$(New-SearchEventJson)]"
        ($array | ConvertFrom-ChimeVoiceEvent).Id | Should -Be 'task-1-3', 'search-0'
        $long = @($tone, (New-SearchEventJson)) | ConvertFrom-Json | ConvertTo-Json -Depth 9
        (Split-Line $long | ConvertFrom-ChimeVoiceEvent).Id | Should -Be 'task-1-3', 'search-0'
    }

    It 'is an object from ConvertFrom-Json' {
        $read = $tone | ConvertFrom-Json | ConvertFrom-ChimeVoiceEvent
        $read.Time | Should -Be $EventStart.AddSeconds(20)
        $read.Time.Kind | Should -Be 'Utc'
        $read.CurrentTone.Negative | Should -Be 0.72
        ($read.Raw | ConvertFrom-Json).detail.taskId | Should -Be 'task-1'
    }

    It 'is such an object that came back from Export-Clixml' {
        $file = Join-Path $TestDrive converted.xml
        $tone | ConvertFrom-Json | Export-Clixml -LiteralPath $file -Depth 9
        (Import-Clixml -LiteralPath $file | ConvertFrom-ChimeVoiceEvent).CurrentTone.Negative | Should -Be 0.72
    }

    It 'is a hashtable' {
        ($tone | ConvertFrom-Json -AsHashtable | ConvertFrom-ChimeVoiceEvent).CurrentTone.Negative | Should -Be 0.72
        @{ 'detail-type' = 'VoiceAnalyticsStatus'; detail = @{ detailStatus = 'AnalyticsReady'; isCaller = $true; channelId = 1 } } |
            ConvertFrom-ChimeVoiceEvent | ForEach-Object { $_.DetailStatus, $_.IsCaller, $_.ChannelId } | Should -Be 'AnalyticsReady', $true, 1
    }

    It 'is a converted envelope' {
        ($sns | ConvertFrom-Json | ConvertFrom-ChimeVoiceEvent).Raw | Should -Be $tone
        (@{ Records = @(@{ body = $sns }, @{ Sns = @{ Message = $tone } }) } | ConvertFrom-ChimeVoiceEvent).Raw | Should -Be $tone, $tone
    }

    It 'is an event of this module, which is passed on' {
        $read = $tone | ConvertFrom-ChimeVoiceEvent
        [object]::ReferenceEquals(($read | ConvertFrom-ChimeVoiceEvent), $read) | Should -BeTrue
        $copy = $read | ConvertTo-Deserialized | ConvertFrom-ChimeVoiceEvent
        $copy | Should -BeOfType ([ChimeVoiceTools.VoiceToneEvent])
        $copy.CurrentTone.Negative | Should -Be 0.72
    }

    It 'is nothing: no input, no text' {
        $null, '', '  ', @(), '[]' | ConvertFrom-ChimeVoiceEvent -ErrorAction Stop | Should -BeNullOrEmpty
    }
}

Describe 'An event that went through Export-Clixml' {
    It 'is whole: <Name>' -ForEach @(
        @{ Name = 'tone'; Make = { New-ToneEventJson } }
        @{ Name = 'search'; Make = { New-SearchEventJson } }
        @{ Name = 'call'; Make = { New-CallEventJson } }
    ) {
        $read = & $Make | ConvertFrom-ChimeVoiceEvent
        $copy = $read | ConvertTo-Deserialized
        $copy.PSTypeNames[0] | Should -Be "Deserialized.$($read.GetType().FullName)"
        ($copy | ConvertTo-Json -Depth 5) | Should -Be ($read | ConvertTo-Json -Depth 5)
    }
}

Describe 'The order' {
    BeforeAll {
        $numbers = 5, 1, 4, 1, 2, 5, 0
        $disordered = $numbers | ForEach-Object { New-ToneEventJson -Number $_ }
    }

    It 'is that of the input' {
        ($disordered | ConvertFrom-ChimeVoiceEvent).CurrentTone.BeginOffsetMillis | Should -Be ($numbers | ForEach-Object { 5000 * $_ })
    }

    It 'is that of the times with -SortByTime' {
        ($disordered | ConvertFrom-ChimeVoiceEvent -SortByTime).CurrentTone.BeginOffsetMillis | Should -Be 0, 5000, 5000, 10000, 20000, 25000, 25000
    }

    It 'has each event once with -Unique' {
        ($disordered | ConvertFrom-ChimeVoiceEvent -Unique).Id | Should -Be 'task-1-5', 'task-1-1', 'task-1-4', 'task-1-2', 'task-1-0'
        ($disordered | ConvertFrom-ChimeVoiceEvent -Unique -SortByTime).Id | Should -Be 'task-1-0', 'task-1-1', 'task-1-2', 'task-1-4', 'task-1-5'
    }

    It 'keeps events without an id, and those without a time go last' {
        $nameless = '{"detail-type":"VoiceAnalyticsStatus","detail":{"detailStatus":"AnalyticsReady"}}'
        ($nameless, $tone, $nameless | ConvertFrom-ChimeVoiceEvent -Unique -SortByTime).DetailStatus |
            Should -Be 'VoiceToneAnalysisSuccessful', 'AnalyticsReady', 'AnalyticsReady'
    }

    It 'needs no end of the input: each event is emitted as it comes' {
        $seen = [Collections.Generic.List[string]]::new()
        1..3 | ForEach-Object { $seen.Add("in $_"); New-ToneEventJson -Number $_ } | ConvertFrom-ChimeVoiceEvent | ForEach-Object { $seen.Add("out $($_.Id)") }
        $seen | Should -Be 'in 1', 'out task-1-1', 'in 2', 'out task-1-2', 'in 3', 'out task-1-3'
    }
}

Describe 'What is no voice analytics event' {
    It 'is an error that quotes its beginning, and the rest goes on: <Name>' -ForEach $cases {
        $line = & $Malformations[$Name] $tone
        $read = (New-SearchEventJson -Number 1), $line, (New-SearchEventJson -Number 2), (New-SearchEventJson -Number 3) |
            ConvertFrom-ChimeVoiceEvent -ErrorAction SilentlyContinue -ErrorVariable failed
        $read.Id | Should -Be 'search-1', 'search-2', 'search-3'
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failed[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        $failed[0].TargetObject | Should -Be $line
        $failed[0].Exception.Message | Should -BeLike ("'" + [WildcardPattern]::Escape($line.Substring(0, [math]::Min(60, $line.Length))) + '*')
    }

    It 'is exactly those lines among valid ones' {
        $file = Join-Path $TestDrive mixed.jsonl
        $numbers = New-VoiceEventFile -Path $file -Count 2000
        $lines = Get-Content -LiteralPath $file
        $read = $lines | ConvertFrom-ChimeVoiceEvent -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.TargetObject | Should -Be @($numbers | Sort-Object | ForEach-Object { $lines[$_] })
        $read.Raw | Should -Be @(for ($i = 0; $i -lt $lines.Count; $i++) { if (-not $numbers.Contains($i)) { $lines[$i] } })
    }

    It 'stops the pipeline with -ErrorAction Stop' {
        { 'oops', $tone | ConvertFrom-ChimeVoiceEvent -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter,*'
    }

    It 'does not swallow the events behind it when it was cut off' {
        $cut = (Split-Line $pretty)[0..8]
        $read = @($cut; Split-Line $pretty; $cut; $tone) | ConvertFrom-ChimeVoiceEvent -ErrorAction SilentlyContinue -ErrorVariable failed
        $read | Should -HaveCount 2
        $failed | Should -HaveCount 2
    }

    It 'is an object with nothing to read in it' {
        $things = (Get-Date), 42, [pscustomobject] @{ Name = 'x' }, @{ Name = 'x' }, [pscustomobject] @{ Body = 'no event' }
        $things | ConvertFrom-ChimeVoiceEvent -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed | Should -HaveCount 5
        $failed[4].TargetObject.Body | Should -Be 'no event'
    }

    It 'is an object that holds itself' {
        $circle = @{ 'detail-type' = 'VoiceAnalyticsStatus'; 'service-type' = 'Other' }
        $circle.detail = $circle
        $circle | ConvertFrom-ChimeVoiceEvent -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed | Should -HaveCount 1

        $list = [Collections.ArrayList]::new()
        $null = $list.Add($list)
        ConvertFrom-ChimeVoiceEvent $list -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed | Should -HaveCount 1
    }

    It 'is an object with a score that no number in JSON can be' {
        $converted = $tone | ConvertFrom-Json
        $converted.detail.voiceToneAnalysisDetails.currentAverageVoiceTone.voiceToneScore.negative = [double]::NaN
        $converted | ConvertFrom-ChimeVoiceEvent -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed | Should -HaveCount 1
        $failed[0].Exception.Message | Should -Match 'voiceToneScore.negative'
    }
}

Describe 'Many events' {
    It 'are converted in constant memory' {
        $file = Join-Path $TestDrive many.jsonl
        $count = 20000
        $numbers = New-VoiceEventFile -Path $file -Count $count
        $retained = [Collections.Generic.List[long]]::new()
        $counts = @{ Event = 0; Error = 0 }
        Get-Content -LiteralPath $file | & { process { if ($_.ReadCount % 4000 -eq 0) { $retained.Add([GC]::GetTotalMemory($true)) }; $_ } } |
            ConvertFrom-ChimeVoiceEvent 2>&1 | & { process { if ($_ -is [Management.Automation.ErrorRecord]) { $counts.Error++ } else { $counts.Event++ } } }
        $counts.Error | Should -Be $numbers.Count
        $counts.Event | Should -Be ($count - $numbers.Count)

        # The file has 16 MB, and in memory its text has twice that.
        ($retained | Measure-Object -Maximum).Maximum - $retained[0] | Should -BeLessThan 3MB
    }
}

Describe 'The view of events' {
    It 'has a row for each, of whatever kind, in 80 columns' {
        $search = (New-SearchEventJson).Replace('vp-2', 'vp-9eecf9e7-6ad2-480a-bbde-fe740d6c02f7')
        $text = $tone, $search, (New-CallEventJson) | ConvertFrom-ChimeVoiceEvent | Out-String -Width 80
        $lines = @($text -replace '\x1b\[[0-9;]*m' -split '\r?\n' | Where-Object { $_.Trim() })
        $lines | Should -HaveCount 5
        $lines[0] -split '\s+' | Where-Object { $_ } | Should -Be 'Time', 'DetailStatus', 'Result', 'TransactionId'
        $lines[2] | Should -Match '^03-01 09:00:20 +VoiceToneAnalysisSuccessful +negative \(0.72\) +call-of'
        $lines[3] | Should -Match '^03-01 09:00:00 +IdentificationSuccessful +vp-9eecf9e7… \(0.95\) +call-0'
        $lines[4] | Should -Match 'PostCallVoiceAnalytics +vp-1 +call-0'
    }
}
