BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/AskingHost.ps1"
    . "$PSScriptRoot/../Support/VoiceEvents.ps1"
    $role = 'arn:aws:iam::111122223333:role/analytics'
    $stream = 'arn:aws:kinesisvideo:us-east-1:111122223333:stream/my-stream/0123456789012'
    $emulator = Start-ChimeVoiceEmulator -NoQuota -TaskDuration 0.3 -SetDefault 3>$null
    $configuration = New-ChimeMediaInsightsPipelineConfiguration analytics -SpeakerSearch -VoiceToneAnalysis -SqsQueueArn arn:aws:sqs:us-east-1:111122223333:tones -ResourceAccessRoleArn $role
    $with = @{ ConfigurationArn = $configuration.ConfigurationArn; ConfirmConsent = $true }

    function Get-Created($Of = $emulator) { @(Get-EmulatorRequest $Of CreateMediaInsightsPipeline) }
    function New-Leg {
        # A streaming event as an object; each call of the suite has streams of its own.
        param([string] $TransactionId = (New-TransactionId), [string] $IsCaller = 'true', [string] $Direction = 'Inbound', [string] $StreamingStatus = 'STARTED', [string] $Leg = $IsCaller)
        New-StreamingEventJson -TransactionId $TransactionId -IsCaller $IsCaller -Direction $Direction -StreamingStatus $StreamingStatus -Stream "$TransactionId-$Leg" | ConvertFrom-ChimeVoiceEvent
    }
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe 'New-ChimeMediaInsightsPipeline with events' {
    It 'makes a pipeline of each leg that has STARTED, with the call''s numbers and ids as its metadata' {
        $call = New-TransactionId
        $legs = (New-Leg $call true), (New-Leg $call false)
        $made = $legs | New-ChimeMediaInsightsPipeline @with
        $made | Should -BeOfType ([ChimeVoiceTools.MediaInsightsPipeline])
        $made | Should -HaveCount 2
        $made.StreamArn | Should -Be $legs.StreamArn
        $made.TransactionId | Should -Be $call, $call
        $made[0].CallId, $made[0].VoiceConnectorId | Should -Be "id-of-$call", 'abcdef1ghij2klmno3pqr4'
        @($made[0].Metadata.Keys) | Sort-Object | Should -Be 'callId', 'direction', 'fromNumber', 'toNumber', 'transactionId', 'voiceConnectorId'
        $made[0].Metadata.fromNumber, $made[0].Metadata.toNumber, $made[0].Metadata.direction | Should -Be '+15550101', '+15550100', 'Inbound'
        $made[0].Streams.FragmentNumber | Should -Be $legs[0].StartFragmentNumber
        $made[0].ConfigurationArn | Should -Be $configuration.ConfigurationArn
        $made[0].EndpointUrl | Should -Be $emulator.EndpointUrl
    }

    It 'knows the agent and the customer as a voice connector does: <Direction>, caller <IsCaller>' -ForEach @(
        @{ Direction = 'Inbound'; IsCaller = 'true'; Role = 'CUSTOMER'; Channel = 1 }
        @{ Direction = 'Inbound'; IsCaller = 'false'; Role = 'AGENT'; Channel = 0 }
        @{ Direction = 'Outbound'; IsCaller = 'true'; Role = 'AGENT'; Channel = 0 }
        @{ Direction = 'Outbound'; IsCaller = 'false'; Role = 'CUSTOMER'; Channel = 1 }
        @{ Direction = 'Inbound'; IsCaller = 'null'; Role = $null; Channel = 0 }
    ) {
        $made = New-Leg -IsCaller $IsCaller -Direction $Direction | New-ChimeMediaInsightsPipeline @with
        $made.Streams[0].ParticipantRole | Should -Be $Role
        $made.ChannelId | Should -Be $Channel
    }

    It 'makes one pipeline of an event that comes twice, in one command and in two' {
        $leg = New-Leg
        $before = (Get-Created).Count
        $one = $leg, $leg | New-ChimeMediaInsightsPipeline @with
        $one | Should -HaveCount 1
        (Get-Created).Count | Should -Be ($before + 1)
        $again = $leg | ConvertTo-Deserialized | New-ChimeMediaInsightsPipeline @with
        $again.MediaInsightsPipelineId | Should -Be $one.MediaInsightsPipelineId
        $row = $leg | Select-Object * -ExcludeProperty Raw, InviteHeaders, UpdateHeaders, Sdp | ConvertTo-CsvRow | New-ChimeMediaInsightsPipeline @with
        $row.MediaInsightsPipelineId | Should -Be $one.MediaInsightsPipelineId -Because 'a row of a CSV file is the same event'
        ($leg | New-ChimeMediaInsightsPipeline @with -Verbose 4>&1) -join "`n" | Should -Not -Match 'passed over'
    }

    It 'makes a pipeline anew where a stream carries another call' {
        $first = New-Leg
        $second = $first | ConvertTo-Deserialized
        $second.TransactionId = New-TransactionId
        ($first, $second | New-ChimeMediaInsightsPipeline @with).MediaInsightsPipelineId | Select-Object -Unique | Should -HaveCount 2
    }

    It 'passes over what is not STARTED, with a verbose line: <Status>' -ForEach @(
        @{ Status = 'ENDED'; Make = { New-Leg -StreamingStatus ENDED } }
        @{ Status = 'FAILED, without a stream'; Make = { (New-StreamingEventJson -StreamingStatus FAILED) -replace '"streamArn":"[^"]*",' | ConvertFrom-ChimeVoiceEvent } }
        @{ Status = 'an event of another kind'; Make = { New-ReadyEventJson | ConvertFrom-ChimeVoiceEvent } }
    ) {
        $before = (Get-Created).Count
        $said = & $Make | New-ChimeMediaInsightsPipeline @with -Verbose -ErrorVariable problem 4>&1
        $problem | Should -BeNullOrEmpty
        $said | Should -BeOfType ([Management.Automation.VerboseRecord])
        "$said" | Should -Match 'is passed over'
        (Get-Created).Count | Should -Be $before
    }

    It 'emits a pipeline while its input still comes' {
        $script:seen = 0
        $null = & { New-Leg; [Threading.Thread]::Sleep(400); New-Leg; [Threading.Thread]::Sleep(400); $script:atLast = $script:seen; New-Leg } |
            New-ChimeMediaInsightsPipeline @with | ForEach-Object { $script:seen++ }
        $script:atLast | Should -BeGreaterThan 0
        $script:seen | Should -Be 3
    }

    It 'refuses -<_>, which an event has itself' -ForEach 'StreamArn', 'ChannelId', 'ParticipantRole', 'FragmentNumber' {
        $given = @{ $_ = '1' }
        New-Leg | New-ChimeMediaInsightsPipeline @with @given -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
        "$problem" | Should -Match "of $_ is not valid: it is not taken with an event"
    }

    It 'adds what -Metadata says' {
        $made = New-Leg | New-ChimeMediaInsightsPipeline @with -Metadata @{ case = 4711; direction = 'theirs' }
        $made.Metadata.case, $made.Metadata.direction | Should -Be '4711', 'theirs'
        $made.Metadata.fromNumber | Should -Be '+15550101'
    }
}

