# Processes that are killed while they start 500 tasks: dot-sourced by the test and by the benchmark, after Common.ps1.

function Get-StartRow {
    # The rows of a run: each starts a task on a call of its own.
    param($Emulator, [string] $Run)
    1..500 | ForEach-Object {
        [pscustomobject] @{
            VoiceConnectorId     = $Emulator.VoiceConnectorId
            VoiceProfileDomainId = $Emulator.VoiceProfileDomainId
            TransactionId        = "$Run-$_"
            Reference            = "row $_"
            ConsentSubject       = "customer-$_"
        }
    }
}

function Invoke-KilledStart {
    # Has a PowerShell of its own start the tasks of a run, and kills it when its ledger has grown to a random length.
    param($Emulator, [string] $Ledger, [double] $Share = (Get-Random -Minimum 0.0 -Maximum 1.0))
    $run = 'run-' + [guid]::NewGuid().ToString('N').Substring(0, 8)
    $rows = [IO.Path]::ChangeExtension($Ledger, '.csv')
    Get-StartRow $Emulator $run | Export-Csv -LiteralPath $rows -NoTypeInformation

    # Two lines for a start; what comes after the kill is less than what is started at once.
    $length = 1500 + [long] ($Share * 500 * 1190)
    $start = [Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $start.RedirectStandardInput = $true
    $start.Environment['CHIMEVOICETOOLS_CONSENT_LEDGER'] = $Ledger
    $script = "Import-Module '$Manifest'; Import-Csv '$rows' | Start-ChimeSpeakerSearchTask -EndpointUrl '$($Emulator.EndpointUrl)' " +
        "-AccessKey a -SecretKey b -Region '$($Emulator.Region)' -ConfirmConsent | Out-Null"
    $start.Arguments = '-NoProfile -NonInteractive -EncodedCommand ' + [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($script))
    $process = [Diagnostics.Process]::Start($start)
    try {
        $process.StandardInput.Close()
        $errors = $process.StandardError.ReadToEndAsync()
        $file = [IO.FileInfo]::new($Ledger)
        $clock = [Diagnostics.Stopwatch]::StartNew()
        while (-not $process.HasExited -and -not ($file.Exists -and $file.Length -ge $length)) {
            if ($clock.Elapsed.TotalSeconds -gt 120) { throw "The ledger of the process to kill did not grow to $length bytes." }
            [Threading.Thread]::Sleep(1)
            $file.Refresh()
        }

        # On Unix that is SIGKILL.
        $wasKilled = -not $process.HasExited
        $process.Kill()
        $process.WaitForExit()
        if (-not $wasKilled -and $process.ExitCode -ne 0) { throw "The process to kill failed: $($errors.Result)" }
        [pscustomobject] @{ Run = $run; Ledger = $Ledger; WasKilled = $wasKilled; Moment = "killed at $length bytes" }
    }
    finally {
        $process.Dispose()
    }
}
