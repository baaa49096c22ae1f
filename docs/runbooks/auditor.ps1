<#
.SYNOPSIS
    Shows on whose consent a voice profile rests: one object for each consent, from the first search to the last renewal.
.DESCRIPTION
    It verifies the ledgers first, and shows nothing of ledgers that are not as they were written. It changes nothing, and
    sends nothing.
.PARAMETER VoiceProfileId
    The voice profile.
.PARAMETER Path
    The ledgers of all machines that searched or enrolled.
.PARAMETER HeadFile
    A CSV file with heads that were kept elsewhere, in columns Path and Head, as Get-ChimeConsentLedger | Export-Csv writes it.
.OUTPUTS
    One object for each consent, oldest first.
.EXAMPLE
    ./auditor.ps1 -VoiceProfileId $profileId -Path ./ledgers/*.jsonl -HeadFile ./heads.csv
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $VoiceProfileId,
    [Parameter(Mandatory)] [string[]] $Path,
    [string] $HeadFile
)

$ErrorActionPreference = 'Stop'
$tests = @(
    Test-ChimeConsentLedger -Path $Path
    if ($HeadFile) { Import-Csv -LiteralPath $HeadFile | Test-ChimeConsentLedger }
)
$invalid = @($tests | Where-Object { -not $_.IsValid })
if ($invalid) {
    throw "These ledgers are not as they were written: $(($invalid | ForEach-Object { "$($_.Path): $($_.Reason)" }) -join ' ')"
}

$records = @(Get-ChimeConsentRecord -VoiceProfileId $VoiceProfileId -Path $Path)
if ('ProfileMade' -notin $records.Event) {
    throw "None of these ledgers has the making of the voice profile '$VoiceProfileId'. It was made without a ledger, on another machine or by another program."
}

foreach ($consent in $records | Where-Object Event -EQ Consent | Sort-Object Time) {
    $outcome = $records | Where-Object { $_.LedgerPath -eq $consent.LedgerPath -and $_.ConsentNumber -eq $consent.Number }
    [pscustomobject] @{
        VoiceProfileId   = $VoiceProfileId
        Time             = $consent.Time
        Operation        = $consent.Operation
        ConsentSubject   = $consent.ConsentSubject
        ConsentReference = $consent.ConsentReference
        ConsentObtained  = $consent.ConsentObtained
        By               = "$($consent.User) on $($consent.HostName)"
        TransactionId    = $consent.TransactionId
        Outcome          = @($outcome.Event) -join ', '
        Ledger           = $consent.LedgerPath
        Line             = $consent.Number
        Hash             = $consent.Hash
    }
}
