BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/EventQueue.ps1"

    $names = 'Credentials', 'Region', 'VoiceConnector', 'Streaming', 'MediaInsightsConfiguration', 'VoiceAnalyticsProcessor', 'SpeakerSearch', 'VoiceToneAnalysis', 'Sink', 'ResourceAccessRole'
    $processor = @{ type = 'VoiceAnalyticsProcessor' }
    $queue = @{ type = 'SqsQueueSink'; insightsTarget = 'arn:aws:sqs:us-east-1:111122223333:queue' }

    function Start-Setup {
        # An emulator with a voice connector that is set up, but for what is given.
        param([hashtable] $Streaming = @{}, [hashtable] $Configuration = @{}, [object[]] $Fault = @(), [string] $Region = 'us-east-1')
        $scenario = @{
            mediaInsightsPipelineConfigurations = @(@{ name = 'desk' } + $Configuration)
            streaming                           = @(if ($Streaming.Count -eq 0) { @{ configuration = 'desk' } } else { $Streaming })
            faults                              = $Fault
        }
        Start-ChimeVoiceEmulator -Scenario $scenario -Region $Region
    }

    function Get-Check($Checks, [string] $Name) {
        $Checks | Where-Object Name -EQ $Name
    }

    function Get-Left($Checks, [string] $Status = 'Passed') {
        # The names of the checks that have another status.
        @($Checks | Where-Object Status -NE $Status).Name
    }
}

