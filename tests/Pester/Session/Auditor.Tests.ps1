# The runbook from a voice profile to the consent that it rests on, as it is published.
BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $runbook = (Resolve-Path (Join-Path $PSScriptRoot '../../../docs/runbooks/auditor.ps1')).Path
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.3 -NoQuota -SetDefault 3>$null

    # The search on one machine, the enrolment and a renewal on another, and what has nothing to do with them on both.
    $folder = (New-Item -ItemType Directory (Join-Path $TestDrive 'ledgers')).FullName
    function Search($Subject, $Form) {
        $emulator | Start-ChimeSpeakerSearchTask -TransactionId (New-TransactionId) -ConfirmConsent -ConsentSubject $Subject -ConsentReference $Form |
            Wait-ChimeTask
    }

    Set-ChimeConsentLedger -Path "$folder/one.jsonl"
    $search = Search customer-42 form-1077
    $other = Search customer-43 form-2077
    Get-ChimeConsentLedger | Export-Csv "$folder/heads.csv"
    Set-ChimeConsentLedger -Path "$folder/two.jsonl"
    $null = $other | New-ChimeVoiceProfile -ConfirmConsent -ConsentSubject customer-43
    $voice = $search | New-ChimeVoiceProfile -ConfirmConsent -ConsentSubject customer-42 -ConsentReference form-1078
    $null = Search customer-42 form-1079 | Update-ChimeVoiceProfile $voice.VoiceProfileId -ConfirmConsent -ConsentSubject customer-42
    Get-ChimeConsentLedger | Export-Csv "$folder/heads.csv" -Append
    Set-ChimeConsentLedger -None
}

AfterAll { Stop-ChimeVoiceEmulator }

Describe 'The auditor''s runbook' {
    It 'goes from a profile over the ledgers of two machines to the consents that it rests on' {
        $consents = & $runbook -VoiceProfileId $voice.VoiceProfileId -Path "$folder/*.jsonl" -HeadFile "$folder/heads.csv"
        $consents.Operation | Should -Be 'StartSpeakerSearchTask', 'CreateVoiceProfile', 'StartSpeakerSearchTask', 'UpdateVoiceProfile'
        $consents.ConsentSubject | Select-Object -Unique | Should -Be 'customer-42'
        $consents.ConsentReference | Should -Be 'form-1077', 'form-1078', 'form-1079', $null
        $consents.Outcome | Should -Be 'Started, Ended', 'ProfileMade', 'Started, Ended', 'ProfileRenewed'
        $consents[0].TransactionId | Should -Be $search.TransactionId
        $consents[0].By | Should -Match ([Environment]::MachineName)
        $line = (Get-Content $consents[1].Ledger)[$consents[1].Line - 1] | ConvertFrom-Json
        $line.hash | Should -Be $consents[1].Hash
    }

    It 'says that a ledger was tampered with, and shows nothing' {
        Copy-Item $folder "$TestDrive/tampered" -Recurse
        $one = "$TestDrive/tampered/one.jsonl"
        [IO.File]::WriteAllText($one, [IO.File]::ReadAllText($one).Replace('form-1077', 'form-1177'))
        { & $runbook -VoiceProfileId $voice.VoiceProfileId -Path "$TestDrive/tampered/*.jsonl" } | Should -Throw '*one.jsonl*'
    }

    It 'says that an end was cut off, where a head was kept' {
        $kept = Import-Csv "$folder/heads.csv"
        Copy-Item $folder "$TestDrive/cut" -Recurse
        $kept[0].Path = "$TestDrive/cut/one.jsonl"
        [IO.File]::WriteAllText($kept[0].Path, ((Get-Content $kept[0].Path | Select-Object -SkipLast 1) -join "`n") + "`n")
        $kept | Export-Csv "$TestDrive/cut/heads.csv"
        { & $runbook -VoiceProfileId $voice.VoiceProfileId -Path "$TestDrive/cut/*.jsonl" -HeadFile "$TestDrive/cut/heads.csv" } |
            Should -Throw '*cut off*'
    }

    It 'says that no ledger has the making of a profile' {
        { & $runbook -VoiceProfileId vp-unknown -Path "$folder/*.jsonl" } | Should -Throw '*vp-unknown*'
        { & $runbook -VoiceProfileId $voice.VoiceProfileId -Path "$folder/one.jsonl" } | Should -Throw '*None of these ledgers*'
    }
}
