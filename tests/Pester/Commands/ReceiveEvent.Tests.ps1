BeforeDiscovery {
    $queues = @{ Where = 'the emulator' }, @{ Where = 'fauxqs' }
}

BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/EventQueue.ps1"
    . "$PSScriptRoot/../Support/FauxQueue.ps1"
    $emulator = Start-ChimeVoiceEmulator

    # Where tasks are started: what it notifies of goes to no queue that a test looks at.
    $tasks = Start-ChimeVoiceEmulator
    $obstacle = Find-NodeObstacle
    if (-not $obstacle) { $faux = Start-FauxQueue }
    $redrive = @{ RedrivePolicy = '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:dead-letters","maxReceiveCount":20}' }

    function Use-Queue {
        # A queue of this test's own, which has a dead-letter queue.
        param([string] $Where)
        if ($Where -eq 'fauxqs') {
            if ($obstacle) { Set-ItResult -Skipped -Because $obstacle }
            return New-FauxQueue $faux $redrive
        }

        $null = Invoke-Queue $emulator.QueueUrl PurgeQueue
        $emulator.QueueUrl
    }

    function Add-Event {
        # Events of new ids, which are returned.
        param([string] $QueueUrl, [int] $Count = 1)
        $ids = 1..$Count | ForEach-Object { [guid]::NewGuid().ToString() }
        $ids | ForEach-Object { New-ReadyEvent $_ } | Send-Message $QueueUrl
        $ids
    }

    function Invoke-Failure {
        # Ends in an error of a cmdlet of this module.
        $null = Get-ChimeSpeakerSearchTask -VoiceConnectorId none -SpeakerSearchTaskId none -EndpointUrl $tasks.EndpointUrl
    }
}

AfterAll {
    $faux | Stop-FauxQueue
    $emulator, $tasks | Stop-ChimeVoiceEmulator
}

