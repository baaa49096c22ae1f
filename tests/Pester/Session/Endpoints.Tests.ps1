BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/Recorder.ps1"

    $other = [Recorder]::new()
    $ids = @{ VoiceConnectorId = 'connector-1'; SpeakerSearchTaskId = 'task-1' }

    function New-Task([string] $EndpointUrl, [switch] $Deserialized) {
        $task = [ChimeVoiceTools.SpeakerSearchTask] @{ TaskId = 'task-1'; VoiceConnectorId = 'connector-1'; Region = 'us-east-1'; EndpointUrl = $EndpointUrl }
        if ($Deserialized) { $task | ConvertTo-Deserialized } else { $task }
    }
}

AfterAll {
    $Recorder.Dispose()
    $other.Dispose()
}

Describe 'Requests go to' {
    BeforeEach {
        $Recorder.Clear()
        $other.Clear()
    }

    AfterEach {
        $env:AWS_ENDPOINT_URL_CHIME_SDK_VOICE = $null
        $env:AWS_ENDPOINT_URL = $null
        $env:AWS_IGNORE_CONFIGURED_ENDPOINT_URLS = $null
    }

    It 'the endpoint of -EndpointUrl, before the piped task''s' {
        (New-Task $other.Url | Get-ChimeTask @Keys -EndpointUrl $Recorder.Url).EndpointUrl | Should -Be $Recorder.Url
        $Recorder.Requests | Should -HaveCount 1
        $other.Requests | Should -BeNullOrEmpty
    }

    It 'the piped task''s own endpoint, before the environment''s' {
        $env:AWS_ENDPOINT_URL_CHIME_SDK_VOICE = $other.Url
        $null = New-Task $Recorder.Url | Get-ChimeTask @Keys
        $null = New-Task $Recorder.Url -Deserialized | Get-ChimeSpeakerSearchTask @Keys
        $null = New-Task $Recorder.Url -Deserialized | Stop-ChimeTask @Keys -ErrorAction SilentlyContinue
        $Recorder.Requests.Count | Should -BeGreaterOrEqual 3
        $other.Requests | Should -BeNullOrEmpty
    }

    It 'the endpoint of AWS_ENDPOINT_URL_CHIME_SDK_VOICE, before that of AWS_ENDPOINT_URL' {
        $env:AWS_ENDPOINT_URL_CHIME_SDK_VOICE = $Recorder.Url
        $env:AWS_ENDPOINT_URL = $other.Url
        $null = Get-ChimeSpeakerSearchTask @ids @Keys
        $Recorder.Requests | Should -HaveCount 1
        $other.Requests | Should -BeNullOrEmpty
    }

    It 'the endpoint of AWS_ENDPOINT_URL' {
        $env:AWS_ENDPOINT_URL = $Recorder.Url
        $null = Get-ChimeSpeakerSearchTask @ids @Keys
        $Recorder.Requests | Should -HaveCount 1
    }

    It 'the new endpoint as soon as the environment changes' {
        $env:AWS_ENDPOINT_URL = $other.Url
        $null = Get-ChimeSpeakerSearchTask @ids @Keys
        $env:AWS_ENDPOINT_URL = $Recorder.Url
        $null = Get-ChimeSpeakerSearchTask @ids @Keys
        $Recorder.Requests | Should -HaveCount 1
        $other.Requests | Should -HaveCount 1
    }

    It 'the same client for the same connection: one TCP connection is enough' {
        $null = 1..3 | ForEach-Object { [pscustomobject] $ids } | Get-ChimeSpeakerSearchTask @Keys -EndpointUrl $Recorder.Url
        $Recorder.Requests | Should -HaveCount 3
        $Recorder.Requests[0].Path | Should -Be '/voice-connectors/connector-1/speaker-search-tasks/task-1'
    }

    It 'no endpoint of a column of a CSV file' {
        $env:AWS_ENDPOINT_URL = $Recorder.Url
        $row = @{ VoiceConnectorId = 'connector-1'; TransactionId = 'call-1'; VoiceProfileDomainId = 'domain-1'; SpeakerSearchTaskId = 'task-1'; EndpointUrl = $other.Url; Region = 'eu-west-1'; AccessKey = 'AKIDCSV'; SecretKey = 'x'; ProfileName = 'x' } | ConvertTo-CsvRow
        $null = $row | Get-ChimeSpeakerSearchTask @Keys
        $null = $row | Get-ChimeTask @Keys
        $null = $row | Start-ChimeSpeakerSearchTask @Keys -ConfirmConsent
        $row | Stop-ChimeSpeakerSearchTask @Keys
        $null = $row | Wait-ChimeTask @Keys -Timeout 0.5 -ErrorAction SilentlyContinue
        $other.Requests | Should -BeNullOrEmpty
        $Recorder.Requests.Count | Should -BeGreaterThan 4
        $Recorder.Requests.AccessKey | Sort-Object -Unique | Should -Be $Keys.AccessKey
        $Recorder.Requests.Region | Sort-Object -Unique | Should -Be 'us-east-1'
    }

    It 'no endpoint of an object that only looks like a task' {
        $env:AWS_ENDPOINT_URL = $Recorder.Url
        $object = [pscustomobject] @{ VoiceConnectorId = 'connector-1'; SpeakerSearchTaskId = 'task-1'; EndpointUrl = $other.Url }
        $null = $object | Get-ChimeTask @Keys
        $other.Requests | Should -BeNullOrEmpty
        $Recorder.Requests | Should -HaveCount 1
    }
}

