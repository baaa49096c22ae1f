BeforeDiscovery {
    $root = (Resolve-Path "$PSScriptRoot/../../..").Path
    $built = "[\\/](bin|node_modules|obj|out|TestResults)[\\/]"
    $files = Get-ChildItem $root -Recurse -File -Include *.ps1, *.psm1, *.psd1, *.md | ForEach-Object { $_.FullName.Substring($root.Length + 1) -replace '\\', '/' } |
        Where-Object { "/$_" -notmatch $built } | Sort-Object
    $scripts = $files -notlike '*.md'
    $pages = $files -like '*.md' | Where-Object { (Get-Content -Raw "$root/$_") -match '(?m)^```powershell\r?$' }
}

BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $root = Split-Path $Manifest
    $why = if (-not (Get-Module -ListAvailable PSScriptAnalyzer)) { 'PSScriptAnalyzer is not installed.' }
    if (-not $why) { Import-Module PSScriptAnalyzer }
    $settings = "$root/PSScriptAnalyzerSettings.psd1"

    # It looks on the path for every command that it does not know, each time.
    $path, $modulePath = $env:PATH, $env:PSModulePath
    $env:PATH = $env:PSModulePath = ''

    # What one block of Pester sets another one reads; helpers of tests change nothing that anybody would want to keep, and are
    # called as a sentence reads; and blocks that run in another process are built here.
    $notInTests = 'PSUseDeclaredVarsMoreThanAssignments', 'PSUseShouldProcessForStateChangingFunctions', 'PSAvoidUsingPositionalParameters',
        'PSReviewUnusedParameter', 'PSUseUsingScopeModifierInNewRunspaces', 'PSUseBOMForUnicodeEncodedFile'

    function Get-Finding {
        param([hashtable] $Of, [string[]] $ExcludeRule)
        if ($ExcludeRule) { $Of.ExcludeRule = $ExcludeRule }
        Invoke-ScriptAnalyzer @Of -Settings $settings | ForEach-Object { "$($_.RuleName) in line $($_.Line): $($_.Message)" }
    }
}

AfterAll {
    $env:PATH, $env:PSModulePath = $path, $modulePath
}

Describe 'PSScriptAnalyzer' {
    It 'finds nothing in <_>' -ForEach $scripts {
        if ($why) { Set-ItResult -Skipped -Because $why }
        Get-Finding @{ Path = "$root/$_" } $(if ($_ -match '^tests/|\.Tests\.ps1$') { $notInTests }) | Should -BeNullOrEmpty
    }

    It 'finds nothing in the examples of <_>' -ForEach $pages {
        if ($why) { Set-ItResult -Skipped -Because $why }
        foreach ($block in [regex]::Matches((Get-Content -Raw "$root/$_"), '(?ms)^```powershell\r?\n(.*?)^```')) {
            # What one block sets the next one may read.
            Get-Finding @{ ScriptDefinition = $block.Groups[1].Value } 'PSUseDeclaredVarsMoreThanAssignments' | Should -BeNullOrEmpty -Because $block.Groups[1].Value
        }
    }

    It 'would find something' {
        if ($why) { Set-ItResult -Skipped -Because $why }
        Get-Finding @{ ScriptDefinition = 'gci | % { $_ }' } | Should -HaveCount 2
    }
}
