BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/Recorder.ps1"
    . "$PSScriptRoot/../Support/AskingHost.ps1"
    . "$PSScriptRoot/../Support/SignInService.ps1"
    . "$PSScriptRoot/../Support/SignInProfiles.ps1"

    $env:AWS_CONFIG_FILE = $configFile
    $env:AWS_ENDPOINT_URL_STS = $SignIn.Url
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 1 -NoQuota

    # AWSSDK.Core keeps the name of the file that it finds first.
    (TabExpansion2 'Get-ChimeTask -ProfileName mfa').CompletionMatches | Should -Not -BeNullOrEmpty
    $device = 'arn:aws:iam::123456789012:mfa/ann'

    # Each test is a session of its own for the keys that are kept for a profile: they are kept by the file that has it.
    function New-Session {
        $file = Join-Path $TestDrive "config-$([guid]::NewGuid().ToString('N'))"
        Copy-Item -LiteralPath $configFile -Destination $file
        $env:AWS_CONFIG_FILE = $file
    }

    $start = 'param($Emulator, $Count) $given = @{ EndpointUrl = $Emulator.EndpointUrl; ProfileName = "mfa" }; $calls = 1..$Count | ForEach-Object { [pscustomobject] @{ VoiceConnectorId = $Emulator.VoiceConnectorId; TransactionId = [guid]::NewGuid().ToString(); VoiceProfileDomainId = $Emulator.VoiceProfileDomainId } };'
    $read = "param(`$Url, `$Count) 1..`$Count | ForEach-Object { [pscustomobject] @{ VoiceConnectorId = 'connector-1'; SpeakerSearchTaskId = `"task-`$_`" } } | Get-ChimeTask -EndpointUrl `$Url -ProfileName mfa"
}

AfterAll {
    Stop-ChimeVoiceEmulator
    $Recorder.Dispose()
    $SignIn.Dispose()
}

