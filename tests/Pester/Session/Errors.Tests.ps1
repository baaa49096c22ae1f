BeforeDiscovery {
    $final = @(
        @{ Name = 'NotFoundException'; Category = 'ObjectNotFound' }
        @{ Name = 'AccessDeniedException'; Category = 'PermissionDenied' }
        @{ Name = 'ForbiddenException'; Category = 'PermissionDenied' }
        @{ Name = 'UnauthorizedClientException'; Category = 'AuthenticationError' }
        @{ Name = 'BadRequestException'; Category = 'InvalidArgument' }
        @{ Name = 'ConflictException'; Category = 'ResourceBusy' }
    )
    $ofStart = @(
        @{ Name = 'GoneException'; Category = 'ResourceUnavailable' }
        @{ Name = 'ResourceLimitExceededException'; Category = 'QuotaExceeded' }
        @{ Name = 'UnprocessableEntityException'; Category = 'InvalidArgument' }
    )
    $retried = @(
        @{ Name = 'ThrottledClientException'; Category = 'LimitsExceeded' }
        @{ Name = 'ServiceFailureException'; Category = 'InvalidResult' }
        @{ Name = 'ServiceUnavailableException'; Category = 'ResourceUnavailable' }
    )
}

BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 600 -NoQuota -SetDefault 3>$null
    $connector = $emulator.VoiceConnectorId

    function Start-Search([string] $TransactionId) {
        Start-ChimeSpeakerSearchTask -VoiceConnectorId $connector -TransactionId $TransactionId -VoiceProfileDomainId $emulator.VoiceProfileDomainId -ConfirmConsent -ErrorVariable failed -ErrorAction SilentlyContinue
        $script:failed = $failed
    }

    function Assert-Told($Failed, [string] $Name, [string] $Category) {
        $Failed | Should -HaveCount 1
        $Failed[0].FullyQualifiedErrorId | Should -BeLike "$Name,*"
        $Failed[0].CategoryInfo.Category | Should -Be $Category
        $Failed[0].Exception.Message | Should -Match "the service answered $Name"
        $Failed[0].Exception.Message | Should -Match 'HTTP status \d{3}, request id [-0-9a-f]{36}\)( |$)'
    }

    # Errors that the module tries to survive take seconds, so they are all waited for at once.
    $endless = @{}
    foreach ($name in 'ThrottledClientException', 'ServiceFailureException', 'ServiceUnavailableException', 'ConnectionFailed') {
        $shell = [powershell]::Create().AddScript({
                param($Manifest, $Endpoint, $Keys, $Call)
                Import-Module $Manifest
                Start-ChimeVoiceToneAnalysisTask @Call @Keys -EndpointUrl $Endpoint -ConfirmConsent -Verbose
            })
        $own = Start-ChimeVoiceEmulator
        if ($name -eq 'ConnectionFailed') {
            # A port that was just given back: nobody listens there.
            $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
            $listener.Start()
            $endpoint = "http://$($listener.LocalEndpoint)"
            $listener.Stop()
        }
        else {
            $endpoint = $own.EndpointUrl
            Set-ChimeVoiceEmulator -EndpointUrl $endpoint -Fault @{ Kind = 'Error'; ErrorName = $name }
        }

        $null = $shell.AddArgument($Manifest).AddArgument($endpoint).AddArgument($Keys).AddArgument(@{ VoiceConnectorId = $own.VoiceConnectorId; TransactionId = 'call-endless' })
        $endless[$name] = @{ Shell = $shell; Emulator = $own; Endpoint = $endpoint; Running = $shell.BeginInvoke() }
    }
}

AfterAll {
    $endless.Values | ForEach-Object { $_.Shell.Dispose() }
    Stop-ChimeVoiceEmulator
}

