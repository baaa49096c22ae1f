<#
.SYNOPSIS
    Registers the nightly search as a scheduled task of Windows.
.PARAMETER Path
    The CSV file with the calls.
.PARAMETER OutputPath
    The CSV file that the results go into.
.PARAMETER LedgerPath
    The consent ledger, on a local disk.
.PARAMETER LogPath
    The transcript, which each run appends to.
.PARAMETER At
    The time of day.
.PARAMETER Credential
    The account that it runs as, whose AWS profile signs the requests. Without it, it runs as the local service account, which
    needs credentials from elsewhere, such as the role of the instance.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $OutputPath,
    [Parameter(Mandatory)] [string] $LedgerPath,
    [Parameter(Mandatory)] [string] $LogPath,
    [datetime] $At = '01:00',
    [pscredential] $Credential
)

$pwsh = (Get-Command pwsh -CommandType Application -ErrorAction Stop | Select-Object -First 1).Source
$arguments = @('-NoProfile', '-NonInteractive', '-File', "`"$PSScriptRoot\nightly-search.ps1`"")
$paths = [ordered] @{ Path = $Path; OutputPath = $OutputPath; LedgerPath = $LedgerPath; LogPath = $LogPath }
foreach ($name in $paths.Keys) {
    # A task has no folder of its own to begin in.
    $arguments += "-$name", "`"$($PSCmdlet.GetUnresolvedProviderPathFromPSPath($paths.$name))`""
}

$action = New-ScheduledTaskAction -Execute $pwsh -Argument ($arguments -join ' ')
$trigger = New-ScheduledTaskTrigger -Daily -At $At
$settings = New-ScheduledTaskSettingsSet -StartWhenAvailable -MultipleInstances IgnoreNew `
    -ExecutionTimeLimit (New-TimeSpan -Hours 12)
$account = if ($Credential) {
    @{ User = $Credential.UserName; Password = $Credential.GetNetworkCredential().Password }
}
else {
    @{ User = 'NT AUTHORITY\LOCAL SERVICE' }
}

if ($PSCmdlet.ShouldProcess('ChimeVoiceNightlySearch', 'Register the scheduled task')) {
    Register-ScheduledTask -TaskName ChimeVoiceNightlySearch -Action $action -Trigger $trigger -Settings $settings @account -Force
}
