# The section on restoring of docs/benchmarks.md: writes markdown. -Quick takes small runs, to see that it works.
param([switch] $Quick)

$text = & pwsh -NoProfile -NonInteractive -File "$PSScriptRoot/Scale/RestoreKilled.ps1" ($Quick ? 2 : 20)
if ($LASTEXITCODE) { throw "The measurement failed: $text" }
$text
