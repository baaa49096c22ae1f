# Get- of piped ids: in one pipeline, and in a foreach over the same cmdlet.
param([int] $Count = 1000, [switch] $OneByOne, [string] $IdFile)
. "$PSScriptRoot/Common.ps1"

$rows = Get-Content $IdFile | Select-Object -First $Count |
    ForEach-Object { [pscustomobject] @{ VoiceConnectorId = $call.VoiceConnectorId; SpeakerSearchTaskId = $_ } }
$null = $rows | Select-Object -First 32 | Get-ChimeSpeakerSearchTask @connection
$clock = [Diagnostics.Stopwatch]::StartNew()
if ($OneByOne) {
    $read = foreach ($row in $rows) { Get-ChimeSpeakerSearchTask @connection -VoiceConnectorId $row.VoiceConnectorId -SpeakerSearchTaskId $row.SpeakerSearchTaskId }
}
else {
    $read = $rows | Get-ChimeSpeakerSearchTask @connection
}

@{ Seconds = $clock.Elapsed.TotalSeconds; Count = @($read).Count } | ConvertTo-Json
