# Wait-ChimeTask with a queue of its own.

BeforeDiscovery {
    . "$PSScriptRoot/../Support/FauxQueue.ps1"
    $Obstacle = Find-NodeObstacle
}

BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/FauxQueue.ps1"
    . "$PSScriptRoot/../Support/MediaInsights.ps1"
    . "$PSScriptRoot/../Support/EventQueue.ps1"

    function Start-Several($Emulator, [int] $Count = 5) {
        1..$Count | ForEach-Object {
            $start = if ($_ % 2) { 'Start-ChimeSpeakerSearchTask' } else { 'Start-ChimeVoiceToneAnalysisTask' }
            $Emulator | & $start -TransactionId (New-TransactionId) -ConfirmConsent
        }
    }
}

Describe 'Wait-ChimeTask -QueueUrl' {
    AfterEach { Stop-ChimeVoiceEmulator }

    It 'asks for a task when its notification comes, and deletes what it reads' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.6 -NoQuota
        $tasks = Start-Several $emulator 6
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $done = $tasks | Wait-ChimeTask -QueueUrl $emulator.QueueUrl -Timeout 30 -Verbose 4>&1
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 20 -Because 'a poll without news would come after 60 s'
        $waited = $done | Where-Object { $_ -is [ChimeVoiceTools.ChimeTask] }
        $waited.TaskId | Sort-Object | Should -Be ($tasks.TaskId | Sort-Object)
        $waited.Status | Select-Object -Unique | Should -Be 'SUCCEEDED'
        $read = [regex]::Match(($done -join "`n"), '(\d+) notifications were read from the queue emulated-queue').Groups[1].Value
        foreach ($task in $tasks) {
            @(Get-EmulatorRequest $emulator Get* | Where-Object Path -Match $task.TaskId).Count | Should -BeLessThan 3
        }

        # An analysis ends with a notification for each speaker, and the wait with the first.
        $left = (Get-MessageCount $emulator.QueueUrl) -split '/' | Measure-Object -Sum
        $read | Should -BeGreaterThan 11
        [int] $read + $left.Sum | Should -Be @($emulator | Get-ChimeVoiceEmulatorEvent).Count
    }

    It 'waits behind the starts, with no queue of news for the first task' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.3 -NoQuota -SetDefault -WarningAction Ignore
        $done = 1..4 | ForEach-Object { [pscustomobject] @{ VoiceConnectorId = $emulator.VoiceConnectorId; VoiceProfileDomainId = $emulator.VoiceProfileDomainId; TransactionId = "call-$_" } } |
            Start-ChimeSpeakerSearchTask -ConfirmConsent | Wait-ChimeTask -QueueUrl $emulator.QueueUrl -Timeout 30
        $done.TransactionId | Sort-Object | Should -Be 'call-1', 'call-2', 'call-3', 'call-4'
    }

    It 'deletes what is about tasks of nobody' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.2 -NoQuota
        $null = Start-Several $emulator 4
        Wait-Until { (Get-EmulatedTask $emulator).Status -notmatch 'IN_' }
        $task = Start-Several $emulator 1
        ($task | Wait-ChimeTask -QueueUrl $emulator.QueueUrl -Timeout 30).TaskId | Should -Be $task.TaskId
        Get-MessageCount $emulator.QueueUrl | Should -Be '0/0'
    }

    It 'emits a search on a media insights pipeline with the results that its notifications brought' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.4 -NoQuota
        $pipeline = New-EmulatedPipeline $emulator
        $search = Start-ChimeSpeakerSearchTask -MediaInsightsPipelineId $pipeline.Id -StreamArn $pipeline.StreamArn -ChannelId 0 `
            -VoiceProfileDomainId $emulator.VoiceProfileDomainId -EndpointUrl $emulator.EndpointUrl -ConfirmConsent
        $done = $search | Wait-ChimeTask -QueueUrl $emulator.QueueUrl -PollingInterval 0.2 -Timeout 30 -WarningVariable warned
        $done.Status | Should -Be 'Stopped'
        $done.BestMatchId | Should -BeLike 'vp-*'
        $done.BestScore | Should -BeGreaterThan 0.8
        $done.VoiceprintGenerationStatus | Should -Be 'VoiceprintGenerationSuccess'
        $warned | Should -BeNullOrEmpty
        $search.BestMatchId | Should -BeNullOrEmpty -Because 'the object that was piped in stays as it is'
    }

    It 'finds the results of a search on a pipeline that ended before' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.2 -NoQuota
        $pipeline = New-EmulatedPipeline $emulator
        $search = Start-ChimeSpeakerSearchTask -MediaInsightsPipelineId $pipeline.Id -StreamArn $pipeline.StreamArn -ChannelId 0 `
            -VoiceProfileDomainId $emulator.VoiceProfileDomainId -EndpointUrl $emulator.EndpointUrl -ConfirmConsent
        Wait-Until { ($search | Get-ChimeTask).IsFinished }
        ($search | Get-ChimeTask | Wait-ChimeTask -QueueUrl $emulator.QueueUrl -Timeout 30).BestMatchId | Should -BeLike 'vp-*'
    }

    It 'polls what no notification comes of, as often as -PollingInterval says' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.5 -NoQuota
        $silent = Start-ChimeVoiceEmulator
        $tasks = Start-Several $emulator 2
        $done = $tasks | Wait-ChimeTask -QueueUrl $silent.QueueUrl -PollingInterval 0.2 -Timeout 30
        $done | Should -HaveCount 2
    }

    It 'ends in time also while it waits for the queue' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 60
        $task = Start-Several $emulator 1
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $task | Wait-ChimeTask -QueueUrl $emulator.QueueUrl -Timeout 0.5 -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 10
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ChimeTaskWaitTimeout*'
    }

    It 'refuses a queue that does not exist before anything is started' {
        $emulator = Start-ChimeVoiceEmulator -SetDefault -WarningAction Ignore
        $before = @(Get-EmulatorRequest $emulator Start*).Count
        {
            $emulator | Start-ChimeVoiceToneAnalysisTask -TransactionId call-1 -ConfirmConsent |
                Wait-ChimeTask -QueueUrl ($emulator.QueueUrl + '-gone')
        } | Should -Throw '*emulated-queue-gone*' -ErrorId '*,ChimeVoiceTools.Commands.Tasks.WaitTaskCommand'
        @(Get-EmulatorRequest $emulator Start*).Count | Should -Be $before
    }

    It 'refuses <_>' -ForEach @(
        'not a url', 'ftp://127.0.0.1/1/q', 'https://example.test/111122223333/q', 'https://user:word@sqs.us-east-1.amazonaws.com/1/q'
    ) {
        $url = $_
        { [pscustomobject] @{ Status = 'SUCCEEDED' } | Wait-ChimeTask -QueueUrl $url } | Should -Throw '*QueueUrl*' -ErrorId 'InvalidParameter,*'
    }

    It 'goes on by polling where the queue is lost, with one warning' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 600 -NoQuota
        $lost = Start-ChimeVoiceEmulator
        $tasks = Start-Several $emulator 2
        $other = [powershell]::Create().AddScript({
                param($Manifest, $Tasks, $QueueUrl)
                Import-Module $Manifest
                $Tasks | Wait-ChimeTask -QueueUrl $QueueUrl -PollingInterval 0.5 -Region us-east-1 -AccessKey any -SecretKey any
            }).AddArgument($Manifest).AddArgument($tasks).AddArgument($lost.QueueUrl)
        try {
            $waiting = $other.BeginInvoke()
            Wait-Until { Get-EmulatorRequest $lost ReceiveMessage }
            $lost | Stop-ChimeVoiceEmulator
            Wait-Until { $other.Streams.Warning.Count } -Within 90
            $emulator | Set-ChimeVoiceEmulator -AdvanceTime 601
            $other.EndInvoke($waiting) | Should -HaveCount 2
            $other.Streams.Warning | Should -HaveCount 1
            $other.Streams.Warning[0].Message | Should -Match 'queue emulated-queue could not be read'
            $other.Streams.Error | Should -BeNullOrEmpty
        }
        finally {
            $other.Dispose()
        }
    }

    It 'leaves what is no event in the queue, and says so' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.3 -NoQuota
        Send-Message $emulator.QueueUrl 'an order of ten chairs'
        $tasks = Start-Several $emulator 1
        $tasks | Wait-ChimeTask -QueueUrl $emulator.QueueUrl -Timeout 30 -WarningVariable warned -WarningAction SilentlyContinue | Should -HaveCount 1
        $warned | Should -HaveCount 1
        $warned[0].Message | Should -Match 'no events of voice analytics.+an order of ten chairs'
        Get-MessageCount $emulator.QueueUrl | Should -Match '^(1/0|0/1)$'
    }

    It 'has the queue where its URL says, whatever -EndpointUrl and -Region say of the tasks' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.3 -NoQuota -Region us-west-2
        $queue = Start-ChimeVoiceEmulator
        $emulator | Set-ChimeVoiceEmulator -EventQueueUrl $queue.QueueUrl
        $task = Start-Several $emulator 1
        $row = [pscustomobject] @{ VoiceConnectorId = $task.VoiceConnectorId; SpeakerSearchTaskId = $task.TaskId }
        ($row | Wait-ChimeTask -QueueUrl $queue.QueueUrl -EndpointUrl $emulator.EndpointUrl -Region us-west-2 -Timeout 30).Status | Should -Be 'SUCCEEDED'
        (Get-EmulatorRequest $queue | Where-Object Operation -Match 'ReceiveMessage') | Should -Not -BeNullOrEmpty
    }
}

