# The section on waiting and starting of docs/benchmarks.md: writes markdown. -Quick takes small runs, to see that it works.
param([switch] $Quick)

$ErrorActionPreference = 'Stop'
$root = (Resolve-Path "$PSScriptRoot/../..").Path
$server = "$root/src/ChimeVoiceTools.Emulator.Server/bin/Release/net10.0/ChimeVoiceTools.Emulator.Server.dll"
$program = "$PSScriptRoot/bin/Release/net10.0/Benchmarks.dll"
$scratch = Join-Path ([IO.Path]::GetTempPath()) ("bench-" + [guid]::NewGuid().ToString('N'))
$null = New-Item -ItemType Directory $scratch
$many = $Quick ? 100 : 1000
$warmup = 3
$rounds = $Quick ? 1 : 5

function Start-Emulator {
    # The emulator's program with a scenario; what it prints is the environment of the measurements.
    param([double] $Delay, [double] $TaskDuration = 3600, [hashtable[]] $Calls = @(), [switch] $Quota)
    $scenario = @{ calls = $Calls }
    if ($Delay) { $scenario.faults = @(@{ kind = 'SlowAnswer'; delay = $Delay }) }
    $file = Join-Path $scratch 'scenario.json'
    ConvertTo-Json $scenario -Depth 5 | Set-Content $file
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    foreach ($word in @($server, '--port', '0', '--scenario', $file, '--task-duration', "$TaskDuration") + @(if (-not $Quota) { '--unlimited' })) { $start.ArgumentList.Add($word) }
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $values = @{}
    while (-not $values.VOICE_PROFILE_ID_3) {
        $name, $value = $process.StandardOutput.ReadLine() -split '=', 2
        $values[$name] = $value
    }

    $env:BENCH_MANIFEST = "$root/ChimeVoiceTools.psd1"
    $env:BENCH_ENDPOINT = $values.AWS_ENDPOINT_URL_CHIME_SDK_VOICE
    $env:BENCH_CONNECTOR = $values.VOICE_CONNECTOR_ID
    $env:BENCH_DOMAIN = $values.VOICE_PROFILE_DOMAIN_ID
    $process
}

function Stop-Emulator {
    param($Process)
    $Process.Kill()
    $Process.WaitForExit()
    $Process.Dispose()
}

function Measure-Script {
    # Runs a measurement in a PowerShell of its own, on the emulator that runs now.
    param([string] $Name, [string[]] $Arguments = @())
    Write-Information "$(Get-Date -Format HH:mm:ss) $Name $Arguments" -InformationAction Continue
    $text = & pwsh -NoProfile -NonInteractive -File "$PSScriptRoot/Scale/$Name.ps1" @Arguments
    if ($LASTEXITCODE) { throw "The measurement $Name failed: $text" }
    $text | ConvertFrom-Json
}

function Get-RequestCount {
    # The requests are numbered from 1 on.
    (Invoke-RestMethod "$env:BENCH_ENDPOINT/_emulator/requests?limit=1000000").Requests.Number | Select-Object -Last 1
}

function New-Id {
    # Tasks that run for an hour, and their ids in a file.
    param([int] $Count)
    $file = Join-Path $scratch "ids-$Count.txt"
    $text = & pwsh -NoProfile -NonInteractive -Command ". '$PSScriptRoot/Scale/Common.ps1'; (Start-All $Count).TaskId"
    $text | Set-Content $file
    $file
}

function Get-Median {
    param([double[]] $Values)
    ($Values | Sort-Object)[[Math]::Floor($Values.Count / 2)]
}

function Start-PlainEndpoint {
    # The endpoint that is not the emulator, with tasks of these durations.
    param([double[]] $Durations)
    $file = Join-Path $scratch 'durations.json'
    $table = @{}
    foreach ($number in 1..$Durations.Count) { $table["bench-$number"] = $Durations[$number - 1] }

    # The first transaction warms the module up too; the task that is measured is started after it under the same name.
    ConvertTo-Json $table | Set-Content $file
    $start = [Diagnostics.ProcessStartInfo]::new('node')
    foreach ($word in '--no-warnings', "$PSScriptRoot/Scale/plain-endpoint.mjs", $file, '50') { $start.ArgumentList.Add($word) }
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $env:BENCH_MANIFEST = "$root/ChimeVoiceTools.psd1"
    $env:BENCH_ENDPOINT = $process.StandardOutput.ReadLine()
    $env:BENCH_CONNECTOR = 'abcdefghijklmnopqrstu1'
    $env:BENCH_DOMAIN = 'domain-1'
    $process
}

# What the waits are measured by: how long tasks last, and the aims for requests a task and the median delay in seconds.
$part = foreach ($number in 0..($many - 1)) { $number / [Math]::Max(1, $many - 1) }
$spreads = @(
    @{ Name = 'evenly from 10 to 60 s'; Durations = $part | ForEach-Object { 10 + (50 * $_) }; Requests = 6.2; Median = 2.9 }
    @{ Name = '20 s, one more or less'; Durations = $part | ForEach-Object { 19 + (2 * $_) }; Requests = 3.2; Median = 2.9 }
    @{ Name = 'half of them 15 s, half 120 s'; Durations = $part | ForEach-Object { $_ -lt 0.5 ? 15 : 120 }; Requests = 12.8; Median = 2.9 }
)

