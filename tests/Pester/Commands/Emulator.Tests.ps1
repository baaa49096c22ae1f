BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $Variable = 'AWS_ENDPOINT_URL_CHIME_SDK_VOICE'
    $PipelinesVariable = 'AWS_ENDPOINT_URL_CHIME_SDK_MEDIA_PIPELINES'

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
        Remove-Item "Env:$Variable", "Env:$PipelinesVariable" -ErrorAction Ignore
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

        It 'takes a duration as a TimeSpan or as text with a colon, and a region as an object' {
            (Start-ChimeVoiceEmulator -TaskDuration ([timespan]::FromMinutes(1))).TaskDuration | Should -Be 60
            (Start-ChimeVoiceEmulator -TaskDuration '00:01:30').TaskDuration | Should -Be 90
            (Start-ChimeVoiceEmulator -Region ([pscustomobject] @{ SystemName = 'us-west-2' })).Region | Should -Be 'us-west-2'
        }

        It 'does not touch the default endpoint, and warns of nothing, without -SetDefault' {
            $null = Start-ChimeVoiceEmulator -WarningVariable warned
            Get-Default | Should -BeNullOrEmpty
            $warned | Should -BeNullOrEmpty
        }

        It 'sets the default endpoints of both services with -SetDefault, with a warning that names them' {
            $emulator = Start-ChimeVoiceEmulator -SetDefault -WarningVariable warned -WarningAction SilentlyContinue
            Get-Default | Should -Be $emulator.EndpointUrl
            [Environment]::GetEnvironmentVariable($PipelinesVariable) | Should -Be $emulator.EndpointUrl
            $emulator.IsDefault | Should -BeTrue
            $warned | Should -HaveCount 1
            "$warned" | Should -Match $Variable
            "$warned" | Should -Match $PipelinesVariable
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

        It 'leaves nothing behind when its warning ends it' {
            { Start-ChimeVoiceEmulator -SetDefault -WarningAction Stop } | Should -Throw -ErrorId 'ActionPreferenceStop,*'
            & {
                $WarningPreference = 'Stop'
                { Start-ChimeVoiceEmulator -SetDefault } | Should -Throw -ErrorId 'ActionPreferenceStop,*'
            }
            Get-ChimeVoiceEmulator | Should -BeNullOrEmpty
            Get-Default | Should -BeNullOrEmpty
        }

        It 'keeps what a later command of the pipeline has taken' {
            $emulator = Start-ChimeVoiceEmulator | Select-Object -First 1
            Test-Answer $emulator.EndpointUrl | Should -BeTrue
        }

        It 'checks <Parameters> with -WhatIf too' -ForEach @(
            @{ Parameters = @{ Quota = @{ Nonsense = 1 } }; Name = 'Nonsense' }
            @{ Parameters = @{ Quota = @{ AnalyzedCalls = -1 } }; Name = 'AnalyzedCalls' }
            @{ Parameters = @{ Quota = @{ AnalyzedCalls = 'many' } }; Name = 'many' }
            @{ Parameters = @{ Port = -1 }; Name = 'Port' }
            @{ Parameters = @{ TaskDuration = [double]::PositiveInfinity }; Name = 'TaskDuration' }
            @{ Parameters = @{ Speed = 0 }; Name = 'Speed' }
            @{ Parameters = @{ Scenario = @{ nonsense = 1 } }; Name = 'nonsense' }
            @{ Parameters = @{ Scenario = 5 }; Name = 'Scenario' }
            @{ Parameters = @{ WebhookUrl = 'http://example.com/' }; Name = 'WebhookUrl' }
        ) {
            $thrown = { Start-ChimeVoiceEmulator @Parameters -WhatIf } | Should -Throw -PassThru -ErrorId 'InvalidParameter,*'
            $thrown.Exception.Message | Should -Match $Name
            $thrown.Exception.Message | Should -Not -Match 'sent'
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

        It 'checks <Parameters> with -WhatIf too, and where <Running> runs' -ForEach @(
            foreach ($running in 'one', 'none') {
                @{ Running = $running; Parameters = @{ Fault = @{ Kind = 'NoSuchKind' } }; Name = 'kind' }
                @{ Running = $running; Parameters = @{ Quota = @{ NoSuchQuota = 1 } }; Name = 'NoSuchQuota' }
                @{ Running = $running; Parameters = @{ Quota = @{ ConcurrentCallsPerTask = 0 } }; Name = 'ConcurrentCallsPerTask' }
            }
            @{ Running = 'one'; Parameters = @{ AdvanceTime = -1 }; Name = 'AdvanceTime' }
            @{ Running = 'one'; Parameters = @{ AdvanceTime = 1e300 }; Name = 'AdvanceTime' }
            @{ Running = 'one'; Parameters = @{ Speed = [double]::NaN }; Name = 'Speed' }
            @{ Running = 'one'; Parameters = @{ DuplicateShare = 2 }; Name = 'DuplicateShare' }
        ) {
            if ($Running -eq 'none') { Stop-ChimeVoiceEmulator }
            $thrown = { Set-ChimeVoiceEmulator @Parameters -WhatIf } | Should -Throw -PassThru -ErrorId 'InvalidParameter,*'
            $thrown.Exception.Message | Should -Match $Name
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

        It 'removes the variables where there were none' {
            $null = Start-ChimeVoiceEmulator -SetDefault 3>$null
            Stop-ChimeVoiceEmulator
            Test-Path "Env:$Variable" | Should -BeFalse
            Test-Path "Env:$PipelinesVariable" | Should -BeFalse
        }

        It 'puts back each variable for itself' {
            [Environment]::SetEnvironmentVariable($PipelinesVariable, 'https://pipelines.example.test')
            $null = Start-ChimeVoiceEmulator -SetDefault 3>$null
            Stop-ChimeVoiceEmulator
            Test-Path "Env:$Variable" | Should -BeFalse
            [Environment]::GetEnvironmentVariable($PipelinesVariable) | Should -Be 'https://pipelines.example.test'
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

    Context 'A task of an emulator' {
        It 'in another process needs keys, and the error says that any do' {
            $emulator = Start-ChimeVoiceEmulator
            $file = Join-Path $TestDrive 'task.xml'
            $emulator | Start-ChimeSpeakerSearchTask -TransactionId call-1 -ConfirmConsent | Export-Clixml -LiteralPath $file
            $script = "Import-Module '$Manifest'; `$task = Import-Clixml -LiteralPath '$file'; " +
                "`$task | Get-ChimeTask -ErrorAction SilentlyContinue -ErrorVariable failed; `$failed[0].FullyQualifiedErrorId; `$failed[0].Exception.Message; " +
                "(`$task | Get-ChimeTask -AccessKey emulator -SecretKey emulator).TransactionId"
            $said = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command $script
            $said[0] | Should -BeLike 'CredentialsNotFound,*'
            $said[1] | Should -Match ([regex]::Escape("If $($emulator.EndpointUrl)") + ' is an emulator of another process, any access key and secret key do')
            $said[2] | Should -Be 'call-1'
        }
    }

    Context 'Completion' {
        BeforeAll {
            function Complete([string] $Line) {
                (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText
            }
        }

        It 'offers the quotas and the kinds of fault as hashtables that can be run' {
            $quotas = Complete 'Start-ChimeVoiceEmulator -Quota '
            $quotas | Should -Contain '@{ AnalyzedCalls = 25 }'
            Complete 'Set-ChimeVoiceEmulator -Quota analyzed' | Should -Be '@{ AnalyzedCalls = 25 }'
            $faults = Complete 'Set-ChimeVoiceEmulator -Fault '
            $faults | Should -Contain "@{ Kind = 'TruncatedBody' }"
            $emulator = Start-ChimeVoiceEmulator
            foreach ($quota in $quotas) { & ([scriptblock]::Create("Set-ChimeVoiceEmulator -Quota $quota")) }
            foreach ($fault in $faults) { & ([scriptblock]::Create("Set-ChimeVoiceEmulator -Fault $fault")) }
            (Get-EmulatedService $emulator).Faults | Should -HaveCount 9
        }

        It 'offers running emulators, their calls and the types of notifications' {
            $emulator = Start-ChimeVoiceEmulator
            $null = $emulator | Start-ChimeSpeakerSearchTask -TransactionId 'call of Ann' -ConfirmConsent
            foreach ($command in 'Get-ChimeVoiceEmulator', 'Set-ChimeVoiceEmulator', 'Stop-ChimeVoiceEmulator', 'Get-ChimeVoiceEmulatorEvent') {
                Complete "$command -EndpointUrl " | Should -Be "'$($emulator.EndpointUrl)'"
            }

            Complete 'Get-ChimeVoiceEmulatorEvent -TransactionId ' | Should -Be "'call of Ann'"
            Complete 'Get-ChimeVoiceEmulatorEvent -DetailType Sp' | Should -Be 'SpeakerSearchStatus'
            Complete 'Start-ChimeVoiceEmulator -Region us-west-2' | Should -Be 'us-west-2'
        }

        It 'offers the names of files for -Scenario alone' {
            $null = New-Item -ItemType File -Path (Join-Path $TestDrive 'scenario.json') -Force
            Push-Location $TestDrive
            try {
                foreach ($command in Get-Command -Module ChimeVoiceTools -Noun ChimeVoiceEmulator*) {
                    $common = [Management.Automation.Cmdlet]::CommonParameters + [Management.Automation.Cmdlet]::OptionalCommonParameters
                    foreach ($parameter in $command.Parameters.Values | Where-Object { $_.ParameterType -ne [switch] -and $_.Name -notin $common }) {
                        $offered = @(Complete "$($command.Name) -$($parameter.Name) ") -match 'scenario\.json'
                        if ($parameter.Name -eq 'Scenario') { $offered | Should -Not -BeNullOrEmpty }
                        else { $offered | Should -BeNullOrEmpty -Because "-$($parameter.Name) of $($command.Name) takes no file" }
                    }
                }
            }
            finally { Pop-Location }
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
