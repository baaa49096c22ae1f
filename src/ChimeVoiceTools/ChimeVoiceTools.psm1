# Loads the build that fits this PowerShell. On 7.4 and later only the Model assembly goes into the
# session's own load context; everything else, AWSSDK.Core included, goes into the module's.

if ($PSVersionTable.PSEdition -ne 'Core') {
    $loader = [Reflection.Assembly]::LoadFrom("$PSScriptRoot\net472\ChimeVoiceTools.Model.dll").GetType('ChimeVoiceTools.ModuleAssemblyResolver')
}
elseif ($PSVersionTable.PSVersion -ge [version]'7.4') {
    $loader = [Reflection.Assembly]::LoadFrom("$PSScriptRoot/net8.0/ChimeVoiceTools.Model.dll").GetType('ChimeVoiceTools.ModuleLoadContext')
}
else {
    throw "ChimeVoiceTools needs PowerShell 7.4 or later, or Windows PowerShell 5.1. This is PowerShell $($PSVersionTable.PSVersion)."
}

# PowerShell keeps an assembly's cmdlets from an earlier import of the same session and then does not
# export them from the new module, hence the second step.
$cmdlets = Import-Module -Assembly $loader.GetMethod('LoadModule').Invoke($null, $null) -PassThru
$addExportedCmdlet = [Management.Automation.PSModuleInfo].GetMethod('AddExportedCmdlet', [Reflection.BindingFlags]'Instance, NonPublic')
foreach ($cmdlet in $cmdlets.ExportedCmdlets.Values) {
    $null = $addExportedCmdlet.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet))
}

$ExecutionContext.SessionState.Module.OnRemove = { [ChimeVoiceTools.ModuleLifetime]::Remove() }
