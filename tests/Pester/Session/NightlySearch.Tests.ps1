# The search that a scheduler runs, as it is published: what it writes, and that it goes on where it was broken off.
BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $folder = (Resolve-Path (Join-Path $PSScriptRoot '../../../docs/runbooks/nightly-search')).Path
    $runbook = Join-Path $folder 'nightly-search.ps1'
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.3 -SetDefault -Scenario @{
        voices = @(@{ speaker = 'found'; voiceProfileId = 'vp-found' })
        calls  = @(
            @{ transactionPattern = 'found-*'; caller = 'found' }
            @{ transactionPattern = 'failed-*'; speakerSearch = @{ status = 'FAILED'; statusMessage = 'No voice was heard.' } })
    } 3>$null

    function New-Night {
        # A folder of its own with the calls of a night; the arguments of the runbook for it.
        param([object[]] $Call = @(), [string] $Text)
        $path = Join-Path $TestDrive ([guid]::NewGuid().ToString('N'))
        $null = New-Item -ItemType Directory -Path $path
        if ($Call) { $Call | Export-Csv -LiteralPath "$path/calls.csv" -NoTypeInformation }
        else { [IO.File]::WriteAllText("$path/calls.csv", $Text) }
        @{
            Path       = "$path/calls.csv"
            OutputPath = "$path/results.csv"
            LedgerPath = "$path/consent.jsonl"
            LogPath    = "$path/nightly.log"
        }
    }

    function New-Call {
        # Rows of an input; each has a transaction of its own that begins with the prefix.
        param([string] $Prefix, [int] $Count = 1, [hashtable] $With = @{})
        foreach ($number in 1..$Count) {
            $transaction = "$Prefix-$([guid]::NewGuid().ToString('N').Substring(0, 8))"
            $row = [ordered] @{
                VoiceConnectorId = $emulator.VoiceConnectorId; VoiceProfileDomainId = $emulator.VoiceProfileDomainId
                TransactionId = $transaction; Reference = "case $transaction"; Consent = 'True'; Note = 'Nobody reads it.'
            }
            foreach ($name in $With.Keys) { $row[$name] = $With[$name] }
            [pscustomobject] $row
        }
    }

    function Invoke-Night {
        # The exit code, what was said, and the rows of the output.
        param([hashtable] $Night)
        $said = (& $runbook @Night *>&1 | Out-String)
        [pscustomobject] @{
            ExitCode = $LASTEXITCODE
            Said     = $said
            Rows     = @(if (Test-Path -LiteralPath $Night.OutputPath) { Import-Csv -LiteralPath $Night.OutputPath })
        }
    }

    function Start-NightProcess {
        # The runbook in a process of its own, as a scheduler starts it.
        param([hashtable] $Night, $Emulator)
        $start = [Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
        $start.UseShellExecute = $false
        $start.RedirectStandardInput = $true
        $start.RedirectStandardOutput = $true
        $start.Environment['AWS_ENDPOINT_URL_CHIME_SDK_VOICE'] = $Emulator.EndpointUrl
        $start.Environment['AWS_ACCESS_KEY_ID'] = 'AKIDNIGHTLY'
        $start.Environment['AWS_SECRET_ACCESS_KEY'] = 'secret-of-the-night'
        $start.Environment['AWS_REGION'] = 'us-east-1'
        $script = "Import-Module '$Manifest'; & '$runbook' -Path '$($Night.Path)' -OutputPath '$($Night.OutputPath)' " +
            "-LedgerPath '$($Night.LedgerPath)' -LogPath '$($Night.LogPath)'; exit `$LASTEXITCODE"
        $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($script))
        $start.Arguments = "-NoProfile -NonInteractive -OutputFormat Text -EncodedCommand $encoded"
        $process = [Diagnostics.Process]::Start($start)
        $process.StandardInput.Close()
        $process
    }

    function Get-Length([string] $Path) {
        $file = [IO.FileInfo]::new($Path)
        if ($file.Exists) { $file.Length } else { 0 }
    }
}

AfterAll { Get-ChimeVoiceEmulator | Stop-ChimeVoiceEmulator }

