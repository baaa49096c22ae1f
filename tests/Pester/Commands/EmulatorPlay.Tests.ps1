# What an emulator plays: scenarios, its clock, quotas, faults and notifications.
BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"

    function Start-Search($Emulator, [string] $TransactionId) {
        $Emulator | Start-ChimeSpeakerSearchTask -TransactionId $TransactionId -ConfirmConsent
    }
}

Describe 'A scenario' {
    AfterEach { Stop-ChimeVoiceEmulator }

    BeforeAll {
        $scenario = @{
            voices = @(@{ speaker = 'Ann'; voiceProfileId = 'vp-ann' })
            calls  = @(
                @{ transactionId = 'ann'; caller = 'Ann' }
                @{ transactionPattern = 'stranger-*'; caller = 'Nobody we know' }
                @{ transactionPattern = 'mute-*'; speakerSearch = @{ status = 'FAILED'; statusMessage = 'Nobody spoke.' } }
            )
        }
    }

    It 'from a <Kind> says who is found, who is not, and how tasks end' -ForEach @{ Kind = 'hashtable' }, @{ Kind = 'path' }, @{ Kind = 'file' }, @{ Kind = 'found file' } {
        $source = $scenario
        if ($Kind -ne 'hashtable') {
            $source = Join-Path $TestDrive 'scenario.json'
            $scenario | ConvertTo-Json -Depth 9 | Set-Content -LiteralPath $source
        }

        # On Windows PowerShell the text of a file that Get-ChildItem has found in a folder is its name alone.
        if ($Kind -eq 'file') { $source = Get-Item -LiteralPath $source }
        if ($Kind -eq 'found file') { $source = Get-ChildItem -LiteralPath $TestDrive | Where-Object Name -EQ 'scenario.json' }

        $emulator = Start-ChimeVoiceEmulator -Scenario $source -Speed 20
        $ended = 'ann', 'stranger-1', 'mute-1' | ForEach-Object { Start-Search $emulator $_ } | Wait-ChimeTask -Timeout 60 -ErrorAction SilentlyContinue -ErrorVariable problems
        $byCall = $ended | Group-Object TransactionId -AsHashTable

        $byCall['ann'].BestMatch.VoiceProfileId | Should -Be 'vp-ann'
        $byCall['ann'].BestMatch.ConfidenceScore | Should -BeGreaterThan 0.9
        $byCall['stranger-1'].Status | Should -Be 'SUCCEEDED'
        $byCall['stranger-1'].BestMatch | Should -BeNullOrEmpty
        $byCall['mute-1'].Status | Should -Be 'FAILED'
        $problems.FullyQualifiedErrorId | Should -Be 'ChimeTaskFailed,ChimeVoiceTools.Commands.Tasks.WaitTaskCommand'
        $problems[0].Exception.Message | Should -Match 'Nobody spoke'
        $problems[0].TargetObject.TaskId | Should -Be $byCall['mute-1'].TaskId
    }

    It 'that does not fit is refused with the path and the rule: <Path>' -ForEach @(
        @{ Path = 'calls\[0\]\.caller'; Scenario = @{ calls = @(@{ transactionId = 'x'; caller = 1 }) } }
        @{ Path = 'nonsense'; Scenario = @{ nonsense = 1 } }
        @{ Path = 'faults\[0\]\.kind'; Scenario = @{ faults = @(@{ kind = 'Nonsense' }) } }
    ) {
        $refusal = { Start-ChimeVoiceEmulator -Scenario $Scenario } | Should -Throw -ErrorId 'InvalidParameter,*' -PassThru
        $refusal.Exception.Message | Should -Match $Path
        Get-ChimeVoiceEmulator | Should -BeNullOrEmpty
    }

    It 'in a hashtable is written as PowerShell writes hashtables' {
        $ends = Write-Output ([timespan]::FromSeconds(30))
        $emulator = Start-ChimeVoiceEmulator -Scenario @{
            VoiceConnectors = [Collections.ArrayList] @('abcdefghij0123456789a')
            Calls           = @(
                [ordered] @{ TransactionId = 'one'; EndsAfter = $ends; Caller = $null; SpeakerSearch = @{ Status = 'FAILED'; Duration = 2.5 } }
            )
            Notifications   = @{ DuplicateShare = [decimal] 0.5 }
            Quotas          = @{ Unlimited = $true; ActiveSpeakerSearchTasks = [long] 3 }
            Faults          = , @{ Kind = 'SlowAnswer'; Delay = [timespan]::FromMilliseconds(1); Share = [float] 0.5 }
        }
        $service = Get-EmulatedService $emulator
        $service.VoiceConnectorIds | Should -Contain 'abcdefghij0123456789a'
        $service.Notifications.DuplicateShare | Should -Be 0.5
        $service.Quotas.ActiveSpeakerSearchTasks | Should -Be 3
        $service.Quotas.AnalyzedCalls | Should -Be ([int]::MaxValue)
        $service.Faults[0].Delay.TotalMilliseconds | Should -Be 1
        $service.Faults[0].Share | Should -Be 0.5
        $null = Start-Search $emulator 'one'
        $emulator | Set-ChimeVoiceEmulator -AdvanceTime 2.5
        $service.Tasks[0].Status | Should -Be 'FAILED'
        $emulator | Set-ChimeVoiceEmulator -AdvanceTime 28
        $emulator | Start-ChimeVoiceToneAnalysisTask -TransactionId one -ConfirmConsent -ErrorAction SilentlyContinue -ErrorVariable ended
        $ended.FullyQualifiedErrorId | Should -BeLike 'GoneException,*'
    }

    It 'in a hashtable that can''t be JSON is refused with the path and the rule: <Rule>' -ForEach @(
        @{ Scenario = @{ Calls = @(@{ TransactionId = 'a'; EndsAfter = 'soon' }) }; Rule = 'calls\[0\]\.endsAfter: It must be a number' }
        @{ Scenario = @{ Calls = [version] '1.2' }; Rule = 'calls: A value of the type System\.Version' }
        @{ Scenario = @{ Calls = @(, [double]::NaN) }; Rule = 'calls\[0\]: A value of the type System\.Double' }
        @{ Scenario = @{ Calls = & { $endless = [Collections.ArrayList]::new(); $null = $endless.Add($endless); , $endless } }; Rule = 'calls.*: It is nested too deeply' }
    ) {
        $refusal = { Start-ChimeVoiceEmulator -Scenario $Scenario } | Should -Throw -ErrorId 'InvalidParameter,*' -PassThru
        $refusal.Exception.Message | Should -Match $Rule
    }

    It 'from a file whose text is its bare name is read from where the file is' {
        $path = Join-Path $TestDrive 'bare.json'
        '{"voiceConnectors":["abcdefghij0123456789a"]}' | Set-Content -LiteralPath $path
        $folder = [Environment]::CurrentDirectory
        try {
            [Environment]::CurrentDirectory = $TestDrive
            $file = [IO.FileInfo] 'bare.json'
            "$file" | Should -Be 'bare.json'
            (Get-EmulatedService (Start-ChimeVoiceEmulator -Scenario $file)).VoiceConnectorIds | Should -Contain 'abcdefghij0123456789a'
        }
        finally {
            [Environment]::CurrentDirectory = $folder
        }
    }

    It 'with a name that a terminal would act upon is refused without it' {
        $refusal = { Start-ChimeVoiceEmulator -Scenario @{ "$([char] 27)]52;c;aGk=$([char] 7)" = 1 } } | Should -Throw -ErrorId 'InvalidParameter,*' -PassThru
        $refusal.Exception.Message | Should -Not -Match '[\x00-\x1f\x7f-\x9f]'
    }

    It 'in a file that is missing, or is no JSON, is refused' {
        { Start-ChimeVoiceEmulator -Scenario (Join-Path $TestDrive 'missing.json') } | Should -Throw -ErrorId 'InvalidParameter,*'
        'not json' | Set-Content -LiteralPath (Join-Path $TestDrive 'broken.json')
        { Start-ChimeVoiceEmulator -Scenario (Join-Path $TestDrive 'broken.json') } | Should -Throw -ErrorId 'InvalidParameter,*'
    }

    It 'with the same seed plays the same' {
        $first = (Start-Search (Start-ChimeVoiceEmulator -TaskDuration 0.2 -Seed 7) 'call' | Wait-ChimeTask).BestMatch
        $second = (Start-Search (Start-ChimeVoiceEmulator -TaskDuration 0.2 -Seed 7) 'call' | Wait-ChimeTask).BestMatch
        "$second" | Should -Be "$first"
    }
}