Describe 'A profile that needs a code, where somebody can be asked for it' {
    BeforeEach {
        New-Session
        $SignIn.Reset()
        $Recorder.Clear()
    }

    AfterEach {
        # What is typed is not shown.
        $result.Written | Should -Not -Match '408159|408 159'
    }

    It 'is asked for it once, naming device and profile, and signs with the role''s keys' {
        $result = Invoke-Asking '408159' $read $Recorder.Url, 1
        $result.Errors | Should -BeNullOrEmpty
        $result.Questions | Should -HaveCount 1
        $result.Questions[0] | Should -Match ([regex]::Escape($device))
        $result.Questions[0] | Should -Match "'mfa'"
        $SignIn.Requests.Code | Should -Be '408159'
        $SignIn.Requests.Device | Should -Be $device
        $SignIn.Requests.AccessKey | Should -Be 'AKIDSOURCE'
        $Recorder.Requests.AccessKey | Should -Be 'ASIAROLE1'
    }

    It 'is asked for it once by requests that are under way at the same time' {
        $SignIn.Delay = 300
        $result = Invoke-Asking '408159' $read $Recorder.Url, 12
        $result.Errors | Should -BeNullOrEmpty
        $result.Questions | Should -HaveCount 1
        $SignIn.Requests | Should -HaveCount 1
        $Recorder.Requests | Should -HaveCount 12
        $Recorder.Requests.AccessKey | Select-Object -Unique | Should -Be 'ASIAROLE1'
    }

    It 'is asked for it once by all commands of a pipeline, and by those that follow, wherever they go' {
        $result = Invoke-Asking '408159' "$start `$calls | Start-ChimeSpeakerSearchTask @given -ConfirmConsent | Wait-ChimeTask -ProfileName mfa -Timeout 60 -PollingInterval 0.2; `$null = Get-ChimeVoiceProfileDomain @given -Region us-west-2" $emulator, 5
        $result.Errors | Should -BeNullOrEmpty
        $result.Output.Status | Should -Be (@('SUCCEEDED') * 5)
        $result.Questions | Should -HaveCount 1
    }

    It 'is asked for it where AWS_PROFILE names it' {
        $env:AWS_PROFILE = 'mfa'
        try {
            $result = Invoke-Asking '408159' $read.Replace('-ProfileName mfa', '') $Recorder.Url, 1
        }
        finally {
            Remove-Item Env:AWS_PROFILE
        }

        $result.Errors | Should -BeNullOrEmpty
        $result.Questions | Should -HaveCount 1
        $Recorder.Requests.AccessKey | Should -Be 'ASIAROLE1'
    }

    It 'is asked for it where another profile takes its role' {
        $result = Invoke-Asking '408159' $read.Replace('-ProfileName mfa', '-ProfileName mfa-chain') $Recorder.Url, 3
        $result.Errors | Should -BeNullOrEmpty
        $result.Questions | Should -HaveCount 1
        $SignIn.Requests.AccessKey | Should -Be 'AKIDSOURCE', 'ASIAROLE1'
        $Recorder.Requests.AccessKey | Select-Object -Unique | Should -Be 'ASIAROLE2'
    }

    It 'takes a code as apps show it, and asks again for what is no code' {
        $result = Invoke-Asking '12345', 'no code', '408 159' $read $Recorder.Url, 1
        $result.Errors | Should -BeNullOrEmpty
        $result.Questions | Should -HaveCount 3
        $result.Written | Should -Match 'six digits'
        $SignIn.Requests.Code | Should -Be '408159'
    }

    It 'asks in the wait that is under way when the keys have run out, once, and the wait goes on' {
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Fault @{ Kind = 'Error'; ErrorName = 'UnauthorizedClientException'; Operation = 'GetSpeakerSearchTask'; Count = 3; Skip = 4; Delay = 0.5 }
        $result = Invoke-Asking '408159', '408159' "$start `$tasks = `$calls | Start-ChimeSpeakerSearchTask @given -ConfirmConsent; `$tasks | Wait-ChimeTask @given -Timeout 60 -PollingInterval 0.2" $emulator, 8
        $result.Errors | Should -BeNullOrEmpty
        $result.Output.Status | Should -Be (@('SUCCEEDED') * 8)
        $result.Questions | Should -HaveCount 2
        $SignIn.Requests | Should -HaveCount 2
    }

    It 'asks again when the keys have expired by their own time' {
        # Keys are held for expired a minute before they are.
        $SignIn.Lifetime = [timespan]::FromSeconds(62)
        $result = Invoke-Asking '408159', '408159' 'param($Url, $SignIn) $call = @{ VoiceConnectorId = "connector-1"; SpeakerSearchTaskId = "task-1"; EndpointUrl = $Url; ProfileName = "mfa" }; $null = Get-ChimeSpeakerSearchTask @call; $SignIn.Lifetime = [timespan]::FromHours(1); [Threading.Thread]::Sleep(2100); $null = Get-ChimeSpeakerSearchTask @call' $Recorder.Url, $SignIn
        $result.Errors | Should -BeNullOrEmpty
        $result.Questions | Should -HaveCount 2
        $Recorder.Requests.AccessKey | Should -Be 'ASIAROLE1', 'ASIAROLE2'
    }

    It 'says that a wrong code was refused, once asked for all requests, and asks again in the next command' {
        $result = Invoke-Asking '000000', '408159' "$read; & { $read } `$Url 1" $Recorder.Url, 40
        $result.Questions | Should -HaveCount 2
        $result.Errors | Should -HaveCount 40
        foreach ($failed in $result.Errors) {
            $failed.FullyQualifiedErrorId | Should -BeLike 'CredentialsNotFound,*'
            $failed.CategoryInfo.Category | Should -Be 'AuthenticationError'
            $failed.Exception.Message | Should -Match ([regex]::Escape($device))
            $failed.Exception.Message | Should -Match 'invalid MFA one time pass code\.'
            "$($failed | Format-List * -Force | Out-String)$($failed.Exception)" | Should -Not -Match '000000|SECRET-of'
        }
        $SignIn.Requests.Code | Should -Be '000000', '408159'
        $Recorder.Requests | Should -HaveCount 1
    }

    It 'gives up on an empty line, also in a wait, and asks again in the next command' {
        $wait = $read.Replace('Get-ChimeTask', 'Wait-ChimeTask -Timeout 30')
        $result = Invoke-Asking '', '408159' "$wait; & { $read } `$Url 1" $Recorder.Url, 3
        $result.Errors | Should -HaveCount 3
        $result.Errors[0].FullyQualifiedErrorId | Should -BeLike 'CredentialsNotFound,*'
        $result.Errors[0].Exception.Message | Should -Match 'no code of the MFA device'
        $result.Questions | Should -HaveCount 2
        $SignIn.Requests | Should -HaveCount 1
    }

    It 'starts nothing without a code' {
        $result = Invoke-Asking '' "$start `$calls | Start-ChimeSpeakerSearchTask @given -ConfirmConsent" $emulator, 1
        $result.Output | Should -BeNullOrEmpty
        $result.Errors | Should -HaveCount 1
        $result.Errors[0].Exception.Message | Should -Not -Match 'may have been started'
    }

    It 'is asked for in one of two sessions that wait for it at the same time' {
        $hosts = [AskingHost]::new('408159'), [AskingHost]::new('408159')
        $SignIn.Delay = 500
        $shells = foreach ($asking in $hosts) {
            $runspace = [runspacefactory]::CreateRunspace($asking)
            $runspace.Open()
            $shell = [powershell]::Create($runspace)
            $null = $shell.AddScript("Import-Module '$Manifest'").Invoke()
            $shell.Commands.Clear()
            $null = $shell.AddScript($read).AddArgument($Recorder.Url).AddArgument(1)
            $shell
        }
        $running = foreach ($shell in $shells) { $shell.BeginInvoke() }
        for ($i = 0; $i -lt 2; $i++) {
            $null = $shells[$i].EndInvoke($running[$i])
            $shells[$i].Streams.Error | Should -BeNullOrEmpty
            $shells[$i].Runspace.Dispose()
            $shells[$i].Dispose()
        }
        $hosts[0].Questions.Count + $hosts[1].Questions.Count | Should -Be 1
        $Recorder.Requests.AccessKey | Should -Be 'ASIAROLE1', 'ASIAROLE1'
        $result = $hosts[0]
    }
}

