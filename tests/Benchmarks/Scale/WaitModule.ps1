# Wait-ChimeTask on tasks that are being started in the same pipeline.
param([int] $Count = 1000, [double] $PollingInterval, [string] $QueueUrl)
. "$PSScriptRoot/Common.ps1"

Initialize-Module

$latency = [Collections.Generic.List[double]]::new()
$last = [datetime]::MinValue
$interval = if ($PollingInterval) { @{ PollingInterval = $PollingInterval } } else { @{} }
if ($QueueUrl) { $interval.QueueUrl = $QueueUrl }
Start-All $Count | Wait-ChimeTask @connection @interval | ForEach-Object {
    # An endpoint that moves UpdatedTimestamp on each reading says in StatusMessage when the task ended.
    $ended = if ($_.StatusMessage -match '^\d{4}-') { [datetimeoffset]::Parse($_.StatusMessage, [cultureinfo]::InvariantCulture).UtcDateTime } else { $_.UpdatedTimestamp }
    $latency.Add(([datetime]::UtcNow - $ended).TotalMilliseconds)
    if ($ended -gt $last) { $last = $ended }
}

Write-WaitFigure $latency $last ([datetime]::UtcNow) $latency.Count