Describe 'Test-ChimeVoiceSetup' {
    AfterEach {
        Get-ChimeVoiceEmulator | Stop-ChimeVoiceEmulator
    }

    It 'passes a voice connector that is set up, and changes nothing' {
        $emulator = Start-Setup
        $checks = Test-ChimeVoiceSetup -VoiceConnectorId $emulator.VoiceConnectorId -EndpointUrl $emulator.EndpointUrl
        $checks | Should -BeOfType ([ChimeVoiceTools.VoiceSetupCheck])
        $checks.Name | Should -Be $names
        $checks.Status | Sort-Object -Unique | Should -Be 'Passed'
        $checks.VoiceConnectorId | Sort-Object -Unique | Should -Be $emulator.VoiceConnectorId
        $checks.Region | Sort-Object -Unique | Should -Be 'us-east-1'
        $checks.EndpointUrl | Sort-Object -Unique | Should -Be $emulator.EndpointUrl
        $checks.Detail | Where-Object { -not $_ } | Should -BeNullOrEmpty
        $checks.Remedy | Where-Object { $_ } | Should -BeNullOrEmpty
        (Get-Check $checks Credentials).Detail | Should -Match 'arn:aws:iam::111122223333:user/emulator of account 111122223333\.'
        (Get-EmulatorRequest $emulator).Operation | Should -Be 'GetCallerIdentity', 'GetVoiceConnector', 'GetVoiceConnectorStreamingConfiguration', 'GetMediaInsightsPipelineConfiguration'
    }

    It 'names the fault where <What>' -ForEach @(
        @{ What = 'the region has no voice analytics'; Name = 'Region'; Setup = { Start-Setup -Region eu-west-2 }; Detail = 'eu-west-2 has no voice analytics'; Remedy = 'us-east-1, us-west-2' }
        @{ What = 'streaming is off'; Name = 'Streaming'; Setup = { Start-Setup -Streaming @{ configuration = 'desk'; disabled = $true } }; Detail = 'disabled'; Remedy = 'PutVoiceConnectorStreamingConfiguration' }
        @{ What = 'the configuration is disabled'; Name = 'MediaInsightsConfiguration'; Setup = { Start-Setup -Streaming @{ configuration = 'desk'; configurationDisabled = $true } }; Detail = 'media-insights-pipeline-configuration/desk is attached, and disabled'; Remedy = 'enable it' }
        @{ What = 'speaker search is off'; Name = 'SpeakerSearch'; Setup = { Start-Setup -Configuration @{ elements = @(@{ type = 'VoiceAnalyticsProcessor'; speakerSearchStatus = 'Disabled' }, $queue) } }; Detail = 'SpeakerSearchStatus is Disabled'; Remedy = 'Set SpeakerSearchStatus .+ to Enabled' }
        @{ What = 'voice tone analysis is off'; Name = 'VoiceToneAnalysis'; Setup = { Start-Setup -Configuration @{ elements = @(@{ type = 'VoiceAnalyticsProcessor'; voiceToneAnalysisStatus = 'Disabled' }, $queue) } }; Detail = 'VoiceToneAnalysisStatus is Disabled'; Remedy = 'Set VoiceToneAnalysisStatus' }
        @{ What = 'there is no sink'; Name = 'Sink'; Setup = { Start-Setup -Configuration @{ elements = @($processor) } }; Detail = 'no sink'; Remedy = 'SqsQueueSink' }
        @{ What = 'there is a recording only'; Name = 'Sink'; Setup = { Start-Setup -Configuration @{ elements = @($processor, @{ type = 'S3RecordingSink' }) } }; Detail = 'no sink'; Remedy = 'SqsQueueSink' }
        @{ What = 'the sink is in another region'; Name = 'Sink'; Setup = { Start-Setup -Configuration @{ elements = @($processor, @{ type = 'SqsQueueSink'; insightsTarget = 'arn:aws:sqs:us-west-2:111122223333:queue' }) } }; Detail = 'SqsQueueSink arn:aws:sqs:us-west-2:111122223333:queue is not in region us-east-1 and account 111122223333'; Remedy = 'own region and account' }
        @{ What = 'one of two sinks is in another account'; Name = 'Sink'; Setup = { Start-Setup -Configuration @{ elements = @($processor, $queue, @{ type = 'LambdaFunctionSink'; insightsTarget = 'arn:aws:lambda:us-east-1:999922223333:function:tell' }) } }; Detail = '^The LambdaFunctionSink arn:aws:lambda:us-east-1:999922223333:function:tell is not in'; Remedy = 'own region and account' }
        @{ What = 'the sink is a FIFO queue'; Name = 'Sink'; Setup = { Start-Setup -Configuration @{ elements = @($processor, @{ type = 'SqsQueueSink'; insightsTarget = 'arn:aws:sqs:us-east-1:111122223333:queue.fifo' }) } }; Detail = 'FIFO'; Remedy = 'standard' }
        @{ What = 'the sink names no target'; Name = 'Sink'; Setup = { Start-Setup -Configuration @{ elements = @($processor, @{ type = 'SnsTopicSink' }) } }; Detail = 'SnsTopicSink names no target'; Remedy = 'name a target' }
        @{ What = 'a user is named for the role'; Name = 'ResourceAccessRole'; Setup = { Start-Setup -Configuration @{ resourceAccessRoleArn = 'arn:aws:iam::111122223333:user/ann' } }; Detail = 'user/ann, which is no role'; Remedy = 'ResourceAccessRoleArn' }
    ) {
        $checks = & $Setup | Test-ChimeVoiceSetup
        $checks.Name | Should -Be $names
        Get-Left $checks | Should -Be $Name
        $check = Get-Check $checks $Name
        $check.Status | Should -Be 'Failed'
        $check.Detail | Should -Match $Detail
        $check.Remedy | Should -Match $Remedy
    }

    It 'names the fault, and what could not be looked at for it, where <What>' -ForEach @(
        @{ What = 'the credentials are refused'; Name = 'Credentials'; From = 2; Setup = { Start-Setup -Fault @{ kind = 'Error'; errorName = 'UnauthorizedClientException' } }; Detail = 'Asking whose the credentials are failed'; Remedy = 'credentials that AWS accepts' }
        @{ What = 'streaming is not configured'; Name = 'Streaming'; From = 4; Setup = { Start-ChimeVoiceEmulator }; Detail = 'no streaming configuration'; Remedy = 'PutVoiceConnectorStreamingConfiguration' }
        @{ What = 'no configuration is attached'; Name = 'MediaInsightsConfiguration'; From = 5; Setup = { Start-Setup -Streaming @{ disabled = $false } }; Detail = 'No media insights configuration is attached'; Remedy = 'Attach one' }
        @{ What = 'the configuration does not exist'; Name = 'MediaInsightsConfiguration'; From = 5; Setup = { Start-Setup -Fault @{ kind = 'Error'; errorName = 'NotFoundException'; operation = 'GetMediaInsightsPipelineConfiguration' } }; Detail = 'desk is attached, and does not exist'; Remedy = 'Attach one that exists' }
    ) {
        $checks = & $Setup | Test-ChimeVoiceSetup
        $checks.Name | Should -Be $names
        $failed = $checks | Where-Object Status -EQ Failed
        $failed.Name | Should -Be $Name
        $failed.Detail | Should -Match $Detail
        $failed.Remedy | Should -Match $Remedy
        Get-Left $checks Unknown | Should -Be (@($names[0..($From - 1)]) + @($Name) | Select-Object -Unique)
        $unknown = $checks | Where-Object Status -EQ Unknown
        $unknown.Detail | Sort-Object -Unique | Should -Be "Not looked at, since $Name is Failed."
        $unknown.Remedy | Where-Object { $_ } | Should -BeNullOrEmpty
    }

    It 'says that the kinds could not be looked at where there is no processor, and goes on' {
        $checks = Start-Setup -Configuration @{ elements = @($queue) } | Test-ChimeVoiceSetup
        (Get-Check $checks VoiceAnalyticsProcessor).Status | Should -Be 'Failed'
        (Get-Check $checks VoiceAnalyticsProcessor).Remedy | Should -Match 'VoiceAnalyticsProcessor'
        (Get-Check $checks SpeakerSearch).Status, (Get-Check $checks VoiceToneAnalysis).Status | Should -Be 'Unknown', 'Unknown'
        (Get-Check $checks Sink).Status, (Get-Check $checks ResourceAccessRole).Status | Should -Be 'Passed', 'Passed'
    }

    It 'says of an unknown voice connector that there is none, also beside others' {
        $emulator = Start-Setup
        $checks = Test-ChimeVoiceSetup ('a' * 22), $emulator.VoiceConnectorId -EndpointUrl $emulator.EndpointUrl -ErrorAction Stop
        $checks | Should -HaveCount (2 * $names.Count)
        $unknown, $whole = ($checks | Group-Object VoiceConnectorId | Sort-Object { $_.Name -eq $emulator.VoiceConnectorId }).Group | Group-Object VoiceConnectorId | ForEach-Object { , $_.Group }
        (Get-Check $unknown VoiceConnector).Status | Should -Be 'Failed'
        (Get-Check $unknown VoiceConnector).Detail | Should -Match "no voice connector a{22} at"
        Get-Left $unknown Unknown | Should -Be $names[0..2]
        Get-Left $whole | Should -BeNullOrEmpty
        @(Get-EmulatorRequest $emulator GetCallerIdentity) | Should -HaveCount 1 -Because 'whose the credentials are is the same for both'
    }

    It 'says which permission is missing for <Operation>, and goes on with the other checks: <ErrorName>' -ForEach @(
        foreach ($errorName in 'AccessDeniedException', 'ForbiddenException') {
            @{ ErrorName = $errorName; Operation = 'GetVoiceConnector'; Denied = @('VoiceConnector') }
            @{ ErrorName = $errorName; Operation = 'GetVoiceConnectorStreamingConfiguration'; Denied = @('Streaming') }
            @{ ErrorName = $errorName; Operation = 'GetMediaInsightsPipelineConfiguration'; Denied = 'VoiceAnalyticsProcessor', 'SpeakerSearch', 'VoiceToneAnalysis', 'Sink', 'ResourceAccessRole' }
        }
        @{ ErrorName = 'AccessDeniedException'; Operation = 'GetCallerIdentity'; Denied = @('Credentials'); Prefix = 'sts' }
    ) {
        $checks = Start-Setup -Fault @{ kind = 'Error'; errorName = $ErrorName; operation = $Operation } | Test-ChimeVoiceSetup
        if (-not $Prefix) { $Prefix = 'chime' }
        $checks.Name | Should -Be $names
        $without = $checks | Where-Object Remedy -Match "\b${Prefix}:$Operation,"
        $without.Name | Should -Be $Denied
        $without.Status | Sort-Object -Unique | Should -Be 'Unknown'
        $without[0].Detail | Should -Match 'AccessDenied|Forbidden'
        $checks | Where-Object Status -EQ Failed | Should -BeNullOrEmpty
        $rest = $checks | Where-Object { $_.Status -eq 'Unknown' -and $_.Name -notin $Denied }
        if ($Operation -like '*Streaming*') {
            $rest.Detail | Sort-Object -Unique | Should -Be 'Not looked at, since Streaming is Unknown.'
        }
        else {
            $rest | Should -BeNullOrEmpty
        }
    }

    It 'asks again where it is throttled, and says so where that does not end' {
        $emulator = Start-Setup -Fault @{ kind = 'Error'; errorName = 'ThrottledClientException'; count = 3 }
        Get-Left ($emulator | Test-ChimeVoiceSetup) | Should -BeNullOrEmpty
        $emulator | Set-ChimeVoiceEmulator -Fault @{ kind = 'Error'; errorName = 'ThrottledClientException'; operation = 'GetVoiceConnector'; count = 6 }
        $checks = $emulator | Test-ChimeVoiceSetup
        Get-Left $checks | Should -Be 'VoiceConnector'
        (Get-Check $checks VoiceConnector).Status | Should -Be 'Unknown'
        (Get-Check $checks VoiceConnector).Detail | Should -Match 'Throttled'
        (Get-Check $checks VoiceConnector).Remedy | Should -Match 'test again'
    }

    It 'says what an answer that is cut off or no answer at all leaves unknown: <Kind>' -ForEach @(
        @{ Kind = 'TruncatedBody' }, @{ Kind = 'MalformedJson' }, @{ Kind = 'ResetAfterWork' }
    ) {
        $emulator = Start-Setup -Fault @{ kind = $Kind; operation = 'GetMediaInsightsPipelineConfiguration' }
        $checks = $emulator | Test-ChimeVoiceSetup
        (Get-Check $checks MediaInsightsConfiguration).Status | Should -Be 'Passed'
        Get-Left $checks | Should -Be $names[5..9]
        $checks[5].Status | Should -Be 'Unknown'
    }

    It 'reads past members that the API does not list' {
        Get-Left (Start-Setup -Fault @{ kind = 'UnknownMembers' } | Test-ChimeVoiceSetup) | Should -BeNullOrEmpty
    }

    It 'refuses an id that breaks the rule before anything is sent, and goes on: <Id>' -ForEach @(
        @{ Id = '' }, @{ Id = ' ' }, @{ Id = '..' }, @{ Id = 'a' * 129 }
    ) {
        $emulator = Start-Setup
        $checks = $Id, $emulator.VoiceConnectorId | Test-ChimeVoiceSetup -EndpointUrl $emulator.EndpointUrl -ErrorAction SilentlyContinue -ErrorVariable problem
        $checks | Should -HaveCount $names.Count
        $problem | Should -HaveCount 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $problem[0].Exception.Message | Should -Match 'VoiceConnectorId'
        @(Get-EmulatorRequest $emulator) | Should -HaveCount 4
    }

    It 'takes voice connectors as objects, rows and text, live or deserialized' {
        $emulator = Start-Setup
        foreach ($checks in @(
                , @($emulator | Test-ChimeVoiceSetup)
                , @($emulator | ConvertTo-Deserialized | Test-ChimeVoiceSetup)
                , @(@{ VoiceConnectorId = $emulator.VoiceConnectorId } | ConvertTo-CsvRow | Test-ChimeVoiceSetup -EndpointUrl $emulator.EndpointUrl)
                , @($emulator.VoiceConnectorId | Test-ChimeVoiceSetup -EndpointUrl $emulator.EndpointUrl)
                , @(Test-ChimeVoiceSetup -VoiceConnectorId $emulator -EndpointUrl $emulator.EndpointUrl))) {
            $checks.Name | Should -Be $names
            Get-Left $checks | Should -BeNullOrEmpty
        }
        @(Test-ChimeVoiceSetup -VoiceConnectorId $emulator, $emulator -EndpointUrl $emulator.EndpointUrl) | Should -HaveCount (2 * $names.Count)
        $again = $emulator | Test-ChimeVoiceSetup | Select-Object -First 1 | Test-ChimeVoiceSetup
        $again | Should -HaveCount $names.Count -Because 'a check names its voice connector, and where it lives'
    }

    It 'shows who signs and no secret, in no stream, whether AWS takes the credentials or not' {
        $emulator = Start-Setup -Fault @{ kind = 'Error'; errorName = 'UnauthorizedClientException'; operation = 'GetCallerIdentity'; skip = 1 }
        $signed = @{ AccessKey = 'AKIDTEST'; SecretKey = 'SECRET-of-setup'; SessionToken = 'TOKEN-of-setup' }
        $text = & {
            $VerbosePreference = $DebugPreference = 'Continue'
            $emulator | Test-ChimeVoiceSetup @signed
            $emulator | Test-ChimeVoiceSetup @signed
        } *>&1 | Format-List * -Force | Out-String -Width 500
        $text | Should -Match 'user/emulator of account 111122223333'
        $text | Should -Match 'Asking whose the credentials are failed'
        $text | Should -Not -Match 'SECRET-of|TOKEN-of'
    }

    It 'emits objects that survive Export-Clixml' {
        $checks = Start-Setup -Streaming @{ disabled = $true } | Test-ChimeVoiceSetup
        $copies = $checks | ConvertTo-Deserialized
        foreach ($property in 'VoiceConnectorId', 'Name', 'Status', 'Detail', 'Remedy', 'Region', 'EndpointUrl') {
            $copies.$property | Should -Be $checks.$property
        }
        $copies | Out-String | Should -Match 'Streaming +Failed'
        "$($checks[0])" | Should -Be 'Credentials: Passed'
    }
}

