BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/Recorder.ps1"
    . "$PSScriptRoot/../Support/AwsTools.ps1"

    $credentialsFile = Join-Path $TestDrive 'credentials'
    Set-Content -LiteralPath $credentialsFile -Value @'
[other]
aws_access_key_id = AKIDOTHER
aws_secret_access_key = secret-of-other
region = eu-central-1

[two words]
aws_access_key_id = AKIDTWO
aws_secret_access_key = secret-of-two
'@
    $elsewhere = @{ AWS_ACCESS_KEY_ID = 'AKIDENVIRONMENT'; AWS_SECRET_ACCESS_KEY = 'secret-of-environment'; AWS_REGION = 'us-east-2'; AWS_SHARED_CREDENTIALS_FILE = $credentialsFile }
    $credential = "([pscredential]::new('AKIDCREDENTIAL', (ConvertTo-SecureString 'secret-of-credential' -AsPlainText -Force)))"
}

AfterAll {
    $Recorder.Dispose()
}

Describe 'The credentials of AWS.Tools'' session, over AWSSDK.Core <version> in <where>' -ForEach @(
    @{ Version = '3.7.501.1'; Isolated = $false; Where = 'the session''s own context' }
    @{ Version = '3.7.501.1'; Isolated = $true; Where = 'another context' }
    @{ Version = '4.0.3.3'; Isolated = $false; Where = 'the session''s own context' }
    @{ Version = '4.0.3.3'; Isolated = $true; Where = 'another context' }
) {
    BeforeAll {
        $import = Get-AwsToolsImport $Version -Isolated:$Isolated
    }

    AfterEach {
        $result.Text | Should -Not -Match 'secret-of|token-of'
    }

    It 'sign before the environment, and with -Credential as an object' {
        $result = Invoke-Recorded "$import Set-Stored Basic; `$null = $Get; `$null = $Get -Credential (Get-Sample Session); $Get -Credential `$wrapper.GetMethod('Of').Invoke(`$null, @(, (Get-Sample Renewing)))" $elsewhere
        $result.Requests.AccessKey -replace '\d' | Should -Be 'AKIDSESSION', 'AKIDTEMPORARY', 'AKIDRENEWED'
        $result.Requests[1].SessionToken | Should -Be 'token-of-temporary'
    }

    It 'are asked for anew for each request' {
        $result = Invoke-Recorded "$import Set-Stored Renewing; `$null = $Get; `$null = $Get; $Get" $elsewhere
        $result.Requests.AccessKey | Should -Match '^AKIDRENEWED\d'
        $result.Requests.AccessKey | Select-Object -Unique | Should -HaveCount 3
    }

    It 'say why they can''t be used' {
        $result = Invoke-Recorded "$import Set-Stored Failing; $Get -ErrorAction Stop" $elsewhere
        $result.Text | Should -Match 'CredentialsNotFound,'
        $result.Text | Should -Match 'AuthenticationError'
        $result.Text | Should -Match '\$StoredAWSCredentials can''t be used: The sign-in has run out\.'
        $result.Requests | Should -BeNullOrEmpty
    }
}