Describe 'A profile that needs a code, where nobody can be asked for it' {
    BeforeAll {
        $script = {
            param($Manifest, $Url)
            Import-Module $Manifest
            $failed = $null
            1..3 | ForEach-Object { [pscustomobject] @{ VoiceConnectorId = 'connector-1'; SpeakerSearchTaskId = "task-$_" } } |
                Get-ChimeTask -EndpointUrl $Url -ProfileName mfa -ErrorAction SilentlyContinue -ErrorVariable failed
            foreach ($one in $failed) { "$($one.FullyQualifiedErrorId)|$($one.CategoryInfo.Category)|$($one.Exception.Message)" }
        }

        function Assert-Refused {
            param($Output)
            $Output | Should -HaveCount 3
            foreach ($line in $Output) {
                $line | Should -BeLike 'CredentialsNotFound,*|AuthenticationError|*'
                $line | Should -Match ([regex]::Escape($device))
                $line | Should -Match 'cannot prompt'
                $line | Should -Match 'aws sts get-session-token'
            }
            $SignIn.Requests | Should -BeNullOrEmpty
            $Recorder.Requests | Should -BeNullOrEmpty
        }
    }

    BeforeEach {
        New-Session
        $SignIn.Reset()
        $Recorder.Clear()
    }

    It 'is an error in a job, and does not block it' {
        $job = Start-Job $script -ArgumentList $Manifest, $Recorder.Url
        $job | Wait-Job -Timeout 60 | Should -Not -BeNullOrEmpty
        Assert-Refused ($job | Receive-Job)
        $job | Remove-Job -Force
    }

    It 'is an error in a thread job, and does not block it' -Skip:(-not (Get-Command Start-ThreadJob -ErrorAction Ignore)) {
        $job = Start-ThreadJob $script -ArgumentList $Manifest, $Recorder.Url
        $job | Wait-Job -Timeout 60 | Should -Not -BeNullOrEmpty
        Assert-Refused ($job | Receive-Job)
        $job | Remove-Job -Force
    }

    It 'is an error where the input is redirected' {
        $result = Invoke-FreshPowerShell -Environment ($SignInEnvironment + @{ RECORDER = $Recorder.Url }) -Switch @() -Script ([scriptblock]::Create("& { $script } '$Manifest' `$env:RECORDER"))
        Assert-Refused ($result.Output -split '\r?\n')
    }

    It 'is an error where the host can''t ask after all' {
        $result = Invoke-Asking '!', '!' ([string] $script) $Manifest, $Recorder.Url
        Assert-Refused $result.Output
    }

    It 'ends a wait whose keys have run out, with an error for each task' {
        Set-ChimeVoiceEmulator -EndpointUrl $emulator.EndpointUrl -Fault @{ Kind = 'Error'; ErrorName = 'UnauthorizedClientException'; Operation = 'GetSpeakerSearchTask'; Count = 1; Skip = 1 }
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $result = Invoke-Asking '408159', '!' "$start `$tasks = `$calls | Start-ChimeSpeakerSearchTask @given -ConfirmConsent; `$tasks | Wait-ChimeTask @given -PollingInterval 0.2" $emulator, 2
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 30
        $result.Output.Count + $result.Errors.Count | Should -Be 2
        $result.Errors | Should -Not -BeNullOrEmpty
        $result.Errors[0].FullyQualifiedErrorId | Should -BeLike 'CredentialsNotFound,*'
        $result.Errors[0].Exception.Message | Should -Match 'cannot prompt'
    }
}

