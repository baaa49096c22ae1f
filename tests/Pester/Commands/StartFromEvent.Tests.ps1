BeforeDiscovery {
    $kinds = @(
        @{ Start = 'Start-ChimeSpeakerSearchTask'; Operation = 'StartSpeakerSearchTask' }
        @{ Start = 'Start-ChimeVoiceToneAnalysisTask'; Operation = 'StartVoiceToneAnalysisTask' }
    )
    $forms = @(
        @{ Form = 'live'; Convert = { $_ } }
        @{ Form = 'deserialized'; Convert = { $_ | ConvertTo-Deserialized } }
        @{ Form = 'a row of a CSV file'; Convert = { $_ | Select-Object * -ExcludeProperty InviteHeaders | ConvertTo-CsvRow } }
        @{ Form = 'through Where-Object'; Convert = { $_ | Where-Object DetailStatus -EQ AnalyticsReady } }
        @{ Form = 'through Select-Object'; Convert = { $_ | Select-Object VoiceConnectorId, TransactionId } }
        @{ Form = 'deserialized, through Select-Object'; Convert = { $_ | ConvertTo-Deserialized | Select-Object VoiceConnectorId, TransactionId, DetailType } }
    )
}

BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/VoiceEvents.ps1"
    . "$PSScriptRoot/../Support/MediaInsights.ps1"
    . "$PSScriptRoot/../Support/EventQueue.ps1"
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 30 -NoQuota -SetDefault 3>$null
    $domain = @{ VoiceProfileDomainId = $emulator.VoiceProfileDomainId }

    function New-ReadyEvent([string] $TransactionId = (New-TransactionId), [string] $IsCaller = 'false') {
        New-ReadyEventJson -VoiceConnectorId $emulator.VoiceConnectorId -TransactionId $TransactionId -IsCaller $IsCaller | ConvertFrom-ChimeVoiceEvent
    }
    function Get-Needed([string] $Start) { if ($Start -match 'Search') { $domain.Clone() } else { @{} } }
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe '<Start> with an event' -ForEach $kinds {
    BeforeAll {
        $needed = Get-Needed $Start
    }

    It 'starts nothing twice, whichever leg the event is of and however often it comes' {
        $call = New-TransactionId
        $events = (New-ReadyEvent $call true), (New-ReadyEvent $call false), (New-ReadyEvent $call true)
        $tasks = $events | & $Start @needed -ConfirmConsent -ErrorVariable failed
        $failed | Should -BeNullOrEmpty
        $tasks | Should -HaveCount 3
        $tasks.TaskId | Select-Object -Unique | Should -HaveCount 1
        Get-EmulatedTask $emulator $call | Should -HaveCount 1
        @(Get-ChimeTask | Where-Object TransactionId -EQ $call) | Should -HaveCount 1
    }

    It 'starts nothing twice, <Form>' -ForEach $forms {
        $ready = New-ReadyEvent
        $first = $ready | & $Start @needed -ConfirmConsent
        $again = $ready | ForEach-Object $Convert | & $Start @needed -ConfirmConsent
        $again.TaskId | Should -Be $first.TaskId
        Get-EmulatedTask $emulator $ready.TransactionId | Should -HaveCount 1
    }

    It 'starts nothing twice on another machine' {
        $ready = New-ReadyEvent
        $first = $ready | & $Start @needed -ConfirmConsent
        $raw = $ready.Raw
        $other = Invoke-FreshPowerShell ([scriptblock]::Create(
                "`$ready = '$raw' | ConvertFrom-ChimeVoiceEvent; (`$ready | $Start -ConfirmConsent $(if ($needed.Count) { "-VoiceProfileDomainId $($needed.VoiceProfileDomainId)" })).TaskId"
            )) @{ AWS_ENDPOINT_URL_CHIME_SDK_VOICE = $emulator.EndpointUrl; AWS_ACCESS_KEY_ID = 'AKIDTEST'; AWS_SECRET_ACCESS_KEY = 'not-a-secret'; AWS_REGION = $emulator.Region }
        $other.Error | Should -BeNullOrEmpty
        $other.Output | Should -Be $first.TaskId
    }

    It 'emits the task as it is by now where that has ended, and starts another with a token of its own' {
        $ready = New-ReadyEvent
        $first = $ready | & $Start @needed -ConfirmConsent
        $first | Stop-ChimeTask
        $again = $ready | & $Start @needed -ConfirmConsent
        $again.TaskId | Should -Be $first.TaskId
        $again.IsFinished | Should -BeTrue
        $own = $ready | & $Start @needed -ConfirmConsent -ClientRequestToken ([guid]::NewGuid())
        $own.TaskId | Should -Not -Be $first.TaskId
        ($first | & $Start @needed -ConfirmConsent).TaskId | Should -Not -BeIn $first.TaskId, $own.TaskId -Because 'a task is no event'
    }

    It 'takes a token that was given twice for an error' {
        $token = [guid]::NewGuid().ToString('N')
        $tasks = (New-ReadyEvent), (New-ReadyEvent) | & $Start @needed -ConfirmConsent -ClientRequestToken $token -ErrorVariable failed -ErrorAction SilentlyContinue
        $tasks | Should -HaveCount 1
        $tasks.TaskId | Should -Be (Get-EmulatedTask $emulator | Where-Object ClientRequestToken -EQ $token).TaskId
        $failed | Should -HaveCount 1
        $failed[0].Exception.Message | Should -Match 'ClientRequestToken'
    }

    It 'makes a token up where nothing is piped in' {
        $call = New-TransactionId
        $tasks = 1..2 | ForEach-Object { & $Start @needed -ConfirmConsent -VoiceConnectorId $emulator.VoiceConnectorId -TransactionId $call }
        $tasks.TaskId | Select-Object -Unique | Should -HaveCount 2
    }
}

