BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $root = Split-Path $Manifest
    $version = (Import-PowerShellDataFile $Manifest).ModuleVersion

    # As it is for a release, but of what was built for the tests.
    $out = Join-Path $TestDrive 'out'
    $built = & "$root/build.ps1" -Task Package -NoBuild -Destination $out
    $package = "$out/ChimeVoiceTools.$version.nupkg"

    # Where a copied module and an installed one lie, and nothing of this machine's own does.
    $copied = Join-Path $TestDrive 'copied'
    $null = New-Item -ItemType Directory $copied
    Copy-Item "$out/ChimeVoiceTools" $copied -Recurse

    # What opens an address on Linux.
    $opener = (New-Item -ItemType Directory (Join-Path $TestDrive 'opener')).FullName
    if ($IsLinux) {
        Set-Content "$opener/xdg-open" "#!/bin/sh`necho `"`$1`" > '$TestDrive/opened'"
        chmod +x "$opener/xdg-open"
    }

    function Invoke-Bare {
        # Runs a script in a PowerShell without the SDK on its path and without anything of this checkout.
        param([scriptblock] $Script, [hashtable] $Environment = @{})
        $dotnet = (Get-Command dotnet -CommandType Application | ForEach-Object { Split-Path $_.Source }) + $env:DOTNET_ROOT
        $kept = $env:PATH -split [IO.Path]::PathSeparator | Where-Object { $_ -and $_ -notin $dotnet }
        $bare = @{ PATH = @($opener) + $kept -join [IO.Path]::PathSeparator; DOTNET_ROOT = ''; PSModulePath = $copied; SUPPORT = "$PSScriptRoot/../Support" }
        foreach ($name in $Environment.Keys) { $bare[$name] = $Environment[$name] }
        Invoke-FreshPowerShell -Bare $Script -Environment $bare
    }
}

Describe 'The package' {
    BeforeAll {
        $files = Get-ChildItem "$out/ChimeVoiceTools/$version" -Recurse -File
        $archive = [IO.Compression.ZipFile]::OpenRead($package)
        $reader = [IO.StreamReader]::new($archive.GetEntry('ChimeVoiceTools.nuspec').Open())
        $metadata = ([xml] $reader.ReadToEnd()).package.metadata
        $entries = $archive.Entries.FullName
        $reader.Dispose()
        $archive.Dispose()
    }

    It 'is a folder and a file with the version of the manifest' {
        $built.FullName | Should -Contain (Get-Item $package).FullName
        $metadata.id | Should -BeExactly 'ChimeVoiceTools'
        $metadata.version | Should -Be $version
        Get-ChildItem $out | Should -HaveCount 2
    }

    It 'has what a gallery shows, as the manifest says it' {
        $data = (Import-PowerShellDataFile $Manifest).PrivateData.PSData
        $metadata.projectUrl | Should -Be $data.ProjectUri
        $metadata.licenseUrl | Should -Be $data.LicenseUri
        $metadata.iconUrl | Should -Be $data.IconUri
        $metadata.releaseNotes | Should -Be $data.ReleaseNotes
        $metadata.description | Should -Be (Import-PowerShellDataFile $Manifest).Description
        $metadata.tags -split ' ' | Should -Be (@('PSModule') + $data.Tags)
        foreach ($name in 'projectUrl', 'licenseUrl', 'iconUrl', 'releaseNotes', 'authors', 'copyright') { $metadata.$name | Should -Not -BeNullOrEmpty -Because $name }
    }

    It 'says of each file of this repository that it links to where it is' {
        foreach ($url in $metadata.licenseUrl, $metadata.iconUrl, $metadata.releaseNotes) {
            $url | Should -Match '/main/'
            Join-Path $root ($url -replace '^.*?/main/') | Should -Exist
        }
    }

    It 'has both builds, the views, the help and what is to be read, and nothing for debuggers and compilers' {
        $names = $files | ForEach-Object { $_.FullName.Substring((Get-Item "$out/ChimeVoiceTools/$version").FullName.Length + 1) -replace '\\', '/' }
        foreach ($name in 'ChimeVoiceTools.psd1', 'README.md', 'CHANGELOG.md', 'LICENSE', 'THIRD-PARTY-NOTICES.md', 'bin/ChimeVoiceTools.psm1', 'bin/ChimeVoiceTools.Format.ps1xml',
            'bin/net8.0/ChimeVoiceTools.dll', 'bin/net472/ChimeVoiceTools.dll', 'en-US/ChimeVoiceTools.dll-Help.xml', 'en-US/about_ChimeVoiceTools.help.txt') {
            $names | Should -Contain $name
            $entries | Should -Contain $name
        }
        $files.Extension | Sort-Object -Unique | Should -BeIn '', '.dll', '.md', '.ps1xml', '.psd1', '.psm1', '.txt', '.xml'
        $names -like 'bin/*.xml' | Should -BeNullOrEmpty
        $names -match '^(bin/)?System\.Management\.Automation' | Should -BeNullOrEmpty
    }
}

