# What is given or piped as text, and in the forms that AWS.Tools and PowerShell itself have.
BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.3 -NoQuota -SetDefault 3>$null
    $elsewhere = Start-ChimeVoiceEmulator -TaskDuration 600 -NoQuota
    $connector = @{ VoiceConnectorId = $emulator.VoiceConnectorId }
    $search = Start-ChimeSpeakerSearchTask @connector -TransactionId call-1 -VoiceProfileDomainId $emulator.VoiceProfileDomainId -ConfirmConsent
    $analysis = Start-ChimeVoiceToneAnalysisTask @connector -TransactionId call-1 -ConfirmConsent
    $search, $analysis | Wait-ChimeTask -Timeout 60
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe 'Ids that are piped as text' {
    It 'name the calls that <_> starts a task on' -ForEach 'Start-ChimeSpeakerSearchTask', 'Start-ChimeVoiceToneAnalysisTask' {
        $needed = $connector.Clone()
        if ($_ -match 'Search') { $needed.VoiceProfileDomainId = $emulator.VoiceProfileDomainId }
        $calls = (New-TransactionId), (New-TransactionId)
        ($calls | & $_ @needed -ConfirmConsent).TransactionId | Should -Be $calls
    }

    It 'name the tasks that the cmdlets of each kind take' {
        ($search.TaskId, $search.TaskId | Get-ChimeSpeakerSearchTask @connector).TaskId | Should -Be $search.TaskId, $search.TaskId
        ($analysis.TaskId | Get-ChimeVoiceToneAnalysisTask @connector -IsCaller $true).TaskId | Should -Be $analysis.TaskId
        $search.TaskId | Stop-ChimeSpeakerSearchTask @connector -Verbose 4>&1 | Out-String | Should -Match 'finished already'
        $analysis.TaskId | Stop-ChimeVoiceToneAnalysisTask @connector -Verbose 4>&1 | Out-String | Should -Match 'finished already'
    }

    It 'name the tasks of this session that the cmdlets of both kinds take, wherever those live' {
        $there = Start-ChimeVoiceToneAnalysisTask -EndpointUrl $elsewhere.EndpointUrl -VoiceConnectorId $elsewhere.VoiceConnectorId -TransactionId call-2 -ConfirmConsent
        $ids = $search.TaskId, $there.TaskId
        ($ids | Get-ChimeTask).EndpointUrl | Should -Be $emulator.EndpointUrl, $elsewhere.EndpointUrl
        (Get-ChimeTask $ids).TaskId | Should -Be $ids
        ($there.TaskId | Stop-ChimeTask -PassThru).Status | Should -Be 'STOPPED'
        ($ids | Wait-ChimeTask -Timeout 30).TaskId | Sort-Object | Should -Be ($ids | Sort-Object)
    }

    It 'are an error of the record in <_> where no task of this session has it' -ForEach 'Get-ChimeTask', 'Stop-ChimeTask', 'Wait-ChimeTask' {
        'no-such-task', $search.TaskId | & $_ -ErrorVariable failed -ErrorAction SilentlyContinue | Out-Null
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter*'
        $failed[0].TargetObject | Should -Be 'no-such-task'
        "$failed" | Should -Match 'no-such-task.*has started no task with that id.*VoiceConnectorId'
    }

    It 'name voice profiles and domains' {
        ($emulator.VoiceProfileIds | Get-ChimeVoiceProfile).VoiceProfileId | Should -Be $emulator.VoiceProfileIds
        ($emulator.VoiceProfileDomainId | Get-ChimeVoiceProfileDomain).VoiceProfileDomainId | Should -Be $emulator.VoiceProfileDomainId
        ($emulator.VoiceProfileIds[0] | Update-ChimeVoiceProfile -SpeakerSearchTaskId $search.TaskId -ConfirmConsent).VoiceProfileId | Should -Be $emulator.VoiceProfileIds[0]
        ($emulator.VoiceProfileDomainId | Set-ChimeVoiceProfileDomain -Description 'by its id' -PassThru).Description | Should -Be 'by its id'
        $key = 'arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c'
        $domain = New-ChimeVoiceProfileDomain -Name gone -KmsKeyArn $key
        $domain.VoiceProfileDomainId | Remove-ChimeVoiceProfileDomain -Force
        $emulator.VoiceProfileIds[2] | Remove-ChimeVoiceProfile -Force
        (Get-EmulatedService $emulator).VoiceProfileDomainIds | Should -Not -Contain $domain.VoiceProfileDomainId
    }

    It 'are lines of a file too' {
        Set-Content TestDrive:/ids.txt $search.TaskId, $analysis.TaskId
        (Get-Content TestDrive:/ids.txt | Get-ChimeTask).TaskId | Should -Be $search.TaskId, $analysis.TaskId
        (Get-Content TestDrive:/ids.txt -First 1 | Get-ChimeSpeakerSearchTask @connector).TaskId | Should -Be $search.TaskId
    }
}

