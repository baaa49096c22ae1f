BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 600 -SetDefault 3>$null
    $call = @{ VoiceConnectorId = $emulator.VoiceConnectorId; VoiceProfileDomainId = $emulator.VoiceProfileDomainId; ConfirmConsent = $true }

    function Get-Message([scriptblock] $Command) {
        # What the command's only error says, whether it ends the command or not.
        $written = @(try { & $Command 2>&1 } catch { $_ }) | Where-Object { $_ -is [Management.Automation.ErrorRecord] }
        $written | Should -HaveCount 1
        $written.Exception.Message
    }
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe 'What an error advises' {
    It 'at a start has nothing to do with reading a task' {
        $call.VoiceConnectorId = 'a' * 22
        try { $message = Get-Message { Start-ChimeSpeakerSearchTask @call -TransactionId (New-TransactionId) } }
        finally { $call.VoiceConnectorId = $emulator.VoiceConnectorId }
        $message | Should -Match 'NotFoundException.+Check the ids'
        $message | Should -Not -Match '7 days'
    }

    It 'at a reading says how long a task can be read' {
        Get-Message { Get-ChimeSpeakerSearchTask -VoiceConnectorId $emulator.VoiceConnectorId -SpeakerSearchTaskId none } | Should -Match '7 days'
    }

    It 'under the quota of a call is not to ask AWS for more' {
        $transaction = New-TransactionId
        $first = Start-ChimeSpeakerSearchTask @call -TransactionId $transaction
        $message = Get-Message { Start-ChimeSpeakerSearchTask @call -TransactionId $transaction }
        $message | Should -Match 'ResourceLimitExceededException.+one active task of each kind.+-QuotaTimeout'
        $message | Should -Not -Match 'ask AWS'
        $first | Stop-ChimeTask
    }

    It 'under the quota of a region is to wait for it or to ask AWS for more' {
        Set-ChimeVoiceEmulator -Quota @{ ActiveSpeakerSearchTasks = 0 }
        try { $message = Get-Message { Start-ChimeSpeakerSearchTask @call -TransactionId (New-TransactionId) } }
        finally { Set-ChimeVoiceEmulator -Quota @{ ActiveSpeakerSearchTasks = 25 } }
        $message | Should -Match 'ResourceLimitExceededException.+ask AWS.+-QuotaTimeout'
    }

    It 'about a voice profile has nothing to do with tasks and voice connectors' {
        Get-Message { Get-ChimeVoiceProfile none } | Should -Not -Match 'task|voice connector'
        Set-ChimeVoiceEmulator -Fault @{ Kind = 'Error'; ErrorName = 'AccessDeniedException'; Count = 1 }
        Get-Message { Get-ChimeVoiceProfile none } | Should -Not -Match 'task|voice connector'
    }

    It 'about a search without a voiceprint names the time that there is for it' {
        Get-Message { New-ChimeVoiceProfile -SpeakerSearchTaskId none -ConfirmConsent } | Should -Match 'NotFoundException.+24 hours'
    }
}

Describe 'An error of a cmdlet that sends nothing' {
    It 'does not say that nothing was sent, for <_>' -ForEach @(
        'Start-ChimeVoiceEmulator -Port 70000'
        'Start-ChimeVoiceEmulator -TaskDuration 0'
        'Start-ChimeVoiceEmulator -Scenario 5'
        'Set-ChimeVoiceEmulator -Quota @{ None = 1 }'
        '''{}'' | ConvertFrom-ChimeVoiceEvent'
        '5 | Measure-ChimeVoiceTone'
    ) {
        Get-Message ([scriptblock]::Create($_)) | Should -Not -Match 'sent'
    }
}
