BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $folder = Join-Path (Split-Path $Manifest) 'bin/net8.0'
}

Describe 'Importing the module from a built checkout' {
    It 'exports each cmdlet that the manifest lists' {
        (Get-Command -Module ChimeVoiceTools).Name | Should -Be (Import-PowerShellDataFile $Manifest).CmdletsToExport
        (Get-Command -Module ChimeVoiceTools).CommandType | Sort-Object -Unique | Should -Be 'Cmdlet'
    }

    It 'exports nothing else' {
        $module = Get-Module ChimeVoiceTools
        $module.ExportedFunctions.Count + $module.ExportedAliases.Count + $module.ExportedVariables.Count | Should -Be 0
    }

    It 'exports all cmdlets of the assembly, each under its own name' {
        $exported = Get-Command -Module ChimeVoiceTools
        $assembly = $exported[0].ImplementingType.Assembly
        $classes = $assembly.GetExportedTypes() | Where-Object { [Reflection.CustomAttributeExtensions]::GetCustomAttribute($_, [Management.Automation.CmdletAttribute]) }
        $exported.ImplementingType | Sort-Object FullName | Should -Be ($classes | Sort-Object FullName)
        foreach ($command in $exported) {
            $attribute = [Reflection.CustomAttributeExtensions]::GetCustomAttribute($command.ImplementingType, [Management.Automation.CmdletAttribute])
            $command.Name | Should -Be "$($attribute.VerbName)-$($attribute.NounName)"
        }
    }

    It 'exports the same where PowerShell has to find the cmdlets itself' {
        $result = Invoke-FreshPowerShell {
            $type = (Get-Command Get-ChimeTask).ImplementingType.Assembly.GetType('ChimeVoiceTools.Loading.ModuleExports')
            $known = (Get-Command -Module ChimeVoiceTools).Name
            Remove-Module ChimeVoiceTools
            $module = New-Module Found { }
            $null = $type.GetMethod('LetPowerShellExport', [Reflection.BindingFlags] 'Static, NonPublic').Invoke($null, [object[]] $module.PSObject.BaseObject)
            (& $module { Get-Command -Name *-Chime* -CommandType Cmdlet }).Name -join '+'
            $known -join '+'
        }
        $found, $known = $result.Output -split '\r?\n'
        $found | Should -Be $known -Because $result.Error
    }

    It 'is seen by the module that imports it, and by nobody else' {
        $result = Invoke-FreshPowerShell -Environment @{ MANIFEST = $Manifest } {
            Remove-Module ChimeVoiceTools
            $module = New-Module Runbook { Import-Module $env:MANIFEST; function Get-EmulatorOfProcess { @(Get-ChimeVoiceEmulator).Count } }
            Import-Module $module
            "inside <$(Get-EmulatorOfProcess)>"
            "outside <$(@(Get-Command Get-ChimeTask -ErrorAction Ignore -Module ChimeVoiceTools).Count)>"
        }
        $result.Output -split '\r?\n' | Should -Be 'inside <0>', 'outside <0>' -Because $result.Error
    }

    It 'works three times over in one session, with Remove-Module and -Force' {
        foreach ($time in 1..3) {
            Import-Module $Manifest
            Remove-Module ChimeVoiceTools
            Get-Command Get-ChimeTask -ErrorAction Ignore -Module ChimeVoiceTools | Should -BeNullOrEmpty
            Import-Module $Manifest -Force
            (Get-Command -Module ChimeVoiceTools).Name | Should -Be (Import-PowerShellDataFile $Manifest).CmdletsToExport
            $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.2
            $task = Start-ChimeSpeakerSearchTask -VoiceConnectorId $emulator.VoiceConnectorId -TransactionId "call-$time" -VoiceProfileDomainId $emulator.VoiceProfileDomainId -EndpointUrl $emulator.EndpointUrl -ConfirmConsent | Wait-ChimeTask -Timeout 60
            $task.Status | Should -Be 'SUCCEEDED'
            $task | Should -BeOfType ([ChimeVoiceTools.SpeakerSearchTask])
            $task | Out-String | Should -Match '\bSearch\b' -Because 'the view is there'
            ($task | ConvertTo-Deserialized).BestMatch.ConfidenceScore | Should -Be $task.BestMatch.ConfidenceScore
            Stop-ChimeVoiceEmulator
        }
    }

    It 'works after -Force without Remove-Module' {
        Import-Module $Manifest -Force
        Import-Module $Manifest -Force
        Get-ChimeVoiceEmulator | Should -BeNullOrEmpty
    }

    It 'writes no error and no warning' {
        $result = Invoke-FreshPowerShell { "errors <$($Error.Count)>" }
        $result.Output | Should -Be 'errors <0>'
        $result.Error | Should -BeNullOrEmpty
    }

    It 'is the same by the path of its folder' {
        $result = Invoke-FreshPowerShell -Environment @{ FOLDER = Split-Path $Manifest } {
            Remove-Module ChimeVoiceTools
            Import-Module $env:FOLDER/ChimeVoiceTools.psd1
            @(Get-Command -Module ChimeVoiceTools).Count
        }
        $result.Output | Should -Be (Import-PowerShellDataFile $Manifest).CmdletsToExport.Count
    }
}