Describe 'Objects in place of ids' {
    It 'give the id that they have as a property' {
        (Get-ChimeSpeakerSearchTask @connector -SpeakerSearchTaskId $search).TaskId | Should -Be $search.TaskId
        $domain = Get-ChimeVoiceProfileDomain -VoiceProfileDomainId $emulator.VoiceProfileDomainId
        (Get-ChimeVoiceProfileDomain -VoiceProfileDomainId $domain).Name | Should -Be $domain.Name
        @($domain | Get-ChimeVoiceProfile).Count | Should -BeGreaterThan 0 -Because 'a domain still stands for its profiles'
    }

    It 'are never made ids by writing them as text' {
        $before = @(Get-EmulatorRequest $emulator).Count
        [pscustomobject] @{ Any = 1 }, (Get-Item TestDrive:/), @{ SpeakerSearchTaskId = $null } | Get-ChimeSpeakerSearchTask @connector -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed | Should -HaveCount 3
        $failed | ForEach-Object { $_.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter*' }
        $analysis | Get-ChimeVoiceProfile -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed | Should -HaveCount 1
        @(Get-EmulatorRequest $emulator).Count | Should -Be $before
    }
}

Describe 'Times' {
    It 'are given as <_> too' -ForEach '00:01:30', '0:01:30', (New-TimeSpan -Seconds 90), ([timespan]::FromSeconds(90)), 90, '90' {
        ($search | Wait-ChimeTask -Timeout $_ -PollingInterval $_).TaskId | Should -Be $search.TaskId
        ($search | Wait-ChimeTask -TimeoutSec $_).TaskId | Should -Be $search.TaskId
        (New-TransactionId | Start-ChimeVoiceToneAnalysisTask @connector -ConfirmConsent -QuotaTimeout $_).Status | Should -Be 'IN_QUEUE'
    }

    It 'are seconds where they are numbers, and the same as a TimeSpan' {
        $running = Start-ChimeVoiceToneAnalysisTask -EndpointUrl $elsewhere.EndpointUrl -VoiceConnectorId $elsewhere.VoiceConnectorId -TransactionId (New-TransactionId) -ConfirmConsent
        foreach ($given in 0.2, '00:00:00.2', [timespan]::FromSeconds(0.2)) {
            $running | Wait-ChimeTask -Timeout $given -ErrorVariable failed -ErrorAction SilentlyContinue
            "$failed" | Should -Match 'did not finish within 0\.2 s'
        }

        $running | Stop-ChimeTask
    }

    It 'are taken by emulators too' {
        $other = Start-ChimeVoiceEmulator -TaskDuration 00:01:30
        $other.TaskDuration | Should -Be 90
        $before = $other.CurrentTime
        (Set-ChimeVoiceEmulator -EndpointUrl $other.EndpointUrl -AdvanceTime (New-TimeSpan -Days 7) -PassThru).CurrentTime | Should -BeGreaterOrEqual $before.AddDays(7)
        Stop-ChimeVoiceEmulator -EndpointUrl $other.EndpointUrl
    }

    It 'have no end where a TimeSpan has none' {
        ($search | Wait-ChimeTask -Timeout ([Threading.Timeout]::InfiniteTimeSpan)).TaskId | Should -Be $search.TaskId
    }

    It 'are refused as <_>' -ForEach '-00:00:01', ([timespan]::FromSeconds(-1)), '1:2:3:4:5', 'soon:ish' {
        { $search | Wait-ChimeTask -Timeout $_ } | Should -Throw -ExpectedMessage '*Timeout*is no time*00:01:30*'
    }
}

Describe 'A region' {
    BeforeAll {
        $call = $connector + @{ VoiceProfileDomainId = $emulator.VoiceProfileDomainId; ConfirmConsent = $true }
    }

    It 'is taken from a RegionEndpoint, and from what Get-AWSRegion emits' {
        $endpoint = [pscustomobject] @{ SystemName = 'eu-central-1'; DisplayName = 'Europe (Frankfurt)' }
        $region = [pscustomobject] @{ Region = 'us-west-2'; Name = 'US West (Oregon)'; IsShellDefault = $false }
        (Start-ChimeSpeakerSearchTask @call -TransactionId (New-TransactionId) -Region $endpoint).Region | Should -Be 'eu-central-1'
        (Start-ChimeSpeakerSearchTask @call -TransactionId (New-TransactionId) -Region $region).Region | Should -Be 'us-west-2'
        (Start-ChimeSpeakerSearchTask @call -TransactionId (New-TransactionId) -Region eu-west-1).Region | Should -Be 'eu-west-1'
    }

    It 'is the real RegionEndpoint''s name' {
        $core = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'AWSSDK.Core' } | Select-Object -First 1
        $endpoint = $core.GetType('Amazon.RegionEndpoint').GetMethod('GetBySystemName').Invoke($null, @('eu-west-2'))
        (Start-ChimeSpeakerSearchTask @call -TransactionId (New-TransactionId) -Region $endpoint).Region | Should -Be 'eu-west-2'
    }

    It 'is refused where the object has none' {
        { Start-ChimeSpeakerSearchTask @call -TransactionId any -Region (Get-Item TestDrive:/) -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter*'
    }
}
