BeforeDiscovery {
    . "$PSScriptRoot/../Support/VoiceEvents.ps1"
    $cases = $Malformations.Keys | ForEach-Object { @{ Name = $_ } }
}

BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/VoiceEvents.ps1"
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

    It 'of a match has its profile and its score as scalars too, and sorts by score' {
        $low = (New-SearchEventJson -Number 1).Replace('0.94567856', '0.9').Replace('vp-2', 'vp-9')
        $events = (New-SearchEventJson), (New-SearchEventJson -DetailStatus IdentificationNoMatchesFound), $low | ConvertFrom-ChimeVoiceEvent
        $events[0].BestMatchId, $events[0].BestScore | Should -Be 'vp-2', 0.94567856
        ($events | Where-Object BestScore -gt 0.92).Id | Should -Be 'search-0'
        ($events | Where-Object BestMatch | Sort-Object BestMatch).BestMatchId | Should -Be 'vp-9', 'vp-2'
        $row = $events[0] | ConvertTo-CsvRow
        $row.BestMatchId, $row.BestScore | Should -Be 'vp-2', '0.94567856'
    }

    It 'of the audio of a call has its status, its stream and its numbers' {
        $read = New-StreamingEventJson | ConvertFrom-ChimeVoiceEvent
        $read | Should -BeOfType ([ChimeVoiceTools.CallStreamingEvent])
        $read.StreamingStatus, $read.DetailStatus, $read.Direction, $read.IsCaller | Should -Be 'STARTED', 'STARTED', 'Inbound', $true
        $read.TransactionId, $read.CallId, $read.FromNumber, $read.ToNumber | Should -Be 'call-0', 'id-of-call-0', '+15550101', '+15550100'
        $read.StreamArn | Should -BeLike 'arn:aws:kinesisvideo:*'
        $read.StartTime | Should -Be $EventStart
    }

    It 'of a pipeline has its state, and the state of its elements' {
        $read = New-PipelineEventJson | ConvertFrom-ChimeVoiceEvent
        $read | Should -BeOfType ([ChimeVoiceTools.MediaInsightsPipelineEvent])
        $read.EventType, $read.MediaInsightsPipelineId | Should -Be 'chime:MediaInsightsInProgress', '0000aaaa-bbbb-4ccc-8ddd-eeeeffff0002'
        $read.MediaInsightsPipelineElementStatuses.UpdatedOn | Should -Be $EventStart
        "$($read.MediaInsightsPipelineElementStatuses)" | Should -Be 'VoiceAnalyticsProcessor (InProgress)'
    }

    It 'names its headers in upper or lower case' {
        $read = New-ReadyEventJson -Flat | ConvertFrom-ChimeVoiceEvent
        $read.InviteHeaders['x-case'], ($read | ConvertTo-Deserialized).InviteHeaders['x-case'] | Should -Be '4711', '4711'
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

Describe 'A call that is ready for analysis' {
    BeforeAll {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 60 -SetDefault 3>$null
    }

    AfterAll {
        Stop-ChimeVoiceEmulator
    }

    It 'starts a task: <Form>, <Kind>' -ForEach @(
        foreach ($form in 'nested', 'flat') {
            @{ Form = $form; Kind = 'live'; Convert = { $_ } }
            @{ Form = $form; Kind = 'deserialized'; Convert = { $_ | ConvertTo-Deserialized } }
            @{ Form = $form; Kind = 'a row of a CSV file'; Convert = { $_ | ConvertTo-CsvRow } }
        }
    ) {
        $call = New-TransactionId
        $lines = @(
            New-CallEventJson
            New-ReadyEventJson -VoiceConnectorId $emulator.VoiceConnectorId -TransactionId $call -IsCaller false -Flat:($Form -eq 'flat')
            New-SearchEventJson
        )
        $task = $lines | ConvertFrom-ChimeVoiceEvent | ForEach-Object $Convert | Where-Object DetailStatus -eq AnalyticsReady |
            Start-ChimeSpeakerSearchTask -VoiceProfileDomainId $emulator.VoiceProfileDomainId -ConfirmConsent
        $task | Should -HaveCount 1
        $task.TransactionId, $task.VoiceConnectorId | Should -Be $call, $emulator.VoiceConnectorId

        # Which leg is searched is not decided by a flag that says nothing about it.
        (Get-EmulatorRequest $emulator StartSpeakerSearchTask)[-1].Body | Should -Not -Match 'CallLeg'
    }

    It 'says of a stream without a media insights pipeline that one has to be made first' {
        $line = (New-StreamingEventJson -TransactionId call-9).Replace('abcdef1ghij2klmno3pqr4', $emulator.VoiceConnectorId)
        $line | ConvertFrom-ChimeVoiceEvent | Start-ChimeVoiceToneAnalysisTask -ConfirmConsent -ErrorVariable failed -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter*'
        $failed[0].Exception.Message | Should -Match 'New-ChimeMediaInsightsPipeline'
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

    It 'is bytes, at once or one by one, and a stream of them' {
        $bytes = [Text.Encoding]::UTF8.GetBytes("$tone`n$tone")
        (ConvertFrom-ChimeVoiceEvent $bytes).Raw | Should -Be $tone, $tone
        (, $bytes | ConvertFrom-ChimeVoiceEvent).Raw | Should -Be $tone, $tone
        ($bytes | ConvertFrom-ChimeVoiceEvent).Raw | Should -Be $tone, $tone
        (ConvertFrom-ChimeVoiceEvent ([IO.MemoryStream]::new($bytes))).Raw | Should -Be $tone, $tone
        (@($bytes) + $tone | ConvertFrom-ChimeVoiceEvent).Raw | Should -Be $tone, $tone, $tone
    }

    It 'is a record of Get-KINRecord, or its whole answer' {
        # What that emits has the event as a stream of bytes in its property Data.
        class StreamRecord { [string] $SequenceNumber; [IO.MemoryStream] $Data }
        class StreamAnswer { [Collections.Generic.List[StreamRecord]] $Records; [string] $NextShardIterator }
        $record = [StreamRecord] @{ SequenceNumber = '1'; Data = [IO.MemoryStream]::new([Text.Encoding]::UTF8.GetBytes($tone)) }
        ($record | ConvertFrom-ChimeVoiceEvent).Raw | Should -Be $tone
        ($record.Data | ConvertFrom-ChimeVoiceEvent).Raw | Should -Be $tone
        ([StreamAnswer] @{ Records = $record, $record } | ConvertFrom-ChimeVoiceEvent).Raw | Should -Be $tone, $tone
    }

    It 'is base64, alone or where Lambda and the command line have it' {
        $base64 = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($tone))
        ($base64, $base64 | ConvertFrom-ChimeVoiceEvent).Raw | Should -Be $tone, $tone
        $lambda = @{ Records = @(@{ eventSource = 'aws:kinesis'; kinesis = @{ partitionKey = 'k'; data = $base64 } }) }
        $lambda, [pscustomobject] $lambda, ($lambda | ConvertTo-Json -Depth 9), (@{ Records = @(@{ Data = $base64 }) } | ConvertTo-Json -Depth 9) |
            ConvertFrom-ChimeVoiceEvent | ForEach-Object Raw | Should -Be $tone, $tone, $tone, $tone
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

    It 'is an object whose times have a zone, or were left as text' {
        $converted = $tone | ConvertFrom-Json
        $converted.time = [DateTimeOffset] '2026-03-01T11:00:20+02:00'
        ($converted | ConvertFrom-ChimeVoiceEvent).Time | Should -Be $EventStart.AddSeconds(20)
        $converted.time = '2026-03-01T11:00:20.000000+02:00'
        ($converted | ConvertFrom-ChimeVoiceEvent).Time | Should -Be $EventStart.AddSeconds(20)
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
        @{ Name = 'ready'; Make = { New-ReadyEventJson -Flat } }
        @{ Name = 'streaming'; Make = { New-StreamingEventJson } }
        @{ Name = 'pipeline'; Make = { New-PipelineEventJson } }
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

Describe 'Input that is hostile' {
    BeforeAll {
        function New-Throwing($Name) {
            [pscustomobject] @{ Id = 1 } | Add-Member ScriptProperty $Name { throw "not $([char]27)[2J to be had" } -PassThru
        }

        class Unprintable { [string] ToString() { throw 'no text' } }
        class Endless : Collections.IEnumerable { [Collections.IEnumerator] GetEnumerator() { throw 'no items' } }
    }

    It 'is an error of the record, and the rest goes on: <Name>' -ForEach @(
        @{ Name = 'a property that throws'; Make = { New-Throwing detail-type } }
        @{ Name = 'a Body that throws'; Make = { New-Throwing Body } }
        @{ Name = 'a Raw that throws'; Make = { New-Throwing Raw } }
        @{ Name = 'no text'; Make = { [Unprintable]::new() } }
        @{ Name = 'no items'; Make = { , [Endless]::new() } }
        @{ Name = 'half a character'; Make = { "{`"detail-type`":`"$([char]0xD800)`"}" } }
        @{ Name = 'half a character in an object'; Make = { [pscustomobject] @{ 'detail-type' = "$([char]0xD800)"; detail = @{} } } }
        @{ Name = 'the smallest number'; Make = { New-VoiceEventJson -Detail '{"channelId":-9223372036854775808}' } }
        @{ Name = 'a score that is none'; Make = { (New-ToneEventJson).Replace('"0.2"', '"7.2"') } }
        @{ Name = 'a score that is none, as an object'; Make = { (New-ToneEventJson).Replace('"0.2"', '-1') | ConvertFrom-Json } }
    ) {
        $odd = & $Make
        $read = @($tone; , $odd; $tone) | ConvertFrom-ChimeVoiceEvent -ErrorAction SilentlyContinue -ErrorVariable failed
        $read | Should -HaveCount 2
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failed[0].Exception.Message | Should -Not -Match '[\p{Cc}]'
    }

    It 'is what random changes make of events' {
        $random = [Random]::new(7)
        $lines = foreach ($round in 1..300) {
            $line = [Text.StringBuilder]::new(($tone, (New-SearchEventJson), $sns, (New-StreamingEventJson))[$random.Next(4)])
            foreach ($change in 1..3) { $line[$random.Next($line.Length)] = [char] $random.Next(1, 0x3000) }
            $line.ToString().Replace("`n", '').Replace("`r", '')
            '{"detail-type":"VoiceAnalyticsStatus","id":"sentinel","detail":{}}'
        }
        $read = $lines | ConvertFrom-ChimeVoiceEvent -ErrorAction SilentlyContinue
        @($read | Where-Object Id -eq sentinel) | Should -HaveCount 300
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
    BeforeAll {
        $call = '0a1b2c3d-1111-4222-8333-444455556666'
        $lines = @(
            $tone.Replace('call-of-task-1', $call)
            (New-SearchEventJson).Replace('vp-2', 'vp-9eecf9e7-6ad2-480a-bbde-fe740d6c02f7').Replace('"call-0"', "`"$call`"")
            (New-SearchEventJson -DetailStatus IdentificationNoMatchesFound).Replace('"call-0"', "`"$call`"")
            (New-CallEventJson).Replace('"call-0"', "`"$call`"")
            (New-ToneEventJson).Replace('"isCaller":true', '"participantRole":"CUSTOMER","channelId":1').Replace('call-of-task-1', $call)
        )

        function Get-Shown($Object, $Width = 80) {
            @(($Object | Out-String -Width $Width) -replace '\x1b\[[0-9;]*m' -split '\r?\n' | Where-Object { $_.Trim() })
        }
    }

    It 'has a row for each, of whatever kind, with what matters in 80 columns' {
        $shown = Get-Shown ($lines | ConvertFrom-ChimeVoiceEvent)
        $shown | Should -HaveCount 7
        $shown[0] -split '\s+' | Where-Object { $_ } | Should -Be 'Time', 'DetailStatus', 'Speaker', 'Result', 'Call'
        $shown[2] | Should -Match '^2026-03-01T09:00:20Z VoiceToneAnalysisSuccessful  Caller  negative \(0.72\) 0a1b'
        $shown[3] | Should -Match '^2026-03-01T09:00:00Z IdentificationSuccessful     Caller  vp-9eec… \(0.95\) 0a1b'
        $shown[4] | Should -Match '^2026-03-01T09:00:00Z IdentificationNoMatchesFound Caller                  0a1b'
        $shown[5] | Should -Match '^2026-03-01T09:00:00Z PostCallVoiceAnalytics       Callee  vp-1            0a1b'
        $shown[6] | Should -Match '^2026-03-01T09:00:05Z VoiceToneAnalysisSuccessful  CUSTOM… neutral \(0.70\)  0a1b'
        Get-Shown ($lines | ConvertFrom-ChimeVoiceEvent) 120 | Select-Object -Last 1 | Should -Match "$call$"
    }

    It 'is the same for deserialized events' {
        $events = $lines | ConvertFrom-ChimeVoiceEvent
        Get-Shown ($events | ConvertTo-Deserialized) | Should -Be (Get-Shown $events)
    }

    It 'shows status, call and stream of the events of EventBridge' {
        $streaming = Get-Shown ((New-StreamingEventJson -TransactionId $call) | ConvertFrom-ChimeVoiceEvent)
        $streaming[0] -split '\s+' | Where-Object { $_ } | Should -Be 'Time', 'StreamingStatus', 'Direction', 'Speaker', 'StreamArn', 'Call'
        $streaming[2] | Should -Match '^2026-03-01T09:00:00Z STARTED +Inbound +Caller +…-eeeeffff0001 0a1b2c'
        $pipeline = Get-Shown ((New-PipelineEventJson chime:MediaInsightsTemporaryFailure -TransactionId $call) | ConvertFrom-ChimeVoiceEvent)
        $pipeline[2] | Should -Match '^2026-03-01T09:00:00Z chime:MediaInsightsTemporaryFailure 0000aaaa-bbb… 0a1b2c'
    }

    It 'has columns that are properties, which can be filtered and grouped by' {
        $events = @($lines; New-StreamingEventJson; New-PipelineEventJson) | ConvertFrom-ChimeVoiceEvent
        foreach ($one in $events) {
            foreach ($column in (Get-Shown $one 200)[0] -split '\s+' | Where-Object { $_ }) {
                $one.PSObject.Properties[$column] | Should -Not -BeNullOrEmpty -Because $column
            }
        }
        ($events | Where-Object Result -like 'negative*').Id | Should -Be 'task-1-3'
        ($events | Group-Object Speaker | Where-Object Name -eq Callee).Count | Should -Be 1
    }

    It 'is whole in strict mode' {
        $shown = Invoke-FreshPowerShell ([scriptblock]::Create("Set-StrictMode -Version Latest; @'`n$($lines -join "`n")`n'@ | ConvertFrom-ChimeVoiceEvent | Out-String -Width 80"))
        $shown.Output | Should -Match 'negative \(0.72\)'
        $shown.Error | Should -BeNullOrEmpty
    }

    It 'lists each kind with its own members and its times in ISO 8601, also where kinds are mixed' {
        $text = $lines[0], (New-StreamingEventJson), (New-ReadyEventJson -Flat), (New-PipelineEventJson), $lines[1] | ConvertFrom-ChimeVoiceEvent | Format-List | Out-String -Width 300
        $text | Should -Match '(?m)^CurrentTone +: negative \(0.72\)'
        $text | Should -Match '(?m)^StreamingStatus +: STARTED'
        $text | Should -Match '(?m)^InviteHeaders +: X-Case: 4711'
        $text | Should -Match '(?m)^EventType +: chime:MediaInsightsInProgress'
        $text | Should -Match '(?m)^BestMatch +: vp-9'
        ([regex]::Matches($text, '(?m)^Time +: 2026-03-01T09:00:\d\dZ')).Count | Should -Be 5
    }

    It 'shows nothing that a terminal acts upon, and the properties keep it' {
        $raw = "$([char]27)[2J$([char]0x9B)$([char]0x202E)$([char]7)"
        $hostile = @($lines; New-StreamingEventJson; New-PipelineEventJson; New-ReadyEventJson -Flat) | ForEach-Object {
            $_ | ConvertFrom-ChimeVoiceEvent | ForEach-Object {
                foreach ($property in $_.PSObject.Properties | Where-Object { $_.IsSettable -and $_.TypeNameOfValue -eq 'System.String' }) { $property.Value = "a${raw}b" }
                if ($_.InviteHeaders) { $_.InviteHeaders['X'] = $raw }
                if ($_.CurrentTone) { $_.CurrentTone.Label = $raw }
                $_
            }
        }
        foreach ($one in $hostile) {
            $one.TransactionId | Should -Be "a${raw}b"
            foreach ($text in ($one | Out-String -Width 300), ($one | Format-List | Out-String -Width 3000), "$one") {
                $text -replace '\x1b\[[0-9;]*m|\r?\n' | Should -Not -Match '[\p{Cc}\u202e]'
            }
        }
    }
}
