# The script that verifies a ledger without the module, as it is published.
BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $page = [IO.File]::ReadAllText((Resolve-Path (Join-Path $PSScriptRoot '../../../docs/consent-ledger.md')).Path)
    $block = [regex]::Match($page, '(?ms)^```powershell\r?\n(.*?)^```').Groups[1].Value
    $script = [scriptblock]::Create("param(`$path) $block")
    $emulator = Start-ChimeVoiceEmulator -NoQuota -SetDefault 3>$null
    $whole = Join-Path $TestDrive 'whole.jsonl'
    Set-ChimeConsentLedger -Path $whole
    foreach ($number in 1..10) {
        $null = $emulator | Start-ChimeSpeakerSearchTask -TransactionId "call-$number" -ConfirmConsent -ConsentSubject "Jörg-$number"
    }
    $lines = [IO.File]::ReadAllText($whole).TrimEnd("`n").Split("`n")

    function Test-Changed {
        # Verifies a changed ledger with the script and with the cmdlet.
        param([string] $Text)
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).jsonl"
        [IO.File]::WriteAllText($path, $Text)
        [pscustomobject] @{ Said = & $script $path; Test = Test-ChimeConsentLedger -Path $path; Path = $path }
    }
}

AfterAll {
    Set-ChimeConsentLedger -None
    Stop-ChimeVoiceEmulator
}

Describe 'The script that verifies a ledger' {
    It 'has ten lines' {
        @($block.Trim().Split("`n")) | Should -HaveCount 10
    }

    It 'finds a ledger valid, with the same head as the cmdlet' {
        & $script $whole | Should -Be "21 lines are valid; the head is $((Get-ChimeConsentLedger).Head)."
    }

    It 'finds the line that was <_>' -ForEach 'altered', 'removed', 'inserted', 'moved' {
        $changed = [Collections.Generic.List[string]] $lines
        switch ($_) {
            altered { $changed[6] = $changed[6].Replace('call-', 'Call-') }
            removed { $changed.RemoveAt(6) }
            inserted { $changed.Insert(6, $changed[3]) }
            moved { $changed.Reverse(6, 2) }
        }
        $result = Test-Changed (($changed -join "`n") + "`n")
        $result.Said | Should -Be 'Line 7 is not valid.'
        $result.Test.InvalidLine | Should -Be 7
    }

    It 'takes what is torn, and what closes it, for no tampering' {
        $torn = Test-Changed (($lines[0..4] -join "`n") + "`n" + $lines[5].Substring(0, 100))
        $torn.Said | Should -Match '^5 lines are valid'
        $torn.Test.TornBytes | Should -Be 100
        Set-ChimeConsentLedger -Path $torn.Path
        & $script $torn.Path | Should -Be "6 lines are valid; the head is $((Get-ChimeConsentLedger).Head)."
        (Get-ChimeConsentRecord | Select-Object -Last 1).Event | Should -Be 'Torn'
        Set-ChimeConsentLedger -Path $whole
    }
}
