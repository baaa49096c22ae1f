# The verification of a consent ledger.
param([string] $Path, [int] $Rounds)
$env:BENCH_MANIFEST = (Resolve-Path "$PSScriptRoot/../../../ChimeVoiceTools.psd1").Path
. "$PSScriptRoot/Common.ps1"

$rates = foreach ($round in 0..$Rounds) {
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $test = Test-ChimeConsentLedger -Path $Path
    if (-not $test.IsValid) { throw "The ledger is not valid: $($test.Reason)" }
    if ($round) { $test.Lines / $clock.Elapsed.TotalSeconds }
}
@{ Lines = Format-Figure $rates } | ConvertTo-Json
