# Loads the build that fits this PowerShell. On 7.4 and later only the Model assembly goes into the
# session's own load context; everything else, AWSSDK.Core included, goes into the module's.
# What can be done in an assembly is done there: each member that a script names costs a millisecond of the import.

if ($IsCoreCLR) {
    try {
        $loader = [Reflection.Assembly]::LoadFrom("$PSScriptRoot/net8.0/ChimeVoiceTools.Model.dll").GetType('ChimeVoiceTools.ModuleLoadContext', $true)
    }
    catch {
        # PowerShell 7.4 is the first that runs on .NET 8.
        if ([Environment]::Version.Major -ge 8) { throw }
        throw "ChimeVoiceTools needs PowerShell 7.4 or later, or Windows PowerShell 5.1. This is PowerShell $($PSVersionTable.PSVersion)."
    }
}
else {
    $loader = [Reflection.Assembly]::LoadFrom("$PSScriptRoot\net472\ChimeVoiceTools.Model.dll").GetType('ChimeVoiceTools.ModuleAssemblyResolver', $true)
}

$assembly = $loader::LoadModule()
$assembly.GetType('ChimeVoiceTools.Infrastructure.ModuleExports')::HandOn((Import-Module -Assembly $assembly -PassThru), { [ChimeVoiceTools.ModuleLifetime]::Remove() })