Describe 'A copy of the package''s folder on the module path' {
    It 'opens the page of a cmdlet with Get-Help -Online' {
        if (-not $IsLinux) { Set-ItResult -Skipped -Because 'It would open a browser.' }
        $result = Invoke-Bare { Get-Help Wait-ChimeTask -Online }
        $result.Error | Should -BeNullOrEmpty
        Wait-Until { (Get-Content -Raw "$TestDrive/opened" -ErrorAction Ignore) -match '\n' }
        Get-Content "$TestDrive/opened" | Should -Be "$((Import-PowerShellDataFile $Manifest).PrivateData.PSData.ProjectUri)/blob/main/docs/en-US/Wait-ChimeTask.md"
    }

    It 'is imported by its name where there is no SDK, with every cmdlet, its help and its views' {
        $result = Invoke-Bare {
            "sdk <$(Get-Command dotnet -ErrorAction Ignore)>"
            Import-Module ChimeVoiceTools
            $module = Get-Module ChimeVoiceTools
            "module <$($module.Version)> <$($module.ModuleBase)>"
            "cmdlets <$(@($module.ExportedCmdlets.Keys).Count)>"
            "help <$((Get-Help Start-ChimeSpeakerSearchTask).Synopsis)>"
            "topic <$((Get-Help about_ChimeVoiceTools | Out-String) -match 'LONG DESCRIPTION')>"
            "views <$(@(Get-FormatData ChimeVoiceTools.SpeakerSearchTask).Count -gt 0)>"
        }
        $result.Output | Should -Match 'sdk <>' -Because $result.Error
        $result.Output | Should -Match "module <$([regex]::Escape($version))> <$([regex]::Escape((Get-Item "$copied/ChimeVoiceTools/$version").FullName))>" -Because $result.Error
        $result.Output | Should -Match "cmdlets <$(@((Import-PowerShellDataFile $Manifest).CmdletsToExport).Count)>"
        $result.Output | Should -Match 'help <[A-Z].+\.>'
        $result.Output | Should -Match 'topic <True>'
        $result.Output | Should -Match 'views <True>'
    }
}

Describe 'The README, with nothing but a copy of the package''s folder and no SDK' {
    BeforeAll {
        $result = Invoke-Bare -Environment @{ README = "$root/README.md"; FOLDER = (New-Item -ItemType Directory "$TestDrive/empty").FullName } {
            $readme = (Get-Content -Raw $env:README) -replace '\r\n', "`n"
            . "$env:SUPPORT/PastedCode.ps1"
            $Manifest = 'ChimeVoiceTools'
            # The loop comes last: what it has started stays in the session's list when its emulator is gone.
            foreach ($heading in '## Try it', '## Media insights pipelines', '# ChimeVoiceTools') {
                $section = [regex]::Match("`n$readme", "(?s)\n$heading\n(.*?)\n## ").Groups[1].Value
                $code, $output = 'powershell', 'output' | ForEach-Object { , @([regex]::Matches($section, "(?ms)^``````$_\n(.*?)^``````$") | ForEach-Object { $_.Groups[1].Value.TrimEnd("`n") }) }
                $shown = Invoke-Pasted $code -Width 120 -Folder $env:FOLDER
                ConvertTo-Json @{ Blocks = $code.Count; Shown = ConvertTo-Form ($shown -join "`n---`n"); Written = ConvertTo-Form ($output -join "`n---`n") } -Compress
            }
        }
        $session, $way, $loop = $result.Output -split '\r?\n' | Where-Object { $_ -like '{*' } | ConvertFrom-Json
    }

    It 'has a session that shows what it says when its blocks are pasted one after the other' {
        $session.Blocks | Should -Be 6 -Because $result.Error
        $session.Shown | Should -BeExactly $session.Written
        Get-ChildItem "$TestDrive/empty" | Should -BeNullOrEmpty
    }

    It 'begins with a loop over a queue that shows what it says when it is pasted' {
        $loop.Blocks | Should -Be 1 -Because $result.Error
        $loop.Shown | Should -BeExactly $loop.Written
    }

    It 'has a way over media insights pipelines that shows what it says when it is pasted' {
        $way.Blocks | Should -BeGreaterThan 0 -Because $result.Error
        $way.Shown | Should -BeExactly $way.Written
    }
}

