BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"

    function Start-Play {
        # An emulator with one call of ten minutes that is streamed, and with what the media insights configuration is.
        param([hashtable] $Streaming = @{}, [string] $TransactionId = 'call-1')
        Start-ChimeVoiceEmulator -SetDefault -WarningAction SilentlyContinue -Scenario @{
            streaming = @($Streaming)
            mediaInsightsPipelineConfigurations = @(@{ name = 'analytics' })
            calls = @(@{
                    transactionId = $TransactionId; startsAfter = 5; endsAfter = 600; direction = 'Inbound'; fromNumber = '+15550101'; toNumber = '+15550100'
                })
        }
    }

    function Get-PlayedEvent {
        param($Emulator, [string] $StreamingStatus)
        $Emulator | Get-ChimeVoiceEmulatorEvent | ConvertFrom-ChimeVoiceEvent | Where-Object { -not $StreamingStatus -or $_.StreamingStatus -eq $StreamingStatus }
    }
}

AfterAll {
    Get-ChimeVoiceEmulator | Stop-ChimeVoiceEmulator
}

Describe 'The whole way on media insights pipelines' {
    BeforeEach {
        $emulator = Start-Play
        $emulator | Set-ChimeVoiceEmulator -AdvanceTime 6
        $configuration = Get-ChimeMediaInsightsPipelineConfiguration -Identifier analytics
        $legs = @(Get-PlayedEvent $emulator STARTED)
    }

    AfterEach {
        $emulator | Stop-ChimeVoiceEmulator
    }

    It 'goes from two legs that stream, over their pipelines and both kinds of task, to results and an end' {
        $legs | Should -HaveCount 2
        $pipelines = $legs | New-ChimeMediaInsightsPipeline -ConfigurationArn $configuration.MediaInsightsPipelineConfigurationArn -ConfirmConsent
        $pipelines | Should -HaveCount 2
        $pipelines.ParticipantRole + @($pipelines.Streams.ParticipantRole) | Where-Object { $_ } | Sort-Object -Unique | Should -Be 'AGENT', 'CUSTOMER'
        $pipelines.TransactionId | Sort-Object -Unique | Should -Be 'call-1'

        # The same events again make nothing new.
        $again = $legs | New-ChimeMediaInsightsPipeline -ConfigurationArn $configuration.MediaInsightsPipelineConfigurationArn -ConfirmConsent
        $again.MediaInsightsPipelineId | Sort-Object | Should -Be ($pipelines.MediaInsightsPipelineId | Sort-Object)
        @(Get-ChimeMediaInsightsPipeline) | Should -HaveCount 2

        $searches = $pipelines | Start-ChimeSpeakerSearchTask -VoiceProfileDomainId $emulator.VoiceProfileDomainId -ConfirmConsent
        $tones = $pipelines | Start-ChimeVoiceToneAnalysisTask -ConfirmConsent
        $searches.MediaInsightsPipelineId | Sort-Object | Should -Be ($pipelines.MediaInsightsPipelineId | Sort-Object)
        $tones.StreamArn | Sort-Object | Should -Be ($legs.StreamArn | Sort-Object)

        $emulator | Set-ChimeVoiceEmulator -AdvanceTime 60
        ($searches | Get-ChimeTask).Status | Sort-Object -Unique | Should -Be 'InProgress'
        $events = @(Get-PlayedEvent $emulator)
        $found = $events | Where-Object { $_.DetailType -eq 'SpeakerSearchStatus' -and $_.TaskId -in $searches.TaskId }
        $found.MediaInsightsPipelineId | Sort-Object -Unique | Should -Be ($pipelines.MediaInsightsPipelineId | Sort-Object)
        $found.StreamArn | Sort-Object -Unique | Should -Be ($legs.StreamArn | Sort-Object)
        $summary = $events | Where-Object { $_.TaskId -in $tones.TaskId } | Measure-ChimeVoiceTone
        $summary | Should -HaveCount 2 -Because 'each leg has a task of its own'

        # The call ends, and with it the streams and the tasks on them.
        $emulator | Set-ChimeVoiceEmulator -AdvanceTime 600
        $ended = $searches + $tones | Wait-ChimeTask -Timeout 30 -PollingInterval 0.2 -WarningAction SilentlyContinue
        $ended | Should -HaveCount 4
        $ended.Status | Sort-Object -Unique | Should -Be 'Stopped'
        @(Get-PlayedEvent $emulator ENDED) | Should -HaveCount 2

        $pipelines | Get-ChimeMediaInsightsPipeline | ForEach-Object Status | Sort-Object -Unique | Should -Be 'Stopped'
        $pipelines | Remove-ChimeMediaInsightsPipeline -Force
        @(Get-ChimeMediaInsightsPipeline) | Should -BeNullOrEmpty
    }

    It 'goes over one pipeline of both legs with -GroupLegs' {
        $pipeline = $legs | New-ChimeMediaInsightsPipeline -ConfigurationArn $configuration.MediaInsightsPipelineConfigurationArn -GroupLegs -ConfirmConsent
        $pipeline | Should -HaveCount 1
        $pipeline.Streams | Should -HaveCount 2
        $tasks = $pipeline | Start-ChimeVoiceToneAnalysisTask -ConfirmConsent
        $tasks | Should -HaveCount 2
        $tasks.MediaInsightsPipelineId | Sort-Object -Unique | Should -Be $pipeline.MediaInsightsPipelineId
        $tasks.StreamArn | Sort-Object | Should -Be ($legs.StreamArn | Sort-Object)
    }

    It 'sends nothing at all without consent' {
        { $legs | New-ChimeMediaInsightsPipeline -ConfigurationArn $configuration.MediaInsightsPipelineConfigurationArn -ErrorAction Stop } | Should -Throw -ErrorId 'ConsentRequired*'
        @(Get-ChimeMediaInsightsPipeline) | Should -BeNullOrEmpty
    }
}

Describe 'A voice connector whose configuration makes the pipeline' {
    It 'makes one for the call, which takes tasks' {
        $emulator = Start-Play @{ configuration = 'analytics' }
        $emulator | Set-ChimeVoiceEmulator -AdvanceTime 6
        $created = Get-PlayedEvent $emulator | Where-Object DetailStatus -EQ 'chime:MediaInsightsCreated'
        $created | Should -HaveCount 1
        $created.TransactionId | Should -Be 'call-1'

        $pipeline = $created | Get-ChimeMediaInsightsPipeline
        $pipeline.Streams | Should -HaveCount 2
        $tasks = $pipeline | Start-ChimeVoiceToneAnalysisTask -ConfirmConsent
        $tasks | Should -HaveCount 2

        $emulator | Set-ChimeVoiceEmulator -AdvanceTime 30
        $summary = Get-PlayedEvent $emulator | Where-Object { $_.TaskId -in $tasks.TaskId } | Measure-ChimeVoiceTone
        $summary | Should -HaveCount 2
        $emulator | Set-ChimeVoiceEmulator -AdvanceTime 700
        ($tasks | Wait-ChimeTask -Timeout 30 -PollingInterval 0.2 -WarningAction SilentlyContinue).Status | Sort-Object -Unique | Should -Be 'Stopped'
        ($pipeline | Get-ChimeMediaInsightsPipeline).Status | Should -Be 'Stopped'
        $emulator | Stop-ChimeVoiceEmulator
    }
}