Describe 'Test-ChimeVoiceSetup without a connection' {
    AfterEach {
        Get-ChimeVoiceEmulator | Stop-ChimeVoiceEmulator
    }

    It 'says that there are no credentials, and whether the region has voice analytics: <Region>' -ForEach @(
        @{ Region = 'us-west-2'; Status = 'Passed' }, @{ Region = 'eu-west-1'; Status = 'Failed' }
    ) {
        $checks = Test-ChimeVoiceSetup ('a' * 22) -Region $Region -ErrorAction Stop
        $checks.Name | Should -Be $names
        $checks[0].Status | Should -Be 'Failed'
        $checks[0].Detail | Should -Match 'No AWS credentials were found'
        $checks[0].Remedy | Should -Match 'credentials'
        $checks[1].Status | Should -Be $Status
        $checks[2..9].Status | Sort-Object -Unique | Should -Be 'Unknown'
        $checks[2..9].Detail | Sort-Object -Unique | Should -Be 'Not looked at, since Credentials is Failed.'
        $checks.Region | Sort-Object -Unique | Should -Be $Region
    }

    It 'says that a named profile does not exist' {
        $checks = Test-ChimeVoiceSetup ('a' * 22) -ProfileName no-such-profile -Region us-east-1 -ErrorAction Stop
        $checks[0].Status | Should -Be 'Failed'
        $checks[0].Detail | Should -Match 'no-such-profile'
    }

    It 'says that no region is known' {
        $checks = Test-ChimeVoiceSetup ('a' * 22) -AccessKey AKIDTEST -SecretKey not-a-secret -ErrorAction Stop
        $checks[1].Status | Should -Be 'Failed'
        $checks[1].Detail | Should -Match 'No AWS region was found'
        $checks[1].Remedy | Should -Match 'us-east-1, us-west-2'
        Get-Left $checks Unknown | Should -Be 'Region'
        $checks[0].Detail | Should -Be 'Not looked at, since Region is Failed.'
    }

    It 'still refuses an id that breaks the rule' {
        Test-ChimeVoiceSetup ' ' -Region us-east-1 -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
    }

    It 'is an error where -EndpointUrl is none' {
        Test-ChimeVoiceSetup ('a' * 22) -EndpointUrl 'http://example.com' @Keys -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
    }

    It 'says what does not answer' {
        $emulator = Start-Setup
        $gone = $emulator.EndpointUrl
        $emulator | Stop-ChimeVoiceEmulator
        $checks = Test-ChimeVoiceSetup ('a' * 22) -EndpointUrl $gone @Keys -ErrorAction Stop
        Get-Left $checks Unknown | Should -Be 'Region'
        $checks[0].Detail | Should -Match 'could not be reached'
    }
}

