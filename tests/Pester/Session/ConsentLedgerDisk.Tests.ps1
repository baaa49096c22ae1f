# Ledgers on a disk of its own, which is full or read-only. Where a process may not have file systems of its own, there is none.
BeforeDiscovery {
    $canMount = $false
    if (-not $IsWindows -and (Get-Command unshare -ErrorAction Ignore)) {
        $null = unshare -rm mount -t tmpfs none /mnt 2>&1
        $canMount = $LASTEXITCODE -eq 0
    }
}

BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"

    function Invoke-OnSmallDisk {
        # Runs a script in a process that sees a disk of 64 KiB at $Disk.
        param([string] $Script)
        $disk = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        $file = Join-Path $TestDrive "$([guid]::NewGuid()).ps1"
        Set-Content $file @"
`$ErrorActionPreference = 'Stop'
`$env:AWS_EC2_METADATA_DISABLED = 'true'
Import-Module '$Manifest'
`$Disk = '$disk'
`$emulator = Start-ChimeVoiceEmulator -NoQuota
function Start-Search(`$From, `$To) {
    foreach (`$number in `$From..`$To) {
        `$emulator | Start-ChimeSpeakerSearchTask -TransactionId "call-`$number" -ConfirmConsent -ConsentSubject x
    }
}
function Get-StartCount { @(Get-ChimeTask).Count }
$Script
"@
        unshare -rm sh -c "mount -t tmpfs -o size=64k none '$disk' && exec pwsh -NoProfile -NonInteractive -File '$file' </dev/null" 2>&1
    }
}

Describe 'A ledger on a disk' -Skip:(-not $canMount) {
    It 'that is full ends the command before anything is sent, and goes on where it was once there is room' {
        $output = Invoke-OnSmallDisk @'
Set-ChimeConsentLedger -Path "$Disk/consent.jsonl"
$null = Start-Search 1 2
$filler = [IO.File]::Open("$Disk/filler", 'Create')
try { while ($true) { $filler.Write([byte[]]::new(4096), 0, 4096); $filler.Flush($true) } } catch [IO.IOException] { }
try { while ($true) { $null = Start-Search 3 3 } } catch { $_.FullyQualifiedErrorId }
$started = Get-StartCount
try { $null = Start-Search 100 100 } catch { $_.Exception.Message }
"not sent: $($started -eq (Get-StartCount))"
"valid: $((Test-ChimeConsentLedger).IsValid)"
"answered: $(@(Get-ChimeConsentRecord | Where-Object Event -EQ Consent).Count -eq (Get-StartCount))"
try { $filler.Dispose() } catch { }
Remove-Item "$Disk/filler"
$null = Start-Search 101 101
"valid: $((Test-ChimeConsentLedger).IsValid)"
"last: $((Get-ChimeConsentRecord | Select-Object -Last 1).TransactionId)"
'@
        $text = $output -join "`n"
        $text | Should -Match 'ConsentLedgerUnavailable,'
        $text | Should -Match 'Nothing was sent\.'
        $text | Should -Match 'not sent: True'
        $text | Should -Match '(?s)valid: True.*answered: True.*valid: True.*last: call-101'
    }

    It 'that is read-only can be read, and ends the command before anything is sent' {
        $output = Invoke-OnSmallDisk @'
Set-ChimeConsentLedger -Path "$Disk/consent.jsonl"
$null = Start-Search 1 1
mount -o remount,ro $Disk
try { $null = Start-Search 2 2 } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
"started: $(Get-StartCount)"
"lines: $(@(Get-ChimeConsentRecord).Count)"
"valid: $((Test-ChimeConsentLedger).IsValid)"
'@
        $text = $output -join "`n"
        $text | Should -Match 'ConsentLedgerUnavailable,'
        $text | Should -Match 'Nothing was sent\.'
        $text | Should -Match '(?s)started: 1.*lines: 3.*valid: True'
    }
}
