# Input that nobody would write on purpose: it is its record's own error, and shows nothing that it should not.
BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.2
    $task = $emulator | Start-ChimeSpeakerSearchTask -TransactionId call -ConfirmConsent
}

AfterAll { Stop-ChimeVoiceEmulator }

Describe 'A piped object' {
    It 'whose score is no number is an error, and the next record goes on' {
        $bad = [pscustomobject] @{ VoiceConnectorId = 'a'; SpeakerSearchTaskId = 'x'; Results = @([pscustomobject] @{ ConfidenceScore = 'abc' }) }
        $read = $bad, $task | Get-ChimeTask -ErrorAction SilentlyContinue -ErrorVariable problem
        $read.TaskId | Should -Be $task.TaskId
        $problem | Should -HaveCount 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $problem[0].Exception.Message | Should -Match 'ConfidenceScore'
    }

    It 'whose property can not be read is an error of its own for <_>, and the next record goes on' -ForEach 'Get-ChimeTask', 'Stop-ChimeTask', 'Wait-ChimeTask', 'Get-ChimeSpeakerSearchTask', 'Stop-ChimeSpeakerSearchTask' {
        $bad = $task | Select-Object * -ExcludeProperty VoiceProfileDomainId
        $bad | Add-Member ScriptProperty VoiceProfileDomainId { throw "not to $([char]27)[2J be had" }
        $options = if ($_ -like 'Stop*') { @{ PassThru = $true } } else { @{} }
        $read = $bad, $task | & $_ @options -ErrorAction SilentlyContinue -ErrorVariable problem
        $read.TaskId | Should -Be $task.TaskId
        $problem | Should -HaveCount 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $problem[0].Exception.Message | Should -Match 'VoiceProfileDomainId.*be had'
        $problem[0].Exception.Message | Should -Not -Match '\p{Cc}'
    }

    It 'that is no task does not have its values in the error' {
        [pscustomobject] @{ Foo = 1; SecretKey = 'hunter2' } | Wait-ChimeTask -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $problem[0].Exception.Message | Should -Not -Match 'hunter2'
    }
}

Describe 'Keys that can not stand in a header' {
    It 'are refused by the name of the parameter, without the value: <Name>' -ForEach @(
        @{ Name = 'AccessKey'; Keys = @{ AccessKey = "a`nb"; SecretKey = 'b' } }
        @{ Name = 'SecretKey'; Keys = @{ AccessKey = 'a'; SecretKey = ([char] 0x43A + 'ey') } }
        @{ Name = 'SessionToken'; Keys = @{ AccessKey = 'a'; SecretKey = 'b'; SessionToken = 'to ken' } }
    ) {
        $refusal = { $task | Get-ChimeTask @Keys } | Should -Throw -ErrorId 'InvalidParameter,*' -PassThru
        $refusal.Exception.Message | Should -Match "-$Name "
        $refusal.Exception.Message | Should -Not -Match ([regex]::Escape($Keys[$Name]))
    }
}

Describe 'A notification with half of a character' {
    It 'is an error, and the next one goes on' {
        $good = '{"version":"0","id":"1","detail-type":"VoiceToneAnalysisStatus","service-type":"VoiceAnalytics","source":"aws.chime","time":"2024-01-01T00:00:00Z","detail":{"taskId":"t","detailStatus":"VoiceToneAnalysisSuccessful"}}'
        $bad = $good.Replace('"t"', '"\ud800"'), $good.Replace('"VoiceToneAnalysisStatus"', '"\ud800"'), $good.Replace('"version"', '"\udc00"')
        $events = $bad + $good | ConvertFrom-ChimeVoiceEvent -ErrorAction SilentlyContinue -ErrorVariable problems
        $events | Should -HaveCount 1
        $problems | Should -HaveCount 3
    }
}

Describe 'The port of an emulator that was stopped' {
    It 'can be used with other credentials' {
        $old = Start-ChimeVoiceEmulator
        Stop-ChimeVoiceEmulator -EndpointUrl $old.EndpointUrl
        { Get-ChimeVoiceProfileDomain -EndpointUrl $old.EndpointUrl -Region us-east-1 -ErrorAction Stop } | Should -Throw -ExpectedMessage '*was stopped*' -ErrorId 'ConnectionFailed,*'

        $env:AWS_ACCESS_KEY_ID = 'AKIDTEST'
        $env:AWS_SECRET_ACCESS_KEY = 'not-a-secret'
        try {
            { Get-ChimeVoiceProfileDomain -EndpointUrl $old.EndpointUrl -Region us-east-1 -ErrorAction Stop } | Should -Throw -ExpectedMessage '*could not be reached*' -ErrorId 'ConnectionFailed,*'
        }
        finally {
            Remove-Item Env:AWS_ACCESS_KEY_ID, Env:AWS_SECRET_ACCESS_KEY
        }
    }
}
