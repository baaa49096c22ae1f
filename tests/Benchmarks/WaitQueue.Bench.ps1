# The section on waiting with a queue of docs/benchmarks.md: writes markdown. -Quick takes small runs, to see that it works.
param([switch] $Quick)

$ErrorActionPreference = 'Stop'
$root = (Resolve-Path "$PSScriptRoot/../..").Path
$server = "$root/src/ChimeVoiceTools.Emulator.Server/bin/Release/net10.0/ChimeVoiceTools.Emulator.Server.dll"
$scenario = Join-Path ([IO.Path]::GetTempPath()) ("bench-" + [guid]::NewGuid().ToString('N') + '.json')
$many = $Quick ? 100 : 1000
$rounds = $Quick ? 1 : 3

function Measure-Wait {
    # A thousand searches of 10 to 60 s, in an order that is the same each time for a round and tells nothing.
    param([int] $Round, [switch] $Queue)
    $random = [Random]::new($Round)
    $durations = 0..($many - 1) | ForEach-Object { 10 + (50 * $_ / [Math]::Max(1, $many - 1)) } | Sort-Object { $random.Next() }
    $calls = foreach ($number in 1..$many) { @{ transactionPattern = "bench-$number"; speakerSearch = @{ duration = $durations[$number - 1] } } }
    ConvertTo-Json @{ calls = $calls; faults = @(@{ kind = 'SlowAnswer'; delay = 0.02 }) } -Depth 5 | Set-Content $scenario
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    foreach ($word in $server, '--port', '0', '--scenario', $scenario, '--unlimited') { $start.ArgumentList.Add($word) }
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    try {
        $values = @{}
        while (-not $values.EVENT_QUEUE_URL -or -not $values.VOICE_PROFILE_DOMAIN_ID) {
            $name, $value = $process.StandardOutput.ReadLine() -split '=', 2
            $values[$name] = $value
        }

        $null = $process.StandardOutput.ReadToEndAsync()
        $env:BENCH_MANIFEST = "$root/ChimeVoiceTools.psd1"
        $env:BENCH_ENDPOINT = $values.AWS_ENDPOINT_URL_CHIME_SDK_VOICE
        $env:BENCH_CONNECTOR = $values.VOICE_CONNECTOR_ID
        $env:BENCH_DOMAIN = $values.VOICE_PROFILE_DOMAIN_ID
        $more = if ($Queue) { '-QueueUrl', $values.EVENT_QUEUE_URL } else { @() }
        Write-Information "$(Get-Date -Format HH:mm:ss) WaitModule $more" -InformationAction Continue
        $text = & pwsh -NoProfile -NonInteractive -File "$PSScriptRoot/Scale/WaitModule.ps1" -Count $many @more
        if ($LASTEXITCODE) { throw "The measurement failed: $text" }
        $figures = $text | ConvertFrom-Json
        if ($figures.Tasks -ne $many) { throw "$($figures.Tasks) tasks of $many were reported." }
        $operations = (Invoke-RestMethod "$env:BENCH_ENDPOINT/_emulator/requests?limit=1000000").Requests.Operation

        # The one that stopped the task of the module's first pass read it too.
        $figures | Add-Member -PassThru @{
            Requests = @($operations -eq 'GetSpeakerSearchTask').Count - 1
            QueueRequests = @($operations -match 'Message').Count
        }
    }
    finally {
        $process.Kill()
        $process.WaitForExit()
        $process.Dispose()
    }
}

function Get-Median {
    param([double[]] $Values)
    ($Values | Sort-Object)[[Math]::Floor($Values.Count / 2)]
}

try {
    $with = @(); $without = @()
    foreach ($round in 1..$rounds) {
        $with += Measure-Wait $round -Queue
        $without += Measure-Wait $round
    }
}
finally {
    Remove-Item $scenario
}

function Write-Row {
    param([string] $What, [double] $Module, [double] $Polling, [double] $Aim, [string] $Unit)
    '| {0} | {1:0.00}{5} | {2:0.00}{5} | at most {3:0.0}{5} | {4} |' -f $What, $Module, $Polling, $Aim, ($Module -le $Aim ? 'yes' : 'no'), $Unit
}

@'
## Waiting with a queue

`Wait-ChimeTask -QueueUrl` beside the same wait by polling. The emulator's program ran in a process of its own, sent its
notifications to its own queue and added 20 ms to each answer, the queue's too. {0} speaker searches lasted 10 to 60 s, evenly
spread. The two took turns, in {1} rounds with the durations in another order each; the figures are the medians of the rounds.

| what | with a queue | polling | aim | kept |
|---|---|---|---|---|
'@ -f $many, $rounds
Write-Row 'requests a task' ((Get-Median $with.Requests) / $many) ((Get-Median $without.Requests) / $many) 1.5 ''
Write-Row 'from a task''s end to its output, median' (Get-Median $with.Median) (Get-Median $without.Median) 0.3 ' s'
'| the same, p95 | {0:0.00} s | {1:0.00} s | | |' -f (Get-Median $with.P95), (Get-Median $without.P95)
'| requests to the queue a task, two notifications each | {0:0.00} | 0 | | |' -f ((Get-Median $with.QueueRequests) / $many)
''
