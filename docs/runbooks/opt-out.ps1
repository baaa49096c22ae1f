<#
.SYNOPSIS
    Carries out a speaker's opt-out: revokes the consent, stops the tasks on the speaker's calls, and removes the voice profile.
.DESCRIPTION
    It can be run again, as often as one likes: what is done already is found done. It asks before it removes the
    profile, which can't be undone; -Confirm:$false answers for you, and -WhatIf changes nothing.

    Where a consent ledger is set, the revocation is in it first, and everything that it names of the speaker is stopped and
    removed, in every domain and region. Without one it knows the voice profile and the calls that it is given.
.PARAMETER VoiceProfileId
    The speaker's voice profile.
.PARAMETER Subject
    The speaker's id in the consent ledger, in place of the voice profile.
.PARAMETER Ledger
    Ledgers of other machines, which are read for what is the speaker's.
.PARAMETER TransactionId
    Calls that the speaker is on now. Calls on which a search of -Task or of this session found the profile as its best
    match are known without.
.PARAMETER Task
    Tasks that another session started, as Import-Clixml or a job hands them on. Those of this session are known without.
.PARAMETER Connection
    Parameters that say where requests go and who signs them, such as @{ ProfileName = 'voice'; Region = 'us-east-1' }.
.OUTPUTS
    One object: the profile or the subject, the calls, the ids of the tasks that were stopped and of the profiles that were
    removed, what is left and why, and Outcome, which is Removed, AlreadyGone or Kept (where -WhatIf was given, or the question
    answered with no).
.EXAMPLE
    ./opt-out.ps1 -VoiceProfileId $profileId -TransactionId $transactionId
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High', DefaultParameterSetName = 'VoiceProfile')]
param(
    [Parameter(Mandatory, ParameterSetName = 'VoiceProfile')] [string] $VoiceProfileId,
    [Parameter(Mandatory, ParameterSetName = 'Subject')] [string] $Subject,
    [string[]] $Ledger = @(),
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
$wasThere = $VoiceProfileId -and (Test-VoiceProfile)
$isOnRecord = [bool] (Get-ChimeConsentLedger)
if ($Subject -and -not $isOnRecord) { throw 'Without a consent ledger nobody knows the subject: give -VoiceProfileId.' }

# First of all, so that nothing new begins meanwhile.
$revoked = @(if ($isOnRecord) {
        $speaker = if ($Subject) { @{ Subject = $Subject } } else { @{ VoiceProfileId = $VoiceProfileId } }
        if ($Ledger) { $speaker.Path = $Ledger }
        Revoke-ChimeConsent @speaker @Connection @quiet
    })
$known = @(Get-ChimeTask) + $Task | Where-Object { $_ -and -not $_.IsFinished } | Get-ChimeTask @Connection @quiet
$profiles = @($VoiceProfileId) + ($revoked | Where-Object Kind -EQ VoiceProfile).Id | Where-Object { $_ }
$matched = @(Get-ChimeTask) + $Task + $known | Where-Object { $_.BestMatch.VoiceProfileId -in $profiles }
$calls = @($TransactionId) + $matched.TransactionId | Where-Object { $_ } | Select-Object -Unique
$stopped = $known | Where-Object { $_.TransactionId -in $calls -and -not $_.IsFinished } | Sort-Object TaskId -Unique |
    Stop-ChimeTask -PassThru @Connection @quiet

if ($wasThere -and -not $isOnRecord) {
    Remove-ChimeVoiceProfile -VoiceProfileId $VoiceProfileId @Connection -ErrorAction Stop
}

$isThere = $VoiceProfileId -and (Test-VoiceProfile)
$removed = @($revoked | Where-Object { $_.Kind -eq 'VoiceProfile' -and $_.Outcome -eq 'Removed' } | ForEach-Object Id)
if ($wasThere -and -not $isThere) { $removed = @($removed + $VoiceProfileId | Select-Object -Unique) }
$outcome = if ($isThere -or ($isOnRecord -and -not $revoked)) { 'Kept' } elseif ($removed) { 'Removed' } else { 'AlreadyGone' }
[pscustomobject] @{
    VoiceProfileId        = $VoiceProfileId
    Subject               = @($revoked | Where-Object Kind -EQ Consent | ForEach-Object Id | Select-Object -Unique)
    Outcome               = $outcome
    TransactionId         = @($calls | Where-Object { $_ })
    StoppedTaskId         = @(@($stopped.TaskId) + ($revoked | Where-Object { $_.Kind -eq 'Task' -and $_.Outcome -eq 'Stopped' }).Id | Where-Object { $_ })
    RemovedVoiceProfileId = $removed
    Left                  = @($revoked | Where-Object Outcome -EQ Left)
}
$problems | ForEach-Object { $PSCmdlet.WriteError($_) }
