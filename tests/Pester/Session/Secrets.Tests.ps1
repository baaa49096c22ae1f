BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/Recorder.ps1"
    . "$PSScriptRoot/../Support/AwsTools.ps1"
    . "$PSScriptRoot/../Support/SignInService.ps1"
    . "$PSScriptRoot/../Support/SignInProfiles.ps1"

    $credentialsFile = Join-Path $TestDrive 'credentials'
    Set-Content -LiteralPath $credentialsFile -Value "[mine]`naws_access_key_id = AKIDMINE`naws_secret_access_key = SECRET-of-mine`naws_session_token = TOKEN-of-mine`n"
    $transcript = Join-Path $TestDrive 'transcript.txt'
    $export = Join-Path $TestDrive 'export.xml'

    # Every stream of a call that succeeds, of one that the service refuses, of one that reaches nobody, of one that
    # is refused before it is sent; then everything that a session keeps of them.
    $everything = @'
        $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
        $null = Start-Transcript -LiteralPath $env:TRANSCRIPT
        $call = @{ VoiceConnectorId = 'connector-1'; SpeakerSearchTaskId = 'task-1'; Region = 'us-east-1' } + $given
        $task = Get-ChimeSpeakerSearchTask @call -EndpointUrl $env:RECORDER
        $streams = @(
            Get-ChimeSpeakerSearchTask @call -EndpointUrl $env:RECORDER *>&1
            $task | Wait-ChimeTask @given -Timeout 0.5 -PollingInterval 0.1 *>&1
            Get-ChimeSpeakerSearchTask @call -EndpointUrl "$env:RECORDER/refused" *>&1
            Get-ChimeSpeakerSearchTask @given -VoiceConnectorId ' ' -SpeakerSearchTaskId task-1 -Region us-east-1 *>&1
            try { Get-ChimeSpeakerSearchTask @call -EndpointUrl 'http://example.com' *>&1 } catch { $_ }
        )
        $streams | Format-List * -Force | Out-String
        $streams | Out-String
        $Error | ForEach-Object { $_ | Format-List * -Force | Out-String; $_.Exception | Format-List * -Force | Out-String; "$($_.Exception)"; "$($_.TargetObject | Format-List * -Force | Out-String)"; $_.ScriptStackTrace }
        Get-History | Format-List * | Out-String
        Get-ChimeTask | Format-List * -Force | Out-String
        $task, @($Error | ForEach-Object { $_.Exception }) | Export-Clixml -LiteralPath $env:EXPORT -Depth 6
        $null = Stop-Transcript
        "found <$($streams.Count)>"
'@

    function Assert-NoSecret {
        param($Result)
        foreach ($text in $Result.Text, (Get-Content -LiteralPath $transcript -Raw), (Get-Content -LiteralPath $export -Raw)) {
            $text | Should -Not -BeNullOrEmpty
            $text | Should -Not -Match 'SECRET-of|TOKEN-of'
        }
        $Result.Text | Should -Match 'found <[1-9]'
        foreach ($id in 'ForbiddenException', 'ChimeTaskWaitTimeout', 'InvalidParameter') { $Result.Text | Should -Match "$id," }
    }
}

AfterAll {
    $SignIn.Dispose()
    $Recorder.Dispose()
}

Describe 'No stream, error, transcript, history and exported object has a secret' {
    BeforeEach {
        Remove-Item -LiteralPath $transcript, $export -ErrorAction Ignore
        $kept = @{ TRANSCRIPT = $transcript; EXPORT = $export; AWS_SHARED_CREDENTIALS_FILE = $credentialsFile }
    }

    It 'of <what>' -ForEach @(
        @{ What = 'keys that are given'; Key = 'AKIDGIVEN'; Given = '$given = @{ AccessKey = "AKIDGIVEN"; SecretKey = $env:GIVEN_SECRET; SessionToken = $env:GIVEN_TOKEN }'; Variables = @{ GIVEN_SECRET = 'SECRET-of-given'; GIVEN_TOKEN = 'TOKEN-of-given' } }
        @{ What = 'a PSCredential'; Key = 'AKIDGIVEN'; Given = '$given = @{ Credential = [pscredential]::new("AKIDGIVEN", (ConvertTo-SecureString $env:GIVEN_SECRET -AsPlainText -Force)) }'; Variables = @{ GIVEN_SECRET = 'SECRET-of-given' } }
        @{ What = 'a profile'; Key = 'AKIDMINE'; Given = '$given = @{ ProfileName = "mine" }'; Variables = @{} }
        @{ What = 'the environment'; Key = 'AKIDENVIRONMENT'; Given = '$given = @{}'; Variables = @{ AWS_ACCESS_KEY_ID = 'AKIDENVIRONMENT'; AWS_SECRET_ACCESS_KEY = 'SECRET-of-environment'; AWS_SESSION_TOKEN = 'TOKEN-of-environment' } }
    ) {
        $result = Invoke-Recorded "$Given; $everything" ($kept + $Variables)
        $result.Requests.AccessKey | Select-Object -Unique | Should -Be $Key
        Assert-NoSecret $result
    }

    It 'of what a profile fetches (<name>)' -Skip:$IsWindows -ForEach @(
        @{ Name = 'role'; Key = 'ASIAROLE1' }
        @{ Name = 'web'; Key = 'ASIAWEB1' }
        @{ Name = 'process'; Key = 'ASIAPROCESS1' }
        @{ Name = 'sso-renewed'; Key = 'ASIASSO1' }
    ) {
        $SignIn.Reset()
        $result = Invoke-Recorded "`$given = @{ ProfileName = '$Name' }; $everything" ($kept + $SignInEnvironment)
        $result.Requests.AccessKey | Select-Object -Unique | Should -Be $Key
        Assert-NoSecret $result
    }

    It 'of the session of AWS.Tools' {
        $start = (Get-AwsToolsImport '3.7.501.1') + '$global:StoredAWSCredentials = $wrapper.GetMethod("Of").Invoke($null, @(, [Activator]::CreateInstance((Get-Sample Basic).GetType(), $env:GIVEN_KEY, $env:GIVEN_SECRET))); $given = @{}'
        $result = Invoke-Recorded "$start; $everything" ($kept + @{ GIVEN_KEY = 'AKIDSESSION'; GIVEN_SECRET = 'SECRET-of-session' })
        $result.Requests.AccessKey | Select-Object -Unique | Should -Be 'AKIDSESSION'
        Assert-NoSecret $result
    }
}

