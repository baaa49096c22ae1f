<#
.SYNOPSIS
    Measures how long importing the module takes, beside an empty module and beside itself loaded in another way.
.DESCRIPTION
    Each import is measured in a PowerShell process of its own, the subjects in turn, so that what else the machine
    does falls on all of them alike. The output is a table in Markdown with the median of each.

    The subjects: a binary module with a manifest and one cmdlet; this module as it is built in this checkout; the
    same files with a script that loads them with Add-Type and the formats with Update-FormatData.
.PARAMETER Count
    How often each is measured.
.PARAMETER Quick
    Measures each twice, to see that it works.
.EXAMPLE
    pwsh tests/Benchmarks/Import.Bench.ps1
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 1000)]
    [int] $Count = 20,

    [switch] $Quick
)

$ErrorActionPreference = 'Stop'
if ($Quick) { $Count = 2 }
'## Importing the module'
''
$root = (Resolve-Path "$PSScriptRoot/../..").Path
$folder = New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid()))

function New-EmptyModule {
    $module = New-Item -ItemType Directory -Path "$folder/Empty"
    Add-Type -OutputAssembly "$module/Empty.dll" -OutputType Library -TypeDefinition @'
using System.Management.Automation;
[Cmdlet(VerbsCommon.Get, "Nothing")]
public sealed class GetNothing : PSCmdlet { }
'@
    New-ModuleManifest -Path "$module/Empty.psd1" -RootModule Empty.dll -CmdletsToExport Get-Nothing -FunctionsToExport @() -AliasesToExport @() -VariablesToExport @()
    "$module/Empty.psd1"
}

function New-ScriptedModule {
    $module = New-Item -ItemType Directory -Path "$folder/ChimeVoiceTools"
    Copy-Item "$root/bin" $module -Recurse
    $manifest = (Get-Content "$root/ChimeVoiceTools.psd1" -Raw) -replace '(?m)^\s*FormatsToProcess.*$'
    Set-Content "$module/ChimeVoiceTools.psd1" $manifest
    $loader = '[System.Activator]::CreateInstanceFrom("$PSScriptRoot/$build/ChimeVoiceTools.Model.dll", ''ChimeVoiceTools.ModuleLoader'').Unwrap()'
    $script = (Get-Content "$module/bin/ChimeVoiceTools.psm1" -Raw).Replace($loader, '(Add-Type -LiteralPath "$PSScriptRoot/$build/ChimeVoiceTools.Model.dll" -PassThru | Where-Object Name -EQ ModuleLoader)::new()')
    if ($script -notmatch 'Add-Type') { throw 'The module''s script is not what this benchmark changes.' }
    Set-Content "$module/bin/ChimeVoiceTools.psm1" ($script + "`nUpdate-FormatData -AppendPath `"`$PSScriptRoot/ChimeVoiceTools.Format.ps1xml`"")
    "$module/ChimeVoiceTools.psd1"
}

function Measure-Import {
    # Milliseconds of one import in a fresh process.
    param([string] $Manifest)
    $script = "`$clock = [Diagnostics.Stopwatch]::StartNew(); Import-Module '$Manifest'; `$clock.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)"
    [double]::Parse((& (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command $script), [cultureinfo]::InvariantCulture)
}

function Get-Median {
    param([double[]] $Values)
    $sorted = [double[]] ($Values | Sort-Object)
    ($sorted[[Math]::Floor(($sorted.Count - 1) / 2)] + $sorted[[Math]::Ceiling(($sorted.Count - 1) / 2)]) / 2
}

try {
    $subjects = [ordered] @{
        'an empty binary module with a manifest'              = New-EmptyModule
        'ChimeVoiceTools'                                     = "$root/ChimeVoiceTools.psd1"
        'ChimeVoiceTools with Add-Type and Update-FormatData' = New-ScriptedModule
    }
    $times = @{}
    foreach ($name in $subjects.Keys) {
        # The first one reads the files from the disk.
        $null = Measure-Import $subjects[$name]
        $times[$name] = [Collections.Generic.List[double]]::new()
    }

    foreach ($round in 1..$Count) {
        foreach ($name in $subjects.Keys) { $times[$name].Add((Measure-Import $subjects[$name])) }
        Write-Progress 'Measuring imports' -Status "Round $round of $Count" -PercentComplete (100 * $round / $Count)
    }

    $empty = Get-Median $times['an empty binary module with a manifest']
    '| import of | median, ms | least to most, ms | times the empty module |'
    '|---|---:|---:|---:|'
    foreach ($name in $subjects.Keys) {
        $median = Get-Median $times[$name]
        $range = $times[$name] | Measure-Object -Minimum -Maximum
        [string]::Format([cultureinfo]::InvariantCulture, '| {0} | {1:0} | {2:0} to {3:0} | {4:0.00} |', $name, $median, $range.Minimum, $range.Maximum, $median / $empty)
    }
    ''
    "The aim is 1.6 times the empty module. What is over it goes into the types and formats, the loading of two more assemblies and the handing on of the cmdlets from the module's own load context."
}
finally {
    Remove-Item -LiteralPath $folder -Recurse -Force
}
