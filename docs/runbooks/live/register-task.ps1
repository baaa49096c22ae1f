<#
.SYNOPSIS
    Registers the worker as a scheduled task of Windows that starts with the machine, and again a minute after it has ended.
.PARAMETER Runner
    The script that calls worker.ps1 with your consent check.
.PARAMETER Count
    How many workers this machine runs.
.PARAMETER Credential
    The account that they run as. Without it, they run as the local service account.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [string] $Runner,
    [ValidateRange(1, 64)] [int] $Count = 1,
    [pscredential] $Credential
)

$path = (Resolve-Path -LiteralPath $Runner).Path
$pwsh = (Get-Command pwsh -CommandType Application | Select-Object -First 1).Source
$action = New-ScheduledTaskAction -Execute $pwsh -Argument "-NoProfile -NonInteractive -File `"$path`""
$trigger = New-ScheduledTaskTrigger -AtStartup
$settings = New-ScheduledTaskSettingsSet -RestartInterval (New-TimeSpan -Minutes 1) -RestartCount 999 -ExecutionTimeLimit 0 `
    -MultipleInstances IgnoreNew
$account = if ($Credential) {
    @{ User = $Credential.UserName; Password = $Credential.GetNetworkCredential().Password }
}
else {
    @{ User = 'NT AUTHORITY\LOCAL SERVICE' }
}

foreach ($number in 1..$Count) {
    $name = "ChimeVoiceWorker-$number"
    if ($PSCmdlet.ShouldProcess($name, 'Register the scheduled task')) {
        Register-ScheduledTask -TaskName $name -Action $action -Trigger $trigger -Settings $settings @account -Force
    }
}
