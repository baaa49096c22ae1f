# Wait-ChimeTask on tasks that are being started in the same pipeline.
param([int] $Count = 1000, [double] $PollingInterval = 5)
. "$PSScriptRoot/Common.ps1"

Initialize-Module

$latency = [Collections.Generic.List[double]]::new()
$last = [datetime]::MinValue
Start-All $Count | Wait-ChimeTask @connection -PollingInterval $PollingInterval | ForEach-Object {
    $latency.Add(([datetime]::UtcNow - $_.UpdatedTimestamp).TotalMilliseconds)
    if ($_.UpdatedTimestamp -gt $last) { $last = $_.UpdatedTimestamp }
}

Write-WaitFigures $latency $last ([datetime]::UtcNow) $latency.Count
