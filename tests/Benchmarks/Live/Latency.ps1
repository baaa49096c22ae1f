# From an event's sending to the pipeline, with a pause between two events, in milliseconds. The first ones warm up.
param([int] $Count = 200)
. "$PSScriptRoot/Common.ps1"

$warmup = 10
$latency = [Collections.Generic.List[double]]::new()
$null = [EventSource]::Run($env:BENCH_ENDPOINT, $env:BENCH_QUEUE, $Count + $warmup, 1, 40)
Receive-ChimeVoiceEvent -QueueUrl $env:BENCH_QUEUE -MaxEvents ($Count + $warmup) | ForEach-Object {
    $latency.Add(([datetime]::UtcNow - $_.Time.ToUniversalTime()).TotalMilliseconds)
}

$sorted = $latency | Select-Object -Skip $warmup | Sort-Object
@{ Measured = $sorted.Count; Median = $sorted[[Math]::Floor($sorted.Count / 2)]; P95 = $sorted[[Math]::Floor($sorted.Count * 0.95)] } | ConvertTo-Json
