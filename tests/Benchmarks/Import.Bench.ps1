<#
.SYNOPSIS
    Measures how long importing the module takes, beside an empty module and beside itself loaded in another way, and
    how long the first call after it.
.DESCRIPTION
    Everything is measured in PowerShell processes of their own, the subjects in turn, so that what else the machine
    does falls on all of them alike. The output are tables in Markdown with the median of each.

    PowerShell writes down what a process compiles at its start, and has the next process do it beforehand. So each
    import is measured twice: with such notes of its own, as where the same script runs again and again, and with those
    of the subject before it.

    The empty module is a binary module with a manifest and one cmdlet, the least that a binary module is made for. One
    without a cmdlet stands beside it. The third subject is this module as it is built in this checkout; the fourth the
    same files with a script that loads them with Add-Type and the formats with Update-FormatData.

    The first call reads one task from the emulator's program. The request itself is what a second call takes in the
    same process. The client alone is the one that the module itself calls, without the module, in a PowerShell too.
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
'## Importing the module, and the first call'
''
$root = (Resolve-Path "$PSScriptRoot/../..").Path
$folder = New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid()))
$powerShell = (Get-Process -Id $PID).Path

function New-EmptyModule {
    param([string] $Name, [string] $Type, [string[]] $Cmdlet = @())
    $module = New-Item -ItemType Directory -Path "$folder/$Name"
    Add-Type -OutputAssembly "$module/$Name.dll" -OutputType Library -TypeDefinition "using System.Management.Automation; $Type"
    New-ModuleManifest -Path "$module/$Name.psd1" -RootModule "$Name.dll" -CmdletsToExport $Cmdlet -FunctionsToExport @() -AliasesToExport @() -VariablesToExport @()
    "$module/$Name.psd1"
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

function Invoke-Fresh {
    # The numbers that a script writes in a process of its own; the notes are where PowerShell keeps those on its start.
    param([string] $Script, [string] $Notes)
    $cache = $env:XDG_CACHE_HOME
    $env:XDG_CACHE_HOME = "$folder/notes/$Notes"
    if (-not (Test-Path $env:XDG_CACHE_HOME)) {
        # What PowerShell has found out on the modules of this machine lies there too, and is not what is measured.
        $null = New-Item -ItemType Directory -Path "$env:XDG_CACHE_HOME/powershell"
        Copy-Item "$($cache ? $cache : "$HOME/.cache")/powershell/ModuleAnalysisCache-*" "$env:XDG_CACHE_HOME/powershell"
    }

    try {
        $text = & $powerShell -NoProfile -NonInteractive -Command $Script
        if ($LASTEXITCODE -or -not $text) { throw "A measurement failed: $text" }
        foreach ($number in $text) { [double]::Parse($number, [cultureinfo]::InvariantCulture) }
    }
    finally {
        $env:XDG_CACHE_HOME = $cache
    }
}

function Measure-Import {
    # Milliseconds of one import.
    param([string] $Manifest, [string] $Notes)
    Invoke-Fresh "`$clock = [Diagnostics.Stopwatch]::StartNew(); Import-Module '$Manifest'; `$clock.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)" $Notes
}

function Get-Median {
    param([double[]] $Values)
    $sorted = [double[]] ($Values | Sort-Object)
    ($sorted[[Math]::Floor(($sorted.Count - 1) / 2)] + $sorted[[Math]::Ceiling(($sorted.Count - 1) / 2)]) / 2
}

function Format-Row {
    param([string] $Form, [object[]] $Values)
    [string]::Format([cultureinfo]::InvariantCulture, $Form, $Values)
}

function Write-ImportTable {
    $subjects = [ordered] @{
        'an empty binary module with a manifest'              = New-EmptyModule Empty '[Cmdlet(VerbsCommon.Get, "Nothing")] public sealed class GetNothing : PSCmdlet { }' Get-Nothing
        'the same without a cmdlet'                           = New-EmptyModule Bare 'public sealed class Nothing { }'
        'ChimeVoiceTools'                                     = "$root/ChimeVoiceTools.psd1"
        'ChimeVoiceTools with Add-Type and Update-FormatData' = New-ScriptedModule
    }
    $own = @{}
    $shared = @{}
    foreach ($name in $subjects.Keys) {
        # The first one reads the files from the disk, and leaves notes for the next.
        foreach ($time in 1..2) { $null = Measure-Import $subjects[$name] $name }
        $own[$name] = [Collections.Generic.List[double]]::new()
        $shared[$name] = [Collections.Generic.List[double]]::new()
    }

    foreach ($round in 1..$Count) {
        foreach ($name in $subjects.Keys) { $own[$name].Add((Measure-Import $subjects[$name] $name)) }
        foreach ($name in $subjects.Keys) { $shared[$name].Add((Measure-Import $subjects[$name] shared)) }
        Write-Progress 'Measuring imports' -Status "Round $round of $Count" -PercentComplete (100 * $round / $Count)
    }

    $empty = @($own, $shared).ForEach{ Get-Median $_['an empty binary module with a manifest'] }
    '| import of | median, ms | least to most, ms | times the empty module | after another''s process: median, ms | least to most, ms | times the empty module |'
    '|---|---:|---:|---:|---:|---:|---:|'
    foreach ($name in $subjects.Keys) {
        $median = @($own, $shared).ForEach{ Get-Median $_[$name] }
        $range = @($own, $shared).ForEach{ $_[$name] | Measure-Object -Minimum -Maximum }
        Format-Row '| {0} | {1:0} | {2:0} to {3:0} | {4:0.00} | {5:0} | {6:0} to {7:0} | {8:0.00} |' @(
            $name
            $median[0], $range[0].Minimum, $range[0].Maximum, ($median[0] / $empty[0])
            $median[1], $range[1].Minimum, $range[1].Maximum, ($median[1] / $empty[1])
        )
    }
    ''
    'The aim is 1.6 times the empty module. What is over it goes into the formats and types, the members that the module''s script names and the loading of two more assemblies. PowerShell''s first comparison of an exported name, which each module with a cmdlet pays for, is made beside the loading.'
}

function Write-FirstCallTable {
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    foreach ($word in "$root/src/ChimeVoiceTools.Emulator.Server/bin/Release/net10.0/ChimeVoiceTools.Emulator.Server.dll", '--port', '0', '--task-duration', '3600') { $start.ArgumentList.Add($word) }
    $start.RedirectStandardOutput = $true
    $emulator = [Diagnostics.Process]::Start($start)
    try {
        $values = @{}
        while (-not $values.VOICE_PROFILE_ID_3) {
            $name, $value = $emulator.StandardOutput.ReadLine() -split '=', 2
            $values[$name] = $value
        }

        $endpoint = $values.AWS_ENDPOINT_URL_CHIME_SDK_VOICE
        $connector = $values.VOICE_CONNECTOR_ID
        $connection = "-EndpointUrl '$endpoint' -Region us-east-1 -AccessKey any -SecretKey any"
        $task = & $powerShell -NoProfile -NonInteractive -Command "Import-Module '$root/ChimeVoiceTools.psd1'; (Start-ChimeSpeakerSearchTask -VoiceConnectorId $connector -VoiceProfileDomainId $($values.VOICE_PROFILE_DOMAIN_ID) -TransactionId bench-1 $connection -ConfirmConsent).TaskId"
        $call = "`$null = Get-ChimeSpeakerSearchTask -VoiceConnectorId $connector -SpeakerSearchTaskId $task $connection"
        $took = '$clock.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)'
        $subjects = [ordered] @{
            'Get-ChimeSpeakerSearchTask, right after Import-Module' = "Import-Module '$root/ChimeVoiceTools.psd1'; `$clock = [Diagnostics.Stopwatch]::StartNew(); $call; $took; `$clock.Restart(); $call; $took"
            'GetSpeakerSearchTaskAsync of the client alone'         = "`$null = [Reflection.Assembly]::LoadFrom('$PSScriptRoot/bin/Release/net10.0/Benchmarks.dll'); [ChimeVoiceTools.Benchmarks.FirstCall]::Measure('$endpoint', '$connector', '$task').ForEach{ `$_.ToString([cultureinfo]::InvariantCulture) }"
        }
        $times = @{}
        foreach ($name in $subjects.Keys) {
            foreach ($time in 1..2) { $null = Invoke-Fresh $subjects[$name] $name }
            $times[$name] = [Collections.Generic.List[object]]::new()
        }

        foreach ($round in 1..$Count) {
            foreach ($name in $subjects.Keys) {
                $first, $second = Invoke-Fresh $subjects[$name] $name
                $times[$name].Add([pscustomobject] @{ First = $first; Second = $second; Over = $first - $second })
            }

            Write-Progress 'Measuring first calls' -Status "Round $round of $Count" -PercentComplete (100 * $round / $Count)
        }
    }
    finally {
        $emulator.Kill()
        $emulator.WaitForExit()
        $emulator.Dispose()
    }

    '| first call of a process | median, ms | the request itself, ms | on top of it, ms | least to most, ms |'
    '|---|---:|---:|---:|---:|'
    foreach ($name in $subjects.Keys) {
        $range = $times[$name].Over | Measure-Object -Minimum -Maximum
        Format-Row '| {0} | {1:0} | {2:0.0} | {3:0} | {4:0} to {5:0} |' @($name, (Get-Median $times[$name].First), (Get-Median $times[$name].Second), (Get-Median $times[$name].Over), $range.Minimum, $range.Maximum)
    }
    ''
    'The aim is 150 ms on top of the request itself. The most of it is the compilation of AWSSDK.Core, which the client alone has too.'
}

try {
    Write-ImportTable
    ''
    Write-FirstCallTable
}
finally {
    Remove-Item -LiteralPath $folder -Recurse -Force
}