Describe 'New-ChimeMediaInsightsPipeline -GroupLegs' {
    It 'makes one pipeline of the legs of a transaction when the input has ended' {
        $calls = New-TransactionId; $calls = $calls, (New-TransactionId)
        $legs = (New-Leg $calls[0] true), (New-Leg $calls[1] false), (New-Leg $calls[0] false), (New-Leg $calls[0] true -StreamingStatus UPDATED), (New-Leg $calls[1] true)
        $before = (Get-Created).Count
        $made = & { $legs; $script:during = (Get-Created).Count } | New-ChimeMediaInsightsPipeline @with -GroupLegs
        $script:during | Should -Be $before
        $made.TransactionId | Should -Be $calls
        $made.Speakers | Should -Be 'AGENT, CUSTOMER', 'AGENT, CUSTOMER'
        $made[0].Streams.ChannelId | Should -Be 0, 1
        $made[0].Streams.StreamArn | Should -Be $legs[2].StreamArn, $legs[0].StreamArn
        $made[0].StreamArn | Should -BeNullOrEmpty
    }

    It 'makes the same pipeline whichever leg comes first, and however often' {
        $call = New-TransactionId
        $agent, $customer = (New-Leg $call false), (New-Leg $call true)
        $one = $agent, $customer, $agent | New-ChimeMediaInsightsPipeline @with -GroupLegs
        $other = $customer, $agent | New-ChimeMediaInsightsPipeline @with -GroupLegs
        $one | Should -HaveCount 1
        $other.MediaInsightsPipelineId | Should -Be $one.MediaInsightsPipelineId
    }

    It 'refuses a third stream of a transaction, and makes the others' {
        $call = New-TransactionId
        $made = (New-Leg $call true), (New-Leg $call false), (New-Leg $call true -Leg third), (New-Leg) | New-ChimeMediaInsightsPipeline @with -GroupLegs -ErrorAction SilentlyContinue -ErrorVariable problem
        $made | Should -HaveCount 1
        $problem | Should -HaveCount 1
        $problem[0].Exception.Message | Should -Match 'at most 2 streams'
    }

    It 'asks for consent once a call' {
        $call = New-TransactionId
        $legs = (New-Leg $call true), (New-Leg $call false)
        $before = (Get-Created).Count
        { $legs | New-ChimeMediaInsightsPipeline $configuration -GroupLegs } | Should -Throw -ErrorId 'ConsentRequired*'
        (Get-Created).Count | Should -Be $before
        $legs | New-ChimeMediaInsightsPipeline $configuration -GroupLegs -WhatIf | Should -BeNullOrEmpty
        (Get-Created).Count | Should -Be $before
    }
}

