# The section on consent ledgers of docs/benchmarks.md: writes markdown. -Quick takes small runs, to see that it works.
param([switch] $Quick)

$ErrorActionPreference = 'Stop'
$root = (Resolve-Path "$PSScriptRoot/../..").Path
$server = "$root/src/ChimeVoiceTools.Emulator.Server/bin/Release/net10.0/ChimeVoiceTools.Emulator.Server.dll"
$program = "$PSScriptRoot/bin/Release/net10.0/Benchmarks.dll"
$scratch = (New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "bench-$([guid]::NewGuid().ToString('N'))")).FullName
$rounds = $Quick ? 1 : 5
$starts = $Quick ? 200 : 2000
$lines = $Quick ? 10000 : 1000000

function Measure-Script {
    # Runs a measurement in a PowerShell of its own.
    param([string] $Name, [string[]] $Arguments)
    Write-Information "$(Get-Date -Format HH:mm:ss) $Name $Arguments" -InformationAction Continue
    $text = & pwsh -NoProfile -NonInteractive -File "$PSScriptRoot/Scale/$Name.ps1" @Arguments
    if ($LASTEXITCODE) { throw "The measurement $Name failed: $text" }
    $text | ConvertFrom-Json
}

function Measure-Start {
    param([double] $Delay, [int] $Concurrency)
    $scenario = Join-Path $scratch 'scenario.json'
    $faults = @(if ($Delay) { @{ kind = 'SlowAnswer'; delay = $Delay } })
    ConvertTo-Json @{ calls = @(); faults = $faults } -Depth 5 | Set-Content $scenario
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    foreach ($word in $server, '--port', '0', '--scenario', $scenario, '--task-duration', '3600', '--unlimited') { $start.ArgumentList.Add($word) }
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    try {
        $values = @{}
        while (-not $values.VOICE_PROFILE_ID_3) {
            $name, $value = $process.StandardOutput.ReadLine() -split '=', 2
            $values[$name] = $value
        }

        $env:BENCH_MANIFEST = "$root/ChimeVoiceTools.psd1"
        $env:BENCH_ENDPOINT = $values.AWS_ENDPOINT_URL_CHIME_SDK_VOICE
        $env:BENCH_CONNECTOR = $values.VOICE_CONNECTOR_ID
        $env:BENCH_DOMAIN = $values.VOICE_PROFILE_DOMAIN_ID
        Measure-Script StartOnRecord "$scratch/starts.jsonl", $starts, $Concurrency, $rounds
    }
    finally {
        $process.Kill()
        $process.WaitForExit()
        $process.Dispose()
    }
}

try {
    '## Consent ledgers'
    ''
    "Start-ChimeSpeakerSearchTask in one pipeline, without and with a ledger in turn, $starts starts each on the emulator's program; median of $rounds rounds (lowest to highest). A flush of the disk takes $((Measure-Script Flush @("$scratch/flush")).Milliseconds) ms (median)."
    ''
    '| answers after | requests at once | starts a second without a ledger | with one | of it |'
    '|---:|---:|---:|---:|---:|'
    foreach ($case in @{ Delay = 0; Concurrency = 8 }, @{ Delay = 0; Concurrency = 32 }, @{ Delay = 0.05; Concurrency = 8 }) {
        $found = Measure-Start @case
        "| $($case.Delay * 1000) ms | $($case.Concurrency) | $($found.Without) | $($found.With) | $($found.Share) % |"
    }
    ''
    & dotnet $program ledger "$scratch/ledger.jsonl" $lines
    $found = Measure-Script VerifyLedger "$scratch/ledger.jsonl", $rounds
    "Test-ChimeConsentLedger on a ledger of $('{0:n0}' -f $lines) lines ($('{0:n0}' -f ((Get-Item "$scratch/ledger.jsonl").Length / 1MB)) MiB): $($found.Lines) lines a second, median of $rounds rounds (lowest to highest)."
    ''
    'The aims are 70 % and 100,000 lines a second.'
}
finally {
    Remove-Item $scratch -Recurse
}
