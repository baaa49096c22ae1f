BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 1 -NoQuota
    $call = @{ VoiceConnectorId = $emulator.VoiceConnectorId; VoiceProfileDomainId = $emulator.VoiceProfileDomainId; EndpointUrl = $emulator.EndpointUrl; ConfirmConsent = $true }

    function Start-Runspace {
        # A script in a runspace of its own, on a thread of its own.
        param([scriptblock] $Script, [object[]] $Argument)
        $shell = [powershell]::Create()
        $null = $shell.AddScript($Script)
        foreach ($value in $Argument) { $null = $shell.AddArgument($value) }
        [pscustomobject] @{ Shell = $shell; Running = $shell.BeginInvoke() }
    }

    function Receive-Runspace {
        # What the script wrote; an error that ended it is thrown here.
        param($Runspace)
        try {
            if (-not $Runspace.Running.AsyncWaitHandle.WaitOne(60000)) { throw 'The runspace did not end.' }
            $Runspace.Shell.EndInvoke($Runspace.Running)
            $Runspace.Shell.Streams.Error | ForEach-Object { throw $_ }
        }
        finally {
            $Runspace.Shell.Runspace.Dispose()
            $Runspace.Shell.Dispose()
        }
    }
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe 'ForEach-Object -Parallel' {
    It 'waits for a thousand tasks in 8 runspaces and gives each once' {
        $tasks = 1..1000 | ForEach-Object { [pscustomobject] @{ TransactionId = "many-$_" } } | Start-ChimeSpeakerSearchTask @call
        $tasks | Should -HaveCount 1000
        $groups = 0..7 | ForEach-Object { $start = $_; , @(for ($i = $start; $i -lt 1000; $i += 8) { $tasks[$i] }) }
        # One that is quick would give its runspace to the next.
        $all = [Threading.Barrier]::new(8)
        $done = $groups | ForEach-Object -ThrottleLimit 8 -Parallel {
            Import-Module $using:Manifest
            if (-not ($using:all).SignalAndWait(60000)) { throw 'The others did not come.' }
            $_ | Wait-ChimeTask -Timeout 120 -ErrorAction Stop | Select-Object TransactionId, Status, @{ Name = 'Runspace'; Expression = { [runspace]::DefaultRunspace.InstanceId } }
        }
        $done | Should -HaveCount 1000
        $done.TransactionId | Sort-Object -Unique | Should -HaveCount 1000
        $done.Status | Sort-Object -Unique | Should -Be 'SUCCEEDED'
        $done.Runspace | Sort-Object -Unique | Should -HaveCount 8
    }

    It 'starts tasks in all runspaces, and they are all in the one list of the process' {
        $done = 1..16 | ForEach-Object -ThrottleLimit 8 -Parallel {
            $call = $using:call
            Import-Module $using:Manifest
            Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $call.VoiceConnectorId -EndpointUrl $call.EndpointUrl -TransactionId "parallel-$_" -ConfirmConsent | Wait-ChimeTask -Timeout 60
        }
        $done.TransactionId | Sort-Object -Unique | Should -HaveCount 16
        @(Get-ChimeTask | Where-Object TransactionId -Like 'parallel-*') | Should -HaveCount 16
    }
}

Describe 'Jobs' {
    It 'of threads take a live task, and give it back as one' -Skip:(-not (Get-Command Start-ThreadJob -ErrorAction Ignore)) {
        $task = Start-ChimeSpeakerSearchTask @call -TransactionId thread-1
        $done = Start-ThreadJob { param($manifest, $task) Import-Module $manifest; $task | Wait-ChimeTask -Timeout 60 } -ArgumentList $Manifest, $task | Receive-Job -Wait -AutoRemoveJob
        $done | Should -BeOfType ([ChimeVoiceTools.SpeakerSearchTask])
        $done.Status | Should -Be 'SUCCEEDED'
    }

    It 'of processes take a task as a copy, work with it, and what they give back pipes on' {
        $task = Start-ChimeSpeakerSearchTask @call -TransactionId process-1
        $done = Start-Job { param($manifest, $task) Import-Module $manifest; $task | Wait-ChimeTask -Timeout 60 -AccessKey AKID -SecretKey secret } -ArgumentList $Manifest, $task | Receive-Job -Wait -AutoRemoveJob
        $done.PSObject.TypeNames[0] | Should -Be 'Deserialized.ChimeVoiceTools.SpeakerSearchTask'
        $done.Status | Should -Be 'SUCCEEDED'
        $done.BestMatch.ConfidenceScore | Should -BeOfType [double]
        $again = $done | Get-ChimeTask
        $again | Should -BeOfType ([ChimeVoiceTools.SpeakerSearchTask])
        $again.BestMatch.VoiceProfileId | Should -Be $done.BestMatch.VoiceProfileId
        { $done | Stop-ChimeTask -ErrorAction Stop } | Should -Not -Throw
    }
}