Describe 'New-ChimeMediaInsightsPipeline without an event' {
    It 'takes a stream, a role, a fragment and metadata' {
        $made = New-ChimeMediaInsightsPipeline $configuration -StreamArn $stream -ParticipantRole customer -FragmentNumber 42 -MediaSampleRate 16000 -Metadata @{ callId = 'c-1' } -ConfirmConsent -Tag @{ team = 'fraud' }
        $made.Streams[0].ParticipantRole, $made.Streams[0].FragmentNumber, $made.ChannelId, $made.CallId | Should -Be 'CUSTOMER', '42', 1, 'c-1'
    }

    It 'takes two streams, and both channels of one' {
        $other = $stream.Replace('my-stream', 'other')
        $two = New-ChimeMediaInsightsPipeline $configuration -StreamArn $stream, $other -ParticipantRole AGENT, CUSTOMER -ConfirmConsent
        $two.Streams.StreamArn | Should -Be $stream, $other
        $two.Streams.ChannelId | Should -Be 0, 1
        $stereo = New-ChimeMediaInsightsPipeline $configuration -StreamArn $stream -ChannelId 0, 1 -ParticipantRole CUSTOMER, AGENT -ConfirmConsent
        $stereo.Streams.StreamArn | Should -Be $stream, $stream
        $stereo.Speakers | Should -Be 'CUSTOMER, AGENT'
    }

    It 'takes rows of a CSV file, where an empty cell is no value' {
        $rows = @{ StreamArn = $stream; ChannelId = '1'; ParticipantRole = ''; FragmentNumber = '' }, @{ StreamArn = $stream; ChannelId = ''; ParticipantRole = 'AGENT'; FragmentNumber = '7' } | ConvertTo-CsvRow
        $made = $rows | New-ChimeMediaInsightsPipeline @with
        $made.ChannelId | Should -Be 1, 0
        $made.Streams.FragmentNumber | Should -Be $null, '7'
        $made[0].MediaInsightsPipelineId | Should -Not -Be $made[1].MediaInsightsPipelineId
    }

    It 'refuses before anything is sent, and goes on: <Parameter>' -ForEach @(
        @{ Parameter = 'StreamArn'; Given = @{ StreamArn = '' } }
        @{ Parameter = 'StreamArn'; Given = @{ StreamArn = 'arn:aws:kinesisvideo:my-stream' } }
        @{ Parameter = 'ChannelId'; Given = @{ ChannelId = 2 } }
        @{ Parameter = 'ChannelId'; Given = @{ ChannelId = 0, 0 } }
        @{ Parameter = 'ChannelId'; Given = @{ ChannelId = 'left' } }
        @{ Parameter = 'ParticipantRole'; Given = @{ ParticipantRole = 'BOTH' } }
        @{ Parameter = 'FragmentNumber'; Given = @{ FragmentNumber = 'last' } }
        @{ Parameter = 'FragmentNumber'; Given = @{ FragmentNumber = '1', '2' } }
        @{ Parameter = 'MediaSampleRate'; Given = @{ MediaSampleRate = 44 } }
        @{ Parameter = 'ConfigurationArn'; Given = @{ ConfigurationArn = 'a name' } }
        @{ Parameter = 'Metadata'; Given = @{ Metadata = @{ ' ' = 'secret' } } }
        @{ Parameter = 'Tag'; Given = @{ Tag = @{ '' = 'secret' } } }
        @{ Parameter = 'ClientRequestToken'; Given = @{ ClientRequestToken = '!' } }
    ) {
        $all = @{ StreamArn = $stream } + $with
        foreach ($name in $Given.Keys) { $all[$name] = $Given[$name] }
        $before = (Get-Created).Count
        New-ChimeMediaInsightsPipeline @all -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
        $problem | Should -HaveCount 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $problem[0].Exception.Message | Should -Match "of $Parameter is not valid"
        $problem[0].Exception.Message | Should -Not -Match 'secret'
        (Get-Created).Count | Should -Be $before
    }

    It 'needs consent, which nothing else stands for' {
        $before = (Get-Created).Count
        { New-ChimeMediaInsightsPipeline $configuration -StreamArn $stream -Confirm:$false } | Should -Throw -ErrorId 'ConsentRequired*'
        (Get-Created).Count | Should -Be $before
    }

    It 'asks whoever is there, naming the call, and skips what is denied' {
        $legs = (New-Leg), (New-Leg)
        $result = Invoke-Asking 'No', 'Yes' 'param($Legs, $Arn) $Legs | New-ChimeMediaInsightsPipeline $Arn' $legs, $configuration.ConfigurationArn
        $result.Output.TransactionId | Should -Be $legs[1].TransactionId
        $result.Questions[0] | Should -Match "Create a media insights pipeline for the call of transaction '$($legs[0].TransactionId)' \(CUSTOMER\)"
        "$($result.Warnings)" | Should -Match 'not confirmed for 1 of'
    }
}

