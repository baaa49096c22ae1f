<#
.SYNOPSIS
    Measures the loop on live events: its speed beside a loop of AWS's JavaScript client, the time from a notification to the
    pipeline, the memory over many events, and workers that are killed.
.DESCRIPTION
    Build with -c Release before. The numbers are printed as markdown.
.PARAMETER Count
    How many events each process of the loop handles.
.PARAMETER Round
    How many rounds of the loop count.
.PARAMETER MemoryEvents
    How many events the measurement of memory takes.
.PARAMETER KilledCalls
    How many calls the workers that are killed work on.
.PARAMETER Quick
    Small runs, to see that it works.
#>
param([int] $Count = 500, [int] $Round = 3, [int] $MemoryEvents = 200000, [int] $KilledCalls = 2000, [switch] $Quick)

$ErrorActionPreference = 'Stop'
$root = (Resolve-Path "$PSScriptRoot/../..").Path
$server = "$root/src/ChimeVoiceTools.Emulator.Server/bin/Release/net10.0/ChimeVoiceTools.Emulator.Server.dll"
. "$root/tests/Pester/Support/Common.ps1"
. "$root/tests/Pester/Support/KilledWorkers.ps1"
$scratch = Join-Path ([IO.Path]::GetTempPath()) ('live-' + [guid]::NewGuid().ToString('N'))
$null = New-Item -ItemType Directory $scratch
if ($Quick) { $Count, $Round, $MemoryEvents, $KilledCalls = 50, 1, 2000, 20 }

function Start-Server {
    # The emulator's program with calls that have all begun, whose searches go on for ever, and with answers that take a while.
    param([int] $Calls, [double] $Delay)
    $scenario = @{ calls = @(if ($Calls) { 1..$Calls | ForEach-Object { @{ transactionId = "live-$_"; speakerSearch = @{ status = 'IN_PROGRESS' } } } }) }
    if ($Delay) {
        $scenario.faults = @('ReceiveMessage', 'DeleteMessage', 'DeleteMessageBatch', 'ChangeMessageVisibilityBatch', 'StartSpeakerSearchTask' |
            ForEach-Object { @{ kind = 'SlowAnswer'; delay = $Delay; operation = $_ } })
    }
    $file = Join-Path $scratch 'scenario.json'
    ConvertTo-Json $scenario -Depth 5 | Set-Content $file
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    foreach ($word in $server, '--port', '0', '--scenario', $file, '--unlimited') { $start.ArgumentList.Add($word) }
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $values = @{}
    while (-not $values.VOICE_PROFILE_ID_3) {
        $name, $value = $process.StandardOutput.ReadLine() -split '=', 2
        $values[$name] = $value
    }

    $env:BENCH_MANIFEST = $Manifest
    $env:BENCH_ENDPOINT = $values.AWS_ENDPOINT_URL_CHIME_SDK_VOICE
    $env:BENCH_QUEUE = $values.EVENT_QUEUE_URL
    $env:BENCH_CONNECTOR = $values.VOICE_CONNECTOR_ID
    $env:BENCH_DOMAIN = $values.VOICE_PROFILE_DOMAIN_ID
    $env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = 'emulator'
    $env:AWS_REGION = 'us-east-1'
    [pscustomobject] @{ Process = $process; EndpointUrl = $env:BENCH_ENDPOINT; QueueUrl = $env:BENCH_QUEUE; VoiceConnectorId = $env:BENCH_CONNECTOR }
}

function Stop-Server {
    param($Server)
    $Server.Process.Kill()
    $Server.Process.WaitForExit()
    $Server.Process.Dispose()
}

function Start-Measurement {
    param([string[]] $Command)
    $start = [Diagnostics.ProcessStartInfo]::new($Command[0])
    foreach ($word in $Command | Select-Object -Skip 1) { $start.ArgumentList.Add($word) }
    $start.RedirectStandardOutput = $true
    [Diagnostics.Process]::Start($start)
}

function Measure-Loop {
    # Events a second: those of all processes, from when the first of them had handled its first event to the last event.
    param([string[]] $Command, [int] $Processes)
    Write-Information "$(Get-Date -Format HH:mm:ss) $Command, $Processes" -InformationAction Continue
    $calls = $count * $Processes
    $emulator = Start-Server -Calls $calls -Delay 0.02
    try {
        $running = @(1..$Processes | ForEach-Object { Start-Measurement $Command })
        $figures = @($running | ForEach-Object { $_.StandardOutput.ReadToEnd() | ConvertFrom-Json })
        $handled = ($figures.Handled | Measure-Object -Sum).Sum
        if ($handled -ne $calls) { throw "$Command handled $handled events of $calls." }
        $tasks = (Invoke-RestMethod "$env:BENCH_ENDPOINT/_emulator/requests?limit=1000000").Requests | Where-Object Operation -eq StartSpeakerSearchTask
        if ($tasks.Count -ne $calls) { throw "$Command sent $($tasks.Count) starts for $calls events." }
        ($handled - $Processes) / ((($figures.Last | Measure-Object -Maximum).Maximum - ($figures.First | Measure-Object -Minimum).Minimum) / 1000)
    }
    finally {
        Stop-Server $emulator
    }
}