Describe 'The package in a repository' {
    BeforeAll {
        $why = if (-not (Get-Module -ListAvailable Microsoft.PowerShell.PSResourceGet)) { 'Microsoft.PowerShell.PSResourceGet is not installed.' }
        elseif ($IsWindows) { 'PSResourceGet would install into this user''s own folder of modules.' }
        $repository = (New-Item -ItemType Directory (Join-Path $TestDrive 'repository')).FullName

        # What a user has registered and installed stays as it is. The folder has to be there to be taken.
        $person = (New-Item -ItemType Directory (Join-Path $TestDrive 'home')).FullName
        $data = (New-Item -ItemType Directory "$person/.local/share").FullName
    }

    It 'is installed, updated and uninstalled' {
        if ($why) { Set-ItResult -Skipped -Because $why }
        Copy-Item $package $repository

        # The next version, as it is published.
        $next = (New-Item -ItemType Directory (Join-Path $TestDrive 'next')).FullName
        Copy-Item "$out/ChimeVoiceTools/$version" "$next/ChimeVoiceTools" -Recurse
        (Get-Content -Raw "$next/ChimeVoiceTools/ChimeVoiceTools.psd1") -replace "ModuleVersion( *)= '[^']+'", 'ModuleVersion$1= ''99.1.0''' | Set-Content "$next/ChimeVoiceTools/ChimeVoiceTools.psd1"

        $tool = (Get-Module -ListAvailable Microsoft.PowerShell.PSResourceGet)[0].Path
        $result = Invoke-Bare -Environment @{ HOME = $person; XDG_DATA_HOME = $data; PSModulePath = ''; REPOSITORY = $repository; NEXT = "$next/ChimeVoiceTools"; TOOL = $tool } {
            Import-Module $env:TOOL
            Register-PSResourceRepository -Name Local -Uri $env:REPOSITORY -Trusted
            $found = Find-PSResource ChimeVoiceTools -Repository Local
            "found <$($found.Version)> <$($found.ProjectUri)> <$($found.Type)>"
            Install-PSResource ChimeVoiceTools -Repository Local
            "installed <$((Get-InstalledPSResource ChimeVoiceTools).Version)>"
            Publish-PSResource -Path $env:NEXT -Repository Local
            Update-PSResource ChimeVoiceTools -Repository Local
            "updated <$((Get-InstalledPSResource ChimeVoiceTools).Version | Sort-Object)>"
            Import-Module ChimeVoiceTools
            "imported <$((Get-Module ChimeVoiceTools).Version)> <$((Get-Module ChimeVoiceTools).ModuleBase)> <$(@(Get-ChimeTask).Count)>"
            Remove-Module ChimeVoiceTools
            Uninstall-PSResource ChimeVoiceTools -Version '*'
            "left <$(@(Get-InstalledPSResource ChimeVoiceTools -ErrorAction Ignore).Count)>"
        }
        $lines = $result.Output -split '\r?\n'
        $lines[0] | Should -Be "found <$version> <$((Import-PowerShellDataFile $Manifest).PrivateData.PSData.ProjectUri)> <Module>" -Because $result.Error
        $lines[1] | Should -Be "installed <$version>" -Because $result.Error
        $lines[2] | Should -Be "updated <$version 99.1.0>" -Because $result.Error
        $lines[3] | Should -BeLike "imported <99.1.0> <$person*> <0>" -Because $result.Error
        $lines[4] | Should -Be 'left <0>' -Because $result.Error
    }
}