Describe 'New-ChimeMediaInsightsPipeline in trouble' {
    It 'makes one pipeline also when the answer is lost or the service throttles: <Kind>' -ForEach @(
        @{ Kind = 'ResetAfterWork'; More = @{} }
        @{ Kind = 'TruncatedBody'; More = @{} }
        @{ Kind = 'Error'; More = @{ ErrorName = 'ThrottledClientException' } }
    ) {
        $leg = New-Leg
        Set-ChimeVoiceEmulator -Fault (@{ Kind = $Kind; Operation = 'CreateMediaInsightsPipeline'; Count = 1 } + $More)
        $made = $leg | New-ChimeMediaInsightsPipeline @with
        $made | Should -HaveCount 1
        @(Get-ChimeMediaInsightsPipeline | Where-Object TransactionId -EQ $leg.TransactionId) | Should -HaveCount 1
    }

    It 'says what to do when the quota is full, and goes on' {
        $small = Start-ChimeVoiceEmulator -Quota @{ ActiveMediaInsightsPipelines = 1 }
        $there = @{ EndpointUrl = $small.EndpointUrl }
        $its = New-ChimeMediaInsightsPipelineConfiguration small -SpeakerSearch -ResourceAccessRoleArn $role @there
        $made = (New-Leg), (New-Leg), (New-Leg) | New-ChimeMediaInsightsPipeline $its @there -ConfirmConsent -MaxConcurrentRequests 1 -ErrorAction SilentlyContinue -ErrorVariable problems
        $small | Stop-ChimeVoiceEmulator
        $made | Should -HaveCount 1
        $problems | Should -HaveCount 2
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ResourceLimitExceededException,*'
        $problems[0].CategoryInfo.Category | Should -Be 'QuotaExceeded'
        $problems[0].Exception.Message | Should -Match 'remove those whose calls have ended'
    }

    It 'names the configuration that does not exist' {
        $gone = $configuration.ConfigurationArn + '-gone'
        New-Leg | New-ChimeMediaInsightsPipeline $gone -ConfirmConsent -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'NotFoundException,*'
        $problem[0].Exception.Message | Should -Match 'also that of the configuration'
    }
}

