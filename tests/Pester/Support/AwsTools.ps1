# Stand-ins of AWS.Tools: its session's credentials class, whose members are internal, over other versions of
# AWSSDK.Core; dot-sourced by the files that need it, after Common.ps1.
$OtherVersions = Join-Path $PSScriptRoot '../../ChimeVoiceTools.Tests/obj/OtherVersions'
if (-not (Test-Path $OtherVersions)) { throw 'Build tests/ChimeVoiceTools.Tests first: it brings the other versions of AWSSDK.Core.' }

$AwsTools = @{}
foreach ($version in '3.7.501.1', '4.0.3.3') {
    $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive "AWS.Tools $version")).FullName
    $core = (Resolve-Path "$OtherVersions/AWSSDK.Core/$version/AWSSDK.Core.dll").Path
    Copy-Item $core $folder
    Add-Type -IgnoreWarnings -WarningAction SilentlyContinue -OutputAssembly "$folder/AWS.Tools.Common.dll" -OutputType Library -ReferencedAssemblies $core, 'System.Runtime', 'System.Threading', 'netstandard' -TypeDefinition @'
using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;

namespace Amazon.PowerShell.Common
{
    internal enum CredentialsSource { Strings, Session }

    public class AWSPSCredentials
    {
        internal AWSCredentials Credentials { get; private set; }
        internal string Name { get; private set; }
        internal CredentialsSource Source { get; private set; }

        internal AWSPSCredentials(AWSCredentials credentials, string name, CredentialsSource source)
        {
            Credentials = credentials;
            Name = name;
            Source = source;
        }

        public override string ToString() { return Name; }

        public static AWSPSCredentials Of(AWSCredentials credentials) { return new AWSPSCredentials(credentials, "Session Stored Credentials", CredentialsSource.Session); }
    }

    // New keys each time that somebody asks.
    internal sealed class Renewing : AWSCredentials
    {
        private int _asked;

        public override ImmutableCredentials GetCredentials()
        {
            return new ImmutableCredentials("AKIDRENEWED" + Interlocked.Increment(ref _asked), "secret-of-renewed", "token-of-renewed");
        }
    }

    internal sealed class Failing : AWSCredentials
    {
        public override ImmutableCredentials GetCredentials() { throw new InvalidOperationException("The sign-in has run out"); }

        public override Task<ImmutableCredentials> GetCredentialsAsync() { return Task.FromException<ImmutableCredentials>(new InvalidOperationException("The sign-in has run out")); }
    }

    public static class Sample
    {
        public static AWSCredentials Basic { get { return new BasicAWSCredentials("AKIDSESSION", "secret-of-session"); } }
        public static AWSCredentials Session { get { return new SessionAWSCredentials("AKIDTEMPORARY", "secret-of-temporary", "token-of-temporary"); } }
        public static AWSCredentials Renewing { get { return new Renewing(); } }
        public static AWSCredentials Failing { get { return new Failing(); } }
    }
}
'@
    $AwsTools[$version] = $folder
}

function Get-AwsToolsImport {
    # The beginning of a script: loads the stand-in as a module loads its assemblies, into the session's own context
    # or into another one, and has $sample for its credentials and Set-Stored for what Set-AWSCredential does.
    param([string] $Version, [switch] $Isolated)
    $load = if ($Isolated) {
        '$context = [Runtime.Loader.AssemblyLoadContext]::new("AWS.Tools"); $null = $context.LoadFromAssemblyPath("{0}/AWSSDK.Core.dll"); $tools = $context.LoadFromAssemblyPath("{0}/AWS.Tools.Common.dll")'
    }
    else {
        '$null = [Reflection.Assembly]::LoadFrom("{0}/AWSSDK.Core.dll"); $tools = [Reflection.Assembly]::LoadFrom("{0}/AWS.Tools.Common.dll")'
    }
    ($load -f $AwsTools[$Version]) + @'
; $sample = $tools.GetType('Amazon.PowerShell.Common.Sample'); $wrapper = $tools.GetType('Amazon.PowerShell.Common.AWSPSCredentials')
function Get-Sample($name) { $sample.GetProperty($name).GetValue($null) }
function Set-Stored($name) { $global:StoredAWSCredentials = $wrapper.GetMethod('Of').Invoke($null, @(, (Get-Sample $name))) }

'@
}
