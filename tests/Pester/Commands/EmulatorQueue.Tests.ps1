# The emulator's own queue, and the queues that it sends its notifications to.

BeforeDiscovery {
    . "$PSScriptRoot/../Support/FauxQueue.ps1"
    $Obstacle = Find-NodeObstacle
}

BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/FauxQueue.ps1"

    function Receive-Body {
        # The texts of the messages in a queue, received until there are so many.
        param([string] $QueueUrl, [string] $EndpointUrl, [int] $Count)
        $signature = 'AWS4-HMAC-SHA256 Credential=A/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=' + ('0' * 64)
        $body = @{ QueueUrl = $QueueUrl; MaxNumberOfMessages = 10; WaitTimeSeconds = 5 } | ConvertTo-Json
        $received = 0
        while ($received -lt $Count) {
            $answer = Invoke-RestMethod -Uri $EndpointUrl -Method Post -Body $body -ContentType 'application/x-amz-json-1.0' `
                -Headers @{ 'X-Amz-Target' = 'AmazonSQS.ReceiveMessage'; Authorization = $signature } -SkipHeaderValidation
            if ($answer.PSObject.Properties['Messages']) {
                $received += @($answer.Messages).Count
                $answer.Messages.Body
            }
        }
    }
}

Describe 'the queue of an emulator' {
    AfterEach { Stop-ChimeVoiceEmulator }

    It 'has a URL whose host is its endpoint, and a dead-letter queue unless there is no redrive' {
        $emulator = Start-ChimeVoiceEmulator
        $without = Start-ChimeVoiceEmulator -MaxReceiveCount 0

        $emulator.QueueUrl | Should -BeLike "$($emulator.EndpointUrl)/*/emulated-queue"
        $emulator.DeadLetterQueueUrl | Should -BeLike "$($emulator.EndpointUrl)/*/emulated-queue-dead-letters"
        $without.DeadLetterQueueUrl | Should -BeNullOrEmpty
    }

    It 'is in no variable of the process' {
        $null = Start-ChimeVoiceEmulator -SetDefault -WarningAction Ignore

        (Get-ChildItem Env:AWS_ENDPOINT_URL*).Name | Sort-Object | Should -Be 'AWS_ENDPOINT_URL_CHIME_SDK_MEDIA_PIPELINES',
            'AWS_ENDPOINT_URL_CHIME_SDK_VOICE'
    }

    It 'receives what another emulator sends to it, from the start or from when it is told to' {
        $receiver = Start-ChimeVoiceEmulator
        $from = Start-ChimeVoiceEmulator -TaskDuration 0.2 -EventQueueUrl $receiver.QueueUrl
        $later = Start-ChimeVoiceEmulator -TaskDuration 0.2
        $later | Set-ChimeVoiceEmulator -EventQueueUrl $receiver.QueueUrl

        foreach ($emulator in $from, $later) {
            $null = $emulator | Start-ChimeSpeakerSearchTask -TransactionId (New-TransactionId) -ConfirmConsent
            $bodies = Receive-Body $receiver.QueueUrl $receiver.EndpointUrl -Count 3
            $bodies | Should -Be ($emulator | Get-ChimeVoiceEmulatorEvent)
        }

        $later | Set-ChimeVoiceEmulator -EventQueueUrl $null
        (Get-EmulatedService $later).Notifications.EventQueueUrl | Should -BeNullOrEmpty
    }

    It 'refuses a queue that nothing may be sent to: <Url>' -ForEach @(
        @{ Url = 'http://example.com/111122223333/events' }
        @{ Url = 'http://127.0.0.1:9324/events' }
        @{ Url = 'https://sqs.us-east-1.amazonaws.com/111122223333/events' }
    ) {
        { Start-ChimeVoiceEmulator -EventQueueUrl $Url } | Should -Throw -ErrorId 'InvalidParameter*' -ExpectedMessage '*EventQueueUrl*'
        Get-ChimeVoiceEmulator | Should -BeNullOrEmpty
    }

    It 'refuses a receive count that is none' {
        { Start-ChimeVoiceEmulator -MaxReceiveCount -1 } | Should -Throw -ErrorId 'InvalidParameter*' -ExpectedMessage '*MaxReceiveCount*'
    }
}

Describe 'a stand-in of SQS that is not this repository''s' -Skip:([bool] $Obstacle) {
    BeforeAll { $queue = Start-FauxQueue }
    AfterAll {
        Stop-ChimeVoiceEmulator
        $queue | Stop-FauxQueue
    }

    It 'takes the notifications of an emulator under its full URL' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.2 -EventQueueUrl $queue.QueueUrl
        $null = $emulator | Start-ChimeSpeakerSearchTask -TransactionId (New-TransactionId) -ConfirmConsent

        $bodies = Receive-Body $queue.QueueUrl $queue.EndpointUrl -Count 3

        $bodies | Sort-Object | Should -Be ($emulator | Get-ChimeVoiceEmulatorEvent | Sort-Object)
    }
}
