BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/Ledgers.ps1"
    . "$PSScriptRoot/../Support/AskingHost.ps1"
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 600 -NoQuota -SetDefault 3>$null
    $call = @{ VoiceConnectorId = $emulator.VoiceConnectorId; ConfirmConsent = $true }
    $search = $call + @{ VoiceProfileDomainId = $emulator.VoiceProfileDomainId }

    function Start-Search {
        [CmdletBinding()] param([string] $Subject, [hashtable] $More = @{})
        Start-ChimeSpeakerSearchTask @search -TransactionId (New-TransactionId) -ConsentSubject $Subject -ConsentReference "form of $Subject" @More
    }

    function New-Profile {
        # A voice that was enrolled on this subject's consent.
        param([string] $Subject)
        $task = Start-Search $Subject
        Set-ChimeVoiceEmulator -AdvanceTime 700
        $task | Get-ChimeTask | New-ChimeVoiceProfile -ConfirmConsent -ConsentSubject $Subject
    }

    function Test-Profile {
        param($VoiceProfile)
        [bool] (Get-ChimeVoiceProfile $VoiceProfile.VoiceProfileId -ErrorAction SilentlyContinue)
    }
}

AfterAll { Stop-ChimeVoiceEmulator }

Describe 'Revoke-ChimeConsent' {
    BeforeEach { New-Ledger }
    AfterEach {
        Set-ChimeConsentLedger -None
        Set-ChimeVoiceEmulator -ClearFault
    }

    It 'stops the subject''s tasks of both kinds, removes the subject''s profiles, and leaves others alone' {
        $own, $other = 'own', 'other' | ForEach-Object { New-Profile $_ }
        $running = @(
            Start-Search own
            Start-ChimeVoiceToneAnalysisTask @call -TransactionId (New-TransactionId) -ConsentSubject own
        )
        $others = Start-Search other
        $result = Revoke-ChimeConsent -Subject own -Force
        $result | Select-Object -ExpandProperty Kind | Should -Be 'Consent', 'Task', 'Task', 'VoiceProfile', 'Voiceprint', 'Voiceprint'
        $result.Outcome | Should -Be 'Revoked', 'Stopped', 'Stopped', 'Removed', 'Left', 'Left'
        $result[1, 2].Id | Should -Be $running.TaskId
        $result[3].Id | Should -Be $own.VoiceProfileId
        $result[3].VoiceProfileDomainId | Should -Be $emulator.VoiceProfileDomainId
        ($running | Get-ChimeTask).Status | Should -Be 'STOPPED', 'STOPPED'
        Test-Profile $own | Should -BeFalse
        ($others | Get-ChimeTask).IsFinished | Should -BeFalse
        Test-Profile $other | Should -BeTrue
        (Test-ChimeConsentLedger).IsValid | Should -BeTrue
    }

    It 'writes the revocation before it sends anything' {
        $null = Start-Search first
        $null = Revoke-ChimeConsent -Subject first -Force
        Get-LedgerEvent | Should -Be 'Created Consent Started Revoked Ended'
    }

    It 'finds by a voice profile the subjects that it rests on, also where the enrolment names none' {
        $task = Start-Search by-profile
        Set-ChimeVoiceEmulator -AdvanceTime 700
        $enrolled = $task | Get-ChimeTask | New-ChimeVoiceProfile -ConfirmConsent
        $running = Start-Search by-profile
        $result = $enrolled | Revoke-ChimeConsent -Force
        ($result | Where-Object Kind -EQ Consent).Id | Should -Be 'by-profile'
        ($result | Where-Object Kind -EQ Task).Id | Should -Be $running.TaskId
        ($result | Where-Object Kind -EQ VoiceProfile).Outcome | Should -Be 'Removed'
        Test-Profile $enrolled | Should -BeFalse
    }

    It 'removes a voice profile that no ledger names, and refuses to renew it' {
        $enrolled = New-Profile unnamed
        New-Ledger
        $result = Revoke-ChimeConsent -VoiceProfileId $enrolled.VoiceProfileId -Force -WarningVariable warnings -WarningAction SilentlyContinue
        $result.Outcome | Should -Be 'Revoked', 'Removed'
        $result[0].Id | Should -Be $enrolled.VoiceProfileId
        "$warnings" | Should -Match $enrolled.VoiceProfileId
        $task = Start-Search another
        Set-ChimeVoiceEmulator -AdvanceTime 700
        $task | Get-ChimeTask | Update-ChimeVoiceProfile -VoiceProfileId $enrolled.VoiceProfileId -ConfirmConsent -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -BeLike 'ConsentRevoked,*'
        (Revoke-ChimeConsent -VoiceProfileId $enrolled.VoiceProfileId -Force).Outcome | Should -Be 'AlreadyRevoked'
    }

    It 'removes a profile that was renewed with the subject''s voice' {
        $enrolled = New-Profile someone
        $task = Start-Search renewing
        Set-ChimeVoiceEmulator -AdvanceTime 700
        $null = $task | Get-ChimeTask | Update-ChimeVoiceProfile -VoiceProfileId $enrolled.VoiceProfileId -ConfirmConsent -ConsentSubject renewing
        $null = Revoke-ChimeConsent -Subject renewing -Force
        Test-Profile $enrolled | Should -BeFalse
    }

    It 'can be run again, until nothing is left' {
        $enrolled = New-Profile again
        $null = Start-Search again
        Set-ChimeVoiceEmulator -Fault @{ Kind = 'Error'; ErrorName = 'ForbiddenException'; Operation = 'DeleteVoiceProfile'; Count = 1 }
        $result = Revoke-ChimeConsent -Subject again -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -BeLike 'ForbiddenException,*'
        $left = $result | Where-Object Kind -EQ VoiceProfile
        $left.Outcome | Should -Be 'Left'
        $left.Reason | Should -Match 'ForbiddenException'
        $failed.TargetObject.Id | Should -Be $enrolled.VoiceProfileId
        ($result | Where-Object Kind -EQ Task).Outcome | Should -Be 'Stopped' -Because 'whatever fails, the rest is done'

        $result = Revoke-ChimeConsent -Subject again -Force
        $result.Outcome | Should -Be 'AlreadyRevoked', 'Removed', 'Left', 'Left'
        Test-Profile $enrolled | Should -BeFalse
        $day = [datetime]::UtcNow.AddDays(-1.1).ToString('yyyy-MM-dd')
        Edit-Ledger { $_ -replace '"time":"\d{4}-\d\d-\d\d', "`"time`":`"$day" }
        (Revoke-ChimeConsent -Subject again -Force).Outcome | Should -Be 'AlreadyRevoked'
    }

    It 'says of a voiceprint until when it is there' {
        $task = Start-Search voice
        $left = Revoke-ChimeConsent -Subject voice -Force | Where-Object Kind -EQ Voiceprint
        $left.Id | Should -Be $task.TaskId
        $left.Reason | Should -Match ([datetime]::UtcNow.AddHours(24).ToString('yyyy-MM-dd'))
    }

    It 'says that a profile whose creation was never answered may exist' {
        $enrolled = New-Profile lost
        Edit-Ledger { if ($_ -notlike '{"event":"ProfileMade"*') { $_ } }
        $left = Revoke-ChimeConsent -Subject lost -Force | Where-Object { $_.Kind -eq 'VoiceProfile' }
        $left.Outcome | Should -Be 'Left'
        $left.Id | Should -BeNullOrEmpty
        $left.Reason | Should -Match 'may exist'
        Test-Profile $enrolled | Should -BeTrue
    }

    It 'takes a profile that is gone for done' {
        $enrolled = New-Profile gone
        $path = (Get-ChimeConsentLedger).Path
        Set-ChimeConsentLedger -None
        $enrolled | Remove-ChimeVoiceProfile -Force
        Set-ChimeConsentLedger -Path $path
        $result = Revoke-ChimeConsent -Subject gone -Force | Where-Object Kind -EQ VoiceProfile
        $result.Outcome | Should -Be 'NotFound'
    }

    It 'ends the media insights pipelines on the consent' {
        $arn = 'arn:aws:{0}:us-east-1:111122223333:{1}'
        $configuration = New-ChimeMediaInsightsPipelineConfiguration revoked -VoiceToneAnalysis -SqsQueueArn ($arn -f 'sqs', 'tones') -ResourceAccessRoleArn 'arn:aws:iam::111122223333:role/analytics'
        $pipeline = New-ChimeMediaInsightsPipeline -ConfigurationArn $configuration.ConfigurationArn -StreamArn ($arn -f 'kinesisvideo', 'stream/leg/1') -ConfirmConsent -ConsentSubject piped
        $result = Revoke-ChimeConsent -Subject piped -Force | Where-Object Kind -EQ Pipeline
        $result.Outcome | Should -Be 'Removed'
        $result.Id | Should -Be $pipeline.MediaInsightsPipelineId
        Revoke-ChimeConsent -Subject piped -Force | Where-Object Kind -EQ Pipeline | Should -BeNullOrEmpty
    }

    It 'reads further ledgers with -Path, and writes nothing to them' {
        $enrolled = New-Profile elsewhere
        $other = (Get-ChimeConsentLedger).Path
        $head = (Get-ChimeConsentLedger).Head
        New-Ledger
        $result = Revoke-ChimeConsent -Subject elsewhere -Path "$([IO.Path]::GetDirectoryName($other))/$([IO.Path]::GetFileNameWithoutExtension($other))*.jsonl" -Force
        ($result | Where-Object Kind -EQ VoiceProfile).Outcome | Should -Be 'Removed'
        ($result | Where-Object Kind -EQ VoiceProfile).LedgerPath | Should -Be $other
        Test-Profile $enrolled | Should -BeFalse
        (Test-ChimeConsentLedger -Path $other).Head | Should -Be $head
    }

    It 'warns of a subject that no ledger names, and refuses it from then on' {
        $result = Revoke-ChimeConsent -Subject nobody -Force -WarningVariable warnings -WarningAction SilentlyContinue
        $result.Outcome | Should -Be 'Revoked'
        "$warnings" | Should -Match 'nobody'
        { Start-Search nobody -ErrorAction Stop } | Should -Throw -ErrorId 'ConsentRevoked,*'
        Get-LedgerEvent | Should -Be 'Created Revoked'
    }

    It 'takes rows with a subject each' {
        $result = 'a', 'b' | ForEach-Object { [pscustomobject] @{ Subject = $_ } } | ConvertTo-CsvRow | Revoke-ChimeConsent -Force -WarningAction SilentlyContinue
        $result.Id | Should -Be 'a', 'b'
    }

    It 'changes nothing with -WhatIf, also with -Force' {
        $task = Start-Search asked
        $head = (Get-ChimeConsentLedger).Head
        Revoke-ChimeConsent -Subject asked -WhatIf -Force | Should -BeNullOrEmpty
        (Get-ChimeConsentLedger).Head | Should -Be $head
        ($task | Get-ChimeTask).IsFinished | Should -BeFalse
    }

    It 'asks, and does nothing where the answer is no' {
        $null = Start-Search prompted
        $path = (Get-ChimeConsentLedger).Path
        $said = Invoke-Asking -Answer 'No' -Script 'Revoke-ChimeConsent -Subject prompted'
        $said.Questions | Should -HaveCount 1
        $said.Questions[0] | Should -Match "the consent of subject 'prompted'; of it the ledgers name tasks that may run: 1"
        $said.Output | Should -HaveCount 0
        (Get-ChimeConsentRecord -Path $path).Event | Should -Not -Contain 'Revoked'
        (Invoke-Asking -Answer 'Yes' -Script 'Revoke-ChimeConsent -Subject prompted').Output.Outcome | Should -Contain 'Stopped'
    }

    It 'refuses an empty subject and an empty profile, and needs a ledger' {
        foreach ($given in @{ Subject = ' ' }, @{ VoiceProfileId = '' }) {
            Revoke-ChimeConsent @given -Force -ErrorAction SilentlyContinue -ErrorVariable failed
            $failed.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        }
        Set-ChimeConsentLedger -None
        Revoke-ChimeConsent -Subject any -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -BeLike 'ConsentLedgerNotSet,*'
    }

    It 'does nothing where the ledger can''t be written' {
        $task = Start-Search kept
        $path = (Get-ChimeConsentLedger).Path
        Remove-Item $path
        $null = New-Item -ItemType Directory $path
        { Revoke-ChimeConsent -Subject kept -Force } | Should -Throw -ErrorId 'ConsentLedgerUnavailable,*'
        ($task | Get-ChimeTask).IsFinished | Should -BeFalse
    }

    It 'does not follow an endpoint out of a ledger that is neither this machine nor AWS''s' {
        $null = Start-Search lured
        Edit-Ledger { $_ -replace '"endpointUrl":"[^"]*"', '"endpointUrl":"https://voice.example.com"' }
        $requests = @(Get-EmulatorRequest $emulator).Count
        $result = Revoke-ChimeConsent -Subject lured -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        ($result | Where-Object Kind -EQ Task).Outcome | Should -Be 'Left'
        "$failed" | Should -Match 'voice\.example\.com'
        Get-EmulatorRequest $emulator | Should -HaveCount $requests
    }
}

