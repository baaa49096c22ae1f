# Loads the build that fits this PowerShell. On 7.4 and later only the Model assembly goes into the
# session's own load context; everything else, AWSSDK.Core included, goes into the module's.
# What can be done in an assembly is done there: each member that a script names costs a millisecond of the import, and
# a type that is not PowerShell's or .NET's own costs several, since it is looked for in every assembly of the session.

if ($IsCoreCLR) { $build = 'net8.0' } else { $build = 'net472' }
try {
    [System.Activator]::CreateInstanceFrom("$PSScriptRoot/$build/ChimeVoiceTools.Model.dll", 'ChimeVoiceTools.ModuleLoader').Unwrap().Export({ [ChimeVoiceTools.ModuleLifetime]::Remove() })
}
catch {
    # .NET has one assembly of a name, and keeps it until the process ends.
    $loaded = [AppDomain]::CurrentDomain.GetAssemblies().Where{ $_.GetName().Name -eq 'ChimeVoiceTools.Model' }[0].Location
    if ($loaded -and $loaded -ne (Get-Item -LiteralPath "$PSScriptRoot/$build/ChimeVoiceTools.Model.dll").FullName) {
        throw "This session has already loaded another build of ChimeVoiceTools, from $(Split-Path $loaded), and keeps it until it ends. Start a new session to import the one in $(Split-Path $PSScriptRoot)."
    }

    # PowerShell 7.4 is the first that runs on .NET 8.
    if (-not $IsCoreCLR -or [Environment]::Version.Major -ge 8) { throw }
    throw "ChimeVoiceTools needs PowerShell 7.4 or later, or Windows PowerShell 5.1. This is PowerShell $($PSVersionTable.PSVersion)."
}
