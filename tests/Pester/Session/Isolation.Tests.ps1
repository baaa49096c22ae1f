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
}

AfterAll {
    $Recorder.Dispose()
}

Describe 'Beside another <name> <version>, loaded <when> into <where>' -ForEach @(
    foreach ($name in 'AWSSDK.Core', 'Microsoft.Bcl.AsyncInterfaces', 'ChimeVoiceTools.Engine') {
        foreach ($version in '1.0.0.0', '99.0.0.0') {
            foreach ($when in 'before', 'after') {
                foreach ($where in 'the session''s own context', 'another context') {
                    # What PowerShell has itself can be loaded beside it in another context only.
                    if ($name -like 'Microsoft.*' -and $where -ne 'another context') { continue }
                    @{ Name = $name; Version = $version; When = $when; Where = $where }
                }
            }
        }
    }
) {
    It 'both keep working' {
        $file = New-Impostor $Name $Version
        $load = if ($Where -eq 'another context') { "`$theirs = [Runtime.Loader.AssemblyLoadContext]::new('theirs').LoadFromAssemblyPath('$file')" } else { "`$theirs = [Reflection.Assembly]::LoadFrom('$file')" }
        $useTheirs = "`"theirs <`$(`$theirs.GetType('Impostors.Of$($Name -replace '\W')').GetMethod('Hello').Invoke(`$null, @()))>`""
        $import = "Import-Module '$Manifest'"
        $output = Invoke-UnimportedSession $(if ($When -eq 'before') { "$load; $useTheirs; $import; $useOurs; $useTheirs" } else { "$import; $useOurs; $load; $useTheirs; $useOurs" })
        [regex]::Matches($output, [regex]::Escape("theirs <$Name $Version>")).Count | Should -Be $(if ($When -eq 'before') { 2 } else { 1 }) -Because $output
        [regex]::Matches($output, [regex]::Escape($ours)).Count | Should -Be $(if ($When -eq 'before') { 1 } else { 2 }) -Because $output
        $output | Should -Match 'view <True>'
    }
}

Describe 'Beside the real <name> <version>, loaded <when>' -ForEach @(
    foreach ($when in 'before', 'after') {
        @{ Name = 'AWSSDK.Core'; Version = '3.7.501.1'; When = $when; Use = '[Activator]::CreateInstance($theirs.GetType("Amazon.Runtime.BasicAWSCredentials"), "AKID", "secret").GetCredentials().AccessKey'; Answer = 'AKID' }
        @{ Name = 'AWSSDK.Core'; Version = '4.0.3.3'; When = $when; Use = '[Activator]::CreateInstance($theirs.GetType("Amazon.Runtime.BasicAWSCredentials"), "AKID", "secret").GetCredentials().AccessKey'; Answer = 'AKID' }
        @{ Name = 'System.Text.Json'; Version = '8.0.6'; When = $when; Use = '$theirs.GetName().Version'; Answer = '' }
        @{ Name = 'System.Memory'; Version = '4.6.3'; When = $when; Use = '$theirs.GetName().Version'; Answer = '' }
        @{ Name = 'Microsoft.Bcl.AsyncInterfaces'; Version = '8.0.0'; When = $when; Use = '$theirs.GetName().Version'; Answer = '' }
    }
) {
    It 'both keep working' {
        $file = (Resolve-Path "$OtherVersions/$Name/$Version/$Name.dll").Path
        # What the runtime has itself can be loaded beside it in another context only.
        $load = if ($Name -ne 'AWSSDK.Core') { "`$theirs = [Runtime.Loader.AssemblyLoadContext]::new('theirs').LoadFromAssemblyPath('$file')" } else { "`$theirs = [Reflection.Assembly]::LoadFrom('$file')" }
        $useTheirs = "`"theirs <`$($Use)>`""
        $known = if ($Answer) { $Answer } else { [Reflection.AssemblyName]::GetAssemblyName($file).Version }
        $import = "Import-Module '$Manifest'"
        $output = Invoke-UnimportedSession $(if ($When -eq 'before') { "$load; $useTheirs; $import; $useOurs; $useTheirs" } else { "$import; $useOurs; $load; $useTheirs; $useOurs" })
        [regex]::Matches($output, [regex]::Escape("theirs <$known>")).Count | Should -BeGreaterThan 0 -Because $output
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