Describe 'Receive-ChimeVoiceEvent on a queue of <Where>' -ForEach $queues {
    BeforeEach {
        $queue = Use-Queue $Where
        $from = @{ QueueUrl = $queue } + $Keys
    }

    It 'emits typed events, and deletes what was handled' {
        $ids = Add-Event $queue 12

        $events = Receive-ChimeVoiceEvent @from -IdleTimeout 0

        $events | Should -BeOfType ChimeVoiceTools.VoiceAnalyticsEvent
        $events.Id | Sort-Object | Should -Be ($ids | Sort-Object)
        $events[0].QueueUrl | Should -BeExactly $queue
        $events[0].ReceiptHandle | Should -Not -BeNullOrEmpty
        Get-MessageCount $queue | Should -Be '0/0'
    }

    It 'receives no more than -MaxEvents says' {
        $null = Add-Event $queue 3

        @(Receive-ChimeVoiceEvent @from -MaxEvents 2).Count | Should -Be 2

        Get-MessageCount $queue | Should -Be '1/0'
    }

    It 'hands out an event while it waits for the next' {
        $sent = Add-Event $queue
        $seen = @(Receive-ChimeVoiceEvent @from -IdleTimeout 2 -MaxEvents 2 | ForEach-Object {
                $_.Id
                if ($_.Id -eq $sent) { $script:next = Add-Event $queue }
            })

        $seen | Should -Be $sent, $script:next
    }

    It 'leaves what ended in an error of <Case> to its visibility timeout, and emits it again' -ForEach @(
        @{ Case = 'a cmdlet in a script block'; Handle = { Receive-ChimeVoiceEvent @args | ForEach-Object { $_.Id; Invoke-Failure } } }
        @{ Case = 'a cmdlet behind others'; Handle = {
                function Select-All { process { $_ } }
                Receive-ChimeVoiceEvent @args | Where-Object { $true } | Select-All | Select-Object * |
                    ForEach-Object { $_.Id } | ForEach-Object { $_; Invoke-Failure }
            }
        }
        @{ Case = 'a property that is computed'; Handle = {
                Receive-ChimeVoiceEvent @args | Select-Object Id, @{ Name = 'Task'; Expression = { Invoke-Failure 2>$null } } | ForEach-Object Id
            }
        }
        @{ Case = 'a cmdlet that says nothing of it'; Handle = {
                Receive-ChimeVoiceEvent @args | ForEach-Object { $_.Id; & { $ErrorActionPreference = 'Ignore'; Invoke-Failure } }
            }
        }
        @{ Case = 'a cmdlet that is caught'; Handle = {
                Receive-ChimeVoiceEvent @args | ForEach-Object { $_.Id; & { $ErrorActionPreference = 'Stop'; try { Invoke-Failure } catch { $null = $_ } } }
            }
        }
        @{ Case = 'the next cmdlet'; Handle = {
                $missing = @{ Name = 'SpeakerSearchTaskId'; Expression = { 'none' } }
                Receive-ChimeVoiceEvent @args | ForEach-Object { Write-Output $_.Id; $_ | Select-Object VoiceConnectorId, $missing } |
                    ForEach-Object { if ($_ -is [string]) { $_ } else { $_ | Get-ChimeSpeakerSearchTask -EndpointUrl $tasks.EndpointUrl } }
            }
        }
    ) {
        $id = Add-Event $queue

        $first = & $Handle @from -MaxEvents 1 -VisibilityTimeout 2 2>$null
        $first | Should -Be $id
        Get-MessageCount $queue | Should -Be '0/1'

        Receive-ChimeVoiceEvent @from -IdleTimeout 10 -MaxEvents 1 | ForEach-Object Id | Should -Be $id
        Get-MessageCount $queue | Should -Be '0/0'
    }

    It 'gives back at once what <Case> left' -ForEach @(
        @{ Case = 'throw'; Handle = { Receive-ChimeVoiceEvent @args | ForEach-Object { if (++$script:handled -eq 2) { throw 'oh' } } } }
        @{ Case = '-ErrorAction Stop'; Handle = {
                Receive-ChimeVoiceEvent @args | ForEach-Object {
                    if (++$script:handled -eq 2) {
                        Get-ChimeSpeakerSearchTask -VoiceConnectorId none -SpeakerSearchTaskId none -EndpointUrl $tasks.EndpointUrl -ErrorAction Stop
                    }
                }
            }
        }
        @{ Case = 'Select-Object -First'; Handle = { Receive-ChimeVoiceEvent @args | Select-Object -First 2 } }
        @{ Case = 'break'; Handle = { foreach ($once in 1) { Receive-ChimeVoiceEvent @args | ForEach-Object { if (++$script:handled -eq 2) { break } } } } }
    ) {
        $script:handled = 0
        $null = Add-Event $queue 4

        try { $null = & $Handle @from } catch { $null = $_ }

        Get-MessageCount $queue | Should -Be '3/0'
    }

    It 'gives back at once what was in hand and what was not begun when it is stopped' {
        $null = Add-Event $queue 4
        $shell = [powershell]::Create()
        $null = $shell.AddScript({
                param($Manifest, $From)
                Import-Module $Manifest
                $count = 0
                Receive-ChimeVoiceEvent @From | ForEach-Object { $_.Id; if (++$count -eq 2) { Start-Sleep 600 } }
            }).AddArgument($Manifest).AddArgument($from)
        $output = [Management.Automation.PSDataCollection[psobject]]::new()
        try {
            $null = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
            Wait-Until { $output.Count -eq 2 }
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $clock.Elapsed.TotalSeconds | Should -BeLessThan 5
        }
        finally { $shell.Dispose() }

        Get-MessageCount $queue | Should -Be '3/0'
    }

    It 'keeps a message hidden for as long as its handling goes on' {
        $null = Add-Event $queue 2

        $counts = Receive-ChimeVoiceEvent @from -MaxEvents 2 -VisibilityTimeout 1 | ForEach-Object {
            Start-Sleep -Milliseconds 1800
            Get-MessageCount $queue
        }

        $counts[0] | Should -Be '0/2'
        Get-MessageCount $queue | Should -Be '0/0'
    }

    It 'deletes an event that was handled already, and does not emit it again' {
        $id = Add-Event $queue
        Receive-ChimeVoiceEvent @from -MaxEvents 1 | ForEach-Object Id | Should -Be $id
        New-ReadyEvent $id | Send-Message $queue
        $next = Add-Event $queue

        Receive-ChimeVoiceEvent @from -IdleTimeout 0 | ForEach-Object Id | Should -Be $next

        Get-MessageCount $queue | Should -Be '0/0'
    }

    It 'makes an error of what is no event, which stays for the redrive policy' {
        'junk', '{}', '[[[[', ('{"a":' * 5000), '{"detail-type":"EC2 Instance State-change Notification","source":"aws.ec2","detail":{}}' |
            Send-Message $queue
        $id = Add-Event $queue

        $events = Receive-ChimeVoiceEvent @from -IdleTimeout 0 -ErrorVariable failed -ErrorAction SilentlyContinue

        $events.Id | Should -Be $id
        $failed | Should -HaveCount 5
        $failed.FullyQualifiedErrorId | Should -Be (@('InvalidParameter,ChimeVoiceTools.Commands.Events.ReceiveVoiceEventCommand') * 5)
        Get-MessageCount $queue | Should -Be '0/5'
    }

    It 'emits each event of a message, and keeps the message where one of them failed' {
        $ids = 1..2 | ForEach-Object { [guid]::NewGuid().ToString() }
        Send-Message $queue ('[{0},{1}]' -f (New-ReadyEvent $ids[0]), (New-ReadyEvent $ids[1]))

        $seen = Receive-ChimeVoiceEvent @from -MaxEvents 2 -VisibilityTimeout 2 |
            ForEach-Object { $_.Id; if ($_.Id -eq $ids[1]) { Invoke-Failure } } 2>$null
        $seen | Should -Be $ids
        Get-MessageCount $queue | Should -Be '0/1'

        # The one that was handled is not emitted again.
        Receive-ChimeVoiceEvent @from -IdleTimeout 10 -MaxEvents 1 | ForEach-Object Id | Should -Be $ids[1]
        Get-MessageCount $queue | Should -Be '0/0'
    }

    It 'links an event to what handles it within the handling of another' {
        $other = if ($Where -eq 'fauxqs') { New-FauxQueue $faux } else { ($another = Start-ChimeVoiceEmulator).QueueUrl }
        try {
            $outer = Add-Event $queue 2
            $inner = Add-Event $other 2
            $seen = Receive-ChimeVoiceEvent @from -MaxEvents 2 | ForEach-Object {
                $id = $_.Id
                Receive-ChimeVoiceEvent @Keys -QueueUrl $other -MaxEvents 1 -WarningAction Ignore | ForEach-Object {
                    $_.Id
                    Invoke-Failure
                } 2>$null
                $id
                if ($id -eq $outer[1]) { Invoke-Failure 2>$null }
            }

            $seen | Should -Be $inner[0], $outer[0], $inner[1], $outer[1]
            Get-MessageCount $queue | Should -Be '0/1'
            Get-MessageCount $other | Should -Be '0/2'
        }
        finally { if ($Where -ne 'fauxqs') { $another | Stop-ChimeVoiceEmulator } }
    }

    It 'has the answer for an event before it hands out the next' {
        $null = Add-Event $queue 4
        $seen = [Collections.Generic.List[string]]::new()

        Receive-ChimeVoiceEvent @from -MaxEvents 4 | ForEach-Object { $seen.Add('in'); $_ } |
            Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $tasks.VoiceConnectorId -EndpointUrl $tasks.EndpointUrl -ConfirmConsent |
            ForEach-Object { $seen.Add('out') }

        $seen | Should -Be (@('in', 'out') * 4)
    }

    It 'hands each event to one of several' {
        $ids = Add-Event $queue 30
        $seen = 1..3 | ForEach-Object -ThrottleLimit 3 -Parallel {
            Import-Module $using:Manifest
            $from = $using:from
            Receive-ChimeVoiceEvent @from -IdleTimeout 0 | ForEach-Object Id
        }

        $seen | Sort-Object | Should -Be ($ids | Sort-Object)
        Get-MessageCount $queue | Should -Be '0/0'
    }

    It 'does not see what collects first' {
        $null = Add-Event $queue 2

        foreach ($received in Receive-ChimeVoiceEvent @from -MaxEvents 2) { Invoke-Failure 2>$null }

        $received | Should -Not -BeNullOrEmpty
        Get-MessageCount $queue | Should -Be '0/0'
    }

    It 'says with -Verbose what was received, deleted and given back' {
        $null = Add-Event $queue 3
        $lines = & { Receive-ChimeVoiceEvent @from -Verbose | Select-Object -First 2 } 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }

        $lines -match '^Messages received: 3, ' | Should -HaveCount 1
        $lines -match '^Messages deleted: 1, ' | Should -HaveCount 1
        $lines -match '^Messages given back: 2, ' | Should -HaveCount 1
    }

    It 'is what Complete-ChimeVoiceEvent takes, with -NoDelete' {
        $ids = Add-Event $queue 3
        $events = Receive-ChimeVoiceEvent @from -IdleTimeout 0 -NoDelete
        Get-MessageCount $queue | Should -Be '0/3'
        $byId = @{}
        foreach ($received in $events) { $byId[$received.Id] = $received }

        $byId[$ids[0]] | Complete-ChimeVoiceEvent @Keys
        Get-MessageCount $queue | Should -Be '0/2'
        $byId[$ids[1]] | ConvertTo-Deserialized | Complete-ChimeVoiceEvent @Keys
        Get-MessageCount $queue | Should -Be '0/1'
        $byId[$ids[2]] | ConvertTo-Deserialized | Complete-ChimeVoiceEvent @Keys -Failed
        Get-MessageCount $queue | Should -Be '1/0'
        Receive-ChimeVoiceEvent @from -IdleTimeout 0 | ForEach-Object Id | Should -Be $ids[2]
    }

    It 'completes many events in few requests, in whatever order, and does nothing with -WhatIf' {
        $null = Add-Event $queue 25
        $events = Receive-ChimeVoiceEvent @from -IdleTimeout 0 -NoDelete

        $events[0] | Complete-ChimeVoiceEvent @Keys -WhatIf
        Get-MessageCount $queue | Should -Be '0/25'
        $events | Sort-Object { Get-Random } | Complete-ChimeVoiceEvent @Keys
        Get-MessageCount $queue | Should -Be '0/0'
        { $events[0] | Complete-ChimeVoiceEvent @Keys -ErrorAction Stop } | Should -Not -Throw
    }

    It 'receives from the queue of a name' {
        $id = Add-Event $queue
        $endpoint = 'http://127.0.0.1:{0}' -f ([uri] $queue).Port

        Receive-ChimeVoiceEvent @Keys -QueueName ($queue -split '/')[-1] -EndpointUrl $endpoint -MaxEvents 1 | ForEach-Object Id | Should -Be $id
    }
}

