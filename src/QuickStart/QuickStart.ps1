# The module's main job with the real cmdlets, against the emulator. Each command is shown before its output.
param([Parameter(Mandatory)] [string] $Manifest)

$ErrorActionPreference = 'Stop'

function Show([scriptblock] $Command) {
    "PS> $Command"
    # In the caller's scope, so that the variables of one step are there in the next.
    . $Command | Out-String -Width 120 | ForEach-Object Trim
    ''
}

"The cmdlets run in PowerShell $($PSVersionTable.PSVersion) ($($PSVersionTable.PSEdition)), on an emulator in the same process."
''
Import-Module $Manifest
. Show { $emulator = Start-ChimeVoiceEmulator -TaskDuration 3; $emulator }
. Show { $tone = $emulator | Start-ChimeVoiceToneAnalysisTask -TransactionId call-1 -ConfirmConsent; $tone }
. Show { $search = $emulator | Start-ChimeSpeakerSearchTask -TransactionId call-2 -ConfirmConsent; $search }
while (($tone, $search | Get-ChimeTask).Status -contains 'IN_QUEUE') { Start-Sleep -Milliseconds 100 }
. Show { $tone, $search | Get-ChimeTask }
. Show { $tone, $search | Wait-ChimeTask -Timeout 60 }
. Show { ($search | Get-ChimeTask).Results | Format-Table }
. Show { Stop-ChimeVoiceEmulator }

if (@(Get-ChimeTask | Where-Object Status -ne 'SUCCEEDED').Count) { throw 'Not every task succeeded.' }
