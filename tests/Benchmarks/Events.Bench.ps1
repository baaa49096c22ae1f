<#
.SYNOPSIS
    Measures ConvertFrom-ChimeVoiceEvent: its speed beside ConvertFrom-Json, and the memory that it holds.
.DESCRIPTION
    Makes a file of 100,000 lines: 90,000 notifications of all kinds, and 10,000 lines that are broken in ten ways.

    Speed: the 90,000 valid lines, in memory, go down the pipeline into each cmdlet, and what comes out is dropped.
    The two take turns in one process, after one round that does not count; the median of the rounds counts.

    Memory: the whole file is read line by line and converted. What is retained is read after a full collection, a
    tenth of the way in and every further tenth.

    Build the module with -c Release before. The numbers are printed as markdown.
.PARAMETER Count
    How many lines the file has.
.PARAMETER Round
    How many rounds count.
.PARAMETER Quick
    A small file and one round, to see that it works.
#>
[CmdletBinding()]
param(
    [int] $Count = 100000,
    [int] $Round = 5,

    [switch] $Quick
)

$ErrorActionPreference = 'Stop'
if ($Quick) { $Count, $Round = 2000, 1 }
'## Events'
''
Import-Module (Join-Path $PSScriptRoot '../../ChimeVoiceTools.psd1')
. (Join-Path $PSScriptRoot '../Pester/Support/VoiceEvents.ps1')

$file = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid().ToString('N') + '.jsonl')
try {
    $broken = New-VoiceEventFile -Path $file -Count $Count
    $lines = [IO.File]::ReadAllLines($file)
    $valid = @(for ($i = 0; $i -lt $lines.Length; $i++) { if (-not $broken.Contains($i)) { $lines[$i] } })
    $lines = $null
    $size = ($valid | Measure-Object Length -Average).Average

    # Both write into nothing, in the same way: the sending end of the pipeline costs both the same.
    $convert = { param($Text) $Text | ConvertFrom-ChimeVoiceEvent | Out-Null }
    $convertJson = { param($Text) $Text | ConvertFrom-Json | Out-Null }
    $times = @{ Own = [Collections.Generic.List[double]]::new(); Json = [Collections.Generic.List[double]]::new() }
    for ($i = 0; $i -le $Round; $i++) {
        foreach ($turn in @{ Times = $times.Own; Script = $convert }, @{ Times = $times.Json; Script = $convertJson }) {
            [GC]::Collect()
            [GC]::WaitForPendingFinalizers()
            $clock = [Diagnostics.Stopwatch]::StartNew()
            & $turn.Script $valid
            if ($i -gt 0) { $turn.Times.Add($clock.Elapsed.TotalSeconds) }
        }
    }

    function Get-Median($Values) {
        $sorted = @($Values | Sort-Object)
        $sorted[[math]::Floor($sorted.Count / 2)]
    }

    $own = $valid.Count / (Get-Median $times.Own)
    $json = $valid.Count / (Get-Median $times.Json)
    "PowerShell $($PSVersionTable.PSVersion), $([Runtime.InteropServices.RuntimeInformation]::FrameworkDescription), $([Environment]::ProcessorCount) processors; $($valid.Count) events of $([int] $size) characters on average; median of $Round rounds (lowest to highest)."
    ''
    '| | events a second | of ConvertFrom-Json |'
    '|---|---:|---:|'
    foreach ($row in @{ Label = 'ConvertFrom-ChimeVoiceEvent'; Rate = $own; Times = $times.Own }, @{ Label = 'ConvertFrom-Json'; Rate = $json; Times = $times.Json }) {
        $range = $row.Times | Measure-Object -Minimum -Maximum
        '| {0} | {1:N0} ({2:N0} to {3:N0}) | {4:0.00} |' -f $row.Label, $row.Rate, ($valid.Count / $range.Maximum), ($valid.Count / $range.Minimum), ($row.Rate / $json)
    }

    $valid = $null
    $retained = [Collections.Generic.List[long]]::new()
    $errorCount = 0
    $eventCount = 0
    $every = [int] ($Count / 10)
    Get-Content -LiteralPath $file | & { process { if ($_.ReadCount % $every -eq 0) { $retained.Add([GC]::GetTotalMemory($true)) }; $_ } } |
        ConvertFrom-ChimeVoiceEvent -ErrorAction Continue 2>&1 | & { process { if ($_ -is [Management.Automation.ErrorRecord]) { $script:errorCount++ } else { $script:eventCount++ } } }
    ''
    "Of $Count lines: $eventCount events, $errorCount errors, $($broken.Count) lines broken on purpose."
    ''
    '| lines read | retained, MB |'
    '|---:|---:|'
    for ($i = 0; $i -lt $retained.Count; $i++) {
        '| {0:N0} | {1:N1} |' -f (($i + 1) * $every), ($retained[$i] / 1MB)
    }
}
finally {
    Remove-Item -LiteralPath $file -ErrorAction SilentlyContinue
}