function Get-Median {
    param([double[]] $Values)
    ($Values | Sort-Object)[[Math]::Floor($Values.Count / 2)]
}

try {
    $loop = 'pwsh', '-NoProfile', '-NonInteractive', '-File', "$PSScriptRoot/Live/Loop.ps1"
    $javascript = 'node', '--no-warnings', "$PSScriptRoot/Live/loop.mjs"
    $rates = @{ Own = @{ 1 = @(); 2 = @() }; JavaScript = @{ 1 = @(); 2 = @() } }
    foreach ($turn in 1..$Round) {
        foreach ($processes in 1, 2) {
            $rates.Own.$processes += Measure-Loop $loop $processes
            $rates.JavaScript.$processes += Measure-Loop $javascript $processes
        }
    }

    Write-Information "$(Get-Date -Format HH:mm:ss) latency" -InformationAction Continue
    $emulator = Start-Server
    $latency = (Start-Measurement ($loop[0..3] + "$PSScriptRoot/Live/Latency.ps1", "$($Quick ? 20 : 200)")).StandardOutput.ReadToEnd() | ConvertFrom-Json
    Stop-Server $emulator

    Write-Information "$(Get-Date -Format HH:mm:ss) memory" -InformationAction Continue
    $emulator = Start-Server
    $memory = (Start-Measurement ($loop[0..3] + "$PSScriptRoot/Live/Memory.ps1", "$memoryEvents")).StandardOutput.ReadToEnd() | ConvertFrom-Json
    Stop-Server $emulator

    Write-Information "$(Get-Date -Format HH:mm:ss) killed workers" -InformationAction Continue
    Remove-Item Env:AWS_ACCESS_KEY_ID, Env:AWS_SECRET_ACCESS_KEY, Env:AWS_REGION
    $emulator = Start-ChimeVoiceEmulator -NoQuota -MaxReceiveCount 20 -Scenario @{
        calls = @(@{ transactionPattern = 'killed-*'; speakerSearch = @{ status = 'IN_PROGRESS' } })
    }
    $killed = Invoke-KilledWorker $emulator -Calls $killedCalls -ConsentTakes 0 -Within 1200
    $tasks = @(Get-EmulatedTask $emulator 'killed-*')
    $dead = Get-QueueCount $emulator $emulator.DeadLetterQueueUrl
    Stop-ChimeVoiceEmulator
}
finally {
    Remove-Item -Recurse $scratch
}

@'
## Live events

A loop takes each event from the emulator's queue, starts a speaker search on its call, and has the message deleted; the
emulator is a program of its own, whose answers take 20 ms in the first two rows. The loop of AWS's JavaScript client handles
one event at a time too, receives ten at once and deletes ten at once. The two took turns; the figures are the medians of {0} rounds.

| what | module | against | aim | kept |
|---|---|---|---|---|
'@ -f $Round
function Write-Row {
    param([string] $What, [string] $Module, [string] $Against, [string] $Aim, [bool] $Kept)
    "| $What | $Module | $Against | $Aim | $($Kept ? 'yes' : 'no') |"
}

foreach ($processes in 1, 2) {
    $own = Get-Median $rates.Own.$processes
    $other = Get-Median $rates.JavaScript.$processes
    Write-Row "events a second with $processes process$($processes -gt 1 ? 'es' : '')" ('{0:0.0}' -f $own) `
        ('JavaScript client {0:0.0} ({1:0} %)' -f $other, (100 * $own / $other)) 'at least 80 %' ($own -ge 0.8 * $other)
}

Write-Row "from a notification's sending to the pipeline, median and p95 of $($latency.Measured)" ('{0:0.0} ms and {1:0.0} ms' -f $latency.Median, $latency.P95) '' `
    'a median under 50 ms' ($latency.Median -lt 50)
Write-Row ('managed memory after {0:N0} events, beside that after {1:N0}' -f $memory.Events, $memory.WarmEvents) ('{0:+0.0;-0.0;0.0} MiB' -f [Math]::Round($memory.MoreMiB, 1)) '' 'flat: at most 2 MiB more' ($memory.MoreMiB -le 2)
Write-Row "$killedCalls calls, $($killed.Sent) ready events, 3 workers of which one is killed every 3 s" `
    ('{0} tasks, {1} dead letters; {2} kills in {3:0} s' -f $tasks.Count, $dead, $killed.Kills, $killed.Seconds) '' `
    'a task for each call, no dead letter' ($tasks.Count -eq $killedCalls -and -not $dead)