Describe 'Where Test-ChimeVoiceSetup asks whose the credentials are' {
    BeforeEach {
        $other = Start-ChimeVoiceEmulator
        $emulator = Start-Setup
    }

    AfterEach {
        Get-ChimeVoiceEmulator | Stop-ChimeVoiceEmulator
        foreach ($name in 'AWS_ENDPOINT_URL_STS', 'AWS_ENDPOINT_URL_CHIME_SDK_VOICE', 'AWS_ENDPOINT_URL_CHIME_SDK_MEDIA_PIPELINES') {
            Remove-Item "Env:$name" -ErrorAction Ignore
        }
    }

    It 'is AWS_ENDPOINT_URL_STS' {
        $env:AWS_ENDPOINT_URL_CHIME_SDK_VOICE = $env:AWS_ENDPOINT_URL_CHIME_SDK_MEDIA_PIPELINES = $emulator.EndpointUrl
        $env:AWS_ENDPOINT_URL_STS = $other.EndpointUrl
        Get-Left (Test-ChimeVoiceSetup $emulator.VoiceConnectorId) | Should -BeNullOrEmpty
        (Get-EmulatorRequest $other).Operation | Should -Be 'GetCallerIdentity'
        Get-EmulatorRequest $emulator GetCallerIdentity | Should -BeNullOrEmpty
    }

    It 'is the endpoint of the voice connector where that is on this machine, and AWS_ENDPOINT_URL_STS is not set' {
        $env:AWS_ENDPOINT_URL_CHIME_SDK_VOICE = $env:AWS_ENDPOINT_URL_CHIME_SDK_MEDIA_PIPELINES = $emulator.EndpointUrl
        Get-Left (Test-ChimeVoiceSetup $emulator.VoiceConnectorId) | Should -BeNullOrEmpty
        @(Get-EmulatorRequest $emulator GetCallerIdentity) | Should -HaveCount 1
    }

    It 'is -EndpointUrl, or the endpoint of what is piped in, before AWS_ENDPOINT_URL_STS' {
        $env:AWS_ENDPOINT_URL_STS = $other.EndpointUrl
        Get-Left (Test-ChimeVoiceSetup $emulator.VoiceConnectorId -EndpointUrl $emulator.EndpointUrl) | Should -BeNullOrEmpty
        Get-Left ($emulator | Test-ChimeVoiceSetup) | Should -BeNullOrEmpty
        @(Get-EmulatorRequest $emulator GetCallerIdentity) | Should -HaveCount 2
        Get-EmulatorRequest $other | Should -BeNullOrEmpty
    }
}

