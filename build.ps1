<#
.SYNOPSIS
    Builds, tests, packages and measures the module.
.PARAMETER Task
    Build:   the module into this checkout, where ChimeVoiceTools.psd1 can be imported.
    Test:    everything, the Pester suite included; with -Path only the Pester tests that it names.
    Package: a folder ChimeVoiceTools/<version> for the module path, and a .nupkg of it for a repository such as the
             PowerShell Gallery, both in -Destination.
    Bench:   the benchmarks of tests/Benchmarks, each a section of docs/benchmarks.md. They take half an hour, and
             want a quiet machine.
    Screenshots: the report of docs/examples and the pictures of docs/images, with Node.js and Chromium.
.PARAMETER Path
    With Test: a file of Pester tests, or a folder with such files. A relative path starts at the current folder, or else at
    the one of this script.
.PARAMETER Destination
    With Package: where the folder and the .nupkg are put; the folder out of this checkout, where none is given.
.PARAMETER NoBuild
    With Package: takes what the last build of this checkout left, in place of a build for release.
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

    [string] $Destination = (Join-Path $PSScriptRoot 'out'),

    [switch] $NoBuild,

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
        $manifest = Import-PowerShellDataFile "$PSScriptRoot/ChimeVoiceTools.psd1"
        $project = "$PSScriptRoot/src/ChimeVoiceTools/ChimeVoiceTools.csproj"
        $Destination = (New-Item -ItemType Directory $Destination -Force).FullName
        $folder = Join-Path $Destination "ChimeVoiceTools/$($manifest.ModuleVersion)"
        if (Test-Path -LiteralPath $folder) { Remove-Item -LiteralPath $folder -Recurse -Force }
        $null = New-Item -ItemType Directory $folder
        if ($NoBuild) {
            Copy-Item "$PSScriptRoot/bin", "$PSScriptRoot/en-US" $folder -Recurse
        }
        else {
            Invoke-DotNet build $project -c Release "-p:ModuleRoot=$folder/" '-p:GenerateDocumentationFile=false' '-p:DebugType=embedded'
        }

        # What only a debugger or a compiler reads.
        Get-ChildItem "$folder/bin" -Recurse -File | Where-Object Extension -In '.pdb', '.xml' | Remove-Item
        foreach ($file in 'ChimeVoiceTools.psd1', 'README.md', 'CHANGELOG.md', 'LICENSE', 'THIRD-PARTY-NOTICES.md') {
            Copy-Item (Join-Path $PSScriptRoot $file) $folder
        }

        # The elements and the tag that a gallery takes a module by.
        $data = $manifest.PrivateData.PSData
        $metadata = [ordered] @{
            id                       = 'ChimeVoiceTools'
            version                  = $manifest.ModuleVersion
            authors                  = $manifest.Author
            owners                   = $manifest.CompanyName
            requireLicenseAcceptance = 'false'
            licenseUrl               = $data.LicenseUri
            projectUrl               = $data.ProjectUri
            iconUrl                  = $data.IconUri
            description              = $manifest.Description
            releaseNotes             = $data.ReleaseNotes
            copyright                = $manifest.Copyright
            tags                     = @('PSModule') + $data.Tags -join ' '
        }
        $elements = $metadata.Keys | ForEach-Object { "<$_>$([Security.SecurityElement]::Escape($metadata[$_]))</$_>" }
        $nuspec = Join-Path $Destination 'ChimeVoiceTools.nuspec'
        Set-Content -LiteralPath $nuspec -Encoding utf8 -Value @"
<package xmlns="http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd">
<metadata>$elements</metadata>
<files><file src="**" /></files>
</package>
"@
        try {
            Invoke-DotNet pack $project --no-build -o $Destination "-p:NuspecFile=$nuspec" "-p:NuspecBasePath=$folder" '-p:NoPackageAnalysis=true' "-p:ModuleRoot=$folder/"
        }
        finally {
            Remove-Item -LiteralPath $nuspec
        }

        Get-Item $folder, (Join-Path $Destination "ChimeVoiceTools.$($manifest.ModuleVersion).nupkg")
    }
}