Describe 'A speaker search that an event starts' {
    It 'is another one for each leg that is named, and for each domain' {
        $other = New-ChimeVoiceProfileDomain -Name other -KmsKeyArn arn:aws:kms:us-east-1:111122223333:key/1
        $ready = New-ReadyEvent
        $legs = (New-ReadyEvent $ready.TransactionId true), $ready, $ready |
            Start-ChimeSpeakerSearchTask @domain -ConfirmConsent -CallLeg { if ($_.IsCaller) { 'caller' } else { 'Callee' } }
        $legs.TaskId | Select-Object -Unique | Should -HaveCount 2
        $elsewhere = $ready | Start-ChimeSpeakerSearchTask -VoiceProfileDomainId $other.VoiceProfileDomainId -ConfirmConsent
        $elsewhere.TaskId | Should -Not -BeIn $legs.TaskId
    }

    It 'is one where the answer is lost and the event comes again' {
        $ready = New-ReadyEvent
        Set-ChimeVoiceEmulator -Fault @{ Kind = 'ResetAfterWork'; Operation = 'StartSpeakerSearchTask'; Count = 1 }
        $tasks = $ready, $ready | Start-ChimeSpeakerSearchTask @domain -ConfirmConsent
        $tasks.TaskId | Select-Object -Unique | Should -HaveCount 1
        Get-EmulatedTask $emulator $ready.TransactionId | Should -HaveCount 1
    }
}

Describe '<Start> behind Receive-ChimeVoiceEvent' -ForEach $kinds {
    It 'starts nothing twice for messages that are sent again and for the other leg, in one loop and in two' {
        $needed = Get-Needed $Start
        $queue = Start-ChimeVoiceEmulator
        try {
            $call = New-TransactionId
            foreach ($round in 1, 2) {
                foreach ($caller in 'true', 'false') {
                    $json = New-ReadyEventJson -VoiceConnectorId $emulator.VoiceConnectorId -TransactionId $call -IsCaller $caller
                    $json.Replace("ready-$call", "ready-$call-$caller-$round"), $json.Replace("ready-$call", "ready-$call-$caller-$round") | Send-Message $queue.QueueUrl
                }

                $tasks = Receive-ChimeVoiceEvent -QueueUrl $queue.QueueUrl -IdleTimeout 0 | ForEach-Object {
                    $e = $_
                    switch ($e.DetailStatus) { AnalyticsReady { $e | & $Start @needed -ConfirmConsent } }
                }
                $tasks.TransactionId | Select-Object -Unique | Should -Be $call
                Get-MessageCount $queue.QueueUrl | Should -Be '0/0'
            }

            Get-EmulatedTask $emulator $call | Should -HaveCount 1
        }
        finally {
            $queue | Stop-ChimeVoiceEmulator
        }
    }
}

Describe '<Start> on a pipeline' -ForEach $kinds {
    BeforeAll {
        $needed = Get-Needed $Start
        $configuration = New-ChimeMediaInsightsPipelineConfiguration "of-$Operation" -SpeakerSearch -VoiceToneAnalysis -ResourceAccessRoleArn arn:aws:iam::111122223333:role/analytics
        $leg = New-StreamingEventJson -TransactionId (New-TransactionId) -Stream (New-TransactionId) | ConvertFrom-ChimeVoiceEvent
    }

    It 'starts nothing twice where an event made the pipeline, live and deserialized' {
        $tasks = $leg, ($leg | ConvertTo-Deserialized) | ForEach-Object {
            $_ | New-ChimeMediaInsightsPipeline $configuration -ConfirmConsent | & $Start @needed -ConfirmConsent
        }
        $tasks.TaskId | Select-Object -Unique | Should -HaveCount 1
        $pipeline = $leg | New-ChimeMediaInsightsPipeline $configuration -ConfirmConsent | ConvertTo-Deserialized
        ($pipeline | & $Start @needed -ConfirmConsent).TaskId | Should -Be $tasks[0].TaskId
        $read = $pipeline | Get-ChimeMediaInsightsPipeline
        ($read | & $Start @needed -ConfirmConsent).TaskId | Should -Not -Be $tasks[0].TaskId -Because 'no event made it this time'
    }

    It 'starts nothing twice where the event names the pipeline' {
        $pipeline = New-EmulatedPipeline $emulator
        $stream = @{ StreamArn = $pipeline.StreamArn; ChannelId = 0 }
        $json = (New-PipelineEventJson).Replace('0000aaaa-bbbb-4ccc-8ddd-eeeeffff0002', $pipeline.Id)
        $tasks = $json, $json | ConvertFrom-ChimeVoiceEvent | & $Start @needed @stream -ConfirmConsent -ErrorVariable failed
        $failed | Should -BeNullOrEmpty
        $tasks.TaskId | Select-Object -Unique | Should -HaveCount 1
        if ($Start -match 'Search') {
            # The domain's ARN names the same domain.
            $arn = (Get-ChimeVoiceProfileDomain -VoiceProfileDomainId $needed.VoiceProfileDomainId).VoiceProfileDomainArn
            ($json | ConvertFrom-ChimeVoiceEvent | & $Start @stream -VoiceProfileDomainArn $arn -ConfirmConsent).TaskId | Should -Be $tasks[0].TaskId
        }
    }
}