Describe 'A pipeline' {
    It 'pipes into tasks of both kinds, one for each stream, live and deserialized' {
        $call = New-TransactionId
        $pipeline = (New-Leg $call true), (New-Leg $call false) | New-ChimeMediaInsightsPipeline @with -GroupLegs
        $tasks = $pipeline | Start-ChimeVoiceToneAnalysisTask -ConfirmConsent
        $tasks.ChannelId | Should -Be 0, 1
        $tasks.StreamArn | Should -Be $pipeline.Streams.StreamArn
        $tasks.TransactionId | Should -Be $call, $call
        $tasks.MediaInsightsPipelineId | Select-Object -Unique | Should -Be $pipeline.MediaInsightsPipelineId
        $searches = $pipeline | ConvertTo-Deserialized | Start-ChimeSpeakerSearchTask -VoiceProfileDomainId $emulator.VoiceProfileDomainId -ConfirmConsent
        $searches | Should -HaveCount 2
        ($pipeline | Get-ChimeMediaInsightsPipeline).ElementStatuses[0].Type | Should -Be 'VoiceAnalyticsProcessor'
    }

    It 'pipes into tasks where its metadata name no call' {
        $pipeline = New-ChimeMediaInsightsPipeline $configuration -StreamArn $stream -ParticipantRole AGENT -ConfirmConsent
        $task = $pipeline | Start-ChimeVoiceToneAnalysisTask -ConfirmConsent
        $task.StreamArn, $task.ChannelId, $task.MediaInsightsPipelineId | Should -Be $stream, 0, $pipeline.MediaInsightsPipelineId
        ($task | Get-ChimeTask).TaskId | Should -Be $task.TaskId
        $task | Stop-ChimeTask
    }

    It 'is whole after Export-Clixml' {
        $pipeline = New-Leg | New-ChimeMediaInsightsPipeline @with -Metadata @{ case = 1 }
        $copy = $pipeline | ConvertTo-Deserialized
        $copy.Streams[0].ParticipantRole, $copy.Streams[0].StreamArn | Should -Be 'CUSTOMER', $pipeline.StreamArn
        $copy.Metadata.case, $copy.TransactionId | Should -Be '1', $pipeline.TransactionId
        $copy.ElementStatuses[0].Status | Should -Be 'NotStarted'
    }

    It 'shows hostile text without what a terminal acts upon' {
        $hostile = New-Leg | New-ChimeMediaInsightsPipeline @with -Metadata @{ transactionId = "call`e[31m`n"; callId = "c`u{202e}" }
        foreach ($text in ($hostile | Format-Table | Out-String), ($hostile | Format-List | Out-String)) {
            $text -replace "`e\[(0|32;1)m" | Should -Not -Match "[`e`u{202e}]"
        }
    }
}

