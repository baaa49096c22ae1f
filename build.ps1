<#
.SYNOPSIS
    Builds, tests, packages and measures the module.
.PARAMETER Task
    Build:   the module into this checkout, where ChimeVoiceTools.psd1 can be imported.
    Test:    everything, the Pester suite included; with -Path only the Pester tests that it names.
    Package: a folder out/ChimeVoiceTools/<version> for the module path, and a .nupkg of it.
    Bench:   the benchmarks of tests/Benchmarks, each a section of docs/benchmarks.md. They take half an hour, and
             want a quiet machine.
    Screenshots: the report of docs/examples and the pictures of docs/images, with Node.js and Chromium.
.PARAMETER Path
    With Test: a file of Pester tests, or a folder with such files. A relative path starts at the current folder, or else at
    the one of this script.
.PARAMETER Quick
    With Bench: small runs, to see that the benchmarks work. Nothing is written to docs.
.EXAMPLE
    ./build.ps1 -Task Package
.EXAMPLE
    ./build.ps1 -Task Test -Path tests/Pester/Commands/WaitTask.Tests.ps1
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Package', 'Bench', 'Screenshots')]
    [string] $Task = 'Build',

    [string] $Path,

    [switch] $Quick
)

$ErrorActionPreference = 'Stop'

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE) { throw "dotnet $args failed with exit code $LASTEXITCODE." }
}

$tests = $null
if ($PSBoundParameters.ContainsKey('Path')) {
    if ($Task -ne 'Test') { throw '-Path goes with -Task Test only.' }
    $tests = if ($Path) { @($Path, (Join-Path $PSScriptRoot $Path)) | Where-Object { Test-Path -LiteralPath $_ } | Select-Object -First 1 }
    if (-not $tests) { throw "There are no tests at '$Path': -Path must name a file of Pester tests, or a folder with such files." }
    $tests = (Resolve-Path -LiteralPath $tests).ProviderPath
}

switch ($Task) {
    'Build' {
        Invoke-DotNet build "$PSScriptRoot/PSModule.sln"
    }
    'Test' {
        if (-not $tests) {
            Invoke-DotNet test "$PSScriptRoot/PSModule.sln"
            break
        }

        Invoke-DotNet build "$PSScriptRoot/src/ChimeVoiceTools" -v quiet
        Invoke-DotNet msbuild "$PSScriptRoot/tests/ChimeVoiceTools.Tests" -restore '-t:CopyOtherVersions' '-v:quiet'

        # In a process of its own: the tests change its environment, and an imported module can't be built again.
        $env:PESTER_PATH = $tests
        try {
            & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command {
                Import-Module Pester -MinimumVersion 5.5 -ErrorAction Stop
                $run = Invoke-Pester -Path $env:PESTER_PATH -Output Detailed -PassThru
                if (-not $run.TotalCount) { Write-Error "There are no Pester tests in '$env:PESTER_PATH'." }
                exit [int]($run.Result -ne 'Passed' -or -not $run.TotalCount)
            }
            if ($LASTEXITCODE) { throw 'Pester tests failed.' }
        }
        finally {
            Remove-Item Env:PESTER_PATH
        }
    }
    'Bench' {
        Invoke-DotNet build "$PSScriptRoot/PSModule.sln" -c Release
        $folder = "$PSScriptRoot/tests/Benchmarks"
        $conformance = "$PSScriptRoot/tests/Conformance"
        if (-not (Test-Path "$conformance/node_modules")) {
            & npm ci --prefix $conformance --no-audit --no-fund
            if ($LASTEXITCODE) { throw 'AWS''s JavaScript client could not be installed.' }
        }

        $processor = if (Test-Path /proc/cpuinfo) { ((Select-String '^model name\s*:\s*(.+)' /proc/cpuinfo)[0].Matches.Groups[1].Value) } else { $env:PROCESSOR_IDENTIFIER }
        $lines = @(
            '# Benchmarks'
            ''
            'Written by `./build.ps1 -Task Bench`. Each comparison has both of its sides measured in one run.'
            ''
            "$(Get-Date -Format yyyy-MM-dd), $([Environment]::ProcessorCount) cores of $processor, $([Runtime.InteropServices.RuntimeInformation]::OSDescription); PowerShell $($PSVersionTable.PSVersion), .NET $([Environment]::Version), Node.js $(node --version), ChimeVoiceTools $((Import-PowerShellDataFile "$PSScriptRoot/ChimeVoiceTools.psd1").ModuleVersion)."
        )
        foreach ($section in Get-ChildItem $folder -Filter *.Bench.ps1 | Sort-Object Name) {
            $lines += ''
            $lines += & $section.FullName -Quick:$Quick
        }

        if ($Quick) { $lines } else { Set-Content "$PSScriptRoot/docs/benchmarks.md" $lines }
    }
    'Screenshots' {
        Invoke-DotNet build "$PSScriptRoot/src/ChimeVoiceTools" -v quiet
        Invoke-DotNet build "$PSScriptRoot/src/ChimeVoiceTools.Emulator.Server" -v quiet
        $pages = "$PSScriptRoot/tests/Pages"
        if (-not (Test-Path "$pages/node_modules")) {
            & npm ci --prefix $pages --no-audit --no-fund
            if ($LASTEXITCODE) { throw 'playwright-core could not be installed.' }
        }

        # In a process of its own, since an imported module can't be built again.
        & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -File "$pages/example.ps1" -Path "$PSScriptRoot/docs/examples/tone-report.html"
        if ($LASTEXITCODE) { throw 'The report of the example calls could not be made.' }
        & node "$pages/screenshots.mjs"
        if ($LASTEXITCODE) { throw 'The pictures could not be made.' }
        Get-Item "$PSScriptRoot/docs/examples/tone-report.html", "$PSScriptRoot/docs/images/*.png"
    }
    'Package' {
        $version = (Import-PowerShellDataFile "$PSScriptRoot/ChimeVoiceTools.psd1").ModuleVersion
        $folder = Join-Path $PSScriptRoot "out/ChimeVoiceTools/$version"
        if (Test-Path $folder) { Remove-Item $folder -Recurse -Force }
        $project = "$PSScriptRoot/src/ChimeVoiceTools/ChimeVoiceTools.csproj"
        Invoke-DotNet build $project -c Release "-p:ModuleRoot=$folder/" '-p:GenerateDocumentationFile=false' '-p:DebugType=embedded'
        foreach ($file in 'ChimeVoiceTools.psd1', 'README.md', 'CHANGELOG.md', 'LICENSE') {
            Copy-Item (Join-Path $PSScriptRoot $file) $folder
        }
        Invoke-DotNet pack $project -c Release --no-build -o "$PSScriptRoot/out" '-p:NuspecFile=ChimeVoiceTools.nuspec' '-p:NoPackageAnalysis=true' "-p:NuspecBasePath=$folder" "-p:NuspecProperties=version=$version" "-p:ModuleRoot=$folder/"
        Get-Item $folder, "$PSScriptRoot/out/ChimeVoiceTools.$version.nupkg"
    }
}
