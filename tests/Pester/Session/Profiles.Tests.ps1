BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/Recorder.ps1"
    . "$PSScriptRoot/../Support/SignInService.ps1"
    . "$PSScriptRoot/../Support/SignInProfiles.ps1"

    function Get-Loaded {
        # A script that says which of AWS's packages are loaded, and where.
        '$loaded = foreach ($context in [Runtime.Loader.AssemblyLoadContext]::All) { foreach ($assembly in $context.Assemblies) { if ($assembly.GetName().Name -like "AWSSDK.*") { "$($context.Name)/$($assembly.GetName().Name)" } } }; "loaded <$(($loaded | Sort-Object) -join " ")>"'
    }
}

AfterAll {
    $Recorder.Dispose()
    $SignIn.Dispose()
}

Describe 'A profile' -Skip:$IsWindows {
    BeforeEach {
        $SignIn.Reset()
        Remove-Item -LiteralPath $processRuns -ErrorAction Ignore
    }

    AfterEach {
        # Whatever was told, no secret is in any text.
        $result.Text | Should -Not -Match 'SECRET-of|TOKEN-of'
    }

    It 'that assumes a role signs with the role''s keys, which its source profile''s gave' {
        $result = Invoke-Recorded "$Get -ProfileName role" $SignInEnvironment
        $result.Requests.AccessKey | Should -Be 'ASIAROLE1' -Because $result.Text
        $result.Requests.SessionToken | Should -Be 'TOKEN-of-role-1'
        $SignIn.Requests.Action | Should -Be 'AssumeRole'
        $SignIn.Requests.AccessKey | Should -Be 'AKIDSOURCE'
        $SignIn.Requests.Role | Should -Be 'arn:aws:iam::123456789012:role/listener'
        $SignIn.Requests.Device | Should -BeNullOrEmpty
    }

    It 'that assumes a role asks STS in its own region' {
        $result = Invoke-Recorded "$Get -ProfileName role -Region us-east-1" $SignInEnvironment
        $result.Requests.Region | Should -Be 'us-east-1'
        $SignIn.Requests.Region | Should -Be 'eu-central-1'
    }

    It 'that assumes a role from a role signs with the second one''s keys' {
        $result = Invoke-Recorded "$Get -ProfileName chain" $SignInEnvironment
        $result.Requests.AccessKey | Should -Be 'ASIAROLE2' -Because $result.Text
        $SignIn.Requests.AccessKey | Should -Be 'AKIDSOURCE', 'ASIAROLE1'
    }

    It 'that has an endpoint of its own for STS asks there' {
        $variables = $SignInEnvironment.Clone()
        $variables.Remove('AWS_ENDPOINT_URL_STS')
        $result = Invoke-Recorded "$Get -ProfileName elsewhere" $variables
        $result.Requests.AccessKey | Should -Be 'ASIAROLE1' -Because $result.Text
        $SignIn.Requests.Action | Should -Be 'AssumeRole'
    }

    It 'with a web identity token signs with the role''s keys' {
        $result = Invoke-Recorded "$Get -ProfileName web" $SignInEnvironment
        $result.Requests.AccessKey | Should -Be 'ASIAWEB1' -Because $result.Text
        $SignIn.Requests.Action | Should -Be 'AssumeRoleWithWebIdentity'
        $SignIn.Requests.Token | Should -Be 'TOKEN-of-sign-in'
        $SignIn.Requests.AccessKey | Should -BeNullOrEmpty
    }

    It 'with a process signs with the keys that it writes' {
        $result = Invoke-Recorded "$Get -ProfileName process" $SignInEnvironment
        $result.Requests.AccessKey | Should -Be 'ASIAPROCESS1' -Because $result.Text
        $result.Requests.SessionToken | Should -Be 'TOKEN-of-process'
    }

    It 'with SSO signs with the keys of the account and the role (<name>)' -ForEach @(
        @{ Name = 'sso' }
        @{ Name = 'sso-session' }
    ) {
        $result = Invoke-Recorded "$Get -ProfileName $Name" $SignInEnvironment
        $result.Requests.AccessKey | Should -Be 'ASIASSO1' -Because $result.Text
        $SignIn.Requests.Action | Should -Be 'GetRoleCredentials'
        $SignIn.Requests.Role | Should -Be '123456789012/Listener'
        $SignIn.Requests.Token | Should -Be 'TOKEN-of-sign-in'
    }

    It 'with SSO whose token has run out renews it where the sign-in still holds' {
        $result = Invoke-Recorded "$Get -ProfileName sso-renewed" $SignInEnvironment
        $result.Requests.AccessKey | Should -Be 'ASIASSO1' -Because $result.Text
        $SignIn.Requests.Action | Should -Be 'CreateToken', 'GetRoleCredentials'
    }

    It 'that assumes a role from a sign-in with SSO signs with the role''s keys' {
        $result = Invoke-Recorded "$Get -ProfileName sso-role" $SignInEnvironment
        $result.Requests.AccessKey | Should -Be 'ASIAROLE2' -Because $result.Text
        $SignIn.Requests.AccessKey | Should -Be '', 'ASIASSO1'
    }

    It 'that AWS_PROFILE names does the same (<name>)' -ForEach @(
        @{ Name = 'role'; Key = 'ASIAROLE1' }
        @{ Name = 'web'; Key = 'ASIAWEB1' }
        @{ Name = 'process'; Key = 'ASIAPROCESS1' }
        @{ Name = 'sso-session'; Key = 'ASIASSO1' }
    ) {
        $result = Invoke-Recorded $Get ($SignInEnvironment + @{ AWS_PROFILE = $Name })
        $result.Requests.AccessKey | Should -Be $Key -Because $result.Text
        $result.Requests.Region | Should -Be 'eu-central-1'
    }

    It 'is asked for keys once by all commands of a session, wherever they go' {
        $result = Invoke-Recorded "$Get -ProfileName role | Get-ChimeTask -ProfileName role | Wait-ChimeTask -ProfileName role -Timeout 0 -ErrorAction SilentlyContinue; `$null = $Get -ProfileName role -Region us-west-2" $SignInEnvironment
        $result.Requests.Count | Should -BeGreaterThan 2
        $result.Requests.AccessKey | Select-Object -Unique | Should -Be 'ASIAROLE1' -Because $result.Text
        $result.Requests.Region | Select-Object -Unique | Should -Be 'eu-central-1', 'us-west-2'
        $SignIn.Requests | Should -HaveCount 1
    }
}