Describe 'The nightly search' {
    AfterEach { Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -ClearFault -Quota @{ ActiveSpeakerSearchTasks = 25 } }

    It 'writes a flat row a call, and ends with 0' {
        $night = New-Night (New-Call found 3)
        $run = Invoke-Night $night

        $run.ExitCode | Should -Be 0 -Because $run.Said
        $run.Rows | Should -HaveCount 3
        ($run.Rows[0].PSObject.Properties.Name -join ' ') |
            Should -Be 'Reference TransactionId TaskId Status BestMatchId BestScore ErrorId ErrorMessage'
        ($run.Rows.Reference | Sort-Object) | Should -Be ((Import-Csv $night.Path).Reference | Sort-Object)
        $run.Rows.Status | Select-Object -Unique | Should -Be 'SUCCEEDED'
        $run.Rows.BestMatchId | Select-Object -Unique | Should -Be 'vp-found'
        [double] $run.Rows[0].BestScore | Should -BeGreaterThan 0.5
        "$($run.Rows.ErrorId)".Trim() | Should -BeNullOrEmpty
    }

    It 'repeats nothing that is in the output, and searches what has been added' {
        $first = @(New-Call found 2)
        $night = New-Night $first
        $null = Invoke-Night $night
        $before = @(Get-Content -LiteralPath $night.OutputPath)
        $requests = @(Get-EmulatorRequest $emulator).Count
        (Invoke-Night $night).ExitCode | Should -Be 0
        @(Get-EmulatorRequest $emulator).Count | Should -Be $requests -Because 'all is there'
        Get-Content -LiteralPath $night.OutputPath | Should -Be $before

        New-Call found | Export-Csv -LiteralPath $night.Path -NoTypeInformation
        $run = Invoke-Night $night
        $run.ExitCode | Should -Be 0
        $run.Rows | Should -HaveCount 3 -Because 'rows of other nights stay'
    }

    It 'takes nothing but True for consent: <Value>' -ForEach @(
        @{ Value = '' }, @{ Value = 'true' }, @{ Value = 'yes' }, @{ Value = '1' }, @{ Value = ' True' }, @{ Value = 'False' }) {
        $call = New-Call found -With @{ Consent = $Value }
        $night = New-Night $call
        $run = Invoke-Night $night
        $run.ExitCode | Should -Be 2
        $run.Rows.ErrorId | Should -Be 'ConsentRequired'
        Get-EmulatedTask $emulator $call.TransactionId | Should -BeNullOrEmpty
    }

    It 'searches a call when its consent has come, and replaces its row' {
        $call = New-Call found -With @{ Consent = '' }
        $night = New-Night $call
        (Invoke-Night $night).ExitCode | Should -Be 2
        $call.Consent = 'True'
        $call | Export-Csv -LiteralPath $night.Path -NoTypeInformation
        $run = Invoke-Night $night
        $run.ExitCode | Should -Be 0
        $run.Rows | Should -HaveCount 1
        $run.Rows.Status | Should -Be 'SUCCEEDED'
    }

    It 'gives a call that has no result a row that says why, and goes on with the others' {
        $calls = @(
            New-Call failed
            New-Call found -With @{ TransactionId = '' }
            New-Call found -With @{ VoiceProfileDomainId = 'no-such-domain' }
            New-Call found)
        $night = New-Night $calls
        $run = Invoke-Night $night

        $run.ExitCode | Should -Be 2
        $ids = @{}
        $run.Rows | ForEach-Object { $ids[$_.Reference] = $_.ErrorId }
        $calls.Reference | ForEach-Object { $ids[$_] } | Should -Be 'ChimeTaskFailed', 'InvalidParameter', 'NotFoundException', ''
        @($run.Rows | Where-Object ErrorId | Where-Object ErrorMessage -eq '') | Should -BeNullOrEmpty
        $again = Invoke-Night $night
        $again.ExitCode | Should -Be 2 -Because 'a call that failed has no result, also in the next run'
        $again.Rows | Should -HaveCount 4
        @(Get-EmulatedTask $emulator $calls[0].TransactionId) | Should -HaveCount 1
    }

    It 'writes nothing that a spreadsheet takes for a formula' {
        $night = New-Night (New-Call '=cmd' -With @{ Reference = '+1 "quoted", and a comma' })
        $run = Invoke-Night $night
        $run.ExitCode | Should -Be 0 -Because $run.Said
        $run.Rows.Reference | Should -Be '''+1 "quoted", and a comma'
        $run.Rows.TransactionId | Should -BeLike '''=cmd-*'
        (Invoke-Night $night).Said | Should -Match '1 calls, of which 0 are left'
    }

    It 'waits for a quota that is smaller than the input' {
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Quota @{ ActiveSpeakerSearchTasks = 2 }
        $run = Invoke-Night (New-Night (New-Call found 7))
        $run.ExitCode | Should -Be 0 -Because $run.Said
        $run.Rows | Should -HaveCount 7
    }

    It 'searches later what found no quota in time' {
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Quota @{ ActiveSpeakerSearchTasks = 0 }
        $night = New-Night (New-Call found 2)
        $run = Invoke-Night ($night + @{ QuotaTimeout = 0 })
        $run.ExitCode | Should -Be 2
        $run.Rows.ErrorId | Select-Object -Unique | Should -Be 'ResourceLimitExceededException'
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Quota @{ ActiveSpeakerSearchTasks = 25 }
        (Invoke-Night $night).Rows.Status | Should -Be 'SUCCEEDED', 'SUCCEEDED'
    }

    It 'reads later what did not end in time, and starts it once' {
        $call = New-Call found
        $night = New-Night $call
        $run = Invoke-Night ($night + @{ Timeout = 0 })
        $run.ExitCode | Should -Be 2
        $run.Rows.ErrorId | Should -Be 'ChimeTaskWaitTimeout'
        $task = Get-EmulatedTask $emulator $call.TransactionId
        $run.Rows.TaskId | Should -Be $task.TaskId
        $again = Invoke-Night $night
        $again.ExitCode | Should -Be 0
        $again.Rows.TaskId | Should -Be $task.TaskId
        @(Get-EmulatedTask $emulator $call.TransactionId) | Should -HaveCount 1
    }

    It 'ends with 1 when the credentials expire half-way, and goes on with new ones' {
        $calls = @(New-Call found 30)
        $night = New-Night $calls
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Fault @{
            Kind = 'Error'; ErrorName = 'UnauthorizedClientException'; Operation = 'StartSpeakerSearchTask'; Skip = 5 }
        $run = Invoke-Night $night
        $run.ExitCode | Should -Be 1
        $run.Said | Should -Match 'failed: .*UnauthorizedClientException'
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -ClearFault
        $again = Invoke-Night $night
        $again.ExitCode | Should -Be 0 -Because $again.Said
        $again.Rows | Should -HaveCount 30
        foreach ($call in $calls) { @(Get-EmulatedTask $emulator $call.TransactionId) | Should -HaveCount 1 }
    }

    It 'ends with 1 without a ledger' {
        $night = New-Night (New-Call found)
        $night.Remove('LedgerPath')
        Set-ChimeConsentLedger -None
        $run = Invoke-Night $night
        $run.ExitCode | Should -Be 1
        $run.Said | Should -Match 'No consent ledger is set'
    }

    It 'has no secret in what it writes' {
        $night = New-Night (New-Call found)
        $signing = @{ AccessKey = 'AKIDNIGHTLY'; SecretKey = 'secret-of-the-night'; SessionToken = 'token-of-the-night' }
        $run = Invoke-Night ($night + @{ Connection = $signing + @{ Region = 'us-east-1' }; Verbose = $true })
        $run.ExitCode | Should -Be 0 -Because $run.Said
        $log = Get-Content -LiteralPath $night.LogPath -Raw
        $log | Should -Match 'ended with 0: Calls 1'
        $files = Get-Content -LiteralPath $night.OutputPath, $night.LedgerPath -Raw
        $run.Said + $log + $files | Should -Not -Match 'of-the-night'
    }
}

