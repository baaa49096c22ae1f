BeforeDiscovery {
    $commands = (Import-PowerShellDataFile (Join-Path $PSScriptRoot '../../../ChimeVoiceTools.psd1')).CmdletsToExport
}

BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"

    function Complete([string] $Line) {
        (TabExpansion2 $Line $Line.Length).CompletionMatches
    }
}

Describe '<_>' -ForEach $commands {
    BeforeAll {
        # Files whose names begin as values may, in a folder that has nothing else.
        $null = New-Item TestDrive:/here -ItemType Directory
        foreach ($name in 'call-1.json', '0', 'vp-1', 'any file.txt') { $null = New-Item "TestDrive:/here/$name" -ItemType File }
        Push-Location TestDrive:/here
    }

    AfterAll {
        Pop-Location
        Remove-Item TestDrive:/here -Recurse
    }

    It 'offers the names of files for -Path, -RevocationPath, -Scenario and -ProfileLocation alone' {
        # Those of PowerShell itself, which no completer can be given to.
        $own = [Management.Automation.Cmdlet]::CommonParameters + [Management.Automation.Cmdlet]::OptionalCommonParameters + 'Skip', 'First', 'IncludeTotalCount'
        foreach ($parameter in (Get-Command $_).Parameters.Values | Where-Object { $_.Name -notin $own -and $_.ParameterType -ne [switch] }) {
            foreach ($word in '', 'call-', '0', 'vp', './', '''any f') {
                $offered = @(Complete "$_ -$($parameter.Name) $word" | Where-Object ResultType -In 'ProviderItem', 'ProviderContainer')
                if ($parameter.Name -in 'Path', 'RevocationPath', 'Scenario', 'ProfileLocation') { if (-not $word) { $offered | Should -Not -BeNullOrEmpty } }
                else { $offered | Should -BeNullOrEmpty -Because "-$($parameter.Name) $word is no file" }
            }
        }
    }

    It 'offers no names of files for what is given by position' {
        # Where nothing is, PowerShell itself offers them.
        $positional = (Get-Command $_).ParameterSets.Parameters | Where-Object Position -EQ 0 | Where-Object Name -NE 'Path'
        if ($positional) { @(Complete "$_ " | Where-Object ResultType -In 'ProviderItem', 'ProviderContainer') | Should -BeNullOrEmpty }
    }
}

Describe 'What this session has seen' {
    BeforeAll {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.3 -SetDefault 3>$null
        $domain = New-ChimeVoiceProfileDomain -Name 'Known callers' -KmsKeyArn 'arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c'
        $call = @{ VoiceConnectorId = $emulator.VoiceConnectorId; TransactionId = 'call-seen'; ConfirmConsent = $true }
        $search = Start-ChimeSpeakerSearchTask @call -VoiceProfileDomainId $emulator.VoiceProfileDomainId | Wait-ChimeTask
        $analysis = Start-ChimeVoiceToneAnalysisTask @call | Wait-ChimeTask
    }

    AfterAll {
        Stop-ChimeVoiceEmulator
    }

    It 'is offered: voice connectors, calls and endpoints' {
        (Complete 'Start-ChimeSpeakerSearchTask -VoiceConnectorId ').CompletionText | Should -Contain $emulator.VoiceConnectorId
        (Complete 'Start-ChimeSpeakerSearchTask -TransactionId call-s').CompletionText | Should -Be 'call-seen'
        (Complete 'Get-ChimeTask -EndpointUrl ').CompletionText | Should -Contain "'$($emulator.EndpointUrl)'"
    }

    It 'is offered: tasks, by their ids and by their calls' {
        foreach ($line in 'Get-ChimeSpeakerSearchTask -SpeakerSearchTaskId ', 'Stop-ChimeSpeakerSearchTask -SpeakerSearchTaskId call-s', "New-ChimeVoiceProfile -SpeakerSearchTaskId $($search.TaskId.Substring(0, 8))") {
            (Complete $line).CompletionText | Should -Contain $search.TaskId
            (Complete $line).CompletionText | Should -Not -Contain $analysis.TaskId
        }

        (Complete 'Get-ChimeVoiceToneAnalysisTask -VoiceToneAnalysisTaskId ').CompletionText | Should -Be $analysis.TaskId
        foreach ($command in 'Get-ChimeTask', 'Stop-ChimeTask', 'Wait-ChimeTask') {
            (Complete "$command call-s").CompletionText | Should -Be $analysis.TaskId, $search.TaskId
            (Complete "$command -InputObject ").CompletionText | Should -Contain $search.TaskId
        }
    }

    It 'is offered: voice profiles, and domains by their ids and names' {
        (Complete 'Get-ChimeVoiceProfile ').CompletionText | Should -Contain $emulator.VoiceProfileIds[0]
        (Complete 'Remove-ChimeVoiceProfile -VoiceProfileId vp-').CompletionText | Should -Contain $search.BestMatchId
        foreach ($line in 'Start-ChimeSpeakerSearchTask -VoiceProfileDomainId ''Known c', 'Get-ChimeVoiceProfile -VoiceProfileDomainId known', 'Set-ChimeVoiceProfileDomain Known') {
            (Complete $line).CompletionText | Should -Be $domain.VoiceProfileDomainId
        }

        (Complete 'Get-ChimeVoiceProfileDomain -Name ').CompletionText | Should -Be '''Known callers'''
    }

    It 'is offered no longer when it was removed or stopped' {
        $gone = New-ChimeVoiceProfileDomain -Name gone -KmsKeyArn 'arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c'
        (Complete 'Remove-ChimeVoiceProfileDomain gone').CompletionText | Should -Be $gone.VoiceProfileDomainId
        $gone | Remove-ChimeVoiceProfileDomain -Force
        (Complete 'Remove-ChimeVoiceProfileDomain ').CompletionText | Should -Not -Contain $gone.VoiceProfileDomainId
        $other = Start-ChimeVoiceEmulator
        Stop-ChimeVoiceEmulator -EndpointUrl $other.EndpointUrl
        (Complete 'Get-ChimeTask -EndpointUrl ').CompletionText | Should -Not -Contain "'$($other.EndpointUrl)'"
    }

    It 'is offered newest first, without ids that a terminal would act upon' {
        $events = foreach ($id in 'call-old', "call-$([char] 27)[2J", 'call-new') {
            @{ 'detail-type' = 'VoiceToneAnalysisStatus'; source = 'aws.chime'; detail = @{ taskId = 'task'; detailStatus = 'VoiceToneAnalysisSuccessful'; transactionId = $id; voiceConnectorId = 'connector-of-event' } } | ConvertTo-Json -Depth 5
        }
        @($events | ConvertFrom-ChimeVoiceEvent -ErrorAction SilentlyContinue).Count | Should -BeGreaterThan 1
        (Complete 'Start-ChimeVoiceToneAnalysisTask -TransactionId call-').CompletionText[0, 1] | Should -Be 'call-new', 'call-old'
        (Complete 'Start-ChimeVoiceToneAnalysisTask -TransactionId ').CompletionText | Should -Not -Match '\x1b'
        (Complete 'Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId connector-').CompletionText | Should -Be 'connector-of-event'
    }

    It 'is a limited number, of the newest' {
        $list = (Get-Command Get-ChimeTask).ImplementingType.Assembly.CreateInstance('ChimeVoiceTools.Completion.SeenIdList')
        foreach ($number in 1..1500) { $list.Add("id-$number", $null) }
        $kept = @($list.Snapshot())
        $kept.Count | Should -BeLessOrEqual 500
        $kept[0].Item1 | Should -Be 'id-1500'
    }
}

Describe 'Known values' {
    It 'are offered for <Line>' -ForEach @(
        @{ Line = 'Get-ChimeTask -Status '; Values = 'IN_QUEUE', 'IN_PROGRESS', 'SUCCEEDED', 'PARTIAL_SUCCESS', 'FAILED', 'STOPPED', 'NotStarted', 'Initializing', 'InProgress', 'Stopping' }
        @{ Line = 'Get-ChimeTask -Kind '; Values = 'Search', 'Tone' }
        @{ Line = 'Get-ChimeVoiceToneAnalysisTask -IsCaller '; Values = '$true', '$false' }
        @{ Line = 'Start-ChimeSpeakerSearchTask -CallLeg '; Values = 'Caller', 'Callee' }
        @{ Line = 'Get-ChimeVoiceEmulatorEvent -DetailType '; Values = '''Chime VoiceConnector Streaming Status''', '''Media Insights State Change''', 'SpeakerSearchStatus', 'VoiceAnalyticsStatus', 'VoiceToneAnalysisStatus' }
        @{ Line = 'Get-ChimeTask -Region us-west-2'; Values = 'us-west-2' }
    ) {
        (Complete $Line).CompletionText | Should -Be $Values
    }

    It 'are offered for a region by its name too' {
        (Complete 'Get-ChimeTask -Region ''US West (Or').CompletionText | Should -Be 'us-west-2'
    }
}
