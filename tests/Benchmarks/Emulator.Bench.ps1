# The section on the emulator of docs/benchmarks.md: writes markdown. -Quick takes short rounds, to see that it works.
param([switch] $Quick)

$ErrorActionPreference = 'Stop'
'## The emulator'
''
& dotnet "$PSScriptRoot/bin/Release/net10.0/Benchmarks.dll" --seconds ($Quick ? 1 : 5)
if ($LASTEXITCODE) { throw "The emulator's benchmark failed with exit code $LASTEXITCODE." }