Describe 'A console' -Skip:(-not (Get-Command script -CommandType Application -ErrorAction Ignore)) {
    BeforeAll {
        . "$PSScriptRoot/../Support/Console.ps1"
        $console = @{ Question = "credential profile 'mfa': "; Environment = $SignInEnvironment }
        $get = "Get-ChimeSpeakerSearchTask -VoiceConnectorId connector-1 -SpeakerSearchTaskId task-1 -EndpointUrl $($Recorder.Url) -ProfileName mfa"
    }

    BeforeEach {
        $SignIn.Reset()
        $Recorder.Clear()
        $ended = Join-Path $TestDrive ([guid]::NewGuid())
    }

    It 'asks for the code, and neither shows it nor keeps it in a transcript' {
        $transcript = Join-Path $TestDrive 'transcript'
        $shown = Invoke-Console @console -Answer "408159`r" "`$null = Start-Transcript '$transcript'; `"status <`$(($get).Status)>`"; `$null = Stop-Transcript"
        $shown | Should -Match 'status <IN_QUEUE>'
        $shown | Should -Match ([regex]::Escape($device))
        $shown | Should -Not -Match '408159'
        $kept = Get-Content -LiteralPath $transcript -Raw
        $kept | Should -Match 'status <IN_QUEUE>'
        $kept | Should -Not -Match '408159|SECRET-of|TOKEN-of'
        $SignIn.Requests.Code | Should -Be '408159'
        $Recorder.Requests.AccessKey | Should -Be 'ASIAROLE1'
    }

    It 'ends the command at Ctrl+C' {
        $shown = Invoke-Console @console -Answer "$([char] 3)" "try { $get; 'read' } catch { 'caught' } finally { [IO.File]::WriteAllText('$ended', 'ended') }; 'went on'"
        Get-Content -LiteralPath $ended | Should -Be 'ended'
        $shown | Should -Not -Match 'read|caught|went on'
        $SignIn.Requests | Should -BeNullOrEmpty
        $Recorder.Requests | Should -BeNullOrEmpty
    }

    It 'ends a wait at Ctrl+C' {
        $shown = Invoke-Console @console -Answer "$([char] 3)" "try { [pscustomobject] @{ TaskId = 'task-1'; SpeakerSearchTaskId = 'task-1'; VoiceConnectorId = 'connector-1' } | Wait-ChimeTask -EndpointUrl $($Recorder.Url) -ProfileName mfa; 'waited' } finally { [IO.File]::WriteAllText('$ended', 'ended') }"
        Get-Content -LiteralPath $ended | Should -Be 'ended'
        $shown | Should -Not -Match 'waited'
        $Recorder.Requests | Should -BeNullOrEmpty
    }

    It 'that may not ask has an error' {
        $shown = Invoke-Console @console -Answer 'never typed' "try { $get -ErrorAction Stop } catch { `$_.FullyQualifiedErrorId }" -Switch '-NonInteractive'
        $shown | Should -Match 'CredentialsNotFound,'
        $SignIn.Requests | Should -BeNullOrEmpty
    }
}
