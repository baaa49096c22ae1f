<#
.SYNOPSIS
    Says which of the live calls in a CSV come from somebody whose voice is known.
.PARAMETER Path
    The CSV, with the columns VoiceConnectorId, TransactionId and VoiceProfileDomainId.
.PARAMETER MinimumScore
    How sure the service has to be, from 0 to 1.
#>
param(
    [Parameter(Mandatory)] [string] $Path,
    [double] $MinimumScore = 0.9
)

# Every caller in the file was told of the analysis and has agreed to it before the call got into the file.
Import-Csv $Path |
    Start-ChimeSpeakerSearchTask -ConfirmConsent -QuotaTimeout 600 |
    Wait-ChimeTask -Timeout 120 |
    Where-Object BestScore -ge $MinimumScore |
    Select-Object TransactionId, @{ Name = 'VoiceProfileId'; Expression = { $_.BestMatchId } }