function Measure-Wait {
    # Tasks of a spread, in an order that is the same each time for a round and tells nothing.
    param([string] $Name, [int] $Round = 1, [string[]] $Arguments = @(), [hashtable] $Spread = $spreads[0], [switch] $Plain)
    $random = [Random]::new($Round)
    $shuffled = $Spread.Durations | Sort-Object { $random.Next() }
    $calls = foreach ($number in 1..$many) { @{ transactionPattern = "bench-$number"; speakerSearch = @{ duration = $shuffled[$number - 1] } } }
    $emulator = $Plain ? (Start-PlainEndpoint $shuffled) : (Start-Emulator -Delay 0.05 -Calls $calls)
    try {
        $figures = Measure-Script $Name (@('-Count', $many) + $Arguments)
        if ($figures.Tasks -ne $many) { throw "$Name reported $($figures.Tasks) tasks of $many." }
        $figures | Add-Member Requests ((Get-RequestCount) - $many - $warmup) -PassThru
    }
    finally {
        Stop-Emulator $emulator
    }
}

function Get-MedianFigure {
    # Of each figure the median of the rounds.
    param([object[]] $Figures)
    $median = @{}
    foreach ($name in 'Median', 'P95', 'AfterLast', 'Requests') { $median.$name = Get-Median $Figures.$name }
    $median
}

try {
    $modules = @(); $fixedPolls = @(); $loops = @(); $rares = @()
    foreach ($round in 1..($Quick ? 1 : 3)) {
        $modules += Measure-Wait WaitModule $round
        $fixedPolls += Measure-Wait WaitFixed $round
        $loops += Measure-Wait WaitLoop $round
        $rares += Measure-Wait WaitModule $round @('-PollingInterval', '15')
    }

    $spreadRows = foreach ($spread in $spreads) {
        foreach ($plain in $false, $true) {
            # The first spread on the emulator is what the other ways of waiting were measured beside.
            $measured = if ($spread -eq $spreads[0] -and -not $plain) { $modules } else { foreach ($round in 1..($Quick ? 1 : 3)) { Measure-Wait WaitModule $round -Spread $spread -Plain:$plain } }
            @{ Spread = $spread; Endpoint = $plain ? 'plain' : 'emulator'; Figures = Get-MedianFigure @($measured) }
        }
    }

    $module = Get-MedianFigure $modules
    $fixed = Get-MedianFigure $fixedPolls
    $loop = Get-MedianFigure $loops
    $rare = Get-MedianFigure $rares

    $emulator = Start-Emulator -Delay 0.05
    try {
        $ids = New-Id $many
        $piped = @(); $loopGet = @(); $javascript = @()
        foreach ($round in 1..$rounds) {
            $piped += (Measure-Script GetMany @('-Count', $many, '-IdFile', $ids)).Seconds
            Write-Information "$(Get-Date -Format HH:mm:ss) get-many.mjs" -InformationAction Continue
            $javascript += (& node --no-warnings "$PSScriptRoot/Scale/get-many.mjs" $ids $many | ConvertFrom-Json).Seconds
        }

        $loopGet += (Measure-Script GetMany @('-Count', $many, '-IdFile', $ids, '-OneByOne')).Seconds
    }
    finally {
        Stop-Emulator $emulator
    }

    $emulator = Start-Emulator -Delay 0.05 -TaskDuration 1 -Quota
    try {
        $starts = Measure-Script StartMany @('-Count', $many)
        $startRequests = Get-RequestCount
    }
    finally {
        Stop-Emulator $emulator
    }

    $emulator = Start-Emulator
    try {
        $one = Measure-Script GetOne ($Quick ? @('-Count', '50', '-Rounds', '3') : @())
        $some = New-Id 2000
        Write-Information "$(Get-Date -Format HH:mm:ss) polls" -InformationAction Continue
        $polls = & dotnet $program polls $env:BENCH_ENDPOINT $env:BENCH_CONNECTOR $some ($Quick ? 2000 : 10000) | ConvertFrom-Json
        $waiting = $Quick ? 1000 : 10000
        $memory = Measure-Script Memory @('-Count', $waiting, '-IdFile', (New-Id $waiting))
    }
    finally {
        Stop-Emulator $emulator
    }
}
finally {
    Remove-Item -Recurse $scratch
}

$theory = $many / 25
$javascriptMedian = Get-Median $javascript
$pipedMedian = Get-Median $piped
@'
## Waiting and starting

