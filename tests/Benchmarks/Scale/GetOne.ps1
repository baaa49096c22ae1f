# One Get- in a loop, beside the same call on the client directly; in turns, so that a slow moment meets both.
param([int] $Count = 300, [int] $Rounds = 7)
. "$PSScriptRoot/Common.ps1"

$task = Get-Row 1 | Start-ChimeSpeakerSearchTask @call @connection -ConfirmConsent
$client = New-SdkClient
$request = New-SdkRequest $task.TaskId
$ids = @{ VoiceConnectorId = $task.VoiceConnectorId; SpeakerSearchTaskId = $task.TaskId }
$cmdlet = { for ($i = 0; $i -lt $Count; $i++) { $null = Get-ChimeSpeakerSearchTask @ids @connection } }
$direct = { for ($i = 0; $i -lt $Count; $i++) { $null = $client.GetSpeakerSearchTaskAsync($request).GetAwaiter().GetResult() } }
$times = foreach ($round in 0..$Rounds) {
    [pscustomobject] @{ Cmdlet = (Measure-Command $cmdlet).TotalMilliseconds / $Count; Direct = (Measure-Command $direct).TotalMilliseconds / $Count }
}

$warm = $times | Select-Object -Skip 1
@{ Cmdlet = Get-Percentile $warm.Cmdlet 0.5; Direct = Get-Percentile $warm.Direct 0.5 } | ConvertTo-Json