Describe 'A profile that gives no keys' -Skip:$IsWindows {
    BeforeEach {
        $SignIn.Reset()
    }

    AfterEach {
        $result.Requests | Should -BeNullOrEmpty
        $result.Text | Should -Match '(?m)^CredentialsNotFound,'
        $result.Text | Should -Match '\|AuthenticationError\|'
        $result.Text | Should -Not -Match 'SECRET-of|TOKEN-of'
    }

    It 'for want of a sign-in with SSO says which one to make, and makes none (<name>)' -ForEach @(
        @{ Name = 'sso-nobody'; Source = 'sso-nobody' }
        @{ Name = 'sso-expired'; Source = 'sso-expired' }
        @{ Name = 'sso-expired-role'; Source = 'sso-expired' }
    ) {
        $result = Invoke-Recorded "$Get -ProfileName $Name -ErrorAction Stop" $SignInEnvironment
        $result.Text | Should -Match "'$Name'"
        $result.Text | Should -Match "'aws sso login --profile $Source'"
        $SignIn.Requests | Should -BeNullOrEmpty
    }

    It 'for want of a sign-in with SSO that the service still takes says the same' {
        $SignIn.Token = 'TOKEN-of-somebody-else'
        $result = Invoke-Recorded "$Get -ProfileName sso -ErrorAction Stop" $SignInEnvironment
        $result.Text | Should -Match "'aws sso login --profile sso'"
    }

    It 'says the same where AWS_PROFILE names it' {
        $result = Invoke-Recorded "$Get -Region us-east-1 -ErrorAction Stop" ($SignInEnvironment + @{ AWS_PROFILE = 'sso-nobody' })
        $result.Text | Should -Match "'aws sso login --profile sso-nobody'"
    }

    It 'since STS refuses says what STS said' {
        $SignIn.Token = 'TOKEN-of-somebody-else'
        $result = Invoke-Recorded "$Get -ProfileName web -ErrorAction Stop" $SignInEnvironment
        $result.Text | Should -Match "'web'"
        $result.Text | Should -Match 'InvalidIdentityToken: The token is none of ours\.'
    }

    It 'since its file is not there names the file, and is not tried again' {
        $result = Invoke-Recorded "$Get -ProfileName web-nowhere -ErrorAction Stop" $SignInEnvironment
        $result.Text | Should -Match "'web-nowhere'"
        $result.Text | Should -Match 'no-such-token'
        $result.Text | Should -Not -Match 'Trying again'
    }

    It 'since its process fails says so without what the process wrote to its error stream, and runs it once for all requests' {
        $result = Invoke-Recorded "1..8 | ForEach-Object { [pscustomobject] @{ VoiceConnectorId = 'connector-1'; SpeakerSearchTaskId = `"task-`$_`" } } | Get-ChimeTask -EndpointUrl `$env:RECORDER -ProfileName process-broken -ErrorAction SilentlyContinue -ErrorVariable failed; `"`$(`$failed[0].FullyQualifiedErrorId)|`$(`$failed[0].CategoryInfo.Category)|`$(`$failed[0].Exception.Message)`"; `"failed <`$(`$failed.Count)>`"" $SignInEnvironment
        $result.Text = ($result.Text -split '\r?\n' -notmatch '^VERBOSE') -join "`n"
        $result.Text | Should -Match 'exit code 3'
        $result.Text | Should -Not -Match 'The vault is locked'
        $result.Text | Should -Match 'failed <8>'
        @(Get-Content -LiteralPath $brokenRuns) | Should -HaveCount 1
    }
}

