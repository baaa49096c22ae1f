BeforeDiscovery {
    $kinds = @(
        @{ Start = 'Start-ChimeSpeakerSearchTask' }
        @{ Start = 'Start-ChimeVoiceToneAnalysisTask' }
    )
}

BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 30 -NoQuota -SetDefault 3>$null
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe '<Start> without anybody to ask for consent' -ForEach $kinds {
    BeforeEach {
        $call = @{ VoiceConnectorId = $emulator.VoiceConnectorId; TransactionId = New-TransactionId }
        if ($Start -match 'Search') { $call.VoiceProfileDomainId = $emulator.VoiceProfileDomainId }
        $requests = @(Get-EmulatorRequest $emulator).Count
    }

    AfterEach {
        $PSDefaultParameterValues.Clear()
    }

    It 'ends with ConsentRequired before anything is sent where the input of the console is redirected' {
        $started = New-Object Collections.Generic.List[object]
        $thrown = { [pscustomobject] $call | & $Start | ForEach-Object { $started.Add($_) } } | Should -Throw -PassThru -ErrorId 'ConsentRequired*'
        $thrown.CategoryInfo.Category | Should -Be 'PermissionDenied'
        $thrown.Exception.Message | Should -Match '-ConfirmConsent'
        $thrown.Exception.Message | Should -Match $call.TransactionId
        $started | Should -BeNullOrEmpty
        @(Get-EmulatorRequest $emulator).Count | Should -Be $requests
        Get-ChimeTask | Where-Object TransactionId -EQ $call.TransactionId | Should -BeNullOrEmpty
    }

    It 'does not take -Confirm:$false for consent' {
        { & $Start @call -Confirm:$false } | Should -Throw -ErrorId 'ConsentRequired*'
        @(Get-EmulatorRequest $emulator).Count | Should -Be $requests
    }

    It 'does not take $ConfirmPreference of None for consent' {
        { $ConfirmPreference = 'None'; & $Start @call } | Should -Throw -ErrorId 'ConsentRequired*'
        @(Get-EmulatorRequest $emulator).Count | Should -Be $requests
    }

    It 'refuses <Entry> in $PSDefaultParameterValues, naming it' -ForEach @(
        @{ Entry = '<Start>:ConfirmConsent' }
        @{ Entry = '*:ConfirmConsent' }
        @{ Entry = 'Start-Chime*:ConfirmConsent' }
        @{ Entry = '*-Chime*:ConfirmC*' }
        @{ Entry = 'START-CHIME*:CONFIRMCONSENT' }
    ) {
        $key = $Entry.Replace('<Start>', $Start)
        $PSDefaultParameterValues[$key] = $true
        $thrown = { & $Start @call } | Should -Throw -PassThru -ErrorId 'ConsentRequired*'
        $thrown.Exception.Message | Should -Match ([regex]::Escape($key))
        @(Get-EmulatorRequest $emulator).Count | Should -Be $requests
    }

    It 'refuses an entry in the global $PSDefaultParameterValues too' {
        $before = $global:PSDefaultParameterValues.Clone()
        try {
            $global:PSDefaultParameterValues['*:ConfirmConsent'] = $true
            { & $Start @call } | Should -Throw -ErrorId 'ConsentRequired*'
        }
        finally {
            $global:PSDefaultParameterValues.Clear()
            foreach ($name in $before.Keys) { $global:PSDefaultParameterValues[$name] = $before[$name] }
        }

        @(Get-EmulatorRequest $emulator).Count | Should -Be $requests
    }

    It 'refuses an entry that a script block computes' {
        $PSDefaultParameterValues["${Start}:ConfirmConsent"] = { $true }
        { & $Start @call } | Should -Throw -ErrorId 'ConsentRequired*'
        @(Get-EmulatorRequest $emulator).Count | Should -Be $requests
    }

    It 'refuses an entry also where consent is stated, since it would hold for the next call' {
        $PSDefaultParameterValues['*:ConfirmConsent'] = $true
        { & $Start @call -ConfirmConsent } | Should -Throw -ErrorId 'ConsentRequired*'
        @(Get-EmulatorRequest $emulator).Count | Should -Be $requests
    }

    It 'lets entries alone that are disabled or of other commands and parameters' {
        $PSDefaultParameterValues['*:ConfirmConsent'] = $true
        $PSDefaultParameterValues['Disabled'] = $true
        & $Start @call -ConfirmConsent | Should -HaveCount 1
        $PSDefaultParameterValues.Clear()
        $PSDefaultParameterValues['Stop-Chime*:ConfirmConsent'] = $true
        $PSDefaultParameterValues['*:Consent'] = $true
        & $Start @call -ConfirmConsent | Should -HaveCount 1
    }

    It 'still asks for consent with an entry that is disabled' {
        $PSDefaultParameterValues['*:ConfirmConsent'] = $true
        $PSDefaultParameterValues['Disabled'] = $true
        { & $Start @call } | Should -Throw -ErrorId 'ConsentRequired*'
        @(Get-EmulatorRequest $emulator).Count | Should -Be $requests
    }
}