Describe 'The clock of an emulator' {
    AfterEach { Stop-ChimeVoiceEmulator }

    It 'runs faster with -Speed' {
        $emulator = Start-ChimeVoiceEmulator -Speed 50
        $task = Start-Search $emulator 'call' | Wait-ChimeTask -Timeout 60
        ($task.UpdatedTimestamp - $task.StartedTimestamp).TotalSeconds | Should -BeGreaterThan 10
    }

    It 'is moved with -AdvanceTime, and a finished task is forgotten after seven days' {
        $emulator = Start-ChimeVoiceEmulator
        $task = Start-Search $emulator 'call'
        $emulator | Set-ChimeVoiceEmulator -AdvanceTime 60
        ($task | Get-ChimeSpeakerSearchTask).Status | Should -Be 'SUCCEEDED'

        $emulator | Set-ChimeVoiceEmulator -AdvanceTime (7 * 24 * 3600)
        $task | Get-ChimeSpeakerSearchTask -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem.FullyQualifiedErrorId | Should -BeLike 'NotFoundException,*'
    }

    It 'is moved by a TimeSpan too' {
        $emulator = Start-ChimeVoiceEmulator
        $moved = $emulator | Set-ChimeVoiceEmulator -AdvanceTime ([timespan]::FromDays(2)) -PassThru
        ($moved.CurrentTime - $emulator.CurrentTime).TotalDays | Should -BeGreaterOrEqual 2
        $moved = $emulator | Set-ChimeVoiceEmulator -AdvanceTime '1.00:00:00' -PassThru
        ($moved.CurrentTime - $emulator.CurrentTime).TotalDays | Should -BeGreaterOrEqual 3
    }

    It 'shows on the emulator' {
        $emulator = Start-ChimeVoiceEmulator
        $moved = $emulator | Set-ChimeVoiceEmulator -AdvanceTime 3600 -Speed 2 -PassThru
        ($moved.CurrentTime - $emulator.CurrentTime).TotalSeconds | Should -BeGreaterOrEqual 3600
        $moved.Speed | Should -Be 2
    }
}