Describe 'An input that cannot be used' {
    BeforeDiscovery { $columns = 'VoiceConnectorId,VoiceProfileDomainId,TransactionId,Reference,Consent' }

    It 'ends with 1, says why, and has nothing sent: <Name>' -ForEach @(
        @{ Name = 'an empty file'; Text = ''; Says = 'lacks the columns VoiceConnectorId' }
        @{ Name = 'a column that is missing'; Text = $columns.Replace(',Consent', '') + "`nv,d,t,r`n";
            Says = 'lacks the columns Consent' }
        @{ Name = 'semicolons'; Text = $columns.Replace(',', ';'); Says = 'not separated by commas' }
        @{ Name = 'a reference twice'; Text = "$columns`nv,d,t,r,True`nv,d,u,r,True`n";
            Says = 'Row 2 .* repeats the Reference ''r''' }
        @{ Name = 'no reference'; Text = "$columns`nv,d,t,,True`n"; Says = 'Row 1 .* no Reference' }
        @{ Name = 'a short row'; Text = "$columns`nv,d`n"; Says = 'Row 1 .* no Reference' }
        @{ Name = 'a quotation mark that is missing'; Text = "$columns`nv,d,t,r,`"True`nv,d,u,s,True`n";
            Says = 'Row 1 .* control character in Consent' }
    ) {
        $requests = @(Get-EmulatorRequest $emulator).Count
        $night = New-Night -Text $Text
        $run = Invoke-Night $night
        $run.ExitCode | Should -Be 1
        $run.Said | Should -Match $Says
        @(Get-EmulatorRequest $emulator).Count | Should -Be $requests
        Test-Path -LiteralPath $night.OutputPath | Should -BeFalse
    }

    It 'ends with 1 where there is none' {
        $night = New-Night (New-Call found)
        Remove-Item -LiteralPath $night.Path
        (Invoke-Night $night).ExitCode | Should -Be 1
    }

    It 'ends with 1 where another program has locked it' {
        $night = New-Night (New-Call found)
        $file = [IO.File]::Open($night.Path, 'Open', 'ReadWrite', 'None')
        try { (Invoke-Night $night).ExitCode | Should -Be 1 } finally { $file.Dispose() }
    }

    It 'ends with 0 where it has no rows' {
        $run = Invoke-Night (New-Night -Text "VoiceConnectorId,VoiceProfileDomainId,TransactionId,Reference,Consent`n")
        $run.ExitCode | Should -Be 0 -Because $run.Said
        $run.Rows | Should -HaveCount 0
    }
}