Describe 'A consent that was revoked' {
    BeforeEach {
        New-Ledger
        $task = Start-Search speaker
        Set-ChimeVoiceEmulator -AdvanceTime 700
        $task = $task | Get-ChimeTask
        $enrolled = $task | New-ChimeVoiceProfile -ConfirmConsent -ConsentSubject other-speaker
        $null = Revoke-ChimeConsent -Subject speaker -Force
    }
    AfterEach { Set-ChimeConsentLedger -None }

    It 'is refused for starts and enrolments, and nothing is sent' {
        $requests = @(Get-EmulatorRequest $emulator).Count
        $ErrorActionPreference = 'Continue'
        $said = @(& {
                Start-ChimeSpeakerSearchTask @search -TransactionId (New-TransactionId) -ConsentSubject speaker
                Start-ChimeVoiceToneAnalysisTask @call -TransactionId (New-TransactionId) -ConsentSubject speaker
                $task | New-ChimeVoiceProfile -ConfirmConsent -ConsentSubject speaker
                $task | Update-ChimeVoiceProfile -VoiceProfileId any -ConfirmConsent -ConsentSubject speaker
            } 2>&1)
        $said.FullyQualifiedErrorId | ForEach-Object { $_ | Should -BeLike 'ConsentRevoked,*' }
        $said | Should -HaveCount 4
        $said.CategoryInfo.Category | Select-Object -Unique | Should -Be 'PermissionDenied'
        Get-EmulatorRequest $emulator | Should -HaveCount $requests
        "$said" | Should -Match '-Renew'
    }

    It 'is refused for the voice that was heard on it, whatever subject the enrolment names' {
        foreach ($given in @{}, @{ ConsentSubject = 'somebody-else' }) {
            $task | New-ChimeVoiceProfile -ConfirmConsent @given -ErrorAction SilentlyContinue -ErrorVariable failed
            $failed.FullyQualifiedErrorId | Should -BeLike 'ConsentRevoked,*'
        }
    }

    It 'is refused in another process, which has the ledger from its environment' {
        $said = Invoke-FreshPowerShell -Environment @{ CHIMEVOICETOOLS_CONSENT_LEDGER = (Get-ChimeConsentLedger).Path; AWS_ACCESS_KEY_ID = 'a'; AWS_SECRET_ACCESS_KEY = 'b'; AWS_REGION = 'us-east-1' } -Script {
            Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId v -TransactionId t -EndpointUrl http://127.0.0.1:9 -ConfirmConsent -ConsentSubject speaker -ErrorAction SilentlyContinue
            $Error[0].FullyQualifiedErrorId
        }
        $said.Output | Should -BeLike 'ConsentRevoked,*'
    }

    It 'leaves other subjects, and those that differ in upper and lower case, alone' {
        'Speaker', 'speaker2' | ForEach-Object { Start-Search $_ } | Should -HaveCount 2
    }

    It 'is there again with -Renew and a new reference, until it is revoked again' {
        Start-ChimeVoiceToneAnalysisTask @call -TransactionId (New-TransactionId) -ConsentSubject speaker -ConsentReference form-new -Renew | Should -HaveCount 1
        $enrolled = Get-ChimeConsentRecord | Where-Object Event -EQ Renewed
        $enrolled.ConsentSubject | Should -Be 'speaker'
        $enrolled.ConsentReference | Should -Be 'form-new'
        $enrolled.ConsentObtained | Should -Be 'Stated'
        Start-ChimeVoiceToneAnalysisTask @call -TransactionId (New-TransactionId) -ConsentSubject speaker | Should -HaveCount 1
        (Revoke-ChimeConsent -Subject speaker -Force)[0].Outcome | Should -Be 'Revoked'
        { Start-Search speaker -ErrorAction Stop } | Should -Throw -ErrorId 'ConsentRevoked,*'
    }

    It 'is renewed once for many records of one command' {
        $rows = 1..20 | ForEach-Object { [pscustomobject] @{ TransactionId = New-TransactionId; ConsentSubject = 'speaker'; ConsentReference = 'form-new' } }
        $rows | Start-ChimeVoiceToneAnalysisTask @call -Renew | Should -HaveCount 20
        Get-ChimeConsentRecord | Where-Object Event -EQ Renewed | Should -HaveCount 1
    }

    It 'is not renewed with the reference of the consent that was revoked' {
        Start-ChimeVoiceToneAnalysisTask @call -TransactionId (New-TransactionId) -ConsentSubject speaker -ConsentReference 'form of speaker' -Renew -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$failed" | Should -Match 'ConsentReference'
        Get-LedgerEvent | Should -Not -Match 'Renewed'
    }

    It 'is not renewed without a subject and a reference, without a ledger, nor by a default' {
        foreach ($given in @{ ConsentSubject = 'speaker' }, @{ ConsentReference = 'form-new' }) {
            Start-ChimeVoiceToneAnalysisTask @call -TransactionId (New-TransactionId) @given -Renew -ErrorAction SilentlyContinue -ErrorVariable failed
            $failed.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        }
        $PSDefaultParameterValues = @{ 'Start-Chime*:Renew' = $true }
        { Start-ChimeVoiceToneAnalysisTask @call -TransactionId (New-TransactionId) } | Should -Throw -ErrorId 'ConsentRequired,*'
        $PSDefaultParameterValues = @{}
        Set-ChimeConsentLedger -None
        { Start-ChimeVoiceToneAnalysisTask @call -TransactionId (New-TransactionId) -ConsentSubject s -ConsentReference r -Renew } |
            Should -Throw -ErrorId 'ConsentLedgerNotSet,*'
    }

    It 'is not renewed with -WhatIf' {
        Start-ChimeVoiceToneAnalysisTask @call -TransactionId (New-TransactionId) -ConsentSubject speaker -ConsentReference form-new -Renew -WhatIf
        Get-LedgerEvent | Should -Not -Match 'Renewed'
    }
}