Describe 'Get-ChimeMediaInsightsPipeline' {
    BeforeAll {
        $paged = Start-ChimeVoiceEmulator -NoQuota
        $there = @{ EndpointUrl = $paged.EndpointUrl }
        $its = New-ChimeMediaInsightsPipelineConfiguration paged -SpeakerSearch -ResourceAccessRoleArn $role @there
        $made = 1..104 | ForEach-Object { [pscustomobject] @{ StreamArn = $stream; FragmentNumber = "$_" } } | New-ChimeMediaInsightsPipeline $its @there -ConfirmConsent
        function Get-Sent([string] $Operation) { @(Get-EmulatorRequest $paged $Operation).Count }
    }

    AfterAll {
        $paged | Stop-ChimeVoiceEmulator
    }

    It 'lists all, page by page, each as a whole' {
        $before = Get-Sent ListMediaPipelines
        $all = Get-ChimeMediaInsightsPipeline @there
        $all.MediaInsightsPipelineId | Sort-Object | Should -Be ($made.MediaInsightsPipelineId | Sort-Object)
        $all.StreamArn | Select-Object -Unique | Should -Be $stream
        (Get-Sent ListMediaPipelines) - $before | Should -Be 2
    }

    It 'counts -First and -Skip over what it lists, and reads little more' {
        $all = (Get-ChimeMediaInsightsPipeline @there).MediaInsightsPipelineId
        $before = Get-Sent GetMediaPipeline
        (Get-ChimeMediaInsightsPipeline @there -Skip 1 -First 2).MediaInsightsPipelineId | Should -Be $all[1..2]
        (Get-Sent GetMediaPipeline) - $before | Should -Be 3
    }

    It 'lists those of a call and of a status' {
        $one, $other = (New-Leg call-of-filter), (New-Leg call-of-another) | New-ChimeMediaInsightsPipeline @with
        $other | Suspend-ChimeMediaInsightsPipeline
        (Get-ChimeMediaInsightsPipeline -TransactionId CALL-OF-FILTER).MediaInsightsPipelineId | Should -Be $one.MediaInsightsPipelineId
        (Get-ChimeMediaInsightsPipeline -TransactionId call-of-* -Status paused).MediaInsightsPipelineId | Should -Be $other.MediaInsightsPipelineId
        (Get-ChimeMediaInsightsPipeline -TransactionId call-of-* -Skip 1 -First 5).MediaInsightsPipelineId | Should -Be $other.MediaInsightsPipelineId
        Get-ChimeMediaInsightsPipeline -TransactionId none | Should -BeNullOrEmpty
    }

    It 'reads one by its id or its ARN, as text, from a live and a deserialized object, a CSV row and an event' {
        $one = $made[3]
        $id = $one.MediaInsightsPipelineId
        (Get-ChimeMediaInsightsPipeline $one.MediaInsightsPipelineArn @there).MediaInsightsPipelineId | Should -Be $id
        ($id | Get-ChimeMediaInsightsPipeline @there).MediaInsightsPipelineId | Should -Be $id
        ($one | Get-ChimeMediaInsightsPipeline).MediaInsightsPipelineId | Should -Be $id
        ($one | ConvertTo-Deserialized | Get-ChimeMediaInsightsPipeline).MediaInsightsPipelineId | Should -Be $id
        ($one | ConvertTo-CsvRow | Get-ChimeMediaInsightsPipeline @there).MediaInsightsPipelineId | Should -Be $id
        ((New-PipelineEventJson).Replace('0000aaaa-bbbb-4ccc-8ddd-eeeeffff0002', $id) | ConvertFrom-ChimeVoiceEvent | Get-ChimeMediaInsightsPipeline @there).MediaInsightsPipelineId | Should -Be $id
    }

    It 'refuses what is no id, and goes on after one that does not exist' {
        $found = 'none', [guid]::NewGuid().ToString(), $made[0].MediaInsightsPipelineId | Get-ChimeMediaInsightsPipeline @there -ErrorAction SilentlyContinue -ErrorVariable problems
        $found.MediaInsightsPipelineId | Should -Be $made[0].MediaInsightsPipelineId
        $problems | Should -HaveCount 2
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $problems[1].FullyQualifiedErrorId | Should -BeLike 'NotFoundException,*'
    }
}