Describe 'Test-ChimeVoiceSetup -QueueUrl' {
    BeforeAll {
        $ofQueue = 'Queue', 'QueueAccess', 'QueueSink', 'QueueRedrive'

        function Start-QueueSetup([string] $Sink = 'arn:aws:sqs:us-east-1:111122223333:emulated-queue', [hashtable] $More = @{}, [object[]] $Others = @()) {
            $elements = @($processor, @{ type = 'SqsQueueSink'; insightsTarget = $Sink }) + $Others
            Start-ChimeVoiceEmulator @More -Scenario @{
                mediaInsightsPipelineConfigurations = @(@{ name = 'desk'; elements = $elements })
                streaming                           = @(@{ configuration = 'desk' })
            }
        }
    }

    AfterEach {
        Get-ChimeVoiceEmulator | Stop-ChimeVoiceEmulator
    }

    It 'passes a queue that is there, readable, fed by the sink and has redrive' {
        $emulator = Start-QueueSetup
        $checks = $emulator | Test-ChimeVoiceSetup -QueueUrl $emulator.QueueUrl
        $checks.Name | Should -Be ($names + $ofQueue)
        $checks.Status | Select-Object -Unique | Should -Be 'Passed'
        (Get-Check $checks QueueSink).Detail | Should -Match 'arn:aws:sqs:us-east-1:111122223333:emulated-queue'
        (Get-Check $checks QueueRedrive).Detail | Should -Match 'received 5 times goes to arn:aws:sqs:us-east-1:111122223333:emulated-queue-dead-letters'
    }

    It 'leaves what is in the queue where it is' {
        $emulator = Start-QueueSetup -More @{ TaskDuration = 0.2 }
        $null = $emulator | Start-ChimeSpeakerSearchTask -TransactionId call-1 -ConfirmConsent
        Wait-Until { (Get-EmulatedTask $emulator).Status -eq 'SUCCEEDED' }
        $sent = @($emulator | Get-ChimeVoiceEmulatorEvent).Count
        ($emulator | Test-ChimeVoiceSetup -QueueUrl $emulator.QueueUrl).Status | Select-Object -Unique | Should -Be 'Passed'
        $sent | Should -BeGreaterThan 2
        Get-MessageCount $emulator.QueueUrl | Should -Be "$sent/0"
    }

    It 'names the fault where <What>' -ForEach @(
        @{ What = 'another queue is fed'; Name = 'QueueSink'; Setup = { Start-QueueSetup -Sink 'arn:aws:sqs:us-east-1:111122223333:other' }; Detail = 'No sink of the configuration is the queue arn:aws:sqs:us-east-1:111122223333:emulated-queue\.$'; Remedy = 'SqsQueueSink' }
        @{ What = 'a topic may feed it'; Name = 'QueueSink'; Setup = { Start-QueueSetup -Sink 'arn:aws:sqs:us-east-1:111122223333:other' -Others @{ type = 'SnsTopicSink'; insightsTarget = 'arn:aws:sns:us-east-1:111122223333:all' } }; Detail = 'Whether arn:aws:sns:us-east-1:111122223333:all hands notifications on'; Remedy = 'SqsQueueSink' }
        @{ What = 'it has no redrive policy'; Name = 'QueueRedrive'; Setup = { Start-QueueSetup -More @{ MaxReceiveCount = 0 } }; Detail = 'no redrive policy'; Remedy = 'dead-letter queue' }
    ) {
        $emulator = & $Setup
        $checks = $emulator | Test-ChimeVoiceSetup -QueueUrl $emulator.QueueUrl
        Get-Left $checks | Should -Be $Name
        $check = Get-Check $checks $Name
        $check.Status | Should -Be 'Failed'
        $check.Detail | Should -Match $Detail
        $check.Remedy | Should -Match $Remedy
    }

    It 'says that the queue does not exist, and makes the other checks' {
        $emulator = Start-QueueSetup
        $checks = $emulator | Test-ChimeVoiceSetup -QueueUrl ($emulator.QueueUrl + '-gone')
        $checks.Name | Should -Be ($names + $ofQueue)
        Get-Left $checks | Should -Be $ofQueue
        (Get-Check $checks Queue).Status | Should -Be 'Failed'
        (Get-Check $checks Queue).Detail | Should -Match 'emulated-queue-gone'
        ($checks | Where-Object Status -EQ Unknown).Detail | Select-Object -Unique | Should -Be 'Not looked at, since Queue is Failed.'
    }

    It 'looks at the queue also where the voice connector makes no pipelines' {
        $emulator = Start-ChimeVoiceEmulator
        $checks = $emulator | Test-ChimeVoiceSetup -QueueUrl $emulator.QueueUrl
        (Get-Check $checks Queue).Status, (Get-Check $checks QueueAccess).Status, (Get-Check $checks QueueRedrive).Status | Should -Be 'Passed', 'Passed', 'Passed'
        (Get-Check $checks QueueSink).Detail | Should -Be 'Not looked at, since Streaming is Failed.'
    }

    It 'looks at the queue once for several voice connectors' {
        $emulator = Start-QueueSetup
        $null = $emulator.VoiceConnectorId, $emulator.VoiceConnectorId | Test-ChimeVoiceSetup -EndpointUrl $emulator.EndpointUrl -QueueUrl $emulator.QueueUrl
        @(Get-EmulatorRequest $emulator GetQueueAttributes) | Should -HaveCount 1
    }

    It 'refuses what is no URL of a queue' {
        { Test-ChimeVoiceSetup any -QueueUrl 'not a url' @Keys } | Should -Throw '*QueueUrl*' -ErrorId 'InvalidParameter,*'
        { Test-ChimeVoiceSetup any -QueueUrl 'https://example.test/111122223333/q' @Keys } | Should -Throw '*QueueUrl*' -ErrorId 'InvalidParameter,*'
    }
}