Describe 'The session of AWS.Tools' {
    BeforeAll {
        $import = Get-AwsToolsImport '4.0.3.3'
    }

    It 'comes after keys, a profile and -Credential' {
        $result = Invoke-Recorded "$import Set-Stored Basic; `$null = $Get -AccessKey AKIDGIVEN -SecretKey secret-of-given; `$null = $Get -ProfileName other; $Get -Credential $credential" $elsewhere
        $result.Requests.AccessKey | Should -Be 'AKIDGIVEN', 'AKIDOTHER', 'AKIDCREDENTIAL'
    }

    It 'is followed when it changes and when it is cleared' {
        $result = Invoke-Recorded "$import Set-Stored Basic; `$null = $Get; Set-Stored Session; `$null = $Get; Remove-Variable StoredAWSCredentials -Scope Global; $Get" $elsewhere
        $result.Requests.AccessKey | Should -Be 'AKIDSESSION', 'AKIDTEMPORARY', 'AKIDENVIRONMENT'
    }

    It 'may be that of the calling function or script alone' {
        $result = Invoke-Recorded "$import function Get-Mine { `$StoredAWSCredentials = `$wrapper.GetMethod('Of').Invoke(`$null, @(, (Get-Sample Basic))); $Get }; `$null = Get-Mine; $Get" $elsewhere
        $result.Requests.AccessKey | Should -Be 'AKIDSESSION', 'AKIDENVIRONMENT'
    }

    It 'is not sent to an emulator of the same process' {
        $result = Invoke-Recorded "$import Set-Stored Failing; `$e = Start-ChimeVoiceEmulator; `$t = Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId `$e.VoiceConnectorId -TransactionId call-1 -EndpointUrl `$e.EndpointUrl -ConfirmConsent; `"<`$(`$t.Status)>`""
        $result.Text | Should -Match '<IN_QUEUE>'
    }

    It 'has the region before that of the profile and the environment, and after -Region and the piped task''s' {
        $task = "[ChimeVoiceTools.SpeakerSearchTask] @{ TaskId = 'task-1'; VoiceConnectorId = 'connector-1'; Region = 'ap-southeast-1'; EndpointUrl = `$env:RECORDER }"
        $result = Invoke-Recorded "`$StoredAWSRegion = 'sa-east-1'; `$null = $Get; `$null = $Get -ProfileName other; `$null = $Get -Region us-west-2; $task | Get-ChimeTask" $elsewhere
        $result.Requests.Region | Should -Be 'sa-east-1', 'sa-east-1', 'us-west-2', 'ap-southeast-1'
    }

    It 'that came through a job or a file is CredentialsNotFound, and never another''s credentials' {
        $result = Invoke-Recorded "$import Set-Stored Basic; `$StoredAWSCredentials = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize(`$StoredAWSCredentials)); $Get -ErrorAction Stop" $elsewhere
        $result.Text | Should -Match '^CredentialsNotFound,'
        $result.Text | Should -Match 'a job, a file or a remote session'
        $result.Requests | Should -BeNullOrEmpty
    }

    It 'with -Credential of something else names what it takes' {
        $result = Invoke-Recorded "$Get -Credential 'text' -ErrorAction Stop" $elsewhere
        $result.Text | Should -Match '^InvalidParameter,'
        $result.Text | Should -Match 'Get-AWSCredential'
    }
}

Describe 'Completion' {
    It 'offers the profiles of the shared files, quoted where they need it' {
        $result = Invoke-FreshPowerShell -Environment @{ AWS_SHARED_CREDENTIALS_FILE = $credentialsFile } {
            (TabExpansion2 'Get-ChimeTask -ProfileName ').CompletionMatches.CompletionText -join '|'
            (TabExpansion2 "Get-ChimeTask -ProfileName 't").CompletionMatches.CompletionText -join '|'
        }
        $result.Output -split '\r?\n' | Should -Be "other|'two words'", "'two words'"
    }

    It 'offers the profiles of the file that -ProfileLocation names, relative to the current folder' {
        $result = Invoke-FreshPowerShell -Environment @{ FOLDER = Split-Path $credentialsFile } {
            Set-Location $env:FOLDER
            (TabExpansion2 'Get-ChimeTask -ProfileLocation ./credentials -ProfileName o').CompletionMatches.CompletionText -join '|'
        }
        $result.Output | Should -Be 'other'
    }

    It 'offers the regions that have voice analytics, with what each stands for' {
        $found = (TabExpansion2 'Get-ChimeTask -Region ').CompletionMatches
        $found.CompletionText | Should -Be 'us-east-1', 'us-west-2'
        $found[1].ToolTip | Should -Match 'Oregon'
    }
}