Describe 'Suspend- and Resume-ChimeMediaInsightsPipeline' {
    BeforeEach {
        $pipeline = New-Leg | New-ChimeMediaInsightsPipeline @with
    }

    It 'suspend and resume, and emit nothing but with -PassThru' {
        $pipeline | Suspend-ChimeMediaInsightsPipeline | Should -BeNullOrEmpty
        ($pipeline | Get-ChimeMediaInsightsPipeline).Status | Should -Be 'Paused'
        ($pipeline | Resume-ChimeMediaInsightsPipeline -PassThru).Status | Should -Not -Be 'Paused'
        ($pipeline.MediaInsightsPipelineArn | Suspend-ChimeMediaInsightsPipeline -PassThru).Status | Should -Be 'Paused'
    }

    It 'do nothing where there is nothing to do, and say so' {
        ($pipeline | Resume-ChimeMediaInsightsPipeline -Verbose 4>&1) -join "`n" | Should -Match 'was not suspended; nothing was done'
        $pipeline | Suspend-ChimeMediaInsightsPipeline
        ($pipeline | Suspend-ChimeMediaInsightsPipeline -Force -Verbose 4>&1) -join "`n" | Should -Match 'was suspended already; nothing was done'
    }

    It 'have succeeded where the answer was lost, and do nothing with -WhatIf' {
        $pipeline | Suspend-ChimeMediaInsightsPipeline -WhatIf -Force
        ($pipeline | Get-ChimeMediaInsightsPipeline).Status | Should -Not -Be 'Paused'
        Set-ChimeVoiceEmulator -Fault @{ Kind = 'ResetAfterWork'; Operation = 'UpdateMediaInsightsPipelineStatus'; Count = 1 }
        $pipeline | Suspend-ChimeMediaInsightsPipeline -ErrorVariable problem
        $problem | Should -BeNullOrEmpty
        ($pipeline | Get-ChimeMediaInsightsPipeline).Status | Should -Be 'Paused'
    }
}

Describe 'Remove-ChimeMediaInsightsPipeline' {
    It 'removes, emits nothing, and with -PassThru what was there' {
        $one, $other = (New-Leg), (New-Leg) | New-ChimeMediaInsightsPipeline @with
        $one | Remove-ChimeMediaInsightsPipeline -Force | Should -BeNullOrEmpty
        ($other | ConvertTo-Deserialized | Remove-ChimeMediaInsightsPipeline -Confirm:$false -PassThru).TransactionId | Should -Be $other.TransactionId
        $one, $other | Get-ChimeMediaInsightsPipeline -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -BeLike 'NotFoundException,*'
    }

    It 'has succeeded where the answer was lost, and does nothing with -WhatIf' {
        $one = New-Leg | New-ChimeMediaInsightsPipeline @with
        $one | Remove-ChimeMediaInsightsPipeline -Force -WhatIf
        $one | Get-ChimeMediaInsightsPipeline | Should -HaveCount 1
        Set-ChimeVoiceEmulator -Fault @{ Kind = 'ResetAfterWork'; Operation = 'DeleteMediaPipeline'; Count = 1 }
        $one | Remove-ChimeMediaInsightsPipeline -Force -ErrorVariable problem
        $problem | Should -BeNullOrEmpty
    }

    It 'asks, and -Force asks nothing' {
        $one = New-Leg | New-ChimeMediaInsightsPipeline @with
        $result = Invoke-Asking 'No' 'param($Pipeline) $Pipeline | Remove-ChimeMediaInsightsPipeline' $one
        $result.Questions[0] | Should -Match "media insights pipeline '$($one.MediaInsightsPipelineId)'"
        $one | Get-ChimeMediaInsightsPipeline | Should -HaveCount 1
    }

    It 'refuses a task from the pipeline, whose whole pipeline would be lost' {
        $one = New-Leg | New-ChimeMediaInsightsPipeline @with
        $one | Start-ChimeVoiceToneAnalysisTask -ConfirmConsent | Remove-ChimeMediaInsightsPipeline -Force -ErrorAction SilentlyContinue -ErrorVariable problem
        "$problem" | Should -Match 'is a task or an event of one'
        $one | Get-ChimeMediaInsightsPipeline | Should -HaveCount 1
    }

}
