# Media insights pipelines of an emulator, made over HTTP, so that tests of other cmdlets need none for pipelines.

function Invoke-MediaPipeline {
    # A request to the pipelines' API of an emulator, with a signature of the right form.
    param($Emulator, [string] $Method, [string] $Path, $Body)
    $headers = @{ Authorization = 'AWS4-HMAC-SHA256 Credential=AKIDTEST/20260101/us-east-1/chime/aws4_request, SignedHeaders=host, Signature=' + '0' * 64 }
    $body = if ($Body) { @{ Body = ConvertTo-Json $Body -Depth 9; ContentType = 'application/json' } } else { @{} }
    Invoke-RestMethod -Method $Method -Uri ($Emulator.EndpointUrl + $Path) -Headers $headers -SkipHeaderValidation @body
}

function New-StreamArn {
    'arn:aws:kinesisvideo:us-east-1:111122223333:stream/leg-{0}/1772355600000' -f [guid]::NewGuid().ToString('N').Substring(0, 8)
}

function New-EmulatedPipeline {
    # A pipeline on a stream of one channel, with voice analytics.
    param($Emulator, [string] $StreamArn = (New-StreamArn))
    $configuration = Invoke-MediaPipeline $Emulator Post /media-insights-pipeline-configurations @{
        MediaInsightsPipelineConfigurationName = 'test-' + [guid]::NewGuid().ToString('N').Substring(0, 8)
        ResourceAccessRoleArn = 'arn:aws:iam::111122223333:role/chime'
        Elements = @(
            @{ Type = 'VoiceAnalyticsProcessor'; VoiceAnalyticsProcessorConfiguration = @{ SpeakerSearchStatus = 'Enabled'; VoiceToneAnalysisStatus = 'Enabled' } }
            @{ Type = 'SqsQueueSink'; SqsQueueSinkConfiguration = @{ InsightsTarget = 'arn:aws:sqs:us-east-1:111122223333:queue' } }
        )
    }
    $pipeline = Invoke-MediaPipeline $Emulator Post /media-insights-pipelines @{
        MediaInsightsPipelineConfigurationArn = $configuration.MediaInsightsPipelineConfiguration.MediaInsightsPipelineConfigurationArn
        KinesisVideoStreamSourceRuntimeConfiguration = @{
            MediaEncoding = 'pcm'
            MediaSampleRate = 8000
            Streams = @(@{ StreamArn = $StreamArn; StreamChannelDefinition = @{ NumberOfChannels = 1; ChannelDefinitions = @(@{ ChannelId = 0; ParticipantRole = 'CUSTOMER' }) } })
        }
    }
    [pscustomobject]@{
        Id = $pipeline.MediaInsightsPipeline.MediaPipelineId
        Arn = $pipeline.MediaInsightsPipeline.MediaPipelineArn
        StreamArn = $StreamArn
    }
}