Describe 'The quotas of an emulator' {
    AfterEach { Stop-ChimeVoiceEmulator }

    It 'are set at the start, changed while it runs and lifted' {
        $emulator = Start-ChimeVoiceEmulator -Quota @{ ActiveSpeakerSearchTasks = 1 }
        $null = Start-Search $emulator 'one'
        { $emulator | Start-ChimeSpeakerSearchTask -TransactionId two -ConfirmConsent -ErrorAction Stop } | Should -Throw -ErrorId 'ResourceLimitExceededException,*'

        $emulator | Set-ChimeVoiceEmulator -Quota @{ ActiveSpeakerSearchTasks = 2 }
        $null = Start-Search $emulator 'two'
        { $emulator | Start-ChimeSpeakerSearchTask -TransactionId three -ConfirmConsent -ErrorAction Stop } | Should -Throw -ErrorId 'ResourceLimitExceededException,*'

        $emulator | Set-ChimeVoiceEmulator -NoQuota
        (Start-Search $emulator 'three').TransactionId | Should -Be 'three'
    }

    It 'are refused where the name is not known' {
        { Start-ChimeVoiceEmulator -Quota @{ Nonsense = 1 } } | Should -Throw -ExpectedMessage '*Nonsense*' -ErrorId 'InvalidParameter,*'
    }
}

