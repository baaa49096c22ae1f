BeforeDiscovery {
    $blank = @('', ' ', "`t")
    $ofStart = @(
        foreach ($value in $blank) { @{ Parameter = 'VoiceConnectorId'; Value = $value; Rule = '1 to 128 characters' } }
        @{ Parameter = 'VoiceConnectorId'; Value = 'a' * 129; Rule = '1 to 128 characters' }
        foreach ($value in $blank) { @{ Parameter = 'TransactionId'; Value = $value; Rule = '1 to 256 characters' } }
        @{ Parameter = 'TransactionId'; Value = 'a' * 257; Rule = '1 to 256 characters' }
        foreach ($value in 'a', ('a' * 65), 'a b', 'a.b', 'ab$', "ab`n") { @{ Parameter = 'ClientRequestToken'; Value = $value; Rule = '2 to 64 characters' } }
    )
    $ofSearch = $ofStart + @(
        foreach ($value in $blank) { @{ Parameter = 'VoiceProfileDomainId'; Value = $value; Rule = '1 to 256 characters' } }
        @{ Parameter = 'VoiceProfileDomainId'; Value = 'a' * 257; Rule = '1 to 256 characters' }
        foreach ($value in 'Both', 'Caller ', ' ') { @{ Parameter = 'CallLeg'; Value = $value; Rule = 'Caller, Callee' } }
    )
    $ofAnalysis = $ofStart + @(
        foreach ($value in 'en-GB', 'EN-us', ' ') { @{ Parameter = 'LanguageCode'; Value = $value; Rule = 'en-US' } }
    )
    $ids = @(
        foreach ($value in $blank + ('a' * 129)) { @{ Parameter = 'VoiceConnectorId'; Value = $value; Rule = '1 to 128 characters' } }
        foreach ($value in $blank + ('a' * 257)) { @{ Parameter = 'Id'; Value = $value; Rule = '1 to 256 characters' } }
    )
    $kinds = @{ Kind = 'SpeakerSearch' }, @{ Kind = 'VoiceToneAnalysis' }
}

BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 600 -NoQuota -SetDefault 3>$null

    function Assert-Refused($Failed, [string] $Parameter, [string] $Value, [string] $Rule) {
        $Failed | Should -HaveCount 1
        $Failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $Failed[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        $Failed[0].Exception.Message | Should -Match "of $Parameter is not valid"
        $Failed[0].Exception.Message | Should -Match $Rule
        $Failed[0].Exception.Message.Length | Should -BeLessThan 300 -Because 'long values are cut'
    }
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe 'A value that breaks a rule' {
    BeforeEach {
        $good = @{ VoiceConnectorId = $emulator.VoiceConnectorId; TransactionId = New-TransactionId; VoiceProfileDomainId = $emulator.VoiceProfileDomainId }
        $requests = @(Get-EmulatorRequest $emulator).Count
    }

    It 'is refused by Start-ChimeSpeakerSearchTask, and the next record goes on: <Parameter> <Value>' -ForEach ($ofSearch | Where-Object Value -NE '') {
        $bad = $good.Clone()
        $bad[$Parameter] = $Value
        $task = [pscustomobject] $bad, [pscustomobject] $good | Start-ChimeSpeakerSearchTask -ConfirmConsent -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Refused $failed $Parameter $Value $Rule
        $failed[0].TargetObject.TransactionId | Should -Be $bad.TransactionId
        $task.TransactionId | Should -Be $good.TransactionId
        @(Get-EmulatorRequest $emulator).Count | Should -Be ($requests + 1) -Because 'nothing is sent for the refused one'
    }

    It 'is refused by Start-ChimeVoiceToneAnalysisTask, and the next record goes on: <Parameter> <Value>' -ForEach ($ofAnalysis | Where-Object Value -NE '') {
        $bad = $good.Clone()
        $bad[$Parameter] = $Value
        $task = [pscustomobject] $bad, [pscustomobject] $good | Start-ChimeVoiceToneAnalysisTask -ConfirmConsent -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Refused $failed $Parameter $Value $Rule
        $task.TransactionId | Should -Be $good.TransactionId
        @(Get-EmulatorRequest $emulator).Count | Should -Be ($requests + 1)
    }

    It 'is refused where an id is empty: <Parameter>' -ForEach ($ofSearch | Where-Object { $_.Value -eq '' -and $_.Parameter -ne 'CallLeg' }) {
        $good[$Parameter] = ''
        Start-ChimeSpeakerSearchTask @good -ConfirmConsent -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Refused $failed $Parameter '' $Rule
        $good | ConvertTo-CsvRow | Start-ChimeSpeakerSearchTask -ConfirmConsent -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Refused $failed $Parameter '' $Rule
        @(Get-EmulatorRequest $emulator).Count | Should -Be $requests
    }

    It 'is refused with -WhatIf too' {
        $good.TransactionId = ' '
        Start-ChimeSpeakerSearchTask @good -WhatIf -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Refused $failed 'TransactionId' ' ' '1 to 256 characters'
    }

    It 'is taken where it just keeps to the rule' {
        $good.TransactionId = ' ' + 'é' * 255
        (Start-ChimeSpeakerSearchTask @good -ClientRequestToken ('-_' + 'a' * 62) -ConfirmConsent).TransactionId | Should -Be $good.TransactionId
        $good.TransactionId = '/?#%&"''\<>'
        $task = Start-ChimeSpeakerSearchTask @good -ClientRequestToken 'ab' -ConfirmConsent
        ($task | Get-ChimeTask).TransactionId | Should -Be $good.TransactionId
        $good.VoiceConnectorId = 'a' * 128
        Start-ChimeSpeakerSearchTask @good -ConfirmConsent -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'BadRequestException*' -Because 'the service was asked, and knows the form of its ids'
    }
}

Describe 'An id of a <Kind> task that breaks a rule' -ForEach $kinds {
    It 'is refused by Get- and Stop-: <Parameter> <Value>' -ForEach $ids {
        $name = if ($Parameter -eq 'Id') { "${Kind}TaskId" } else { $Parameter }
        $call = @{ VoiceConnectorId = $emulator.VoiceConnectorId; "${Kind}TaskId" = 'any' }
        $call[$name] = $Value
        $requests = @(Get-EmulatorRequest $emulator).Count
        & "Stop-Chime${Kind}Task" @call -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Refused $failed $name $Value $Rule
        if ($Kind -match 'Tone') { $call.IsCaller = $true }
        & "Get-Chime${Kind}Task" @call -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Refused $failed $name $Value $Rule
        if ($Value) {
            [pscustomobject] $call | Wait-ChimeTask -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Refused $failed $name $Value $Rule
        }

        @(Get-EmulatorRequest $emulator).Count | Should -Be $requests
    }

    It 'may hold any character, and is not found then' {
        $call = @{ VoiceConnectorId = $emulator.VoiceConnectorId; "${Kind}TaskId" = 'a/../b?c#d%2f é' }
        if ($Kind -match 'Tone') { $call.IsCaller = $true }
        & "Get-Chime${Kind}Task" @call -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'NotFoundException*'
    }
}

Describe 'A parameter of the whole command that breaks a rule' {
    It 'ends the command before anything is sent: <Command> <Parameters>' -ForEach @(
        @{ Command = 'Start-ChimeVoiceToneAnalysisTask'; Parameters = @{ QuotaTimeout = -2 }; Name = 'QuotaTimeout' }
        @{ Command = 'Start-ChimeVoiceToneAnalysisTask'; Parameters = @{ QuotaTimeout = [double]::NaN }; Name = 'QuotaTimeout' }
        @{ Command = 'Start-ChimeVoiceToneAnalysisTask'; Parameters = @{ AccessKey = 'a' }; Name = 'SecretKey' }
        @{ Command = 'Start-ChimeVoiceToneAnalysisTask'; Parameters = @{ SecretKey = 'a' }; Name = 'AccessKey' }
        @{ Command = 'Start-ChimeVoiceToneAnalysisTask'; Parameters = @{ SessionToken = 'a' }; Name = 'SessionToken' }
        @{ Command = 'Start-ChimeVoiceToneAnalysisTask'; Parameters = @{ Credential = 'a' }; Name = 'Credential' }
    ) {
        $requests = @(Get-EmulatorRequest $emulator).Count
        $rows = 1..2 | ForEach-Object { [pscustomobject] @{ TransactionId = New-TransactionId } }
        $thrown = { $rows | & $Command -VoiceConnectorId $emulator.VoiceConnectorId -ConfirmConsent @Parameters } | Should -Throw -PassThru -ErrorId 'InvalidParameter*'
        $thrown.Exception.Message | Should -Match $Name
        @(Get-EmulatorRequest $emulator).Count | Should -Be $requests
    }

    It 'is refused for each record where it is <Name>' -ForEach @(
        @{ Name = 'Region'; Value = 'us east' }
        @{ Name = 'Region'; Value = 'x' }
        @{ Name = 'EndpointUrl'; Value = 'ftp://127.0.0.1' }
        @{ Name = 'EndpointUrl'; Value = 'not an address' }
        @{ Name = 'EndpointUrl'; Value = 'https://user:secret@127.0.0.1' }
        @{ Name = 'EndpointUrl'; Value = 'https://127.0.0.1/?a=b' }
    ) {
        $requests = @(Get-EmulatorRequest $emulator).Count
        $parameters = @{ $Name = $Value }
        Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId $emulator.VoiceConnectorId -TransactionId (New-TransactionId) -ConfirmConsent @parameters -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter*'
        $failed[0].Exception.Message | Should -Match $Name
        $failed[0].Exception.Message | Should -Not -Match 'secret'
        @(Get-EmulatorRequest $emulator).Count | Should -Be $requests
    }
}