Describe 'Another build of the module, from another folder' {
    BeforeAll {
        # What makes a build another one is the id that the compiler gives the assembly.
        function New-Copy([string] $Name, [switch] $AnotherBuild) {
            $copy = New-Item -ItemType Directory -Path (Join-Path $TestDrive "$Name/ChimeVoiceTools")
            Copy-Item $Manifest $copy
            Copy-Item (Join-Path (Split-Path $Manifest) bin) $copy -Recurse
            if ($AnotherBuild) {
                (Get-Content "$copy/ChimeVoiceTools.psd1" -Raw) -replace "(ModuleVersion += )'[^']+'", "`$1'99.0.0'" | Set-Content "$copy/ChimeVoiceTools.psd1"
                $file = "$copy/bin/net8.0/ChimeVoiceTools.Model.dll"
                $text = [Text.Encoding]::Latin1.GetString([IO.File]::ReadAllBytes($file))
                $id = [Text.Encoding]::Latin1.GetString([Reflection.Assembly]::Load([IO.File]::ReadAllBytes($file)).ManifestModule.ModuleVersionId.ToByteArray())
                $text.IndexOf($id, [StringComparison]::Ordinal) | Should -BeGreaterThan 0
                [IO.File]::WriteAllBytes($file, [Text.Encoding]::Latin1.GetBytes($text.Replace($id, [Text.Encoding]::Latin1.GetString([guid]::NewGuid().ToByteArray()))))
            }

            "$copy/ChimeVoiceTools.psd1"
        }

        $other = New-Copy other -AnotherBuild
        $same = New-Copy same
    }

    It 'is refused in a session that has one, which says what to do and stays as it was' {
        $result = Invoke-FreshPowerShell -Environment @{ OTHER = $other; FIRST = $Manifest } {
            $views = @(Get-FormatData ChimeVoiceTools.SpeakerSearchTask).Count
            try { Import-Module $env:OTHER -ErrorAction Stop } catch { "$_" }
            "modules <$((Get-Module ChimeVoiceTools).ModuleBase -eq (Split-Path $env:FIRST))>"
            "views <$(@(Get-FormatData ChimeVoiceTools.SpeakerSearchTask).Count - $views)>"
            "works <$(@(Get-ChimeTask).Count) $(([ChimeVoiceTools.SpeakerSearchTask] @{ Status = 'SUCCEEDED' } | Out-String) -match 'Search')>"
            Remove-Module ChimeVoiceTools
            try { Import-Module $env:OTHER -ErrorAction Stop } catch { "again <$($_ -match 'Start a new session')>" }
            "left <$(@(Get-Module ChimeVoiceTools).Count) $(@(Get-FormatData ChimeVoiceTools.SpeakerSearchTask).Count)>"
            Import-Module $env:FIRST
            "back <$(@(Get-ChimeTask).Count)>"
        }
        $lines = $result.Output -split '\r?\n'
        $lines[0] | Should -BeLike "*already loaded another build of ChimeVoiceTools, from $(Split-Path $Manifest)*Start a new session to import the one in $(Split-Path $other)*" -Because $result.Error
        $lines[1..6] | Should -Be 'modules <True>', 'views <0>', 'works <0 True>', 'again <True>', 'left <0 0>', 'back <0>'
    }

    It 'works where it is the same build' {
        $result = Invoke-FreshPowerShell -Environment @{ SAME = $same } {
            Import-Module $env:SAME -ErrorAction Stop
            "works <$(@(Get-ChimeTask).Count)>"
            $copy = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize(
                [ChimeVoiceTools.SpeakerSearchTask] @{ Results = @([ChimeVoiceTools.SpeakerSearchResult] @{ VoiceProfileId = 'vp-1' }) }))
            "whole <$($copy.Results[0].VoiceProfileId)>"
        }
        $result.Output -split '\r?\n' | Should -Be 'works <0>', 'whole <vp-1>' -Because $result.Error
    }

    It 'works alone in a session' {
        $result = Invoke-FreshPowerShell -Environment @{ OTHER = $other } { "version <$((Get-Module ChimeVoiceTools).Version)>" }
        $result.Output | Should -Be 'version <0.1.0>'
        $start = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command "Import-Module '$other'; (Get-Module ChimeVoiceTools).Version.ToString(); @(Get-ChimeTask).Count"
        $start | Should -Be '99.0.0', '0'
    }
}