Describe 'An output that cannot be used' {
    It 'ends with 1 before anything is sent: <_>' -ForEach 'results.csv', 'results.csv.lock' {
        $call = New-Call found
        $night = New-Night $call
        $file = [IO.File]::Open((Join-Path (Split-Path $night.OutputPath) $_), 'Create', 'ReadWrite', 'None')
        try {
            $null = & $runbook @night *>&1
            $LASTEXITCODE | Should -Be 1
        }
        finally { $file.Dispose() }
        Get-EmulatedTask $emulator $call.TransactionId | Should -BeNullOrEmpty
    }

    It 'leaves a file alone that is not its own' {
        $night = New-Night (New-Call found)
        Set-Content -LiteralPath $night.OutputPath -Value 'Name,Salary', 'A,1'
        $run = Invoke-Night $night
        $run.ExitCode | Should -Be 1
        $run.Said | Should -Match 'no output of this script'
        Get-Content -LiteralPath $night.OutputPath | Should -Be 'Name,Salary', 'A,1'
    }

    It 'loses its last row where that was not written to its end, and writes it anew' {
        $night = New-Night (New-Call found 3)
        $whole = Invoke-Night $night
        $text = [IO.File]::ReadAllText($night.OutputPath)
        [IO.File]::WriteAllText($night.OutputPath, $text.Substring(0, $text.Length - 30))
        $run = Invoke-Night $night
        $run.ExitCode | Should -Be 0 -Because $run.Said
        $run.Rows | Should -HaveCount 3
        ($run.Rows.TaskId | Sort-Object) | Should -Be ($whole.Rows.TaskId | Sort-Object) -Because 'nothing is started again'
    }
}

