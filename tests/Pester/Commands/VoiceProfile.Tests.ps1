BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/AskingHost.ps1"
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.3 -NoQuota -SetDefault 3>$null

    function Start-Search {
        $emulator | Start-ChimeSpeakerSearchTask -TransactionId (New-TransactionId) -ConfirmConsent | Wait-ChimeTask
    }

    function Test-Profile($Id) {
        (Get-ChimeVoiceProfile -VoiceProfileDomainId $emulator.VoiceProfileDomainId).VoiceProfileId -contains $Id
    }

    $search = Start-Search
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe 'New-ChimeVoiceProfile' {
    It 'creates a profile from a <_> and emits it' -ForEach 'live search', 'deserialized search', 'row of a CSV file', 'task id' {
        $voice = switch ($_) {
            'live search' { $search | New-ChimeVoiceProfile -ConfirmConsent }
            'deserialized search' { $search | ConvertTo-Deserialized | New-ChimeVoiceProfile -ConfirmConsent }
            'row of a CSV file' { $search | Select-Object SpeakerSearchTaskId, TransactionId | ConvertTo-CsvRow | New-ChimeVoiceProfile -ConfirmConsent }
            'task id' { New-ChimeVoiceProfile -SpeakerSearchTaskId $search.TaskId -ConfirmConsent }
        }
        $voice | Should -HaveCount 1
        $voice | Should -BeOfType ([ChimeVoiceTools.VoiceProfile])
        $voice.VoiceProfileDomainId | Should -Be $emulator.VoiceProfileDomainId
        $voice.EndpointUrl | Should -Be $emulator.EndpointUrl
        $voice.Region | Should -Be $emulator.Region
        $voice.ExpirationTimestamp.Kind | Should -Be 'Utc'
        Test-Profile $voice.VoiceProfileId | Should -BeTrue
    }

    It 'follows a search to the emulator that it lives on' {
        $other = Start-ChimeVoiceEmulator -TaskDuration 0.3
        $there = @{ EndpointUrl = $other.EndpointUrl; VoiceConnectorId = $other.VoiceConnectorId; VoiceProfileDomainId = $other.VoiceProfileDomainId }
        $voice = Start-ChimeSpeakerSearchTask @there -TransactionId call-1 -ConfirmConsent | Wait-ChimeTask | ConvertTo-Deserialized | New-ChimeVoiceProfile -ConfirmConsent
        $voice.EndpointUrl | Should -Be $other.EndpointUrl
        ($voice | ConvertTo-Deserialized | Get-ChimeVoiceProfile).VoiceProfileId | Should -Be $voice.VoiceProfileId
        $other | Stop-ChimeVoiceEmulator
    }

    It 'reports a search that does not exist, and goes on' {
        $voice = [pscustomobject] @{ SpeakerSearchTaskId = 'no-such-task' }, $search | New-ChimeVoiceProfile -ConfirmConsent -ErrorAction SilentlyContinue -ErrorVariable problems
        $voice | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'NotFoundException,*'
        $problems[0].TargetObject.SpeakerSearchTaskId | Should -Be 'no-such-task'
    }

    It 'tries again after throttling' {
        Set-ChimeVoiceEmulator -Fault @{ Kind = 'Error'; ErrorName = 'ThrottledClientException'; Operation = 'CreateVoiceProfile'; Count = 2 }
        $search | New-ChimeVoiceProfile -ConfirmConsent | Should -HaveCount 1
    }
}

