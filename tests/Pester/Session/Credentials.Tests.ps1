BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/Recorder.ps1"

    $credentialsFile = Join-Path $TestDrive 'credentials'
    Set-Content -LiteralPath $credentialsFile -Value @'
[default]
aws_access_key_id = AKIDDEFAULT
aws_secret_access_key = secret-of-default

[other]
aws_access_key_id = AKIDOTHER
aws_secret_access_key = secret-of-other
region = eu-central-1

[empty]
region = eu-west-1
'@
    $ownFile = Join-Path $TestDrive 'own file'
    Set-Content -LiteralPath $ownFile -Value @'
[default]
aws_access_key_id = AKIDOWNDEFAULT
aws_secret_access_key = secret-of-own-default

[mine]
aws_access_key_id = AKIDMINE
aws_secret_access_key = secret-of-mine
aws_session_token = token-of-mine
'@
    $variables = @{ AWS_ACCESS_KEY_ID = 'AKIDENVIRONMENT'; AWS_SECRET_ACCESS_KEY = 'secret-of-environment' }
}

AfterAll {
    $Recorder.Dispose()
}

Describe 'Requests are signed by' {
    AfterEach {
        # Whatever was told, no secret is in any text.
        $result.Text | Should -Not -Match 'secret-of|token-of'
    }

    It 'the keys that parameters give, before everything else' {
        $result = Invoke-Recorded "$Get -AccessKey AKIDGIVEN -SecretKey secret-of-given -Region us-east-1 -ProfileName other" ($variables + @{ AWS_SHARED_CREDENTIALS_FILE = $credentialsFile })
        $result.Requests.AccessKey | Should -Be 'AKIDGIVEN'
        $result.Requests.SessionToken | Should -BeNullOrEmpty
    }

    It 'the keys with a session token' {
        $result = Invoke-Recorded "$Get -AK AKIDGIVEN -SK secret-of-given -ST token-of-given -RegionToCall us-east-1"
        $result.Requests.AccessKey | Should -Be 'AKIDGIVEN'
        $result.Requests.SessionToken | Should -Be 'token-of-given'
    }

    It 'the profile that a name gives, before -Credential and the environment' {
        $result = Invoke-Recorded "$Get -ProfileName other -Credential ([pscredential]::new('AKIDCREDENTIAL', (ConvertTo-SecureString 'secret-of-credential' -AsPlainText -Force)))" ($variables + @{ AWS_SHARED_CREDENTIALS_FILE = $credentialsFile })
        $result.Requests.AccessKey | Should -Be 'AKIDOTHER'
        $result.Requests.Region | Should -Be 'eu-central-1'
    }

    It 'the profile that a name gives in the file that a location gives' {
        $result = Invoke-Recorded "$Get -ProfileName mine -ProfileLocation '$ownFile' -Region us-east-1" @{ AWS_SHARED_CREDENTIALS_FILE = $credentialsFile }
        $result.Requests.AccessKey | Should -Be 'AKIDMINE'
        $result.Requests.SessionToken | Should -Be 'token-of-mine'
    }

    It 'the default profile of the file that a location gives, relative to the current folder' {
        $result = Invoke-Recorded "Set-Location '$TestDrive'; $Get -ProfileLocation './own file' -Region us-east-1" $variables
        $result.Requests.AccessKey | Should -Be 'AKIDOWNDEFAULT'
    }

    It 'a PSCredential, before the environment' {
        $result = Invoke-Recorded "$Get -Credential ([pscredential]::new('AKIDCREDENTIAL', (ConvertTo-SecureString 'secret-of-credential' -AsPlainText -Force))) -Region us-east-1" $variables
        $result.Requests.AccessKey | Should -Be 'AKIDCREDENTIAL'
    }

    It 'the environment, before the default profile' {
        $result = Invoke-Recorded "$Get -Region us-east-1" ($variables + @{ AWS_SHARED_CREDENTIALS_FILE = $credentialsFile; AWS_SESSION_TOKEN = 'token-of-environment' })
        $result.Requests.AccessKey | Should -Be 'AKIDENVIRONMENT'
        $result.Requests.SessionToken | Should -Be 'token-of-environment'
    }

    It 'the default profile' {
        $result = Invoke-Recorded "$Get -Region us-east-1" @{ AWS_SHARED_CREDENTIALS_FILE = $credentialsFile }
        $result.Requests.AccessKey | Should -Be 'AKIDDEFAULT'
    }

    It 'the profile that AWS_PROFILE names' {
        $result = Invoke-Recorded "$Get -Region us-east-1" @{ AWS_SHARED_CREDENTIALS_FILE = $credentialsFile; AWS_PROFILE = 'other' }
        $result.Requests.AccessKey | Should -Be 'AKIDOTHER'
    }

    It 'the new keys when the environment changes within a session' {
        $result = Invoke-Recorded "`$null = $Get -Region us-east-1; `$env:AWS_ACCESS_KEY_ID = 'AKIDNEW'; $Get -Region us-east-1" $variables
        $result.Requests.AccessKey | Should -Be 'AKIDENVIRONMENT', 'AKIDNEW'
    }
}

