# Starts through a quota, in one pipeline.
param([int] $Count = 1000)
. "$PSScriptRoot/Common.ps1"

$null = Get-Command Start-ChimeSpeakerSearchTask
$clock = [Diagnostics.Stopwatch]::StartNew()
$started = Get-Row $Count | Start-ChimeSpeakerSearchTask @call @connection -ConfirmConsent -QuotaTimeout 120
@{ Seconds = $clock.Elapsed.TotalSeconds; Count = @($started).Count; Distinct = @($started.TaskId | Sort-Object -Unique).Count } | ConvertTo-Json