Describe 'Update-ChimeVoiceProfile' {
    BeforeAll {
        $voice = $search | New-ChimeVoiceProfile -ConfirmConsent
    }

    It 'renews a profile with a <_>, and emits it' -ForEach 'piped search', 'piped profile', 'best match of each search', 'row of a CSV file' {
        Set-ChimeVoiceEmulator -AdvanceTime 5
        $before = $voice | Get-ChimeVoiceProfile
        $renewed = switch ($_) {
            'piped search' { $search | Update-ChimeVoiceProfile -VoiceProfileId $voice.VoiceProfileId -ConfirmConsent }
            'piped profile' { $voice | ConvertTo-Deserialized | Update-ChimeVoiceProfile -SpeakerSearchTaskId $search.TaskId -ConfirmConsent }
            'best match of each search' {
                $known = [ChimeVoiceTools.SpeakerSearchTask] @{ TaskId = $search.TaskId; Results = @([ChimeVoiceTools.SpeakerSearchResult] @{ VoiceProfileId = $voice.VoiceProfileId }) }
                $known | Update-ChimeVoiceProfile -VoiceProfileId { $_.BestMatch.VoiceProfileId } -ConfirmConsent
            }
            'row of a CSV file' { @{ VoiceProfileId = $voice.VoiceProfileId; SpeakerSearchTaskId = $search.TaskId } | ConvertTo-CsvRow | Update-ChimeVoiceProfile -ConfirmConsent }
        }
        $renewed | Should -BeOfType ([ChimeVoiceTools.VoiceProfile])
        $renewed.VoiceProfileId | Should -Be $voice.VoiceProfileId
        $renewed.ExpirationTimestamp | Should -BeGreaterThan $before.ExpirationTimestamp
    }

    It 'renews it also when the answer is lost' {
        Set-ChimeVoiceEmulator -Fault @{ Kind = 'ResetAfterWork'; Operation = 'UpdateVoiceProfile'; Count = 1 }
        $search | Update-ChimeVoiceProfile -VoiceProfileId $voice.VoiceProfileId -ConfirmConsent | Should -HaveCount 1
    }

    It 'reports a profile that does not exist' {
        $search | Update-ChimeVoiceProfile vp-none -ConfirmConsent -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'NotFoundException,*'
    }
}