Describe 'Without credentials' {
    It 'a profile that does not exist is CredentialsNotFound, naming it, whatever else there is' {
        $result = Invoke-Recorded "$Get -ProfileName nobody -Region us-east-1 -ErrorAction Stop" ($variables + @{ AWS_SHARED_CREDENTIALS_FILE = $credentialsFile })
        $result.Text | Should -Match '^CredentialsNotFound,'
        $result.Text | Should -Match 'AuthenticationError'
        $result.Text | Should -Match "'nobody'"
        $result.Requests | Should -BeNullOrEmpty
    }

    It 'a profile that does not exist in the file of a location is CredentialsNotFound, naming both' {
        $result = Invoke-Recorded "$Get -ProfileName other -ProfileLocation '$ownFile' -Region us-east-1 -ErrorAction Stop" ($variables + @{ AWS_SHARED_CREDENTIALS_FILE = $credentialsFile })
        $result.Text | Should -Match '^CredentialsNotFound,'
        $result.Text | Should -Match "'other'"
        $result.Text | Should -Match 'own file'
        $result.Requests | Should -BeNullOrEmpty
    }

    It 'a profile that has none is CredentialsNotFound, naming it' {
        $result = Invoke-Recorded "$Get -ProfileName empty -ErrorAction Stop" ($variables + @{ AWS_SHARED_CREDENTIALS_FILE = $credentialsFile })
        $result.Text | Should -Match '^CredentialsNotFound,'
        $result.Text | Should -Match "'empty'"
        $result.Requests | Should -BeNullOrEmpty
    }

    It 'anywhere it is CredentialsNotFound, and says how to give some' {
        $result = Invoke-Recorded "$Get -Region us-east-1 -ErrorAction Stop"
        $result.Text | Should -Match '^CredentialsNotFound,'
        $result.Text | Should -Match 'AuthenticationError'
        $result.Text | Should -Match '-ProfileName'
        $result.Requests | Should -BeNullOrEmpty
    }

    It 'the keys of an emulator do not reach the endpoint of anybody else' {
        $result = Invoke-Recorded "`$null = Start-ChimeVoiceEmulator -SetDefault; $Get -Region us-east-1 -ErrorAction Stop"
        $result.Text | Should -Match 'CredentialsNotFound,'
        $result.Requests | Should -BeNullOrEmpty
    }

    It 'an emulator of this process needs none, and sets no variables but the endpoints' {
        $result = Invoke-Recorded '$e = Start-ChimeVoiceEmulator -SetDefault; $t = Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $e.VoiceConnectorId -TransactionId call-1 -ConfirmConsent; "<$($t.Status)>"; $names = [string[]] (Get-ChildItem Env:AWS_*).Name; [array]::Sort($names, [StringComparer]::Ordinal); $names -join "+"'
        $result.Text | Should -Match '<IN_QUEUE>'
        $result.Text | Should -Match '(?m)^AWS_CONFIG_FILE\+AWS_EC2_METADATA_DISABLED\+AWS_ENDPOINT_URL_CHIME_SDK_MEDIA_PIPELINES\+AWS_ENDPOINT_URL_CHIME_SDK_VOICE\+AWS_SHARED_CREDENTIALS_FILE\s*$'
    }
}

Describe 'The region' {
    BeforeAll {
        $signed = @{ AWS_ACCESS_KEY_ID = 'AKID'; AWS_SECRET_ACCESS_KEY = 'secret'; AWS_SHARED_CREDENTIALS_FILE = $credentialsFile }
        $task = "[ChimeVoiceTools.SpeakerSearchTask] @{ TaskId = 'task-1'; VoiceConnectorId = 'connector-1'; Region = 'ap-southeast-1'; EndpointUrl = `$env:RECORDER }"
    }

    It 'is that of -Region, before all others' {
        $result = Invoke-Recorded "$task | Get-ChimeTask -Region us-west-2 -ProfileName other" ($signed + @{ AWS_REGION = 'us-east-2' })
        $result.Requests.Region | Should -Be 'us-west-2'
    }

    It 'is that of the piped task, live or deserialized, before the profile''s' {
        $result = Invoke-Recorded "`$t = $task; `$t | Get-ChimeTask -ProfileName other; `$t = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize(`$t)); `$t | Get-ChimeSpeakerSearchTask -ProfileName other" ($signed + @{ AWS_REGION = 'us-east-2' })
        $result.Requests.Region | Should -Be 'ap-southeast-1', 'ap-southeast-1'
    }

    It 'is that of the profile, before the environment''s' {
        $result = Invoke-Recorded "$Get -ProfileName other" ($signed + @{ AWS_REGION = 'us-east-2' })
        $result.Requests.Region | Should -Be 'eu-central-1'
    }

    It 'is that of the environment' {
        $result = Invoke-Recorded $Get ($signed + @{ AWS_REGION = 'us-east-2' })
        $result.Requests.Region | Should -Be 'us-east-2'
    }

    It 'is RegionNotFound where there is none, and says how to give one' {
        $result = Invoke-Recorded "$Get -AccessKey a -SecretKey b -ErrorAction Stop"
        $result.Text | Should -Match '^RegionNotFound,'
        $result.Text | Should -Match 'InvalidArgument'
        $result.Text | Should -Match '-Region'
        $result.Requests | Should -BeNullOrEmpty
    }

    It 'is not that of a column of a CSV file' {
        $result = Invoke-Recorded "[pscustomobject] @{ VoiceConnectorId = 'connector-1'; SpeakerSearchTaskId = 'task-1'; Region = 'ap-southeast-1' } | Get-ChimeTask -EndpointUrl `$env:RECORDER" ($signed + @{ AWS_REGION = 'us-east-2' })
        $result.Requests.Region | Should -Be 'us-east-2'
    }
}
