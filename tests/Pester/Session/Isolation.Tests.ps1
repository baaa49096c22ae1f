BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/Recorder.ps1"
    . "$PSScriptRoot/../Support/AwsTools.ps1"

    # An assembly that another module might bring: the name of one of ours, and one type that says whose it is.
    function New-Impostor {
        param([string] $Name, [string] $Version)
        $file = Join-Path (New-Item -ItemType Directory -Path (Join-Path $TestDrive "impostors/$Version") -Force) "$Name.dll"
        if (-not (Test-Path $file)) {
            # Add-Type gives an assembly a random name, whatever its file is called.
            $source = "[assembly: System.Reflection.AssemblyVersion(`"$Version`")] namespace Impostors { public static class Of$($Name -replace '\W') { public static string Hello() { return `"$Name $Version`"; } } }"
            $compilation = [Microsoft.CodeAnalysis.CSharp.CSharpCompilation]::Create(
                $Name,
                [Microsoft.CodeAnalysis.SyntaxTree[]] @([Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree]::ParseText($source)),
                [Microsoft.CodeAnalysis.MetadataReference[]] @([Microsoft.CodeAnalysis.MetadataReference]::CreateFromFile([object].Assembly.Location)),
                [Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions]::new([Microsoft.CodeAnalysis.OutputKind]::DynamicallyLinkedLibrary))
            $stream = [IO.File]::Create($file)
            try { $compilation.Emit($stream).Success | Should -BeTrue } finally { $stream.Dispose() }
            [Reflection.AssemblyName]::GetAssemblyName($file).Name | Should -Be $Name
        }
        $file
    }

    # What both sides have to show after one another's loading: ours works on an emulator, theirs answers.
    $useOurs = '$e = Start-ChimeVoiceEmulator -TaskDuration 0.2; $t = Start-ChimeSpeakerSearchTask -VoiceConnectorId $e.VoiceConnectorId -TransactionId call-1 -VoiceProfileDomainId $e.VoiceProfileDomainId -EndpointUrl $e.EndpointUrl -ConfirmConsent | Wait-ChimeTask -Timeout 60; "ours <$($t.Status)> <$($t -is [ChimeVoiceTools.SpeakerSearchTask])> <$($t.PSObject.TypeNames[0])>"; "view <$(($t | Out-String) -match "Search +SUCCEEDED")>"'
    $ours = 'ours <SUCCEEDED> <True> <ChimeVoiceTools.SpeakerSearchTask>'

    function Invoke-UnimportedSession {
        # A process of its own, where nothing of ours has been loaded before the script runs.
        param([string] $Script)
        $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes("`$ProgressPreference = 'SilentlyContinue'; $Script"))
        $output = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -OutputFormat Text -EncodedCommand $encoded 2>&1
        ($output | Out-String).Trim()
    }

    function Invoke-BesideOther {
        # Loads what others have before or after the module, and uses both.
        param([string] $When, [string] $Load, [string] $UseTheirs)
        $import = "Import-Module '$Manifest'"
        Invoke-UnimportedSession $(if ($When -eq 'before') { "$Load; $UseTheirs; $import; $useOurs; $UseTheirs" } else { "$import; $useOurs; $Load; $UseTheirs; $useOurs" })
    }
}

AfterAll {
    $Recorder.Dispose()
}

