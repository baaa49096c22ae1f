# Managed memory in a loop over many events: after the first tenth, in which what the session remembers fills, and at the end.
param([int] $Count = 200000)
. "$PSScriptRoot/Common.ps1"

function Measure-Memory {
    foreach ($round in 1..3) {
        [GC]::Collect()
        [GC]::WaitForPendingFinalizers()
    }

    [GC]::GetTotalMemory($true)
}

$warm = [int] ($Count / 10)
$first = 0
$null = [EventSource]::Run($env:BENCH_ENDPOINT, $env:BENCH_QUEUE, $Count, 10, 0)
Receive-ChimeVoiceEvent -QueueUrl $env:BENCH_QUEUE -MaxEvents $Count | ForEach-Object {
    [Progress]::Received++
    if ([Progress]::Received -eq $warm) { $first = Measure-Memory }
}

$last = Measure-Memory
@{ Events = $Count; WarmEvents = $warm; MoreMiB = ($last - $first) / 1MB } | ConvertTo-Json