Describe 'A change that is refused' {
    AfterEach { Stop-ChimeVoiceEmulator }

    It 'changes nothing' {
        $emulator = Start-ChimeVoiceEmulator
        { $emulator | Set-ChimeVoiceEmulator -NoQuota -Speed -1 -AdvanceTime 3600 } | Should -Throw -ErrorId 'InvalidParameter,*'

        $now = Get-ChimeVoiceEmulator
        $now.Speed | Should -Be 1
        ($now.CurrentTime - $emulator.CurrentTime).TotalSeconds | Should -BeLessThan 3600
        (Get-EmulatedService $emulator).Quotas.ActiveSpeakerSearchTasks | Should -Be 25
    }

    It 'with -WhatIf is not made either' {
        $emulator = Start-ChimeVoiceEmulator
        $emulator | Set-ChimeVoiceEmulator -Speed 9 -WhatIf
        (Get-ChimeVoiceEmulator).Speed | Should -Be 1
    }
}

Describe 'The faults of an emulator' {
    AfterEach { Stop-ChimeVoiceEmulator }

    It 'befall as many requests as they say, and are taken away with -ClearFault' {
        $emulator = Start-ChimeVoiceEmulator
        $task = Start-Search $emulator 'call'
        $emulator | Set-ChimeVoiceEmulator -Fault @{ Kind = 'Error'; ErrorName = 'NotFoundException'; Operation = 'GetSpeakerSearchTask'; Count = 2 }
        { $task | Get-ChimeSpeakerSearchTask -ErrorAction Stop } | Should -Throw -ErrorId 'NotFoundException,*'

        $emulator | Set-ChimeVoiceEmulator -ClearFault
        ($task | Get-ChimeSpeakerSearchTask).TaskId | Should -Be $task.TaskId
    }
}

Describe 'The notifications of an emulator' {
    AfterEach { Stop-ChimeVoiceEmulator }

    It 'are emitted as they were sent, in order, and can be had for one call alone' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.5
        'one', 'two' | ForEach-Object { Start-Search $emulator $_ } | Wait-ChimeTask -Timeout 60 | Should -HaveCount 2

        $events = $emulator | Get-ChimeVoiceEmulatorEvent -TransactionId one -DetailType SpeakerSearchStatus | ConvertFrom-Json
        $events.detail.detailStatus | Should -Be 'IdentificationSuccessful', 'VoiceprintGenerationSuccess'
        $events.detail.transactionId | Select-Object -Unique | Should -Be 'one'
        $events[0].source | Should -Be 'aws.chime'
        @(Get-ChimeVoiceEmulatorEvent).Count | Should -BeGreaterThan $events.Count
    }

    It 'and its requests can be read over HTTP' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.5
        $null = Start-Search $emulator 'call' | Wait-ChimeTask -Timeout 60
        $requests = Invoke-RestMethod "$($emulator.EndpointUrl)/_emulator/requests"
        "$($requests | ConvertTo-Json -Depth 5)" | Should -Match 'StartSpeakerSearchTask'
        $events = Invoke-RestMethod "$($emulator.EndpointUrl)/_emulator/events"
        "$($events | ConvertTo-Json -Depth 9)" | Should -Match 'IdentificationSuccessful'
    }

    It 'are posted to a webhook on loopback, and to no other' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.2
        { $emulator | Set-ChimeVoiceEmulator -WebhookUrl 'http://example.com/' } | Should -Throw -ErrorId 'InvalidParameter,*'

        $probe = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $probe.Start()
        $port = $probe.LocalEndpoint.Port
        $probe.Stop()
        $listener = [Net.HttpListener]::new()
        $listener.Prefixes.Add("http://127.0.0.1:$port/")
        $listener.Start()
        try {
            $emulator | Set-ChimeVoiceEmulator -WebhookUrl "http://127.0.0.1:$port/"
            $null = Start-Search $emulator 'call' | Wait-ChimeTask -Timeout 60
            $context = $listener.GetContextAsync()
            $context.Wait(20000) | Should -BeTrue
            $text = [IO.StreamReader]::new($context.Result.Request.InputStream).ReadToEnd()
            $context.Result.Response.Close()
            ($text | ConvertFrom-Json).detail.callDetails.transactionId | Should -Be 'call'
        }
        finally {
            $listener.Stop()
        }
    }
}
