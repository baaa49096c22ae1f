# The worker of docs/runbooks/live as it is published: whose consent counts, and that nothing is lost or done twice where
# workers are killed.

BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/KilledWorkers.ps1"
}

Describe 'A worker' {
    BeforeAll {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.2 -NoQuota
        $work = @{ QueueUrl = $emulator.QueueUrl; VoiceProfileDomainId = $emulator.VoiceProfileDomainId; IdleTimeout = 1 }

        function Send-Ready([string] $TransactionId) {
            $ready = @{
                source = 'aws.chime'; 'detail-type' = 'VoiceAnalyticsStatus'; id = [guid]::NewGuid(); region = 'us-east-1'
                detail = @{ detailStatus = 'AnalyticsReady'; transactionId = $TransactionId; voiceConnectorId = $emulator.VoiceConnectorId }
            } | ConvertTo-Json -Depth 5
            $null = Invoke-Queue $emulator SendMessage @{ MessageBody = $ready; MessageAttributes = @{
                EndpointUrl = @{ DataType = 'String'; StringValue = $emulator.EndpointUrl } } }
        }
    }

    BeforeEach { $null = Invoke-Queue $emulator PurgeQueue }
    AfterAll { Stop-ChimeVoiceEmulator }

    It 'starts a search on a call with consent, hands on who was found, and counts' {
        $call = New-TransactionId
        Send-Ready $call
        $found = [Collections.Generic.List[string]]::new()

        $counts = & $Worker @work -TestConsent { param($e) $e.TransactionId -eq $call } -OnMatch { param($e) $found.Add($e.TransactionId) } 6> $null

        $LASTEXITCODE | Should -Be 0
        @(Get-EmulatedTask $emulator $call) | Should -HaveCount 1
        $found | Should -Be $call
        $counts.Found, $counts.WithoutConsent, $counts.Failed | Should -Be 1, 0, 0
        $counts.Searches | Should -Be 2 -Because 'the emulator tells of the call too, and both events stand for one search'
        Get-QueueCount $emulator | Should -Be 0
    }

    It 'takes nothing but $true for consent: <Name>' -ForEach @(
        @{ Name = 'text'; Check = { 'true' } }
        @{ Name = 'a number'; Check = { 1 } }
        @{ Name = 'nothing'; Check = { } }
        @{ Name = '$null'; Check = { $null } }
        @{ Name = '$false'; Check = { $false } }
        @{ Name = 'two values'; Check = { $true; $true } }
        @{ Name = 'an object'; Check = { [pscustomobject] @{ Consent = $true } } }
        @{ Name = 'an error'; Check = { throw 'The records cannot be read.' } }
    ) {
        $call = New-TransactionId
        Send-Ready $call

        $counts = & $Worker @work -TestConsent $Check 6> $null

        Get-EmulatedTask $emulator $call | Should -BeNullOrEmpty
        $counts.WithoutConsent, $counts.Searches | Should -Be 1, 0
        Get-QueueCount $emulator | Should -Be 0
    }

    It 'goes on after an error in the handler, and the event comes again' {
        $call = New-TransactionId
        Send-Ready $call
        $tries = [Collections.Generic.List[string]]::new()

        $counts = & $Worker @work -TestConsent { $true } -OnMatch {
            param($e)
            $tries.Add($e.TransactionId)
            if ($tries.Count -eq 1) { throw 'The agent''s desk does not answer.' }
        } 6> $null

        $LASTEXITCODE | Should -Be 0
        $tries | Should -Be $call, $call
        $counts.Failed | Should -Be 1
        Get-QueueCount $emulator | Should -Be 0
    }

    It 'ends with 1 where there is no queue' {
        $null = & $Worker -QueueUrl "$($emulator.QueueUrl)-2" -VoiceProfileDomainId $emulator.VoiceProfileDomainId -TestConsent { $true } *>&1

        $LASTEXITCODE | Should -Be 1
    }
}

Describe 'The other files of the runbook' {
    It 'have no mistake that PowerShell finds: <_>' -ForEach 'run.ps1', 'register-task.ps1' {
        $mistakes = $null
        $null = [Management.Automation.Language.Parser]::ParseFile((Join-Path (Split-Path $Worker) $_), [ref] $null, [ref] $mistakes)

        $mistakes | Should -BeNullOrEmpty
    }
}

Describe 'Workers that are killed' -Skip:($IsWindows) {
    BeforeAll { $endless = @{ calls = @(@{ transactionPattern = 'killed-*'; speakerSearch = @{ status = 'IN_PROGRESS' } }) } }
    AfterAll { Stop-ChimeVoiceEmulator }

    It 'have each call searched exactly once, and leave nothing behind' {
        $emulator = Start-ChimeVoiceEmulator -NoQuota -MaxReceiveCount 20 -Scenario $endless

        $run = Invoke-KilledWorker $emulator -Calls 200

        $run.Kills | Should -BeGreaterOrEqual 2
        $tasks = @(Get-EmulatedTask $emulator 'killed-*')
        $tasks | Should -HaveCount 200
        @($tasks.TransactionId | Select-Object -Unique) | Should -HaveCount 200
        Get-QueueCount $emulator | Should -Be 0
        Get-QueueCount $emulator $emulator.DeadLetterQueueUrl | Should -Be 0
        $run.ExitCodes | Should -Not -BeNullOrEmpty
        $run.ExitCodes | ForEach-Object { $_ | Should -Be 0 }
        @($run.Log -match '\] ended: ') | Should -HaveCount $run.ExitCodes.Count -Because 'those that were told to end told their counts'
    }
}
