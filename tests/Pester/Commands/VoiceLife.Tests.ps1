# The whole life of a voice, as it goes in one session.
BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe 'The life of a voice' {
    It 'is unknown, enrolled, known again, renewed, and forgotten' {
        # Ann calls now and then; nobody has ever heard her before.
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.3 -SetDefault -Scenario @{
            calls = @(@{ transactionPattern = 'ann-*'; caller = 'Ann' })
        } 3>$null
        $domain = New-ChimeVoiceProfileDomain -Name 'Known callers' -KmsKeyArn arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c
        $ann = @{ VoiceConnectorId = $emulator.VoiceConnectorId; VoiceProfileDomainId = $domain.VoiceProfileDomainId; ConfirmConsent = $true }

        # The first call: no voice in the domain is hers, and she agrees to be known.
        $first = Start-ChimeSpeakerSearchTask @ann -TransactionId ann-1 | Wait-ChimeTask
        $first.Status | Should -Be 'SUCCEEDED'
        $first.BestMatch | Should -BeNullOrEmpty
        $voice = $first | New-ChimeVoiceProfile -ConfirmConsent
        $voice.VoiceProfileDomainId | Should -Be $domain.VoiceProfileDomainId
        $voice.ExpiresIn.TotalDays | Should -BeGreaterThan 1000

        # The second call, two years on: it is her.
        Set-ChimeVoiceEmulator -AdvanceTime (2 * 365 * 86400)
        $second = Start-ChimeSpeakerSearchTask @ann -TransactionId ann-2 | Wait-ChimeTask
        $second.BestMatch.VoiceProfileId | Should -Be $voice.VoiceProfileId
        $second.BestMatch.ConfidenceScore | Should -BeGreaterThan 0.9

        # Her profile is renewed, and so outlives its first three years.
        $renewed = $second | Update-ChimeVoiceProfile -VoiceProfileId $second.BestMatch.VoiceProfileId -ConfirmConsent
        $renewed.VoiceProfileId | Should -Be $voice.VoiceProfileId
        $renewed.ExpirationTimestamp | Should -BeGreaterThan $voice.ExpirationTimestamp
        Set-ChimeVoiceEmulator -AdvanceTime (2 * 365 * 86400)
        ($voice | Get-ChimeVoiceProfile).ExpirationTimestamp | Should -Be $renewed.ExpirationTimestamp

        # She opts out, and is nobody again.
        $voice | Remove-ChimeVoiceProfile -Force
        $domain | Get-ChimeVoiceProfile | Should -BeNullOrEmpty
        $third = Start-ChimeSpeakerSearchTask @ann -TransactionId ann-3 | Wait-ChimeTask
        $third.Status | Should -Be 'SUCCEEDED'
        $third.BestMatch | Should -BeNullOrEmpty
    }
}
