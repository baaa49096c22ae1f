# Consent ledgers as they are left behind: dot-sourced by the files that need one, after Common.ps1.

function New-Ledger {
    # Sets a new ledger.
    param([hashtable] $More = @{})
    Set-ChimeConsentLedger -Path (Join-Path $TestDrive "$([guid]::NewGuid()).jsonl") @More
}

function Edit-Ledger {
    # Sets a ledger of the same lines as the one that is set, which a script has changed; the hashes fit again. The lines come
    # and go without their hashes.
    param([scriptblock] $Change)
    $bodies = Get-Content (Get-ChimeConsentLedger).Path | ForEach-Object { $_.Substring(0, $_.Length - 75) }
    $previous = ''
    $lines = foreach ($body in @($bodies | ForEach-Object $Change)) {
        $bytes = [Text.Encoding]::ASCII.GetBytes($previous + $body)
        $previous = -join ([Security.Cryptography.SHA256]::Create().ComputeHash($bytes) | ForEach-Object ToString x2)
        "$body,`"hash`":`"$previous`"}"
    }
    $copy = Join-Path $TestDrive "$([guid]::NewGuid()).jsonl"
    [IO.File]::WriteAllText($copy, ($lines -join "`n") + "`n")
    Set-ChimeConsentLedger -Path $copy
}

function Remove-Answer {
    # Makes the ledger one whose process died before the answers to its starts were there.
    Edit-Ledger { if ($_ -notlike '{"event":"Started"*') { $_ } }
}

function Get-LedgerEvent {
    (Get-ChimeConsentRecord).Event -join ' '
}
