# Managed memory with tasks waiting, in a session whose module is warm. The tasks were started elsewhere, so that all of
# what the session knows of them is the wait's.
param([int] $Count = 10000, [string] $IdFile)
. "$PSScriptRoot/Common.ps1"

function Measure-Memory {
    foreach ($round in 1..3) {
        [GC]::Collect()
        [GC]::WaitForPendingFinalizers()
    }

    [GC]::GetTotalMemory($true)
}

$wait = [powershell]::Create([Management.Automation.RunspaceMode]::NewRunspace)
$null = $wait.AddScript({
    param($Manifest, $Connection, $Connector, $IdFile, $Count)
    $ProgressPreference = 'SilentlyContinue'
    Import-Module $Manifest
    Get-Content $IdFile | Select-Object -First $Count |
        ForEach-Object { [pscustomobject] @{ VoiceConnectorId = $Connector; SpeakerSearchTaskId = $_ } } |
        Wait-ChimeTask @Connection -PollingInterval 3600 -Timeout -1
})
function Start-Wait {
    param([int] $Number)
    $wait.Commands.Commands[0].Parameters.Clear()
    $null = $wait.AddParameters(@{ Manifest = $env:BENCH_MANIFEST; Connection = $connection; Connector = $call.VoiceConnectorId; IdFile = $IdFile; Count = $Number })
    $before = (Invoke-RestMethod "$env:BENCH_ENDPOINT/_emulator/requests?limit=1000000").Requests.Number | Select-Object -Last 1
    $null = $wait.BeginInvoke()
    do {
        Start-Sleep -Milliseconds 500
        $now = (Invoke-RestMethod "$env:BENCH_ENDPOINT/_emulator/requests?limit=1000000").Requests.Number | Select-Object -Last 1
    } while ($now - $before -lt $Number)
    Start-Sleep 1
}

# Warm: the same once with a few.
Start-Wait 100
$wait.Stop()
$before = Measure-Memory
Start-Wait $Count
$during = Measure-Memory
$stopwatch = [Diagnostics.Stopwatch]::StartNew()
$wait.Stop()
@{ Bytes = $during - $before; Count = $Count; StopSeconds = $stopwatch.Elapsed.TotalSeconds } | ConvertTo-Json