The emulator's program ran in a process of its own and added 50 ms to each answer, where a row does not say otherwise.
The loop is what people write: each pass Gets every unfinished task in turn, then sleeps 5 s, until none is left. The
fixed poll asks each task every 5 s from its start on, 16 at once. {0} tasks lasted 10 to 60 s, evenly spread, where a
row does not say otherwise. The waits took turns, in {1} rounds with the durations in another order each; their figures
are the medians of the rounds. The plain endpoint is one of the benchmarks' own, which has nothing of the emulator's and
moves UpdatedTimestamp on each reading.

| what | module | against | aim | kept |
|---|---|---|---|---|
'@ -f $many, $modules.Count
function Write-Row {
    param([string] $What, [string] $Module, [string] $Against, [string] $Aim, [bool] $Kept)
    "| $What | $Module | $Against | $Aim | $($Kept ? 'yes' : 'no') |"
}

Write-Row 'from a task''s end to its output, median and p95, default interval' ('{0:0.00} s and {1:0.00} s' -f $module.Median, $module.P95) `
    ('fixed poll {0:0.00} s and {1:0.00} s; loop {2:0.0} s and {3:0.0} s' -f $fixed.Median, $fixed.P95, $loop.Median, $loop.P95) 'a median of at most 2.9 s' ($module.Median -le 2.9)
Write-Row 'the same: requests a task' ('{0:0.00}' -f ($module.Requests / $many)) `
    ('fixed poll {0:0.00}; loop {1:0.00}' -f ($fixed.Requests / $many), ($loop.Requests / $many)) 'at most 6.2' ($module.Requests / $many -le 6.2)
Write-Row 'the same with `-PollingInterval 15`' ('{0:0.00} requests; {1:0.00} s and {2:0.00} s' -f ($rare.Requests / $many), $rare.Median, $rare.P95) '' 'at most 3.5 requests a task' ($rare.Requests / $many -le 3.5)
foreach ($row in $spreadRows) {
    $each = $row.Figures.Requests / $many
    Write-Row "$($row.Spread.Name), $($row.Endpoint) endpoint: requests a task; median delay" ('{0:0.00}; {1:0.00} s' -f $each, $row.Figures.Median) '' `
        ('at most {0}; {1} s' -f $row.Spread.Requests, $row.Spread.Median) ($each -le $row.Spread.Requests -and $row.Figures.Median -le $row.Spread.Median)
}

Write-Row 'from the last task''s end to the command''s end' ('{0:0.00} s' -f $module.AfterLast) ('loop {0:0.0} s' -f $loop.AfterLast) 'a polling interval, 5 s' ($module.AfterLast -le 5)
Write-Row "``Get-`` of $many piped ids, median of $rounds" ('{0:0.00} s' -f $pipedMedian) `
    ('foreach {0:0.0} s ({1:0.0} times); JavaScript client {2:0.00} s ({3:+0.0;-0.0} %)' -f $loopGet[0], ($loopGet[0] / $pipedMedian), $javascriptMedian, (100 * ($pipedMedian / $javascriptMedian - 1))) `
    '12 times faster; within 5 %' ($loopGet[0] / $pipedMedian -ge 12 -and $pipedMedian -le $javascriptMedian * 1.05)
Write-Row "$many starts through a quota of 25 with tasks of 1 s" ('{0:0.0} s, {1:0.00} starts sent a task' -f $starts.Seconds, ($startRequests / $many)) ('{0:0.0} s in theory' -f $theory) `
    'within 25 %, at most 3 starts sent a task' ($starts.Distinct -eq $many -and $starts.Seconds -le $theory * 1.25 -and $startRequests / $many -le 3)
Write-Row 'one `Get-` in a loop, no added latency' ('{0:0.00} ms' -f $one.Cmdlet) ('client {0:0.00} ms ({1:0.00} times)' -f $one.Direct, ($one.Cmdlet / $one.Direct)) 'at most 1.3 times' ($one.Cmdlet -le $one.Direct * 1.3)
Write-Row 'processor time for 10,000 polls, no added latency' ('{0:0.00} s' -f $polls.Wait) ('client {0:0.00} s ({1:0.00} times)' -f $polls.Client, ($polls.Wait / $polls.Client)) 'at most 1.3 times' ($polls.Wait -le $polls.Client * 1.3)
Write-Row "managed memory with $waiting tasks waiting, module warm" ('{0:0.0} MiB more' -f ($memory.Bytes / 1MB)) '' 'at most 20 MiB more' ($memory.Bytes -le 20MB)
Write-Row 'Ctrl+C to prompt, with as many waiting' ('{0:0} ms' -f ($memory.StopSeconds * 1000)) '' '200 ms' ($memory.StopSeconds -le 0.2)
@'

What holds back the rows that miss their aim, where they do:

- From a task's end to its output: this row and the next are one trade-off, since a poll sooner is a poll more. The 50 ms
  that an answer takes are part of the delay.
- One `Get-` in a loop: PowerShell makes a command and binds its six parameters for each call, and the answer has to come
  back to the pipeline's thread.
- Processor time: a poll is also timed and looked up in the session's list, and its answer becomes the object that a user
  sees.
'@
