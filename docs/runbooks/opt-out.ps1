<#
.SYNOPSIS
    Carries out a speaker's opt-out: stops the tasks on the speaker's calls, and removes the voice profile.
.DESCRIPTION
    It can be run again, as often as one likes: what is done already is found done. It asks before it removes the
    profile, which can't be undone; -Confirm:$false answers for you, and -WhatIf changes nothing.
.PARAMETER VoiceProfileId
    The speaker's voice profile.
.PARAMETER TransactionId
    Calls that the speaker is on now. Calls on which a search of -Task or of this session found the profile as its best
    match are known without.
.PARAMETER Task
    Tasks that another session started, as Import-Clixml or a job hands them on. Those of this session are known without.
.PARAMETER Connection
    Parameters that say where requests go and who signs them, such as @{ ProfileName = 'voice'; Region = 'us-east-1' }.
.OUTPUTS
    One object: the profile, the calls, the ids of the tasks that were stopped, and Outcome, which is Removed, AlreadyGone
    or Kept (where -WhatIf was given, or the question answered with no).
.EXAMPLE
    ./opt-out.ps1 -VoiceProfileId $profileId -TransactionId $transactionId
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)] [string] $VoiceProfileId,
    [string[]] $TransactionId = @(),
    [PSObject[]] $Task = @(),
    [hashtable] $Connection = @{}
)

function Test-VoiceProfile {
    try {
        $null = Get-ChimeVoiceProfile -VoiceProfileId $VoiceProfileId @Connection -ErrorAction Stop
        $true
    }
    catch {
        if ($_.FullyQualifiedErrorId -notlike 'NotFoundException*') { throw }
        $false
    }
}

# Whatever happens to a task, the profile must go: what goes wrong here is said at the end.
$quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = '+problems' }
$problems = @()
$known = @(Get-ChimeTask) + $Task | Where-Object { $_ -and -not $_.IsFinished } | Get-ChimeTask @Connection @quiet
$matched = @(Get-ChimeTask) + $Task + $known | Where-Object { $_.BestMatch.VoiceProfileId -eq $VoiceProfileId }
$calls = @($TransactionId) + $matched.TransactionId | Where-Object { $_ } | Select-Object -Unique
$stopped = $known | Where-Object { $_.TransactionId -in $calls -and -not $_.IsFinished } | Sort-Object TaskId -Unique |
    Stop-ChimeTask -PassThru @Connection @quiet

$wasThere = Test-VoiceProfile
if ($wasThere) {
    Remove-ChimeVoiceProfile -VoiceProfileId $VoiceProfileId @Connection -ErrorAction Stop
}

[pscustomobject] @{
    VoiceProfileId = $VoiceProfileId
    Outcome        = if (-not $wasThere) { 'AlreadyGone' } elseif (Test-VoiceProfile) { 'Kept' } else { 'Removed' }
    TransactionId  = @($calls | Where-Object { $_ })
    StoppedTaskId  = @($stopped | ForEach-Object TaskId)
}
$problems | ForEach-Object { $PSCmdlet.WriteError($_) }
