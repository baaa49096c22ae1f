BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $Variable = 'AWS_ENDPOINT_URL_CHIME_SDK_VOICE'

    function Test-Answer([string] $EndpointUrl) {
        # Whether something listens there.
        $client = [Net.Sockets.TcpClient]::new()
        try { $client.Connect('127.0.0.1', ([uri] $EndpointUrl).Port); $true } catch { $false } finally { $client.Dispose() }
    }

    function Get-Default {
        [Environment]::GetEnvironmentVariable($Variable)
    }
}

Describe 'The cmdlets of emulators' {
    AfterEach {
        Stop-ChimeVoiceEmulator
        Remove-Item "Env:$Variable" -ErrorAction Ignore
    }

    Context 'Start-ChimeVoiceEmulator' {
        It 'emits an emulator that runs on loopback, with what it takes to use it' {
            $emulator = Start-ChimeVoiceEmulator
            $emulator | Should -BeOfType ([ChimeVoiceTools.VoiceEmulator])
            $emulator.IsRunning | Should -BeTrue
            $emulator.IsDefault | Should -BeFalse
            ([uri] $emulator.EndpointUrl).IsLoopback | Should -BeTrue
            ([uri] $emulator.EndpointUrl).Port | Should -Be $emulator.Port
            $emulator.Region | Should -Be 'us-east-1'
            $emulator.TaskDuration | Should -Be 20
            $emulator.VoiceConnectorId | Should -Not -BeNullOrEmpty
            $emulator.VoiceProfileDomainId | Should -Match '^vpd-'
            $emulator.VoiceProfileIds | Should -HaveCount 3
            $emulator.VoiceProfileIds[0] | Should -Match '^vp-'
            Test-Answer $emulator.EndpointUrl | Should -BeTrue
            (Get-Command Start-ChimeVoiceEmulator).OutputType.Type | Should -Be ([ChimeVoiceTools.VoiceEmulator])
        }

        It 'takes a port, a region and a duration' {
            $port = (Start-ChimeVoiceEmulator).Port
            Stop-ChimeVoiceEmulator
            $emulator = Start-ChimeVoiceEmulator -Port $port -Region eu-central-1 -TaskDuration 0.5
            $emulator.Port | Should -Be $port
            $emulator.Region | Should -Be 'eu-central-1'
            $emulator.TaskDuration | Should -Be 0.5
            $task = Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $emulator.VoiceConnectorId -TransactionId call-1 -EndpointUrl $emulator.EndpointUrl -ConfirmConsent
            $task.Region | Should -Be 'eu-central-1'
        }

        It 'does not touch the default endpoint, and warns of nothing, without -SetDefault' {
            $null = Start-ChimeVoiceEmulator -WarningVariable warned
            Get-Default | Should -BeNullOrEmpty
            $warned | Should -BeNullOrEmpty
        }

        It 'sets the default endpoint with -SetDefault, with a warning that names it' {
            $emulator = Start-ChimeVoiceEmulator -SetDefault -WarningVariable warned -WarningAction SilentlyContinue
            Get-Default | Should -Be $emulator.EndpointUrl
            $emulator.IsDefault | Should -BeTrue
            $warned | Should -HaveCount 1
            "$warned" | Should -Match $Variable
            "$warned" | Should -Match ([regex]::Escape($emulator.EndpointUrl))
        }

        It 'lets two run at once, which know nothing of each other' {
            $one = Start-ChimeVoiceEmulator
            $two = Start-ChimeVoiceEmulator
            $task = Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $one.VoiceConnectorId -TransactionId call-1 -EndpointUrl $one.EndpointUrl -ConfirmConsent
            $task | Get-ChimeTask -EndpointUrl $two.EndpointUrl -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'NotFoundException,*'
            ($task | Get-ChimeTask).TaskId | Should -Be $task.TaskId
        }

        It 'says of a port in use what to do' {
            $port = (Start-ChimeVoiceEmulator).Port
            $thrown = { Start-ChimeVoiceEmulator -Port $port } | Should -Throw -PassThru -ErrorId 'InvalidParameter*'
            $thrown.Exception.Message | Should -Match "$port"
            $thrown.Exception.Message | Should -Match 'another port'
            Get-ChimeVoiceEmulator | Should -HaveCount 1
        }

        It 'refuses <Parameters>, naming parameter and rule' -ForEach @(
            @{ Parameters = @{ Port = -1 }; Name = 'Port' }
            @{ Parameters = @{ Port = 65536 }; Name = 'Port' }
            @{ Parameters = @{ TaskDuration = 0 }; Name = 'TaskDuration' }
            @{ Parameters = @{ TaskDuration = -1 }; Name = 'TaskDuration' }
            @{ Parameters = @{ TaskDuration = [double]::NaN }; Name = 'TaskDuration' }
            @{ Parameters = @{ TaskDuration = 1e9 }; Name = 'TaskDuration' }
            @{ Parameters = @{ Region = 'US EAST' }; Name = 'Region' }
        ) {
            $thrown = { Start-ChimeVoiceEmulator @Parameters } | Should -Throw -PassThru -ErrorId 'InvalidParameter*'
            $thrown.Exception.Message | Should -Match $Name
            Get-ChimeVoiceEmulator | Should -BeNullOrEmpty
        }

        It 'starts nothing with -WhatIf' {
            Start-ChimeVoiceEmulator -SetDefault -WhatIf | Should -BeNullOrEmpty
            Get-ChimeVoiceEmulator | Should -BeNullOrEmpty
            Get-Default | Should -BeNullOrEmpty
        }

        It 'has every quota of the service, and none with -NoQuota' {
            $emulator = Start-ChimeVoiceEmulator -NoQuota
            $tasks = 1..2 | ForEach-Object { Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $emulator.VoiceConnectorId -TransactionId call-1 -EndpointUrl $emulator.EndpointUrl -ConfirmConsent }
            $tasks | Should -HaveCount 2
        }
    }

    Context 'Get-ChimeVoiceEmulator' {
        It 'lists those that run, in the order of their start' {
            $one = Start-ChimeVoiceEmulator
            $two = Start-ChimeVoiceEmulator -SetDefault 3>$null
            $all = Get-ChimeVoiceEmulator
            $all.EndpointUrl | Should -Be $one.EndpointUrl, $two.EndpointUrl
            $all.IsDefault | Should -Be $false, $true
            (Get-ChimeVoiceEmulator -EndpointUrl $two.EndpointUrl).Port | Should -Be $two.Port
            (Get-ChimeVoiceEmulator "$($two.EndpointUrl)/").Port | Should -Be $two.Port
            ($one | Get-ChimeVoiceEmulator).Port | Should -Be $one.Port
        }

        It 'lists none where none runs, and says so with -Verbose' {
            Get-ChimeVoiceEmulator | Should -BeNullOrEmpty
            Get-ChimeVoiceEmulator -Verbose 4>&1 | Should -Match 'No emulator runs'
        }
    }

    Context 'Set-ChimeVoiceEmulator' {
        BeforeEach {
            $emulator = Start-ChimeVoiceEmulator
        }

        It 'adds faults, takes them away, and emits the emulator with -PassThru alone' {
            Set-ChimeVoiceEmulator -Fault @{ Kind = 'ResetBeforeWork'; Count = 2 }, @{ Kind = 'Error'; ErrorName = 'GoneException' } | Should -BeNullOrEmpty
            (Get-EmulatedService $emulator).Faults | Should -HaveCount 2
            ($emulator | Set-ChimeVoiceEmulator -ClearFault -Fault @{ Kind = 'MalformedJson' } -PassThru).EndpointUrl | Should -Be $emulator.EndpointUrl
            @((Get-EmulatedService $emulator).Faults).Kind | Should -Be 'MalformedJson'
            Set-ChimeVoiceEmulator -ClearFault
            (Get-EmulatedService $emulator).Faults | Should -BeNullOrEmpty
        }

        It 'changes nothing with -WhatIf' {
            Set-ChimeVoiceEmulator -Fault @{ Kind = 'ResetBeforeWork' } -WhatIf
            (Get-EmulatedService $emulator).Faults | Should -BeNullOrEmpty
        }

        It 'refuses a fault that breaks a rule, and keeps those that are there: <_.Keys> <_.Values>' -ForEach @(
            @{ Count = 1 }
            @{ Kind = 'NoSuchKind' }
            @{ Kind = 'Error' }
            @{ Kind = 'Error'; ErrorName = 'NoSuchException' }
            @{ Kind = 'ResetBeforeWork'; Operation = 'NoSuchOperation' }
            @{ Kind = 'ResetBeforeWork'; Count = 0 }
            @{ Kind = 'ResetBeforeWork'; Cuont = 1 }
            @{ Kind = 'ResetBeforeWork'; Count = 'many' }
            @{ Kind = 'SlowAnswer' }
            @{ Kind = 'SlowAnswer'; Delay = [double]::NaN }
            @{ Kind = 'SlowAnswer'; Delay = 1e300 }
        ) {
            $fault = $_
            { Set-ChimeVoiceEmulator -Fault $fault } | Should -Throw -ErrorId 'InvalidParameter*'
            (Get-EmulatedService $emulator).Faults | Should -BeNullOrEmpty
        }
    }

    Context 'Stop-ChimeVoiceEmulator' {
        It 'stops the one that is piped in, and emits it with -PassThru' {
            $one = Start-ChimeVoiceEmulator
            $two = Start-ChimeVoiceEmulator
            $stopped = $one | Stop-ChimeVoiceEmulator -PassThru
            $stopped.IsRunning | Should -BeFalse
            $stopped.EndpointUrl | Should -Be $one.EndpointUrl
            Test-Answer $one.EndpointUrl | Should -BeFalse
            Test-Answer $two.EndpointUrl | Should -BeTrue
        }

        It 'stops all without input, and emits nothing' {
            $all = 1..2 | ForEach-Object { Start-ChimeVoiceEmulator }
            Stop-ChimeVoiceEmulator | Should -BeNullOrEmpty
            $all | ForEach-Object { Test-Answer $_.EndpointUrl | Should -BeFalse }
            Get-ChimeVoiceEmulator | Should -BeNullOrEmpty
        }

        It 'does nothing the second time, and says so with -Verbose' {
            $emulator = Start-ChimeVoiceEmulator
            $emulator | Stop-ChimeVoiceEmulator
            $emulator | Stop-ChimeVoiceEmulator -Verbose -ErrorVariable failed 4>&1 | Should -Match 'no running emulator'
            $failed | Should -BeNullOrEmpty
        }

        It 'stops nothing with -WhatIf' {
            $emulator = Start-ChimeVoiceEmulator
            Stop-ChimeVoiceEmulator -WhatIf
            Test-Answer $emulator.EndpointUrl | Should -BeTrue
        }

        It 'puts back the endpoint that was the default, whatever the order: <Order>' -ForEach @(
            @{ Order = 0, 1, 2; Left = 2, 2, -1 }
            @{ Order = 2, 1, 0; Left = 1, 0, -1 }
            @{ Order = 1, 2, 0; Left = 2, 0, -1 }
            @{ Order = 1, 0, 2; Left = 2, 2, -1 }
        ) {
            [Environment]::SetEnvironmentVariable($Variable, 'https://before.example.test')
            $all = 1..3 | ForEach-Object { Start-ChimeVoiceEmulator -SetDefault 3>$null }
            foreach ($step in 0..2) {
                $all[$Order[$step]] | Stop-ChimeVoiceEmulator
                $expected = if ($Left[$step] -lt 0) { 'https://before.example.test' } else { $all[$Left[$step]].EndpointUrl }
                Get-Default | Should -Be $expected
            }
        }

        It 'removes the variable where there was none' {
            $null = Start-ChimeVoiceEmulator -SetDefault 3>$null
            Stop-ChimeVoiceEmulator
            Test-Path "Env:$Variable" | Should -BeFalse
        }

        It 'leaves alone what somebody else has set in the meantime' {
            $null = Start-ChimeVoiceEmulator -SetDefault 3>$null
            [Environment]::SetEnvironmentVariable($Variable, 'https://since.example.test')
            Stop-ChimeVoiceEmulator
            Get-Default | Should -Be 'https://since.example.test'
        }

        It 'makes cmdlets say that the emulator of a task was stopped' {
            $emulator = Start-ChimeVoiceEmulator
            $task = Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $emulator.VoiceConnectorId -TransactionId call-1 -EndpointUrl $emulator.EndpointUrl -ConfirmConsent
            Stop-ChimeVoiceEmulator
            $task | Get-ChimeTask -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'ConnectionFailed,*'
            $failed[0].Exception.Message | Should -Match 'was stopped'
        }
    }

    Context 'The life of an emulator' {
        It 'is that of its runspace, and other runspaces neither see nor stop it' {
            $own = Start-ChimeVoiceEmulator
            $shell = [powershell]::Create()
            $url = $shell.AddScript("Import-Module '$Manifest'; (Start-ChimeVoiceEmulator -SetDefault).EndpointUrl; @(Get-ChimeVoiceEmulator).Count").Invoke()
            $url[1] | Should -Be 1
            (Get-ChimeVoiceEmulator).EndpointUrl | Should -Be $own.EndpointUrl
            Test-Answer $url[0] | Should -BeTrue
            Get-Default | Should -Be $url[0]
            $shell.Runspace.Dispose()
            $shell.Dispose()
            Wait-Until { -not (Test-Answer $url[0]) }
            Get-Default | Should -BeNullOrEmpty
            Test-Answer $own.EndpointUrl | Should -BeTrue
        }

        It 'ends with the module, which puts the default endpoint back' {
            $emulator = Start-ChimeVoiceEmulator -SetDefault 3>$null
            Remove-Module ChimeVoiceTools
            try {
                Test-Answer $emulator.EndpointUrl | Should -BeFalse
                Get-Default | Should -BeNullOrEmpty
            }
            finally {
                Import-Module $Manifest
            }

            Get-ChimeVoiceEmulator | Should -BeNullOrEmpty
        }
    }
}
