# Kills processes that start tasks, and restores what they leave: writes markdown.
param([int] $Kills)

$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/../../Pester/Support/Common.ps1"
. "$PSScriptRoot/../../Pester/Support/KilledStarts.ps1"
$scratch = (New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "bench-$([guid]::NewGuid().ToString('N'))")).FullName
$emulator = Start-ChimeVoiceEmulator -TaskDuration 3600 -NoQuota
try {
    $runs = foreach ($number in 1..$Kills) {
        Write-Information "$(Get-Date -Format HH:mm:ss) kill $number" -InformationAction Continue
        $killed = Invoke-KilledStart -Emulator $emulator -Ledger (Join-Path $scratch "$number.jsonl")
        $starts = @(Get-ChimeConsentRecord -Path $killed.Ledger | Where-Object Event -In Consent, Started)
        $unanswered = @($starts | Where-Object Event -EQ Consent).Count - @($starts | Where-Object Event -EQ Started).Count
        Set-ChimeConsentLedger -Path $killed.Ledger
        $restored = @(Restore-ChimeTask -ErrorAction Stop)
        $tasks = @(Get-EmulatedTask $emulator "$($killed.Run)-*")
        [pscustomobject] @{
            WasKilled  = $killed.WasKilled
            Tasks      = $tasks.Count
            Unanswered = $unanswered
            Missing    = @($tasks.TaskId | Where-Object { $_ -notin $restored.TaskId }).Count
            Twice      = $tasks.Count - @($tasks.TransactionId | Select-Object -Unique).Count + $restored.Count - @($restored.TaskId | Select-Object -Unique).Count
            IsValid    = (Test-ChimeConsentLedger).IsValid
        }
    }

    $all = $runs | Measure-Object Tasks -Minimum -Maximum -Sum
    '## Restoring after a kill'
    ''
    "A PowerShell that starts 500 tasks is killed (SIGKILL) when its ledger has grown to a random length, and this process restores: $Kills times, $(@($runs | Where-Object WasKilled).Count) of them before all were started."
    ''
    '| tasks of a run after restoring | of them without an answer at the kill | restored | started or emitted twice | ledgers that verify |'
    '|---|---:|---:|---:|---:|'
    "| $($all.Minimum) to $($all.Maximum), $($all.Sum) in all | $(($runs | Measure-Object Unanswered -Sum).Sum) | $($all.Sum - ($runs | Measure-Object Missing -Sum).Sum) | $(($runs | Measure-Object Twice -Sum).Sum) | $(@($runs | Where-Object IsValid).Count) of $Kills |"
}
finally {
    Set-ChimeConsentLedger -None
    Stop-ChimeVoiceEmulator
    Remove-Item $scratch -Recurse
}