Describe 'An endpoint that must not be believed' {
    It 'is refused where a <_> task brings it, unless -EndpointUrl says it again' -ForEach 'live', 'deserialized' {
        $task = New-Task 'https://voice.example.test' -Deserialized:($_ -eq 'deserialized')
        foreach ($command in 'Get-ChimeTask', 'Get-ChimeSpeakerSearchTask', 'Stop-ChimeTask', 'Wait-ChimeTask') {
            $task | & $command @Keys -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failed | Should -HaveCount 1
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
            $failed[0].Exception.Message | Should -Match 'voice\.example\.test'
            $failed[0].Exception.Message | Should -Match '-EndpointUrl'
        }

        $Recorder.Clear()
        ($task | Get-ChimeTask @Keys -EndpointUrl $Recorder.Url).TaskId | Should -Be 'task-1'
        $Recorder.Requests | Should -HaveCount 1
    }

    It 'is refused where it only looks like AWS''s: <_>' -ForEach 'https://amazonaws.com.example.test', 'https://example.test/.amazonaws.com', 'https://xamazonaws.com', 'http://voice-chime.us-east-1.amazonaws.com', 'http://127.0.0.1.example.test' {
        New-Task $_ -Deserialized | Get-ChimeTask @Keys -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
    }

    It 'is refused where it is plain http to another host, and nothing is sent' {
        $own = [Net.Dns]::GetHostAddresses([Net.Dns]::GetHostName()) | Where-Object { $_.AddressFamily -eq 'InterNetwork' -and -not [Net.IPAddress]::IsLoopback($_) } | Select-Object -First 1
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Any, 0)
        $listener.Start()
        try {
            # This machine under its other address, if it has one, is as good as another host: here it can be seen what arrives.
            $name = if ($own) { "$own" } else { 'voice.example.test' }
            $url = "http://${name}:$($listener.LocalEndpoint.Port)"
            Get-ChimeSpeakerSearchTask @ids @Keys -EndpointUrl $url -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
            $failed[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
            $failed[0].Exception.Message | Should -Match 'plain http'
            $env:AWS_ENDPOINT_URL_CHIME_SDK_VOICE = $url
            Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId connector-1 -TransactionId call-1 @Keys -ConfirmConsent -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failed[0].Exception.Message | Should -Match 'AWS_ENDPOINT_URL_CHIME_SDK_VOICE'
            $listener.Pending() | Should -BeFalse
        }
        finally {
            $env:AWS_ENDPOINT_URL_CHIME_SDK_VOICE = $null
            $listener.Stop()
        }
    }
}