Describe 'What does not work at the moment' -Skip:$IsWindows {
    BeforeEach {
        $SignIn.Reset()
    }

    It 'at STS is tried again' {
        $SignIn.Failures = 2
        $result = Invoke-Recorded "$Get -ProfileName role" ($SignInEnvironment + @{ AWS_MAX_ATTEMPTS = '1' })
        $result.Requests.AccessKey | Should -Be 'ASIAROLE1' -Because $result.Text
        $result.Text | Should -Match 'with a transient error: The credential profile ''role'' gave no credentials: ServiceUnavailable'
        $SignIn.Requests | Should -HaveCount 3
    }

    It 'at STS leaves no doubt whether a voice profile was made' {
        $SignIn.Failures = 1000
        $result = Invoke-Recorded "New-ChimeVoiceProfile -SpeakerSearchTaskId task-1 -EndpointUrl `$env:RECORDER -ProfileName role -ConfirmConsent -ErrorAction Stop" ($SignInEnvironment + @{ AWS_MAX_ATTEMPTS = '1' })
        $result.Text | Should -Match 'ConnectionFailed,'
        $result.Text | Should -Match 'failed before anything was sent'
        $result.Text | Should -Not -Match 'may exist|may have been'
        $result.Requests | Should -BeNullOrEmpty
    }
}

Describe 'Credentials that are refused' -Skip:$IsWindows {
    BeforeEach {
        $SignIn.Reset()
        Remove-Item -LiteralPath $processRuns -ErrorAction Ignore
    }

    AfterEach {
        $Recorder.ExpiredKey = $null
    }

    It 'since their token has expired are renewed, and the request is sent again' {
        $Recorder.ExpiredKey = 'ASIAPROCESS1'
        $result = Invoke-Recorded "$Get -ProfileName process" $SignInEnvironment
        $result.Requests.AccessKey | Should -Be 'ASIAPROCESS1', 'ASIAPROCESS2'
        $result.Text | Should -Match 'ExpiredTokenException'
        $result.Text | Should -Not -Match 'SECRET-of|TOKEN-of'
    }

    It 'in the middle of a wait are renewed once, and the wait goes on' {
        $result = Invoke-FreshPowerShell -Environment $SignInEnvironment {
            $emulator = Start-ChimeVoiceEmulator -TaskDuration 2 -Port 0
            $given = @{ EndpointUrl = $emulator.EndpointUrl; ProfileName = 'process' }
            $tasks = 1..3 | ForEach-Object { [pscustomobject] @{ VoiceConnectorId = $emulator.VoiceConnectorId; TransactionId = "call-$_"; VoiceProfileDomainId = $emulator.VoiceProfileDomainId } } | Start-ChimeSpeakerSearchTask @given -ConfirmConsent
            $emulator | Set-ChimeVoiceEmulator -Fault @{ Kind = 'Error'; ErrorName = 'UnauthorizedClientException'; Operation = 'GetSpeakerSearchTask'; Count = 1; Skip = 2 }
            $done = $tasks | Wait-ChimeTask @given -Timeout 60 -PollingInterval 0.3 -ErrorVariable failed
            "done <$($done.Status)> failed <$failed>"
            $answers = (Invoke-RestMethod "$($emulator.EndpointUrl)/_emulator/requests").Requests | Where-Object Operation -EQ 'GetSpeakerSearchTask'
            "refused <$(@($answers.Status) -eq 401)> first <$($answers[0].Status)>"
        }
        $result.Output | Should -Match 'done <SUCCEEDED SUCCEEDED SUCCEEDED> failed <>' -Because $result.Error
        $result.Output | Should -Match 'refused <401> first <200>'
        @(Get-Content -LiteralPath $processRuns) | Should -HaveCount 2
    }
}