Describe 'A task that is exported' {
    It 'says which connection it needs, and has no more of it' {
        $result = Invoke-Recorded "Get-ChimeSpeakerSearchTask -VoiceConnectorId connector-1 -SpeakerSearchTaskId task-1 -EndpointUrl `$env:RECORDER -Region eu-central-1 -AccessKey AKIDGIVEN -SecretKey SECRET-of-given | Export-Clixml -LiteralPath '$export'"
        $result.Requests | Should -HaveCount 1
        $task = Import-Clixml -LiteralPath $export
        $task.Region | Should -Be 'eu-central-1'
        $task.EndpointUrl | Should -Be $Recorder.Url
        Get-Content -LiteralPath $export -Raw | Should -Not -Match 'SECRET|AKID'
    }
}

Describe 'What decides on a connection' {
    It 'binds to no property and no value of the pipeline, on any cmdlet' {
        $names = 'ProfileName', 'ProfileLocation', 'AccessKey', 'SecretKey', 'SessionToken', 'Credential', 'Region', 'EndpointUrl'
        # Those of the emulator's cmdlets name an emulator and sign nothing.
        $commands = Get-Command -Module ChimeVoiceTools | Where-Object { $_.Parameters.ContainsKey('SecretKey') }
        $commands.Count | Should -BeGreaterThan 8
        foreach ($command in $commands) {
            foreach ($name in $names) {
                $attributes = $command.Parameters[$name].Attributes | Where-Object { $_ -is [Parameter] }
                $attributes | Should -Not -BeNullOrEmpty -Because "$command has -$name"
                $attributes.ValueFromPipeline + $attributes.ValueFromPipelineByPropertyName | Should -Not -Contain $true -Because "$command -$name"
            }
        }
    }

    It 'is in no column of a CSV file' {
        $file = Join-Path $TestDrive 'calls.csv'
        [pscustomobject] @{ VoiceConnectorId = 'connector-1'; SpeakerSearchTaskId = 'task-1'; EndpointUrl = 'http://127.0.0.1:1'; Region = 'ap-southeast-1'; ProfileName = 'nobody'; AccessKey = 'AKIDCSV'; SecretKey = 'SECRET-of-csv' } | Export-Csv $file -NoTypeInformation
        $result = Invoke-Recorded "Import-Csv '$file' | Get-ChimeTask -EndpointUrl `$env:RECORDER" @{ AWS_ACCESS_KEY_ID = 'AKIDENVIRONMENT'; AWS_SECRET_ACCESS_KEY = 'SECRET-of-environment'; AWS_REGION = 'us-east-2' }
        $result.Requests.AccessKey | Should -Be 'AKIDENVIRONMENT'
        $result.Requests.Region | Should -Be 'us-east-2'
    }
}

