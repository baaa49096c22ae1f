BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/AskingHost.ps1"
    $key = 'arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c'
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.3 -NoQuota -SetDefault 3>$null
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe 'New-ChimeVoiceProfileDomain' {
    It 'creates a domain and emits it' {
        $domain = New-ChimeVoiceProfileDomain -Name 'Known callers' -KmsKeyArn $key -Description 'Who calls us' -Tag @{ team = 'fraud'; stage = 1 }
        $domain | Should -BeOfType ([ChimeVoiceTools.VoiceProfileDomain])
        $domain.Name | Should -Be 'Known callers'
        $domain.Description | Should -Be 'Who calls us'
        $domain.KmsKeyArn | Should -Be $key
        $domain.Region | Should -Be $emulator.Region
        $domain.EndpointUrl | Should -Be $emulator.EndpointUrl
        $domain.CreatedTimestamp.Kind | Should -Be 'Utc'
        (Get-EmulatedService $emulator).VoiceProfileDomainIds | Should -Contain $domain.VoiceProfileDomainId
    }

    It 'takes what it needs from the rows of a CSV file, where an empty cell is no value' {
        $domains = @{ Name = 'one'; KmsKeyArn = $key; Description = '' }, @{ Name = 'two'; KmsKeyArn = $key; Description = 'second' } | ConvertTo-CsvRow | New-ChimeVoiceProfileDomain
        $domains.Name | Should -Be 'one', 'two'
        $domains[0].Description | Should -BeNullOrEmpty
        $domains[1].Description | Should -Be 'second'
    }

    It 'refuses <Parameter> that breaks the service''s rule before anything is sent, and goes on' -ForEach @(
        @{ Parameter = 'Name'; Row = @{ Name = 'a/b' } }
        @{ Parameter = 'Name'; Row = @{ Name = '' } }
        @{ Parameter = 'KmsKeyArn'; Row = @{ KmsKeyArn = 'alias/voice' } }
        @{ Parameter = 'Description'; Row = @{ Description = 'd' * 1025 } }
    ) {
        $good = @{ Name = 'good'; KmsKeyArn = $key; Description = '' }
        $bad = $good.Clone()
        foreach ($name in $Row.Keys) { $bad[$name] = $Row[$name] }
        $before = @(Get-EmulatorRequest $emulator).Count
        $made = $bad, $good | ConvertTo-CsvRow | New-ChimeVoiceProfileDomain -ErrorAction SilentlyContinue -ErrorVariable problems
        $made.Name | Should -Be 'good'
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $problems[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        $problems[0].Exception.Message | Should -Match " of $Parameter "
        @(Get-EmulatorRequest $emulator).Count | Should -Be ($before + 1)
    }

    It 'refuses tags that break the service''s rule, and quotes neither them nor an ARN: <_.Keys>' -ForEach @(
        @{ Tag = @{} }
        @{ Tag = @{ '' = 'secret value' } }
        @{ Tag = @{ ('k' * 129) = 'secret value' } }
        @{ Tag = @{ 'secret key' = 'v' * 257 } }
        @{ KmsKeyArn = 'arn:aws:kms:us-east-1:111122223333:key/secret value' }
    ) {
        $given = @{ KmsKeyArn = $key } + @{}
        foreach ($name in $_.Keys) { $given[$name] = $_[$name] }
        $before = @(Get-EmulatorRequest $emulator).Count
        New-ChimeVoiceProfileDomain -Name tagged @given -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $problem[0].Exception.Message | Should -Match " of $($_.Keys) "
        $problem[0].Exception.Message | Should -Not -Match 'secret|kkkk|vvvv|111122223333'
        @(Get-EmulatorRequest $emulator).Count | Should -Be $before
    }

    It 'takes the names that AWS.Tools has, and tags in its form' {
        $tag = @{ Key = 'team'; Value = 'fraud' }, [pscustomobject] @{ Key = 'stage'; Value = 1 }
        $domain = New-ChimeVoiceProfileDomain -Name 'as in AWS.Tools' -ServerSideEncryptionConfiguration_KmsKeyArn $key -Tags $tag
        $domain.KmsKeyArn | Should -Be $key
        $one = New-ChimeVoiceProfileDomain -Name 'one tag' -KmsKeyArn $key -Tag @{ Key = 'team'; Value = 'fraud' } -ClientRequestToken same-tags
        $same = New-ChimeVoiceProfileDomain -Name 'one tag' -KmsKeyArn $key -Tag @{ team = 'fraud' } -ClientRequestToken same-tags
        $same.VoiceProfileDomainId | Should -Be $one.VoiceProfileDomainId -Because 'both forms are one request'
        foreach ($bad in 5, 'team=fraud', @(@{ Key = 'a'; Value = 1 }, @{ Key = 'a'; Value = 2 }), @(@{ Key = 'a'; Value = 1 }, @{ b = 2 })) {
            { New-ChimeVoiceProfileDomain -Name any -KmsKeyArn $key -Tag $bad } | Should -Throw -ExpectedMessage '*Tag*hashtable*Key and a Value*'
        }
    }

    It 'creates a domain once, however often a token is sent' {
        $row = @{ Name = 'by token'; KmsKeyArn = $key; ClientRequestToken = 'token-1' }
        $first = $row | ConvertTo-CsvRow | New-ChimeVoiceProfileDomain
        $second = New-ChimeVoiceProfileDomain @row
        $second.VoiceProfileDomainId | Should -Be $first.VoiceProfileDomainId
        $row.ClientRequestToken = ''
        ($row | ConvertTo-CsvRow | New-ChimeVoiceProfileDomain).VoiceProfileDomainId | Should -Not -Be $first.VoiceProfileDomainId
    }

    It 'refuses a token that breaks the rule, or that an earlier record had' {
        New-ChimeVoiceProfileDomain -Name any -KmsKeyArn $key -ClientRequestToken 'a b' -ErrorVariable failed -ErrorAction SilentlyContinue
        "$failed" | Should -Match 'of ClientRequestToken is not valid'
        $rows = 1..2 | ForEach-Object { [pscustomobject] @{ Name = "name $_"; KmsKeyArn = $key; ClientRequestToken = 'token-2' } }
        ($rows | New-ChimeVoiceProfileDomain -ErrorVariable failed -ErrorAction SilentlyContinue).Name | Should -Be 'name 1'
        $failed | Should -HaveCount 1
        "$failed" | Should -Match 'ClientRequestToken.*one token'
    }

    It 'sends nothing with -WhatIf' {
        $before = @(Get-EmulatorRequest $emulator).Count
        New-ChimeVoiceProfileDomain -Name any -KmsKeyArn $key -WhatIf | Should -BeNullOrEmpty
        @(Get-EmulatorRequest $emulator).Count | Should -Be $before
    }

    It 'creates one domain also when the answer is lost' {
        Set-ChimeVoiceEmulator -Fault @{ Kind = 'ResetAfterWork'; Operation = 'CreateVoiceProfileDomain'; Count = 1 }
        $domain = New-ChimeVoiceProfileDomain -Name 'lost and found' -KmsKeyArn $key
        Get-ChimeVoiceProfileDomain | Where-Object Name -EQ 'lost and found' | ForEach-Object VoiceProfileDomainId | Should -Be $domain.VoiceProfileDomainId
    }

    It 'says what to do when the quota of 3 domains is full' {
        $small = Start-ChimeVoiceEmulator
        $connection = @{ EndpointUrl = $small.EndpointUrl }
        $domains = 1..4 | ForEach-Object { New-ChimeVoiceProfileDomain -Name "domain $_" -KmsKeyArn $key @connection -ErrorAction SilentlyContinue -ErrorVariable +problems }
        $small | Stop-ChimeVoiceEmulator
        $domains | Should -HaveCount 2
        $problems | Should -HaveCount 2
        $problems.FullyQualifiedErrorId | Should -BeLike 'ResourceLimitExceededException,*'
        $problems[0].CategoryInfo.Category | Should -Be 'QuotaExceeded'
        $problems[0].Exception.Message | Should -Match 'remove one that is no longer needed'
    }
}

Describe 'Get-ChimeVoiceProfileDomain' {
    BeforeAll {
        $paged = Start-ChimeVoiceEmulator -NoQuota
        $there = @{ EndpointUrl = $paged.EndpointUrl }
        $null = 1..129 | ForEach-Object { New-ChimeVoiceProfileDomain -Name "domain $_" -KmsKeyArn $key @there }
        $ids = @((Get-EmulatedService $paged).VoiceProfileDomainIds)

        function Get-PageCount {
            @(Get-EmulatorRequest $paged ListVoiceProfileDomains).Count
        }
    }

    AfterAll {
        $paged | Stop-ChimeVoiceEmulator
    }

    It 'lists all, page by page' {
        $before = Get-PageCount
        $domains = Get-ChimeVoiceProfileDomain @there
        $domains.VoiceProfileDomainId | Should -Be $ids
        $domains | Should -BeOfType ([ChimeVoiceTools.VoiceProfileDomain])
        (Get-PageCount) - $before | Should -Be 2
    }

    It 'lists none where there is none' {
        $empty = Start-ChimeVoiceEmulator
        Remove-ChimeVoiceProfileDomain -VoiceProfileDomainId $empty.VoiceProfileDomainId -EndpointUrl $empty.EndpointUrl -Force
        Get-ChimeVoiceProfileDomain -EndpointUrl $empty.EndpointUrl | Should -BeNullOrEmpty
        $empty | Stop-ChimeVoiceEmulator
    }

    It 'reads no more pages than -First <First> -Skip <Skip> need: <Pages>' -ForEach @(
        @{ First = 5; Skip = 0; Pages = 1 }
        @{ First = 5; Skip = 98; Pages = 2 }
        @{ First = 100; Skip = 0; Pages = 1 }
        @{ First = 101; Skip = 0; Pages = 2 }
        @{ First = 0; Skip = 0; Pages = 0 }
        @{ First = 5; Skip = 500; Pages = 2 }
    ) {
        $before = Get-PageCount
        $domains = Get-ChimeVoiceProfileDomain @there -First $First -Skip $Skip
        $domains.VoiceProfileDomainId | Should -Be ($ids | Select-Object -Skip $Skip -First $First)
        (Get-PageCount) - $before | Should -Be $Pages
    }

    It 'stops reading when Select-Object has enough' {
        $before = Get-PageCount
        (Get-ChimeVoiceProfileDomain @there | Select-Object -First 3).VoiceProfileDomainId | Should -Be $ids[0..2]
        (Get-PageCount) - $before | Should -Be 1
    }

    It 'answers -IncludeTotalCount with an unknown count, before the domains' {
        $all = Get-ChimeVoiceProfileDomain @there -First 2 -IncludeTotalCount
        $all | Should -HaveCount 3
        $all[0].Accuracy | Should -Be 0
        $all[0].ToString() | Should -Match 'Unknown'
        $all[1..2].VoiceProfileDomainId | Should -Be $ids[0..1]
    }

    It 'reads one by its id: as a parameter, from a live and a deserialized object, and from a CSV row' {
        $domain = New-ChimeVoiceProfileDomain -Name 'read me' -KmsKeyArn $key
        $id = $domain.VoiceProfileDomainId
        (Get-ChimeVoiceProfileDomain $id).KmsKeyArn | Should -Be $key
        ($domain | Get-ChimeVoiceProfileDomain).Name | Should -Be 'read me'
        ($domain | ConvertTo-Deserialized | Get-ChimeVoiceProfileDomain).Name | Should -Be 'read me'
        ($domain | ConvertTo-CsvRow | Get-ChimeVoiceProfileDomain).Name | Should -Be 'read me'
    }

    It 'never takes an object without an id for a wish to list all' {
        [pscustomobject] @{ Name = 'any' } | Get-ChimeVoiceProfileDomain -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        [pscustomobject] @{ VoiceProfileDomainId = '' } | Get-ChimeVoiceProfileDomain -ErrorAction SilentlyContinue -ErrorVariable +problems | Should -BeNullOrEmpty
        $problems | Should -HaveCount 2
    }

    It 'goes on after one that does not exist' {
        $found = 'none', $emulator.VoiceProfileDomainId | ForEach-Object { [pscustomobject] @{ VoiceProfileDomainId = $_ } } | Get-ChimeVoiceProfileDomain -ErrorAction SilentlyContinue -ErrorVariable problems
        $found.VoiceProfileDomainId | Should -Be $emulator.VoiceProfileDomainId
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'NotFoundException,*'
        $problems[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }
}

Describe 'Get-ChimeVoiceProfileDomain -Name' {
    BeforeAll {
        $named = Start-ChimeVoiceEmulator -NoQuota
        $there = @{ EndpointUrl = $named.EndpointUrl }
        $null = 1..120 | ForEach-Object { New-ChimeVoiceProfileDomain -Name "domain $_" -KmsKeyArn $key @there }
    }

    It 'lists the domains of a name, of several, and of a pattern' {
        (Get-ChimeVoiceProfileDomain -Name 'DOMAIN 7' @there).Name | Should -Be 'domain 7'
        (Get-ChimeVoiceProfileDomain -Name 'domain 120', 'domain 3' @there).Name | Should -Be 'domain 3', 'domain 120'
        (Get-ChimeVoiceProfileDomain -Name 'domain 1?' @there).Name | Should -Be (10..19 | ForEach-Object { "domain $_" })
        Get-ChimeVoiceProfileDomain -Name 'none*' @there -ErrorVariable failed | Should -BeNullOrEmpty
        $failed | Should -BeNullOrEmpty
    }

    It 'counts -First and -Skip over what it lists, and reads no further' {
        $before = @(Get-EmulatorRequest $named ListVoiceProfileDomains).Count
        (Get-ChimeVoiceProfileDomain -Name 'domain 1?' -Skip 2 -First 3 @there).Name | Should -Be 'domain 12', 'domain 13', 'domain 14'
        @(Get-EmulatorRequest $named ListVoiceProfileDomains).Count - $before | Should -Be 1
    }

    It 'says of a name without wildcards that there is none, and lists the others' {
        $found = Get-ChimeVoiceProfileDomain -Name 'domain 5', 'no such' @there -ErrorVariable failed -ErrorAction SilentlyContinue
        $found.Name | Should -Be 'domain 5'
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'VoiceProfileDomainNotFound,*'
        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failed[0].TargetObject | Should -Be 'no such'
    }

    It 'says nothing of the names that come after what -First takes' {
        (Get-ChimeVoiceProfileDomain -Name 'domain 5', 'domain 110' -First 1 @there -ErrorVariable failed).Name | Should -Be 'domain 5'
        $failed | Should -BeNullOrEmpty
    }
}

Describe 'Set-ChimeVoiceProfileDomain' {
    BeforeEach {
        $domain = New-ChimeVoiceProfileDomain -Name before -KmsKeyArn $key -Description 'as it was'
    }

    It 'changes the name alone, and emits nothing' {
        $domain | Set-ChimeVoiceProfileDomain -Name after | Should -BeNullOrEmpty
        $now = $domain | Get-ChimeVoiceProfileDomain
        $now.Name | Should -Be 'after'
        $now.Description | Should -Be 'as it was'
    }

    It 'refuses an empty name that is given, and takes an empty cell of a CSV file for none' {
        $before = @(Get-EmulatorRequest $emulator).Count
        foreach ($change in @{ Name = '' }, @{ Name = ''; Description = 'new' }, @{ Name = $null }) {
            $domain | Set-ChimeVoiceProfileDomain @change -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed | Should -HaveCount 1
            "$failed" | Should -Match 'of Name is not valid: it needs 1 to 256 characters'
        }

        @(Get-EmulatorRequest $emulator).Count | Should -Be $before
        @{ VoiceProfileDomainId = $domain.VoiceProfileDomainId; Name = ''; Description = 'new' } | ConvertTo-CsvRow | Set-ChimeVoiceProfileDomain
        ($domain | Get-ChimeVoiceProfileDomain).Name | Should -Be 'before'
    }

    It 'emits the changed domain with -PassThru' {
        $changed = Set-ChimeVoiceProfileDomain $domain.VoiceProfileDomainId -Description 'as it is' -PassThru
        $changed | Should -BeOfType ([ChimeVoiceTools.VoiceProfileDomain])
        $changed.Name | Should -Be 'before'
        $changed.Description | Should -Be 'as it is'
    }

    It 'takes a description away where an empty one is given' {
        $domain | Set-ChimeVoiceProfileDomain -Description '' -PassThru | ForEach-Object Description | Should -BeNullOrEmpty
    }

    It 'takes changes from the rows of a CSV file, where an empty cell changes nothing' {
        @{ VoiceProfileDomainId = $domain.VoiceProfileDomainId; Name = 'from a file'; Description = '' } | ConvertTo-CsvRow | Set-ChimeVoiceProfileDomain
        $now = $domain | Get-ChimeVoiceProfileDomain
        $now.Name | Should -Be 'from a file'
        $now.Description | Should -Be 'as it was'
    }

    It 'refuses a change of nothing' {
        Set-ChimeVoiceProfileDomain $domain.VoiceProfileDomainId -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
    }

    It 'changes nothing with -WhatIf' {
        $domain | Set-ChimeVoiceProfileDomain -Name after -WhatIf
        ($domain | Get-ChimeVoiceProfileDomain).Name | Should -Be 'before'
    }
}

Describe 'Remove-ChimeVoiceProfileDomain' {
    BeforeEach {
        $domain = New-ChimeVoiceProfileDomain -Name doomed -KmsKeyArn $key
        $voices = 1..2 | ForEach-Object {
            $domain | Start-ChimeSpeakerSearchTask -VoiceConnectorId $emulator.VoiceConnectorId -TransactionId (New-TransactionId) -ConfirmConsent
        } | Wait-ChimeTask | New-ChimeVoiceProfile -ConfirmConsent

        function Test-Domain {
            (Get-EmulatedService $emulator).VoiceProfileDomainIds -contains $domain.VoiceProfileDomainId
        }
    }

    It 'has high impact, and asks, saying how many profiles go with it' {
        $result = Invoke-Asking 'No' 'param($Domain) $Domain | Remove-ChimeVoiceProfileDomain -EndpointUrl $Domain.EndpointUrl' $domain
        $result.Questions | Should -HaveCount 1
        $result.Questions[0] | Should -Match "voice profile domain '$($domain.VoiceProfileDomainId)' with all its voice profiles \(2 now\)"
        Test-Domain | Should -BeTrue

        Invoke-Asking 'Yes' 'param($Domain) $Domain | Remove-ChimeVoiceProfileDomain -EndpointUrl $Domain.EndpointUrl' $domain | Out-Null
        Test-Domain | Should -BeFalse
    }

    It 'asks nothing with -Force, emits nothing, and takes the profiles along' {
        $domain | Remove-ChimeVoiceProfileDomain -Force | Should -BeNullOrEmpty
        Test-Domain | Should -BeFalse
        $voices[0] | Get-ChimeVoiceProfile -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'NotFoundException,*'
    }

    It 'emits the domain as it last was with -PassThru' {
        $removed = $domain | ConvertTo-Deserialized | Remove-ChimeVoiceProfileDomain -Confirm:$false -PassThru
        $removed | Should -BeOfType ([ChimeVoiceTools.VoiceProfileDomain])
        $removed.Name | Should -Be 'doomed'
        Test-Domain | Should -BeFalse
    }

    It 'removes nothing with -WhatIf, also with -Force, and also where $WhatIfPreference says so' {
        $domain | Remove-ChimeVoiceProfileDomain -WhatIf
        $domain | Remove-ChimeVoiceProfileDomain -WhatIf -Force
        & { $WhatIfPreference = $true; $domain | Remove-ChimeVoiceProfileDomain -Force }
        Test-Domain | Should -BeTrue
    }

    It 'refuses a <_>, which only names the domain that it is in' -ForEach 'voice profile', 'speaker search', 'row of a profile' {
        $named = switch ($_) {
            'voice profile' { $voices[0] }
            'speaker search' { [ChimeVoiceTools.SpeakerSearchTask] @{ TaskId = 'task-1'; VoiceProfileDomainId = $domain.VoiceProfileDomainId } }
            default { $voices[0] | ConvertTo-CsvRow }
        }
        Remove-ChimeVoiceProfileDomain -InputObject $named -VoiceProfileDomainId $domain.VoiceProfileDomainId -Force -ErrorAction SilentlyContinue -ErrorVariable problems
        $named | Remove-ChimeVoiceProfileDomain -Force -ErrorAction SilentlyContinue -ErrorVariable +problems
        $problems.FullyQualifiedErrorId | Should -Be (@('InvalidParameter,ChimeVoiceTools.Commands.VoiceProfiles.RemoveVoiceProfileDomainCommand') * 2)
        Test-Domain | Should -BeTrue
    }

    It 'has succeeded where the answer was lost and the second try finds nothing' {
        Set-ChimeVoiceEmulator -Fault @{ Kind = 'ResetAfterWork'; Operation = 'DeleteVoiceProfileDomain'; Count = 1 }
        $domain | Remove-ChimeVoiceProfileDomain -Force -ErrorVariable problems
        $problems | Should -BeNullOrEmpty
        Test-Domain | Should -BeFalse
    }

    It 'is an error for one that does not exist' {
        Remove-ChimeVoiceProfileDomain vpd-none -Force -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'NotFoundException,*'
    }
}

Describe 'A voice profile domain' {
    BeforeAll {
        $domain = New-ChimeVoiceProfileDomain -Name 'Known callers' -KmsKeyArn $key -Description 'Who calls us'
    }

    It 'survives Export-Clixml whole' {
        $copy = $domain | ConvertTo-Deserialized
        $copy.PSTypeNames[0] | Should -Be 'Deserialized.ChimeVoiceTools.VoiceProfileDomain'
        foreach ($property in $domain.PSObject.Properties) { $copy.($property.Name) | Should -Be $property.Value -Because $property.Name }
        "$copy" | Should -Be $domain.VoiceProfileDomainId
    }

    It 'shows its name, description and id in a table, and all of it in a list' {
        $table = $domain | Out-String -Width 80
        $table | Should -Match 'Known callers +Who calls us +vpd-[-0-9a-f]+'
        $list = $domain | Format-List | Out-String -Width 200
        foreach ($property in $domain.PSObject.Properties.Name) { $list | Should -Match "(?m)^$property +: \S" }
    }

    It 'is what <_> says that it emits' -ForEach 'New-ChimeVoiceProfileDomain', 'Get-ChimeVoiceProfileDomain', 'Set-ChimeVoiceProfileDomain', 'Remove-ChimeVoiceProfileDomain' {
        (Get-Command $_).OutputType.Type | Should -Be ([ChimeVoiceTools.VoiceProfileDomain])
    }

    It 'never decides by a CSV column where <_> sends requests' -ForEach 'New-ChimeVoiceProfileDomain', 'Get-ChimeVoiceProfileDomain', 'Set-ChimeVoiceProfileDomain', 'Remove-ChimeVoiceProfileDomain' {
        foreach ($name in 'ProfileName', 'ProfileLocation', 'AccessKey', 'SecretKey', 'SessionToken', 'Credential', 'Region', 'EndpointUrl') {
            (Get-Command $_).Parameters[$name].Attributes.ValueFromPipelineByPropertyName | Should -Not -Contain $true
        }
    }
}
