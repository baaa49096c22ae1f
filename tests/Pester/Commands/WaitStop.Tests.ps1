BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 3600 -NoQuota -SetDefault 3>$null
    $quick = Start-ChimeVoiceEmulator -TaskDuration 0.2 -NoQuota

    function New-Task {
        param($Where, [int] $Count)
        1..$Count | ForEach-Object { [pscustomobject] @{ TransactionId = New-TransactionId } } |
            Start-ChimeSpeakerSearchTask -EndpointUrl $Where.EndpointUrl -VoiceConnectorId $Where.VoiceConnectorId -VoiceProfileDomainId $Where.VoiceProfileDomainId -ConfirmConsent
    }

    function Get-RequestAfter {
        # The readings that come after a wait has ended, while other requests are answered.
        $count = @(Get-EmulatorRequest $emulator 'GetSpeakerSearchTask').Count
        foreach ($i in 1..5) {
            [Threading.Thread]::Sleep(60)
            $null = New-Task $emulator 1
        }

        @(Get-EmulatorRequest $emulator 'GetSpeakerSearchTask').Count - $count
    }
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe 'The end of a wait' {
    It 'comes with Select-Object -First, and nothing is asked afterwards' {
        $tasks = @(New-Task $emulator 10) + @(New-Task $quick 2)
        $tasks | Wait-ChimeTask -PollingInterval 0.1 | Select-Object -First 1 | Should -HaveCount 1
        Get-RequestAfter | Should -Be 0
    }

    It 'comes with -Any, and nothing is asked afterwards' {
        $tasks = @(New-Task $emulator 10) + @(New-Task $quick 2)
        $tasks | Wait-ChimeTask -PollingInterval 0.1 -Any | Should -HaveCount 1
        Get-RequestAfter | Should -Be 0
    }

    It 'comes with an error downstream, and nothing is asked afterwards' {
        $tasks = @(New-Task $emulator 10) + @(New-Task $quick 2)
        { $tasks | Wait-ChimeTask -PollingInterval 0.1 | ForEach-Object { throw 'downstream' } } | Should -Throw 'downstream'
        Get-RequestAfter | Should -Be 0
    }

    It 'comes with Ctrl+C, and nothing is asked afterwards' {
        $tasks = @(New-Task $emulator 10)
        $before = @(Get-EmulatorRequest $emulator 'GetSpeakerSearchTask').Count
        $waiting = [powershell]::Create()
        try {
            $null = $waiting.AddScript("Import-Module '$Manifest'; `$args[0] | Wait-ChimeTask -PollingInterval 0.1").AddArgument($tasks)
            $running = $waiting.BeginInvoke()
            Wait-Until { @(Get-EmulatorRequest $emulator 'GetSpeakerSearchTask').Count -gt $before + 2 }
            $waiting.Stop()
            $running.IsCompleted | Should -BeTrue
            Get-RequestAfter | Should -Be 0
        }
        finally {
            $waiting.Dispose()
        }
    }

    It 'tells with -Verbose how many requests were sent' {
        $lines = New-Task $quick 3 | Wait-ChimeTask -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }
        $lines[-1].Message | Should -Match 'Requests sent: \d+\.$'
    }
}