Describe 'Consent for <Command>' -ForEach @(
    @{ Command = 'New-ChimeVoiceProfile'; Parameters = @{} }
    @{ Command = 'Update-ChimeVoiceProfile'; Parameters = @{ VoiceProfileId = 'first' } }
) {
    BeforeAll {
        $given = $Parameters.Clone()
        if ($given.VoiceProfileId) { $given.VoiceProfileId = $emulator.VoiceProfileIds[0] }

        function Get-ChangeCount {
            @(Get-EmulatorRequest $emulator | Where-Object Operation -In 'CreateVoiceProfile', 'UpdateVoiceProfile').Count
        }
    }

    BeforeEach {
        $before = Get-ChangeCount
    }

    It 'is asked for, naming the transaction; what is denied is skipped, and counted' {
        $script = "param(`$Searches, `$Given) `$Searches | $Command @Given"
        $result = Invoke-Asking 'Yes', 'No', '' $script ($search, (Start-Search), (Start-Search)), $given
        $result.Questions | Should -HaveCount 3
        $result.Questions[0] | Should -Match $search.TransactionId
        $result.Questions[0] | Should -Match 'consents'
        $result.Output | Should -HaveCount 1
        $result.Warnings | Should -HaveCount 1
        $result.Warnings[0] | Should -Match '2 of the records'
        (Get-ChangeCount) - $before | Should -Be 1
    }

    It 'stops the command where nobody can be asked' {
        $result = Invoke-FreshPowerShell ([scriptblock]::Create(@"
            try { $Command -SpeakerSearchTaskId $($search.TaskId) $(if ($given.VoiceProfileId) { "-VoiceProfileId $($given.VoiceProfileId)" }) -EndpointUrl $($emulator.EndpointUrl) -AccessKey a -SecretKey b -Region us-east-1 }
            catch { "caught `$(`$_.FullyQualifiedErrorId)" }
"@))
        $result.Output | Should -BeLike 'caught ConsentRequired,*'
        Get-ChangeCount | Should -Be $before
    }

    It 'is not stood for by -Confirm:$false, and can''t be a default' {
        { $PSDefaultParameterValues = @{ "${Command}:ConfirmConsent" = $true }; $search | & $Command @given } | Should -Throw -ErrorId 'ConsentRequired,*'
        $result = Invoke-FreshPowerShell ([scriptblock]::Create(@"
            try { $Command -SpeakerSearchTaskId $($search.TaskId) $(if ($given.VoiceProfileId) { "-VoiceProfileId $($given.VoiceProfileId)" }) -EndpointUrl $($emulator.EndpointUrl) -AccessKey a -SecretKey b -Region us-east-1 -Confirm:`$false }
            catch { "caught `$(`$_.FullyQualifiedErrorId)" }
"@))
        $result.Output | Should -BeLike 'caught ConsentRequired,*'
        Get-ChangeCount | Should -Be $before
    }

    It 'is not needed with -WhatIf, which sends nothing' {
        $search | & $Command @given -WhatIf | Should -BeNullOrEmpty
        Get-ChangeCount | Should -Be $before
    }
}

Describe 'Get-ChimeVoiceProfile' {
    It 'reads one by its id: as a parameter, from a live and a deserialized profile, from a match, and from a CSV row' {
        $id = $emulator.VoiceProfileIds[1]
        $voice = Get-ChimeVoiceProfile $id
        $voice.VoiceProfileId | Should -Be $id
        ($voice | Get-ChimeVoiceProfile).VoiceProfileId | Should -Be $id
        ($voice | ConvertTo-Deserialized | Get-ChimeVoiceProfile).VoiceProfileId | Should -Be $id
        ([ChimeVoiceTools.SpeakerSearchResult] @{ VoiceProfileId = $id } | Get-ChimeVoiceProfile).VoiceProfileId | Should -Be $id
        ($voice | ConvertTo-CsvRow | Get-ChimeVoiceProfile).VoiceProfileId | Should -Be $id
    }

    It 'lists the profiles of a domain: as a parameter, and from a live and a deserialized domain' {
        $id = $emulator.VoiceProfileDomainId
        $voices = Get-ChimeVoiceProfile -VoiceProfileDomainId $id
        $voices.VoiceProfileId[0..2] | Should -Be $emulator.VoiceProfileIds
        $domain = Get-ChimeVoiceProfileDomain $id
        ($domain | Get-ChimeVoiceProfile).VoiceProfileId | Should -Be $voices.VoiceProfileId
        ($domain | ConvertTo-Deserialized | Get-ChimeVoiceProfile).VoiceProfileId | Should -Be $voices.VoiceProfileId
    }

    It 'counts -Skip and -First over all domains that are piped in' {
        $two = Get-ChimeVoiceProfileDomain $emulator.VoiceProfileDomainId | ForEach-Object { $_; $_ }
        $voices = Get-ChimeVoiceProfile -VoiceProfileDomainId $emulator.VoiceProfileDomainId
        $before = @(Get-EmulatorRequest $emulator ListVoiceProfiles).Count
        $page = $two | Get-ChimeVoiceProfile -Skip ($voices.Count - 1) -First 2
        $page.VoiceProfileId | Should -Be $voices[-1].VoiceProfileId, $voices[0].VoiceProfileId
        @(Get-EmulatorRequest $emulator ListVoiceProfiles).Count - $before | Should -Be 2
    }

    It 'lists those that expire within a time' {
        $aging = Start-ChimeVoiceEmulator
        $all = @{ VoiceProfileDomainId = $aging.VoiceProfileDomainId; EndpointUrl = $aging.EndpointUrl }
        (Get-ChimeVoiceProfile @all -ExpiringWithin (New-TimeSpan -Days 1200)).VoiceProfileId | Should -Be $aging.VoiceProfileIds
        (Get-ChimeVoiceProfile @all -ExpiringWithin 1200.00:00:00 -First 1).VoiceProfileId | Should -Be $aging.VoiceProfileIds[0]
        Get-ChimeVoiceProfile @all -ExpiringWithin 90.0:0 | Should -BeNullOrEmpty
        Get-ChimeVoiceProfile @all -ExpiringWithin 0 | Should -BeNullOrEmpty
        foreach ($bad in -1, 1e12, [double]::NaN) {
            { Get-ChimeVoiceProfile @all -ExpiringWithin $bad } | Should -Throw -ErrorId 'InvalidParameter*' -ExpectedMessage '*of ExpiringWithin is not valid*number of seconds*'
        }
    }

    It 'answers -IncludeTotalCount with an unknown count' {
        (Get-ChimeVoiceProfile -VoiceProfileDomainId $emulator.VoiceProfileDomainId -First 1 -IncludeTotalCount)[0].ToString() | Should -Match 'Unknown'
    }

    It 'reports a <_> that does not exist' -ForEach 'VoiceProfileId', 'VoiceProfileDomainId' {
        $missing = @{ $_ = 'none' }
        Get-ChimeVoiceProfile @missing -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'NotFoundException,*'
        $problems[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'refuses a blank <_> before anything is sent' -ForEach 'VoiceProfileId', 'VoiceProfileDomainId' {
        $blank = @{ $_ = ' ' }
        $before = @(Get-EmulatorRequest $emulator).Count
        Get-ChimeVoiceProfile @blank -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $problems[0].Exception.Message | Should -Match " of $_ "
        @(Get-EmulatorRequest $emulator).Count | Should -Be $before
    }

    It 'no longer finds a profile that has expired' {
        $old = Start-ChimeVoiceEmulator
        $there = @{ EndpointUrl = $old.EndpointUrl }
        $id = $old.VoiceProfileIds[0]
        Get-ChimeVoiceProfile $id @there | Should -HaveCount 1
        $old | Set-ChimeVoiceEmulator -AdvanceTime (3 * 366 * 86400)
        Get-ChimeVoiceProfile $id @there -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $old | Stop-ChimeVoiceEmulator
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'NotFoundException,*'
    }
}

Describe 'Remove-ChimeVoiceProfile' {
    BeforeEach {
        $voice = $search | New-ChimeVoiceProfile -ConfirmConsent
    }

    It 'has high impact, and asks' {
        $script = 'param($Voice) $Voice | Remove-ChimeVoiceProfile'
        (Invoke-Asking 'No' $script $voice).Questions[0] | Should -Match "voice profile '$($voice.VoiceProfileId)'"
        Test-Profile $voice.VoiceProfileId | Should -BeTrue
        Invoke-Asking 'Yes' $script $voice | Out-Null
        Test-Profile $voice.VoiceProfileId | Should -BeFalse
    }

    It 'does not remove anything where nobody can answer' {
        $result = Invoke-FreshPowerShell ([scriptblock]::Create("Remove-ChimeVoiceProfile $($voice.VoiceProfileId) -EndpointUrl $($emulator.EndpointUrl) -AccessKey a -SecretKey b -Region us-east-1"))
        $result.Error | Should -Not -BeNullOrEmpty
        Test-Profile $voice.VoiceProfileId | Should -BeTrue
    }

    It 'asks nothing with -Force, and emits nothing' {
        $voice | Remove-ChimeVoiceProfile -Force | Should -BeNullOrEmpty
        Test-Profile $voice.VoiceProfileId | Should -BeFalse
    }

    It 'asks where -Confirm is given, also with -Force' {
        $result = Invoke-Asking 'No' 'param($Voice) $Voice | Remove-ChimeVoiceProfile -Force -Confirm' $voice
        $result.Questions | Should -HaveCount 1
        Test-Profile $voice.VoiceProfileId | Should -BeTrue
    }

    It 'removes what a <_> names' -ForEach 'profile id', 'deserialized profile', 'row of a CSV file', 'match' {
        switch ($_) {
            'profile id' { Remove-ChimeVoiceProfile $voice.VoiceProfileId -Force }
            'deserialized profile' { $voice | ConvertTo-Deserialized | Remove-ChimeVoiceProfile -Force }
            'row of a CSV file' { $voice | ConvertTo-CsvRow | Remove-ChimeVoiceProfile -Confirm:$false }
            'match' { [ChimeVoiceTools.SpeakerSearchResult] @{ VoiceProfileId = $voice.VoiceProfileId } | Remove-ChimeVoiceProfile -Force }
        }
        Test-Profile $voice.VoiceProfileId | Should -BeFalse
    }

    It 'emits the profile as it last was with -PassThru' {
        $removed = $voice | Remove-ChimeVoiceProfile -Force -PassThru
        $removed | Should -BeOfType ([ChimeVoiceTools.VoiceProfile])
        $removed.VoiceProfileId | Should -Be $voice.VoiceProfileId
    }

    It 'lists exactly what would go with -WhatIf, and sends nothing; -Force changes nothing about that' {
        $voices = Get-ChimeVoiceProfile -VoiceProfileDomainId $emulator.VoiceProfileDomainId
        $before = @(Get-EmulatorRequest $emulator).Count
        $said = Invoke-FreshPowerShell ([scriptblock]::Create("'$($voices.VoiceProfileId -join ',')' -split ',' | ForEach-Object { [pscustomobject] @{ VoiceProfileId = `$_ } } | Remove-ChimeVoiceProfile -WhatIf -Force -EndpointUrl $($emulator.EndpointUrl) -AccessKey a -SecretKey b -Region us-east-1"))
        [regex]::Matches($said.Output, "vp-[-0-9a-f]+").Value | Should -Be $voices.VoiceProfileId
        @(Get-EmulatorRequest $emulator).Count | Should -Be $before
    }

    It 'has succeeded where the answer was lost and the second try finds nothing' {
        Set-ChimeVoiceEmulator -Fault @{ Kind = 'ResetAfterWork'; Operation = 'DeleteVoiceProfile'; Count = 1 }
        $voice | Remove-ChimeVoiceProfile -Force -ErrorVariable problems
        $problems | Should -BeNullOrEmpty
        Test-Profile $voice.VoiceProfileId | Should -BeFalse
    }

    It 'reports one that does not exist, and goes on' {
        [pscustomobject] @{ VoiceProfileId = 'vp-none' }, $voice | Remove-ChimeVoiceProfile -Force -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'NotFoundException,*'
        Test-Profile $voice.VoiceProfileId | Should -BeFalse
    }

    It 'takes nothing else for a profile: <_>' -ForEach 'a speaker search', 'a domain' {
        $other = if ($_ -eq 'a domain') { Get-ChimeVoiceProfileDomain $emulator.VoiceProfileDomainId } else { $search }
        $before = @(Get-EmulatorRequest $emulator).Count
        $other | Remove-ChimeVoiceProfile -Force -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems | Should -HaveCount 1
        @(Get-EmulatorRequest $emulator).Count | Should -Be $before
    }
}

Describe 'A voice profile' {
    BeforeAll {
        $voice = $search | New-ChimeVoiceProfile -ConfirmConsent
    }

    It 'says how long it lasts' {
        $voice.ExpiresIn | Should -BeOfType ([timespan])
        $voice.ExpiresIn.TotalDays | Should -BeGreaterThan 1094
        [math]::Abs(($voice.ExpiresIn - ($voice.ExpirationTimestamp - [datetime]::UtcNow)).TotalSeconds) | Should -BeLessThan 5
        ([ChimeVoiceTools.VoiceProfile] @{ VoiceProfileId = 'vp-1' }).ExpiresIn | Should -BeNullOrEmpty
    }

    It 'survives Export-Clixml whole' {
        $copy = $voice | ConvertTo-Deserialized
        $copy.PSTypeNames[0] | Should -Be 'Deserialized.ChimeVoiceTools.VoiceProfile'
        foreach ($property in $voice.PSObject.Properties | Where-Object Name -NE 'ExpiresIn') { $copy.($property.Name) | Should -Be $property.Value -Because $property.Name }
        $copy.ExpiresIn | Should -BeOfType ([timespan])
        $copy.CreatedTimestamp.Kind | Should -Be 'Utc'
        "$copy" | Should -Be $voice.VoiceProfileId
    }

    It 'shows in a table of 80 columns how long it lasts' {
        $voice | Out-String -Width 80 | Should -Match "$($voice.VoiceProfileId) +109[456] days"
        $voice.ExpirationTimestamp = [datetime]::UtcNow.AddHours(30.5)
        $voice | Out-String -Width 80 | Should -Match "$($voice.VoiceProfileId) +30 h"
        $voice.ExpirationTimestamp = [datetime]::UtcNow.AddHours(-1)
        $voice | Out-String -Width 80 | Should -Match "$($voice.VoiceProfileId) +expired"
        $voice.ExpirationTimestamp = $null
        { $voice | Out-String -Width 80 } | Should -Not -Throw
    }

    It 'shows all of it in a list' {
        $other = $search | New-ChimeVoiceProfile -ConfirmConsent
        $list = $other | Format-List | Out-String -Width 200
        foreach ($property in $other.PSObject.Properties.Name) { $list | Should -Match "(?m)^$property +: \S" }
    }

    It 'is what <_> says that it emits' -ForEach 'New-ChimeVoiceProfile', 'Get-ChimeVoiceProfile', 'Update-ChimeVoiceProfile', 'Remove-ChimeVoiceProfile' {
        (Get-Command $_).OutputType.Type | Should -Be ([ChimeVoiceTools.VoiceProfile])
    }

    It 'never decides by a CSV column where <_> sends requests, nor whether consent was given' -ForEach 'New-ChimeVoiceProfile', 'Get-ChimeVoiceProfile', 'Update-ChimeVoiceProfile', 'Remove-ChimeVoiceProfile' {
        foreach ($name in 'ProfileName', 'ProfileLocation', 'AccessKey', 'SecretKey', 'SessionToken', 'Credential', 'Region', 'EndpointUrl', 'ConfirmConsent', 'Force') {
            (Get-Command $_).Parameters[$name].Attributes.ValueFromPipelineByPropertyName | Should -Not -Contain $true
        }
    }
}