Describe 'A run in a process of its own' {
    It 'is killed half-way, and the next one goes on' {
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Quota @{ ActiveSpeakerSearchTasks = 3 }
        $calls = @(New-Call found 40)
        $night = New-Night $calls
        $process = Start-NightProcess $night $emulator
        try {
            # Some rows; not all of them.
            Wait-Until { $process.HasExited -or (Get-Length $night.OutputPath) -gt 700 } -Within 60
            $process.HasExited | Should -BeFalse
            $process.Kill()
            $process.WaitForExit()
        }
        finally { $process.Dispose() }
        $before = @(Import-Csv -LiteralPath $night.OutputPath)
        $before.Count | Should -BeGreaterThan 1
        $before.Count | Should -BeLessThan 40

        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Quota @{ ActiveSpeakerSearchTasks = 25 }
        $run = Invoke-Night $night
        $run.ExitCode | Should -Be 0 -Because $run.Said
        $run.Rows | Should -HaveCount 40
        @($run.Rows.Reference | Select-Object -Unique) | Should -HaveCount 40
        foreach ($call in $calls) { @(Get-EmulatedTask $emulator $call.TransactionId) | Should -HaveCount 1 }
        Get-Content -LiteralPath $night.LogPath -Raw | Should -Not -Match 'of-the-night'
    }

    It 'ends with 1 when the service is gone half-way, and keeps what it has' {
        $gone = Start-ChimeVoiceEmulator -TaskDuration 0.3
        $with = @{ VoiceConnectorId = $gone.VoiceConnectorId; VoiceProfileDomainId = $gone.VoiceProfileDomainId }
        $night = New-Night (New-Call found -With $with)
        (Invoke-Night ($night + @{ Connection = @{ EndpointUrl = $gone.EndpointUrl } })).ExitCode | Should -Be 0
        $before = @(Get-Content -LiteralPath $night.OutputPath)
        New-Call found 3 -With $with | Export-Csv -LiteralPath $night.Path -NoTypeInformation
        Set-ChimeVoiceEmulator -EndpointUrl $gone.EndpointUrl -Quota @{ ActiveSpeakerSearchTasks = 0 }

        $process = Start-NightProcess $night $gone
        try {
            # The starts wait for the quota.
            Wait-Until { $process.HasExited -or @(Get-EmulatorRequest $gone StartSpeakerSearchTask).Count -gt 3 } -Within 60
            $process.HasExited | Should -BeFalse
            $gone | Stop-ChimeVoiceEmulator
            $process.WaitForExit(90000) | Should -BeTrue
            $process.ExitCode | Should -Be 1
        }
        finally {
            if (-not $process.HasExited) { $process.Kill() }
            $process.Dispose()
        }
        Get-Content -LiteralPath $night.OutputPath | Should -Be $before
        Get-Content -LiteralPath $night.LogPath -Raw | Should -Match 'failed: [^\n]+\n[^\n]+ ended with 1: '
    }
}

Describe 'What the scheduler gets' {
    It 'has no mistake that PowerShell finds: <_>' -ForEach 'nightly-search.ps1', 'register-task.ps1' {
        $mistakes = $null
        $null = [Management.Automation.Language.Parser]::ParseFile((Join-Path $folder $_), [ref] $null, [ref] $mistakes)
        $mistakes | Should -BeNullOrEmpty
    }

    It 'has units that systemd accepts' -Skip:(-not (Get-Command systemd-analyze -ErrorAction Ignore)) {
        # The path of pwsh is the one thing that differs from machine to machine.
        foreach ($unit in 'chime-voice-nightly.service', 'chime-voice-nightly.timer') {
            $text = Get-Content -LiteralPath (Join-Path $folder $unit) -Raw
            [IO.File]::WriteAllText((Join-Path $TestDrive $unit), $text.Replace('/usr/bin/pwsh', (Get-Process -Id $PID).Path))
        }
        $units = "$TestDrive/chime-voice-nightly.service", "$TestDrive/chime-voice-nightly.timer"
        $said = systemd-analyze verify $units 2>&1 | Out-String
        $LASTEXITCODE | Should -Be 0 -Because $said
        $said | Should -Not -Match 'chime-voice-nightly'
    }
}