Describe 'Beside others'' <version> of assemblies that the module has, loaded <when> into <where>' -ForEach @(
    foreach ($version in '1.0.0.0', '99.0.0.0') {
        foreach ($when in 'before', 'after') {
            foreach ($where in 'the session''s own context', 'another context') {
                # What PowerShell has itself can be loaded beside it in another context only.
                $names = 'AWSSDK.Core', 'ChimeVoiceTools.Engine', 'Microsoft.Bcl.AsyncInterfaces' | Where-Object { $_ -notlike 'Microsoft.*' -or $where -eq 'another context' }
                @{ Version = $version; When = $when; Where = $where; Names = $names }
            }
        }
    }
) {
    BeforeAll {
        $load, $useTheirs = '', ''
        foreach ($name in $Names) {
            $file = New-Impostor $name $Version
            $variable = '$' + ($name -replace '\W')
            $load += "$variable = $(if ($Where -eq 'another context') { "[Runtime.Loader.AssemblyLoadContext]::new('theirs').LoadFromAssemblyPath('$file')" } else { "[Reflection.Assembly]::LoadFrom('$file')" });"
            $useTheirs += "`"theirs <`$($variable.GetType('Impostors.Of$($name -replace '\W')').GetMethod('Hello').Invoke(`$null, @()))>`";"
        }
        $output = Invoke-BesideOther $When $load $useTheirs
    }

    It 'the module works' {
        [regex]::Matches($output, [regex]::Escape($ours)).Count | Should -Be $(if ($When -eq 'before') { 1 } else { 2 }) -Because $output
        $output | Should -Match 'view <True>'
    }

    It '<_> works' -ForEach $Names {
        [regex]::Matches($output, [regex]::Escape("theirs <$_ $Version>")).Count | Should -Be $(if ($When -eq 'before') { 2 } else { 1 }) -Because $output
    }
}

Describe 'Beside AWSSDK.Core <aws> and real packages of others, loaded <when>' -ForEach @(
    foreach ($when in 'before', 'after') {
        foreach ($aws in '3.7.501.1', '4.0.3.3') { @{ When = $when; Aws = $aws } }
    }
) {
    BeforeAll {
        # What the runtime has itself can be loaded beside it in another context only.
        $load = "`$aws = [Reflection.Assembly]::LoadFrom('$OtherVersions/AWSSDK.Core/$Aws/AWSSDK.Core.dll');"
        $useTheirs = '"theirs <$([Activator]::CreateInstance($aws.GetType("Amazon.Runtime.BasicAWSCredentials"), "AKID", "secret").GetCredentials().AccessKey)>";'
        $expected = @('AKID')
        foreach ($other in @{ Name = 'System.Text.Json'; Version = '8.0.6' }, @{ Name = 'System.Memory'; Version = '4.6.3' }, @{ Name = 'Microsoft.Bcl.AsyncInterfaces'; Version = '8.0.0' }) {
            $file = (Resolve-Path "$OtherVersions/$($other.Name)/$($other.Version)/$($other.Name).dll").Path
            $variable = '$' + ($other.Name -replace '\W')
            $load += "$variable = [Runtime.Loader.AssemblyLoadContext]::new('theirs').LoadFromAssemblyPath('$file');"
            $useTheirs += "`"theirs <`$($variable.GetName().Name) `$($variable.GetName().Version)>`";"
            $expected += "$($other.Name) $([Reflection.AssemblyName]::GetAssemblyName($file).Version)"
        }
        $output = Invoke-BesideOther $When $load $useTheirs
    }

    It 'all keep working' {
        foreach ($theirs in $expected) {
            [regex]::Matches($output, [regex]::Escape("theirs <$theirs>")).Count | Should -BeGreaterThan 0 -Because $output
        }
        $output | Should -Match ([regex]::Escape($ours))
        $output | Should -Match 'view <True>'
    }
}

Describe 'In a session with AWS.Tools' {
    It 'the module keeps its own AWSSDK.Core, and the session has the other one' {
        $script = (Get-AwsToolsImport '3.7.501.1') + "Import-Module '$Manifest'; $useOurs;" + @'
            foreach ($context in [Runtime.Loader.AssemblyLoadContext]::All) {
                $context.Assemblies | Where-Object { $_.GetName().Name -eq 'AWSSDK.Core' } | ForEach-Object { "$($context.Name) <$($_.GetName().Version.Major)>" }
            }
'@
        $output = Invoke-UnimportedSession $script
        $output | Should -Match ([regex]::Escape($ours))
        $output | Should -Match 'Default <3>'
        $output | Should -Match 'ChimeVoiceTools <4>'
    }

    It 'its wrapper still answers after the module has asked it' {
        $result = Invoke-Recorded ((Get-AwsToolsImport '3.7.501.1') + "Set-Stored Basic; `$null = $Get -Region us-east-1; `"kept <`$StoredAWSCredentials>`"")
        $result.Requests.AccessKey | Should -Be 'AKIDSESSION'
        $result.Text | Should -Match 'kept <Session Stored Credentials>'
    }
}

Describe 'Types in output' {
    It 'are found by name where the module''s others are not' {
        $emulator = Start-ChimeVoiceEmulator
        try {
            [ChimeVoiceTools.VoiceEmulator].Assembly.GetName().Name | Should -Be 'ChimeVoiceTools.Model'
            $emulator | Should -BeOfType ([ChimeVoiceTools.VoiceEmulator])
            'ChimeVoiceTools.Engine.Tasks.TaskOperations' -as [type] | Should -BeNullOrEmpty
            'Amazon.Runtime.AWSCredentials' -as [type] | Should -BeNullOrEmpty
        }
        finally {
            Stop-ChimeVoiceEmulator
        }
    }

    It 'are those that the cmdlets declare' {
        foreach ($command in Get-Command -Module ChimeVoiceTools) {
            foreach ($type in $command.OutputType) {
                ($type.Name -as [type]) | Should -Not -BeNullOrEmpty -Because "$command says that it emits $($type.Name)"
            }
        }
    }
}
