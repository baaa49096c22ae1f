# From finished searches to voice profiles, in one pipeline.
BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"

    function Start-Search {
        param([string[]] $TransactionId, [string] $DomainId = $emulator.VoiceProfileDomainId)
        $TransactionId | ForEach-Object {
            Start-ChimeSpeakerSearchTask -VoiceConnectorId $emulator.VoiceConnectorId -TransactionId $_ -VoiceProfileDomainId $DomainId -ConfirmConsent
        }
    }
}

Describe 'Enroll or recognise in one pipeline' {
    AfterEach { Stop-ChimeVoiceEmulator }

    It 'enrolls those whom nobody knows, for hundreds of tasks, and says of each one past the quota that it did not fit' {
        # Every third caller is Ann, who is enrolled; the others are strangers, each another one.
        $calls = 1..300 | ForEach-Object { if ($_ % 3) { "stranger-$_" } else { "ann-$_" } }
        $strangers = $calls -like 'stranger-*'
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.3 -SetDefault -NoQuota -Quota @{ VoiceProfilesPerDomain = 20 } -Scenario @{
            voices = @(@{ speaker = 'Ann'; voiceProfileId = 'vp-ann' })
            calls  = @(@{ transactionPattern = 'ann-*'; caller = 'Ann' }) + @($strangers | ForEach-Object { @{ transactionPattern = $_; caller = $_ } })
        } 3>$null

        $enrolled = Start-Search $calls | Wait-ChimeTask | Where-Object { -not $_.BestMatch } |
            New-ChimeVoiceProfile -ConfirmConsent -ErrorAction SilentlyContinue -ErrorVariable problems

        # The emulated domain has three voices from its start, and Ann's.
        $enrolled | Should -HaveCount 16
        $enrolled.VoiceProfileId | Select-Object -Unique | Should -HaveCount 16
        $problems | Should -HaveCount ($strangers.Count - 16)
        $problems.FullyQualifiedErrorId | Select-Object -Unique | Should -Be 'ResourceLimitExceededException,ChimeVoiceTools.Commands.VoiceProfiles.NewVoiceProfileCommand'
        $problems.CategoryInfo.Category | Select-Object -Unique | Should -Be 'QuotaExceeded'
        $problems.TargetObject.TransactionId | Select-Object -Unique | Should -HaveCount $problems.Count -Because 'each names its own search'
        foreach ($problem in $problems) {
            $problem.Exception.Message | Should -Match $problem.TargetObject.TaskId
            $problem.Exception.Message | Should -Match 'use another domain'
        }

        (Get-ChimeVoiceProfile -VoiceProfileDomainId $emulator.VoiceProfileDomainId) | Should -HaveCount 20
        @(Get-EmulatorRequest $emulator CreateVoiceProfile) | Should -HaveCount $strangers.Count
    }

    It 'refuses each search without a voiceprint, with the reason, and goes on' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.3 -SetDefault -Scenario @{
            calls = @(
                @{ transactionPattern = 'mumbled-*'; caller = 'Stranger'; speakerSearch = @{ status = 'PARTIAL_SUCCESS' } }
                @{ transactionPattern = 'silent-*'; speakerSearch = @{ status = 'FAILED' } }
                @{ transactionPattern = 'good-*'; caller = 'Stranger' }
            )
        } 3>$null

        $searches = Start-Search mumbled-1, silent-1, good-1 | Wait-ChimeTask -ErrorAction SilentlyContinue
        $enrolled = $searches | New-ChimeVoiceProfile -ConfirmConsent -ErrorAction SilentlyContinue -ErrorVariable problems

        $enrolled | Should -HaveCount 1
        $problems | Should -HaveCount 2
        $problems.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        ($problems | Where-Object { $_.TargetObject.TransactionId -eq 'mumbled-1' }).Exception.Message | Should -Match 'no voiceprint, since its generation failed'
        ($problems | Where-Object { $_.TargetObject.TransactionId -eq 'silent-1' }).Exception.Message | Should -Match 'ended as FAILED and has no voiceprint'
        @(Get-EmulatorRequest $emulator CreateVoiceProfile) | Should -HaveCount 1 -Because 'the others were refused before anything was sent'
    }

    It 'reports a voiceprint that the service has thrown away after 24 hours' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.3 -SetDefault 3>$null
        $search = Start-Search call-1 | Wait-ChimeTask
        Set-ChimeVoiceEmulator -AdvanceTime (24 * 3600 + 1)

        $search | New-ChimeVoiceProfile -ConfirmConsent -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $search | Update-ChimeVoiceProfile -VoiceProfileId $emulator.VoiceProfileIds[0] -ConfirmConsent -ErrorAction SilentlyContinue -ErrorVariable +problems | Should -BeNullOrEmpty

        $problems | Should -HaveCount 2
        $problems.FullyQualifiedErrorId | Should -BeLike 'GoneException,*'
        $problems.CategoryInfo.Category | Should -Be 'ResourceUnavailable', 'ResourceUnavailable'
        $problems.Exception.Message | Should -Match 'within 24 hours'
    }

    It 'refuses a search of yesterday''s file before anything is sent' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.3 -SetDefault 3>$null
        $search = Start-Search call-1 | Wait-ChimeTask
        $search.UpdatedTimestamp = $search.UpdatedTimestamp.AddHours(-25)
        $yesterday = $search | ConvertTo-Deserialized

        $search, $yesterday | New-ChimeVoiceProfile -ConfirmConsent -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty

        $problems.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $problems.Exception.Message | Should -Match 'within 24 hours'
        Get-EmulatorRequest $emulator CreateVoiceProfile | Should -BeNullOrEmpty
    }

    It 'says that the profile may exist where the answer was lost, and sends nothing twice' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.3 -SetDefault 3>$null
        $search = Start-Search call-1 | Wait-ChimeTask
        Set-ChimeVoiceEmulator -Fault @{ Kind = 'ResetAfterWork'; Operation = 'CreateVoiceProfile'; Count = 1 }

        $search | New-ChimeVoiceProfile -ConfirmConsent -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty

        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ConnectionFailed,*'
        $problems[0].Exception.Message | Should -Match 'may have been created'
        @(Get-EmulatorRequest $emulator CreateVoiceProfile) | Should -HaveCount 1
        Get-ChimeVoiceProfile -VoiceProfileDomainId $emulator.VoiceProfileDomainId | Should -HaveCount 4
    }

    It 'is refused for a search that still runs, by the service' {
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 60 -SetDefault 3>$null
        Start-Search call-1 | New-ChimeVoiceProfile -ConfirmConsent -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ConflictException,*'
        $problems[0].CategoryInfo.Category | Should -Be 'ResourceBusy'
    }
}
