<#
.SYNOPSIS
    Builds, tests and packages the module.
.PARAMETER Task
    Build:   the module into this checkout, where ChimeVoiceTools.psd1 can be imported.
    Test:    everything, the Pester suite included.
    Package: a folder out/ChimeVoiceTools/<version> for the module path, and a .nupkg of it.
.EXAMPLE
    ./build.ps1 -Task Package
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Package')]
    [string] $Task = 'Build'
)

$ErrorActionPreference = 'Stop'

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE) { throw "dotnet $args failed with exit code $LASTEXITCODE." }
}

switch ($Task) {
    'Build' {
        Invoke-DotNet build "$PSScriptRoot/PSModule.sln"
    }
    'Test' {
        Invoke-DotNet test "$PSScriptRoot/PSModule.sln"
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