Describe 'An error of the service' {
    AfterEach {
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -ClearFault
    }

    It 'at a start is <Name> with the category <Category>, and the pipeline goes on' -ForEach ($final + $ofStart) {
        $ids = (New-TransactionId), (New-TransactionId)
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Fault @{ Kind = 'Error'; ErrorName = $Name; Operation = 'StartSpeakerSearchTask'; Count = 1 }
        $rows = $ids | ForEach-Object { [pscustomobject] @{ TransactionId = $_ } }
        $task = $rows | Start-ChimeSpeakerSearchTask -VoiceConnectorId $connector -VoiceProfileDomainId $emulator.VoiceProfileDomainId -ConfirmConsent -MaxConcurrentRequests 1 -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Told $failed $Name $Category
        $failed[0].Exception.Message | Should -Match $ids[0] -Because 'it says what was asked'
        $failed[0].TargetObject | Should -Be $rows[0]
        $task.TransactionId | Should -Be $ids[1]
    }

    It 'at a voice tone analysis is <Name> with the category <Category>' -ForEach ($final + $ofStart) {
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Fault @{ Kind = 'Error'; ErrorName = $Name; Operation = 'StartVoiceToneAnalysisTask'; Count = 1 }
        Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $connector -TransactionId (New-TransactionId) -ConfirmConsent -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-Told $failed $Name $Category
    }

    It 'at a reading is <Name> with the category <Category>' -ForEach $final {
        $task = Start-Search (New-TransactionId)
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Fault @{ Kind = 'Error'; ErrorName = $Name; Operation = 'GetSpeakerSearchTask'; Count = 1 }
        $task, $task | Get-ChimeSpeakerSearchTask -ErrorVariable failed -ErrorAction SilentlyContinue | Should -HaveCount 1
        Assert-Told $failed $Name $Category
        $failed[0].TargetObject.TaskId | Should -Be $task.TaskId
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Fault @{ Kind = 'Error'; ErrorName = $Name; Operation = 'GetSpeakerSearchTask'; Count = 1 }
        $task | Get-ChimeTask -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-Told $failed $Name $Category
    }

    It 'at a stop is <Name> with the category <Category>' -ForEach $final {
        $task = Start-Search (New-TransactionId)
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Fault @{ Kind = 'Error'; ErrorName = $Name; Operation = 'StopSpeakerSearchTask'; Count = 1 }
        $task | Stop-ChimeSpeakerSearchTask -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Told $failed $Name $Category
        $task | Stop-ChimeSpeakerSearchTask -PassThru | ForEach-Object Status | Should -Be 'STOPPED'
    }

    It 'ends the command with -ErrorAction Stop' {
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Fault @{ Kind = 'Error'; ErrorName = 'NotFoundException'; Count = 1 }
        $id = New-TransactionId
        $rows = 'call-any', $id | ForEach-Object { [pscustomobject] @{ TransactionId = $_ } }
        { $rows | Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $connector -ConfirmConsent -MaxConcurrentRequests 1 -ErrorAction Stop } | Should -Throw -ErrorId 'NotFoundException*'
        Get-EmulatedTask $emulator $id | Should -BeNullOrEmpty
    }

    It 'is the real one for a <What> that does not exist' -ForEach @(
        @{ What = 'voice connector'; Change = @{ VoiceConnectorId = 'abcdefghij0123456789kl' } }
        @{ What = 'domain'; Change = @{ VoiceProfileDomainId = 'no-such-domain' } }
    ) {
        $call = @{ VoiceConnectorId = $connector; VoiceProfileDomainId = $emulator.VoiceProfileDomainId; TransactionId = New-TransactionId }
        foreach ($key in $Change.Keys) { $call[$key] = $Change[$key] }
        Start-ChimeSpeakerSearchTask @call -ConfirmConsent -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-Told $failed 'NotFoundException' 'ObjectNotFound'
    }
}

Describe 'An error that passes' {
    AfterEach {
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -ClearFault
    }

    It 'is survived, and -Verbose says so: <Name>' -ForEach $retried {
        $id = New-TransactionId
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Fault @{ Kind = 'Error'; ErrorName = $Name; Operation = 'StartVoiceToneAnalysisTask'; Count = 2 }
        $all = Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $connector -TransactionId $id -ConfirmConsent -Verbose -ErrorVariable failed 4>&1
        $failed | Should -BeNullOrEmpty
        $all | Where-Object { $_ -is [ChimeVoiceTools.VoiceToneAnalysisTask] } | Should -HaveCount 1
        $all | Where-Object { $_ -is [Management.Automation.VerboseRecord] -and $_ -match 'Trying again' } | Should -HaveCount 2
        Get-EmulatedTask $emulator $id | Should -HaveCount 1
    }

    It 'is survived when reading and stopping too: <_>' -ForEach 'ResetBeforeWork', 'ResetAfterWork', 'TruncatedBody', 'MalformedJson' {
        $task = Start-Search (New-TransactionId)
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Fault @{ Kind = $_; Count = 1 }
        ($task | Get-ChimeTask).TaskId | Should -Be $task.TaskId
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Fault @{ Kind = $_; Count = 1 }
        $task | Stop-ChimeTask -ErrorVariable failed
        $failed | Should -BeNullOrEmpty
        (Get-EmulatedTask $emulator | Where-Object TaskId -EQ $task.TaskId).Status | Should -Be 'STOPPED'
    }

    It 'does not matter where it only adds what is not known' {
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Fault @{ Kind = 'UnknownMembers' }
        $task = Start-Search (New-TransactionId)
        ($task | Get-ChimeTask).TaskId | Should -Be $task.TaskId
    }

    It 'is handed on as it is where it is a status that is not known' {
        $task = Start-Search (New-TransactionId)
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Fault @{ Kind = 'UnknownStatus'; Count = 1 }
        $now = $task | Get-ChimeTask
        $now.Status | Should -Be 'PAUSED_BY_SERVICE'
        $now.IsFinished | Should -BeFalse
    }
}

Describe 'An error that should pass and does not' {
    It 'becomes <Name> with the category <Category> after some tries' -ForEach $retried {
        $run = $endless[$Name]
        $run.Running.AsyncWaitHandle.WaitOne(60000) | Should -BeTrue
        Assert-Told $run.Shell.Streams.Error $Name $Category
        $tries = @(Get-EmulatorRequest $run.Emulator).Count
        $tries | Should -BeGreaterThan 2
        $run.Shell.Streams.Verbose | Where-Object Message -Match 'Trying again' | Should -HaveCount ($tries - 1)
        Get-EmulatedTask $run.Emulator | Should -BeNullOrEmpty
    }

    It 'becomes ConnectionFailed with the category ConnectionError where nobody answers' {
        $run = $endless.ConnectionFailed
        $run.Running.AsyncWaitHandle.WaitOne(60000) | Should -BeTrue
        $run.Shell.Streams.Error | Should -HaveCount 1
        $run.Shell.Streams.Error[0].FullyQualifiedErrorId | Should -BeLike 'ConnectionFailed,*'
        $run.Shell.Streams.Error[0].CategoryInfo.Category | Should -Be 'ConnectionError'
        $run.Shell.Streams.Error[0].Exception.Message | Should -Match 'call-endless'
        $run.Shell.Streams.Error[0].Exception.Message | Should -Not -Match '\n\s+at ' -Because 'a stack trace helps nobody'
    }
}