Describe 'Text of a user' {
    It 'is never run as code' {
        $result = Invoke-FreshPowerShell -Environment @{ AWS_SHARED_CREDENTIALS_FILE = $credentialsFile } {
            $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.2
            $evil = '$(Set-Variable ran 1 -Scope Global)', "'; Set-Variable ran 2 -Scope Global; '", '`$(throw)', '{0}{1}%n'
            $evil | ForEach-Object { [pscustomobject] @{ VoiceConnectorId = $emulator.VoiceConnectorId; TransactionId = $_; VoiceProfileDomainId = $emulator.VoiceProfileDomainId } } |
                Start-ChimeSpeakerSearchTask -EndpointUrl $emulator.EndpointUrl -ConfirmConsent -Verbose 4>$null | Wait-ChimeTask -Timeout 60 | ForEach-Object { $null = $_ | Out-String; "<$($_.TransactionId)>" }
            "ran <$ran>"
        }
        $result.Output | Should -Match 'ran <>'
        foreach ($text in '$(Set-Variable ran 1 -Scope Global)', "'; Set-Variable ran 2 -Scope Global; '", '`$(throw)', '{0}{1}%n') { $result.Output | Should -Match ([regex]::Escape("<$text>")) }
    }

    It 'is completed as text' {
        $file = Join-Path $TestDrive 'odd'
        Set-Content -LiteralPath $file -Value "[a'; b]`naws_access_key_id = a`naws_secret_access_key = b`n`n[`$(c)]`naws_access_key_id = a`naws_secret_access_key = b`n"
        $result = Invoke-FreshPowerShell -Environment @{ AWS_SHARED_CREDENTIALS_FILE = $file } { (TabExpansion2 'Get-ChimeTask -ProfileName ').CompletionMatches.CompletionText }
        $result.Output -split '\r?\n' | Should -Be "'`$(c)'", "'a''; b'"
    }
}

Describe 'A session whose language is constrained after the import' {
    It 'has every cmdlet that it had, with views, completion and removal' {
        $result = Invoke-FreshPowerShell -Environment @{ AWS_SHARED_CREDENTIALS_FILE = $credentialsFile } {
            $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
            try { [Reflection.Assembly]::GetExecutingAssembly(); 'language <full>' } catch { 'language <constrained>' }
            $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.2 -SetDefault 3>$null
            $done = Start-ChimeSpeakerSearchTask -VoiceConnectorId $emulator.VoiceConnectorId -TransactionId call-1 -VoiceProfileDomainId $emulator.VoiceProfileDomainId -ConfirmConsent | Wait-ChimeTask -Timeout 60
            "task <$($done.Status)>"
            "view <$(($done | Out-String) -match 'Search +SUCCEEDED')>"
            "profiles <$((TabExpansion2 'Get-ChimeTask -ProfileName ').CompletionMatches.CompletionText)>"
            Remove-Module ChimeVoiceTools
            "endpoint <$env:AWS_ENDPOINT_URL_CHIME_SDK_VOICE>"
        }
        $result.Output -split '\r?\n' | Should -Be 'language <constrained>', 'task <SUCCEEDED>', 'view <True>', 'profiles <mine>', 'endpoint <>' -Because $result.Error
    }

    It 'shows every kind of object as before' {
        $result = Invoke-FreshPowerShell -Environment @{ AWS_SHARED_CREDENTIALS_FILE = $credentialsFile } {
            $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.2 -SetDefault 3>$null
            $call = @{ VoiceConnectorId = $emulator.VoiceConnectorId; ConfirmConsent = $true }
            $objects = @(
                $emulator
                Start-ChimeSpeakerSearchTask @call -TransactionId call-1 -VoiceProfileDomainId $emulator.VoiceProfileDomainId | Wait-ChimeTask -Timeout 60
                Start-ChimeVoiceToneAnalysisTask @call -TransactionId call-2 | Wait-ChimeTask -Timeout 60
                Get-ChimeVoiceProfileDomain
                Get-ChimeVoiceProfile -VoiceProfileDomainId $emulator.VoiceProfileDomainId
                Get-ChimeVoiceEmulatorEvent | ConvertFrom-ChimeVoiceEvent
                Get-ChimeVoiceEmulatorEvent | ConvertFrom-ChimeVoiceEvent | Measure-ChimeVoiceTone
                '{"source":"aws.chime","detail-type":"Chime VoiceConnector Streaming Status","detail":{"streamingStatus":"STARTED","transactionId":"t","inviteHeaders":{"from":"a"}}}',
                '{"source":"aws.chime","detail-type":"Media Insights State Change","detail":{"eventType":"chime:MediaInsightsInProgress","transactionId":"t"}}' | ConvertFrom-ChimeVoiceEvent
            )
            $shown = $objects | ForEach-Object { ($_ | Format-Table | Out-String) + ($_ | Format-List | Out-String) }
            $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
            $again = $objects | ForEach-Object { ($_ | Format-Table | Out-String) + ($_ | Format-List | Out-String) }
            for ($i = 0; $i -lt $shown.Count; $i++) { if (($shown[$i] -replace '(?m)^ExpiresIn .*') -cne ($again[$i] -replace '(?m)^ExpiresIn .*')) { "$($shown[$i])became$($again[$i])" } }
            "kinds <$(@($objects | ForEach-Object { $_.PSTypeNames[0] } | Select-Object -Unique).Count)>"
        }
        $result.Output | Should -Be 'kinds <11>' -Because $result.Error
    }
}
