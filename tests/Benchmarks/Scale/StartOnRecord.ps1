# Starts without and with a consent ledger, in turn.
param([string] $Path, [int] $Count, [int] $Concurrency, [int] $Rounds)
. "$PSScriptRoot/Common.ps1"

$rows = Get-Row $Count | Select-Object *, @{ n = 'ConsentSubject'; e = { "customer of $($_.TransactionId)" } }, @{ n = 'ConsentReference'; e = { 'form' } }
$rates = @{ $false = @(); $true = @() }
foreach ($round in 0..$Rounds) {
    foreach ($isOnRecord in $false, $true) {
        if ($isOnRecord) { Set-ChimeConsentLedger -Path $Path } else { Set-ChimeConsentLedger -None }
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $started = $rows | Start-ChimeSpeakerSearchTask @call @connection -ConfirmConsent -MaxConcurrentRequests $Concurrency
        $rate = $Count / $clock.Elapsed.TotalSeconds
        if (@($started).Count -ne $Count) { throw "$(@($started).Count) of $Count were started." }

        # The first round warms up.
        if ($round) { $rates[$isOnRecord] += $rate }
    }
}

Set-ChimeConsentLedger -Path $Path
if (-not (Test-ChimeConsentLedger).IsValid) { throw 'The ledger is not valid.' }
@{
    Without = Format-Figure $rates[$false]
    With    = Format-Figure $rates[$true]
    Share   = [Math]::Round(100 * (Get-Percentile $rates[$true] 0.5) / (Get-Percentile $rates[$false] 0.5))
} | ConvertTo-Json