Describe 'The packages for roles and sign-ins' -Skip:$IsWindows {
    BeforeEach {
        $SignIn.Reset()
    }

    It 'are loaded where a profile needs them, into the module''s own context (<name>)' -ForEach @(
        @{ Name = 'source'; Loaded = 'ChimeVoiceTools/AWSSDK.Core' }
        @{ Name = 'process'; Loaded = 'ChimeVoiceTools/AWSSDK.Core' }
        @{ Name = 'role'; Loaded = 'ChimeVoiceTools/AWSSDK.Core ChimeVoiceTools/AWSSDK.SecurityToken' }
        @{ Name = 'web'; Loaded = 'ChimeVoiceTools/AWSSDK.Core ChimeVoiceTools/AWSSDK.SecurityToken' }
        @{ Name = 'sso'; Loaded = 'ChimeVoiceTools/AWSSDK.Core ChimeVoiceTools/AWSSDK.SSO ChimeVoiceTools/AWSSDK.SSOOIDC' }
    ) {
        $result = Invoke-Recorded "`$null = $Get -ProfileName $Name -Region us-east-1; $(Get-Loaded)" $SignInEnvironment
        $result.Requests | Should -HaveCount 1
        $result.Text | Should -Match ([regex]::Escape("loaded <$Loaded>"))
    }

    It 'are not taken from another module that has loaded others (<name>)' -ForEach @(
        @{ Name = 'role'; Key = 'ASIAROLE1' }
        @{ Name = 'web'; Key = 'ASIAWEB1' }
        @{ Name = 'sso-session'; Key = 'ASIASSO1' }
    ) {
        # As AWS.Tools does, over its own AWSSDK.Core and into the session's own context.
        $theirs = Get-ChildItem "$PSScriptRoot/../../ChimeVoiceTools.Tests/obj/OtherVersions" -Recurse -Filter AWSSDK.*.dll |
            Where-Object FullName -NotMatch '3\.7\.' | ForEach-Object { "`$null = [Reflection.Assembly]::LoadFrom('$($_.FullName)')" }
        $theirs | Should -HaveCount 4
        $result = Invoke-Recorded "$($theirs -join '; '); `$null = $Get -ProfileName $Name; $(Get-Loaded)" $SignInEnvironment
        $result.Requests.AccessKey | Should -Be $Key -Because $result.Text
        $result.Text | Should -Match 'Default/AWSSDK\.SecurityToken Default/AWSSDK\.SSO Default/AWSSDK\.SSOOIDC'
    }
}

Describe 'Secrets' -Skip:$IsWindows {
    It 'are not fetched over plain http from another machine (<name>)' -ForEach @(
        @{ Name = 'role'; Variable = 'AWS_ENDPOINT_URL_STS' }
        @{ Name = 'web'; Variable = 'AWS_ENDPOINT_URL_STS' }
        @{ Name = 'sso'; Variable = 'AWS_ENDPOINT_URL_SSO' }
    ) {
        $variables = $SignInEnvironment.Clone()
        $variables[$Variable] = 'http://sign-in.example.com'
        $result = Invoke-Recorded "$Get -ProfileName $Name -ErrorAction Stop" $variables
        $result.Text | Should -Match 'InvalidParameter,'
        $result.Text | Should -Match 'plain http'
        $result.Requests | Should -BeNullOrEmpty
    }
}