Describe 'The load contexts' {
    BeforeAll {
        $emulator = Start-ChimeVoiceEmulator
        $null = Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $emulator.VoiceConnectorId -TransactionId call-1 -EndpointUrl $emulator.EndpointUrl -ConfirmConsent
        Stop-ChimeVoiceEmulator
        $default = [Runtime.Loader.AssemblyLoadContext]::Default.Assemblies | ForEach-Object { $_.GetName().Name }
        $own = [Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -EQ 'ChimeVoiceTools'
    }

    It 'have the Model alone of ours, and nothing of AWS, in the session''s' {
        $default -match '^(ChimeVoiceTools|AWSSDK)' | Should -Be 'ChimeVoiceTools.Model'
    }

    It 'have everything else in one of the module''s own, also after a second import' {
        Import-Module $Manifest -Force
        [Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -EQ 'ChimeVoiceTools' | Should -HaveCount 1
        $names = $own.Assemblies | ForEach-Object { $_.GetName().Name }
        foreach ($name in 'ChimeVoiceTools', 'ChimeVoiceTools.Engine', 'ChimeVoiceTools.Emulator', 'AWSSDK.Core') { $names | Should -Contain $name }
        $names | Should -Not -Contain 'ChimeVoiceTools.Model'
    }

    It 'have two assemblies of ours after the import, and AWSSDK.Core with the first call' {
        $result = Invoke-FreshPowerShell {
            function Get-Loaded { ([AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name }) -match '^(ChimeVoiceTools|AWSSDK)' | Sort-Object }
            (Get-Loaded) -join '+'
            $null = Get-Command -Module ChimeVoiceTools -Syntax
            $null = Get-ChimeTask
            $null = Get-ChimeVoiceEmulator
            "core <$((Get-Loaded) -contains 'AWSSDK.Core')>"
            $null = Get-ChimeSpeakerSearchTask -VoiceConnectorId connector-1 -SpeakerSearchTaskId task-1 -ErrorAction Ignore
            "core <$((Get-Loaded) -contains 'AWSSDK.Core')>"
        }
        $result.Output -split '\r?\n' | Should -Be 'ChimeVoiceTools+ChimeVoiceTools.Model', 'core <False>', 'core <True>'
    }

    It 'do not have the emulator where none was started' {
        $result = Invoke-FreshPowerShell {
            $null = Get-ChimeTask
            ([AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name }) -match '^ChimeVoiceTools' -join '+'
        }
        $result.Output | Should -Match 'ChimeVoiceTools\.Engine'
        $result.Output | Should -Not -Match 'ChimeVoiceTools\.Emulator'
    }
}

Describe 'The folder of the build for PowerShell 7.4' {
    It 'holds nothing that PowerShell itself has' {
        $files = (Get-ChildItem $folder -Filter *.dll).Name
        $files | Should -Contain 'ChimeVoiceTools.dll'
        $files | Where-Object { Test-Path (Join-Path $PSHOME $_) } | Should -BeNullOrEmpty
        $files | Should -Not -Contain 'System.Management.Automation.dll'
        $files -match '^(System|Microsoft)\.' | Should -BeNullOrEmpty
    }
}