Describe 'A shared ledger of revocations' {
    BeforeEach {
        New-Ledger
        $shared = (Get-ChimeConsentLedger).Path
        New-Ledger @{ RevocationPath = $shared }
        $first = (Get-ChimeConsentLedger).Path
    }
    AfterEach { Set-ChimeConsentLedger -None }

    It 'has what one machine revokes refused on another' {
        (Get-ChimeConsentLedger).RevocationPath | Should -Be $shared
        $result = Revoke-ChimeConsent -Subject shared-1 -Force -WarningAction SilentlyContinue
        $result.Outcome | Should -Be 'Revoked', 'Revoked'
        $result.LedgerPath | Should -Be $first, $shared
        New-Ledger @{ RevocationPath = $shared }
        { Start-Search shared-1 -ErrorAction Stop } | Should -Throw -ErrorId 'ConsentRevoked,*'
        Start-Search shared-2 | Should -HaveCount 1
        (Test-ChimeConsentLedger -Path $shared).IsValid | Should -BeTrue
    }

    It 'is read again before each consent' {
        Start-Search shared-1 | Should -HaveCount 1
        Set-ChimeConsentLedger -Path $shared
        $null = Revoke-ChimeConsent -Subject shared-1 -Force -WarningAction SilentlyContinue
        Set-ChimeConsentLedger -Path $first -RevocationPath $shared
        { Start-Search shared-1 -ErrorAction Stop } | Should -Throw -ErrorId 'ConsentRevoked,*'
    }

    It 'has a renewal too' {
        $null = Revoke-ChimeConsent -Subject shared-1 -Force -WarningAction SilentlyContinue
        Start-ChimeVoiceToneAnalysisTask @call -TransactionId (New-TransactionId) -ConsentSubject shared-1 -ConsentReference form-new -Renew | Should -HaveCount 1
        New-Ledger @{ RevocationPath = $shared }
        Start-Search shared-1 | Should -HaveCount 1
    }

    It 'must be there, be a ledger, and be another one' {
        $missing = Join-Path $TestDrive 'missing.jsonl'
        $none = Join-Path $TestDrive 'none.jsonl'
        Set-Content $none 'text'
        foreach ($path in $missing, $none) {
            { Set-ChimeConsentLedger -Path $first -RevocationPath $path } | Should -Throw -ErrorId 'ConsentLedgerUnavailable,*'
        }
        $missing | Should -Not -Exist
        { Set-ChimeConsentLedger -Path $first -RevocationPath $first } | Should -Throw -ErrorId 'InvalidParameter,*'
    }

    It 'ends the command before anything is sent where it can''t be read any more' {
        Remove-Item $shared
        $requests = @(Get-EmulatorRequest $emulator).Count
        { Start-Search shared-1 } | Should -Throw -ErrorId 'ConsentLedgerUnavailable,*'
        Get-EmulatorRequest $emulator | Should -HaveCount $requests
        Get-LedgerEvent | Should -Be 'Created'
    }

    It 'is left where it can''t be written, and the rest is done' {
        $task = Start-Search shared-1
        Remove-Item $shared
        $null = New-Item -ItemType Directory $shared
        $result = Revoke-ChimeConsent -Subject shared-1 -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        $result.Outcome[0..2] | Should -Be 'Revoked', 'Left', 'Stopped'
        $failed.FullyQualifiedErrorId | Should -BeLike 'ConsentLedgerUnavailable,*'
        ($task | Get-ChimeTask).Status | Should -Be 'STOPPED'
    }
}