Describe 'Wait-ChimeTask behind Receive-ChimeVoiceEvent' {
    AfterEach { Stop-ChimeVoiceEmulator }

    It 'warns once that finished tasks are written with the next event, and names the loop' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.3 -NoQuota -SetDefault -WarningAction Ignore
        $queue = Start-ChimeVoiceEmulator
        1..3 | ForEach-Object { New-ReadyEvent "e-$_" -VoiceConnectorId $emulator.VoiceConnectorId } | Send-Message $queue.QueueUrl
        $done = Receive-ChimeVoiceEvent -QueueUrl $queue.QueueUrl -IdleTimeout 0 |
            Start-ChimeSpeakerSearchTask -VoiceProfileDomainId $emulator.VoiceProfileDomainId -ConfirmConsent |
            Wait-ChimeTask -Timeout 30 -WarningVariable warned -WarningAction SilentlyContinue
        $done | Should -HaveCount 3
        $warned | Should -HaveCount 1
        $warned[0].Message | Should -Match 'next event.+Receive-ChimeVoiceEvent \| ForEach-Object \{ \$e = \$_; switch \(\$e\.DetailStatus\)'
    }

    It 'warns of nothing elsewhere' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.3 -NoQuota
        Start-Several $emulator 1 | Wait-ChimeTask -Timeout 30 -WarningVariable warned | Should -HaveCount 1
        $warned | Should -BeNullOrEmpty
    }
}

Describe 'Wait-ChimeTask with a stand-in of SQS' -Skip:([bool] $Obstacle) {
    BeforeAll {
        $faux = Start-FauxQueue
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.5 -NoQuota -EventQueueUrl $faux.QueueUrl
    }

    AfterAll {
        Stop-ChimeVoiceEmulator
        $faux | Stop-FauxQueue
    }

    It 'asks when a notification comes, and deletes it' {
        $tasks = 1..3 | ForEach-Object { Start-Several $emulator 1 }
        $done = $tasks | Wait-ChimeTask -QueueUrl $faux.QueueUrl @Keys -Timeout 30
        $done | Should -HaveCount 3
        Get-MessageCount $faux.QueueUrl | Should -Be '0/0'
    }

    It 'refuses a queue that does not exist' {
        { [pscustomobject] @{ Status = 'SUCCEEDED' } | Wait-ChimeTask -QueueUrl ($faux.QueueUrl + '-gone') @Keys } | Should -Throw '*gone*'
    }
}