Describe 'Receive-ChimeVoiceEvent' {
    BeforeEach {
        $queue = Use-Queue 'the emulator'
    }

    It 'hands on where the emulator is that an event comes from, so that what follows goes there' {
        $own = Start-ChimeVoiceEmulator -TaskDuration 0.5
        try {
            $own | Start-ChimeVoiceToneAnalysisTask -TransactionId call-1 -ConfirmConsent | Wait-ChimeTask | Out-Null
            $task = Receive-ChimeVoiceEvent -QueueUrl $own.QueueUrl -MaxEvents 1 |
                Start-ChimeSpeakerSearchTask -VoiceProfileDomainId $own.VoiceProfileDomainId -ConfirmConsent
            $task.TransactionId | Should -Be 'call-1'
            $task.EndpointUrl | Should -Be $own.EndpointUrl
        }
        finally { $own | Stop-ChimeVoiceEmulator }
    }

    It 'follows no endpoint of a message to another machine' {
        $id = [guid]::NewGuid().ToString()
        New-ReadyEvent $id | Send-Message $queue -Attribute @{ EndpointUrl = @{ DataType = 'String'; StringValue = 'https://example.test' } }

        (Receive-ChimeVoiceEvent -QueueUrl $queue -MaxEvents 1).EndpointUrl | Should -BeNullOrEmpty
    }

    It 'shows neither the queue nor the receipt handle of an event unless it is asked for' {
        $null = Add-Event $queue
        $received = Receive-ChimeVoiceEvent -QueueUrl $queue -MaxEvents 1

        foreach ($text in ($received | Format-Table | Out-String), ($received | Format-List | Out-String)) {
            $text | Should -Not -Match ([regex]::Escape($received.ReceiptHandle))
            $text | Should -Not -Match ([regex]::Escape($received.QueueUrl))
        }
    }

    It 'warns once where the queue has no redrive policy, and not where it has one' {
        $own = Start-ChimeVoiceEmulator
        try {
            Receive-ChimeVoiceEvent -QueueUrl $own.QueueUrl -IdleTimeout 0 -WarningVariable warned
            $warned | Should -BeNullOrEmpty
            Receive-ChimeVoiceEvent -QueueUrl $own.DeadLetterQueueUrl -IdleTimeout 0 -WarningVariable warned 3>$null
            $warned | Should -HaveCount 1
            $warned | Should -Match 'redrive'
        }
        finally { $own | Stop-ChimeVoiceEmulator }
    }

    It 'refuses -OutBuffer' {
        { Receive-ChimeVoiceEvent -QueueUrl $queue -OutBuffer 2 } |
            Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage '*OutBuffer*'
    }

    It 'receives nothing with -WhatIf' {
        $null = Add-Event $queue

        Receive-ChimeVoiceEvent -QueueUrl $queue -WhatIf | Should -BeNullOrEmpty

        Get-MessageCount $queue | Should -Be '1/0'
    }

    It 'refuses <Name> <Value>' -ForEach @(
        @{ Name = 'MaxEvents'; Value = 0 }
        @{ Name = 'VisibilityTimeout'; Value = 0 }
        @{ Name = 'VisibilityTimeout'; Value = 1.5 }
        @{ Name = 'VisibilityTimeout'; Value = 43201 }
        @{ Name = 'IdleTimeout'; Value = -2 }
        @{ Name = 'QueueUrl'; Value = '' }
        @{ Name = 'QueueUrl'; Value = 'calls' }
        @{ Name = 'QueueUrl'; Value = 'arn:aws:sqs:us-east-1:111122223333:calls' }
        @{ Name = 'QueueUrl'; Value = 'https://sqs.us-east-1.example.test/111122223333/calls' }
        @{ Name = 'QueueUrl'; Value = 'http://sqs.us-east-1.amazonaws.com/111122223333/calls' }
    ) {
        $parameters = @{ QueueUrl = $queue; IdleTimeout = 0 }
        $parameters[$Name] = $Value

        { Receive-ChimeVoiceEvent @parameters @Keys } | Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage "*$Name*"
    }

    It 'refuses another region than the queue''s own' {
        { Receive-ChimeVoiceEvent -QueueUrl https://sqs.us-west-2.amazonaws.com/1/q -AccessKey a -SecretKey b -Region us-east-1 } |
            Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage '*us-west-2*'
    }

    It 'says that there is no such queue' {
        { Receive-ChimeVoiceEvent -QueueUrl "$queue-none" } |
            Should -Throw -ErrorId 'AWS.SimpleQueueService.NonExistentQueue,*' -ExpectedMessage "*'emulated-queue-none'*"
        { Receive-ChimeVoiceEvent -QueueName none -EndpointUrl $emulator.EndpointUrl } |
            Should -Throw -ErrorId 'AWS.SimpleQueueService.NonExistentQueue,*'
    }

    It 'goes where the environment says, and not to the queue''s own host' {
        $null = Add-Event $queue
        foreach ($variable in 'AWS_ENDPOINT_URL_SQS', 'AWS_ENDPOINT_URL') {
            Set-Item "Env:$variable" $emulator.EndpointUrl
            try {
                $null = Add-Event $queue
                $url = 'https://sqs.us-east-1.amazonaws.com' + ([uri] $queue).AbsolutePath
                @(Receive-ChimeVoiceEvent -QueueUrl $url -MaxEvents 1).Count | Should -Be 1
            }
            finally { Remove-Item "Env:$variable" }
        }
    }
}

Describe 'Complete-ChimeVoiceEvent' {
    It 'refuses <_>' -ForEach 'what is no event', 'an event that was not received', 'an object with the properties of one' {
        $made = switch ($_) {
            'what is no event' { 'text' }
            'an event that was not received' { New-ReadyEvent 1 | ConvertFrom-ChimeVoiceEvent }
            'an object with the properties of one' { [pscustomobject] @{ QueueUrl = $emulator.QueueUrl; ReceiptHandle = 'a' } }
        }

        { $made | Complete-ChimeVoiceEvent -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter,*'
    }

    It 'follows no queue to another machine' {
        $received = New-ReadyEvent 1 | ConvertFrom-ChimeVoiceEvent
        $received.QueueUrl = 'https://sqs.us-east-1.example.test/1/q'
        $received.ReceiptHandle = 'a'

        { $received | Complete-ChimeVoiceEvent @Keys -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage '*QueueUrl*'
    }

    It 'makes an error of one event where its queue has nothing of it, and completes the others' {
        $null = Invoke-Queue $emulator.QueueUrl PurgeQueue
        $null = Add-Event $emulator.QueueUrl 2
        $events = Receive-ChimeVoiceEvent -QueueUrl $emulator.QueueUrl -IdleTimeout 0 -NoDelete
        $wrong = $events[0] | ConvertTo-Deserialized
        $wrong.ReceiptHandle = 'no receipt handle'

        $events[0], $wrong, $events[1] | Complete-ChimeVoiceEvent -Failed -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed | Should -HaveCount 1
        $failed[0].TargetObject | Should -Be $wrong
        Get-MessageCount $emulator.QueueUrl | Should -Be '2/0'
    }
}

Describe 'The end of a process that receives' -Skip:$IsWindows {
    It 'comes after the event in hand' {
        $queue = Use-Queue 'the emulator'
        $null = Add-Event $queue 3
        $flag = Join-Path $TestDrive 'in-hand'
        $signal = [powershell]::Create().AddScript({
                param($Flag)
                while (-not (Test-Path $Flag)) { Start-Sleep -Milliseconds 20 }
                kill -TERM (Get-Content $Flag)
            }).AddArgument($flag)
        $null = $signal.BeginInvoke()
        try {
            $script = @"
                `$count = 0
                Receive-ChimeVoiceEvent -QueueUrl $queue -AccessKey a -SecretKey b -Region us-east-1 | ForEach-Object {
                    `$count++
                    Set-Content '$flag.new' `$PID; Move-Item '$flag.new' '$flag'
                    Start-Sleep 2
                }
                "events: `$count"
"@
            $run = Invoke-FreshPowerShell ([scriptblock]::Create($script))
        }
        finally { $signal.Dispose() }

        $run.Output | Should -Be 'events: 1'
        $run.ExitCode | Should -Be 0
        Get-MessageCount $queue | Should -Be '2/0'
    }
}