Describe 'Consent away from the console' {
    BeforeEach {
        $call = @{ VoiceConnectorId = $emulator.VoiceConnectorId; TransactionId = New-TransactionId; EndpointUrl = $emulator.EndpointUrl } + $Keys
        $requests = @(Get-EmulatorRequest $emulator).Count
        $script = {
            param($Manifest, $Call)
            Import-Module $Manifest
            try { Start-ChimeVoiceToneAnalysisTask @Call; 'started' } catch { "$($_.FullyQualifiedErrorId) $($_.CategoryInfo.Category)" }
        }
    }

    It 'ends a job with ConsentRequired, and does not block it' {
        $job = Start-Job $script -ArgumentList $Manifest, $call
        $ended = $job | Wait-Job -Timeout 60
        $ended | Should -Not -BeNullOrEmpty -Because 'a job that asks blocks for ever'
        $job.State | Should -Be 'Completed'
        $job | Receive-Job | Should -BeLike 'ConsentRequired* PermissionDenied'
        @(Get-EmulatorRequest $emulator).Count | Should -Be $requests
        $job | Remove-Job -Force
    }

    It 'ends a thread job with ConsentRequired, and does not block it' -Skip:(-not (Get-Command Start-ThreadJob -ErrorAction Ignore)) {
        $job = Start-ThreadJob $script -ArgumentList $Manifest, $call
        $ended = $job | Wait-Job -Timeout 60
        $ended | Should -Not -BeNullOrEmpty -Because 'a job that asks blocks for ever'
        $job | Receive-Job | Should -BeLike 'ConsentRequired* PermissionDenied'
        @(Get-EmulatorRequest $emulator).Count | Should -Be $requests
        $job | Remove-Job -Force
    }

    It 'ends a PowerShell that another program hosts with ConsentRequired' {
        $shell = [powershell]::Create()
        try {
            $output = $shell.AddScript($script).AddArgument($Manifest).AddArgument($call).Invoke()
            $output | Should -BeLike 'ConsentRequired* PermissionDenied'
        }
        finally {
            $shell.Dispose()
        }

        @(Get-EmulatorRequest $emulator).Count | Should -Be $requests
    }

    It 'ends a parallel ForEach-Object with ConsentRequired' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $output = 1..2 | ForEach-Object -Parallel {
            Import-Module $using:Manifest
            $parameters = $using:call
            try { Start-ChimeVoiceToneAnalysisTask @parameters; 'started' } catch { $_.FullyQualifiedErrorId }
        }
        $output | Should -BeLike 'ConsentRequired*'
        $output | Should -HaveCount 2
        @(Get-EmulatorRequest $emulator).Count | Should -Be $requests
    }

    It 'ends a process whose input is redirected with ConsentRequired, also without -NonInteractive' {
        $environment = @{ AWS_ENDPOINT_URL_CHIME_SDK_VOICE = $emulator.EndpointUrl; AWS_ACCESS_KEY_ID = 'AKID'; AWS_SECRET_ACCESS_KEY = 'secret'; AWS_REGION = 'us-east-1'; CONNECTOR = $emulator.VoiceConnectorId; CALL = $call.TransactionId }
        $result = Invoke-FreshPowerShell -Environment $environment -Switch @() {
            try { Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $env:CONNECTOR -TransactionId $env:CALL; 'started' } catch { $_.FullyQualifiedErrorId }
        }
        $result.Output | Should -BeLike 'ConsentRequired*'
        @(Get-EmulatorRequest $emulator).Count | Should -Be $requests
    }

    It 'ends a console that may not ask with ConsentRequired' -Skip:(-not (Get-Command script -CommandType Application -ErrorAction Ignore)) {
        $text = "Import-Module '$Manifest'; try { Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId a -TransactionId b -AccessKey a -SecretKey b -Region us-east-1 -EndpointUrl $($emulator.EndpointUrl); 'started' } catch { `$_.FullyQualifiedErrorId }"
        $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($text))
        $shown = script -qec "'$((Get-Process -Id $PID).Path)' -NoProfile -NonInteractive -EncodedCommand $encoded" /dev/null | Out-String
        $shown | Should -Match 'ConsentRequired'
        @(Get-EmulatorRequest $emulator).Count | Should -Be $requests
    }
}