Describe 'Runspaces that import at once' {
    It 'in a process where nothing was loaded all get every cmdlet, over one load context' {
        $result = Invoke-FreshPowerShell -Environment @{ MANIFEST = $Manifest } {
            Remove-Module ChimeVoiceTools
            $start = [Threading.ManualResetEventSlim]::new()
            $shells = 1..6 | ForEach-Object {
                $shell = [powershell]::Create().AddScript('param($start, $manifest) $start.Wait(); Import-Module $manifest -ErrorAction Stop; @(Get-Command -Module ChimeVoiceTools).Count; $e = Start-ChimeVoiceEmulator; (Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $e.VoiceConnectorId -TransactionId call-1 -EndpointUrl $e.EndpointUrl -ConfirmConsent).Status').AddArgument($start).AddArgument($env:MANIFEST)
                [pscustomobject] @{ Shell = $shell; Running = $shell.BeginInvoke() }
            }
            $start.Set()
            $shells | ForEach-Object { "<$($_.Shell.EndInvoke($_.Running) -join '+')>" }
            "contexts <$(@([Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -EQ ChimeVoiceTools).Count)>"
        }
        $count = (Import-PowerShellDataFile $Manifest).CmdletsToExport.Count
        $result.Output -split '\r?\n' | Should -Be @(@("<$count+IN_QUEUE>") * 6 + 'contexts <1>') -Because $result.Error
    }
}

Describe 'Remove-Module while a wait runs in another runspace' {
    It 'lets the wait end as it would have' {
        $task = Start-ChimeSpeakerSearchTask @call -TransactionId "removed-$([guid]::NewGuid())"
        $waiter = Start-Runspace { param($manifest, $task) Import-Module $manifest; $task | Wait-ChimeTask -Timeout 60 -PollingInterval 0.2 } $Manifest, $task
        Wait-Until { @(Get-EmulatorRequest $emulator GetSpeakerSearchTask | Where-Object Path -Like "*$($task.TaskId)*").Count -gt 0 }
        $remover = Start-Runspace { param($manifest) Import-Module $manifest; $e = Start-ChimeVoiceEmulator; Remove-Module ChimeVoiceTools; Import-Module $manifest; $e; @(Get-ChimeVoiceEmulator).Count } $Manifest
        $removed = Receive-Runspace $remover
        $removed[-1] | Should -Be 0 -Because 'the emulator of the module that was removed ended with it'
        (Receive-Runspace $waiter).Status | Should -Be 'SUCCEEDED'
        (Get-ChimeVoiceEmulator | Where-Object EndpointUrl -EQ $emulator.EndpointUrl).IsRunning | Should -BeTrue -Because 'this runspace''s emulator is none of the other''s business'
    }

    It 'leaves a runspace that ends in the middle of a wait with nothing running' {
        $slow = Start-ChimeVoiceEmulator -TaskDuration 3600
        $long = Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $slow.VoiceConnectorId -EndpointUrl $slow.EndpointUrl -TransactionId long-1 -ConfirmConsent
        $waiter = Start-Runspace { param($manifest, $task) Import-Module $manifest; $task | Wait-ChimeTask -PollingInterval 0.1 } $Manifest, $long
        Wait-Until { @(Get-EmulatorRequest $slow GetVoiceToneAnalysisTask | Where-Object Path -Like "*$($long.TaskId)*").Count -gt 0 }
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $waiter.Shell.Stop()
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 5
        $waiter.Shell.Runspace.Dispose()
        [Threading.Thread]::Sleep(500)
        $count = @(Get-EmulatorRequest $slow GetVoiceToneAnalysisTask).Count
        [Threading.Thread]::Sleep(500)
        @(Get-EmulatorRequest $slow GetVoiceToneAnalysisTask).Count | Should -Be $count
    }
}
