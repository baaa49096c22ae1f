# Wait-ChimeTask on tasks that are being started in the same pipeline.
param([int] $Count = 1000, [double] $PollingInterval = 5)
. "$PSScriptRoot/Common.ps1"

# One pass of a command before, so that nothing of what is measured is the loading of assemblies.
$null = Get-Row 1 | Start-ChimeSpeakerSearchTask @call @connection -ConfirmConsent | Stop-ChimeTask @connection -PassThru

$latency = [Collections.Generic.List[double]]::new()
$last = [datetime]::MinValue
Start-All $Count | Wait-ChimeTask @connection -PollingInterval $PollingInterval | ForEach-Object {
    $latency.Add(([datetime]::UtcNow - $_.UpdatedTimestamp).TotalMilliseconds)
    if ($_.UpdatedTimestamp -gt $last) { $last = $_.UpdatedTimestamp }
}

Write-WaitFigures $latency $last ([datetime]::UtcNow) $latency.Count
