BeforeDiscovery {
    $kinds = @(
        @{ Noun = 'ChimeSpeakerSearchTask'; Type = 'ChimeVoiceTools.SpeakerSearchTask'; Id = 'SpeakerSearchTaskId' }
        @{ Noun = 'ChimeVoiceToneAnalysisTask'; Type = 'ChimeVoiceTools.VoiceToneAnalysisTask'; Id = 'VoiceToneAnalysisTaskId' }
    )
}

BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/MediaInsights.ps1"
    $emulator = Start-ChimeVoiceEmulator -TaskDuration 30 -NoQuota -SetDefault 3>$null
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe 'A task on a media insights pipeline: <Noun>' -ForEach $kinds {
    BeforeEach {
        $pipeline = New-EmulatedPipeline $emulator
        $given = @{ MediaInsightsPipelineId = $pipeline.Id; StreamArn = $pipeline.StreamArn; ChannelId = 0 }
        if ($Noun -match 'Search') { $given.VoiceProfileDomainId = $emulator.VoiceProfileDomainId }
    }

    It 'is started, read and stopped by its ids' {
        $task = & "Start-$Noun" @given -ConfirmConsent
        $task | Should -BeOfType ([type] $Type)
        $task.MediaInsightsPipelineId, $task.StreamArn, $task.ChannelId | Should -Be $pipeline.Id, $pipeline.StreamArn, 0
        $task.VoiceConnectorId | Should -BeNullOrEmpty
        $task.Region, $task.EndpointUrl | Should -Be $emulator.Region, $emulator.EndpointUrl
        $task.IsFinished | Should -BeFalse

        $byId = @{ MediaInsightsPipelineId = $pipeline.Id; $Id = $task.TaskId }
        $read = & "Get-$Noun" @byId
        $read.TaskId, $read.StreamArn, $read.ChannelId | Should -Be $task.TaskId, $pipeline.StreamArn, 0

        & "Stop-$Noun" @byId | Should -BeNullOrEmpty
        (& "Get-$Noun" @byId).Status | Should -Be 'Stopped'
        (& "Get-$Noun" @byId).IsFinished | Should -BeTrue
    }

    It 'takes the pipeline by its ARN, and is the same task' {
        $given.MediaInsightsPipelineId = $pipeline.Arn
        $task = & "Start-$Noun" @given -ConfirmConsent
        $task.MediaInsightsPipelineId | Should -Be $pipeline.Id
        ($task | & "Get-$Noun").TaskId | Should -Be $task.TaskId
        @(Get-ChimeTask | Where-Object TaskId -EQ $task.TaskId) | Should -HaveCount 1
    }

    It 'pipes on live and deserialized' {
        $task = & "Start-$Noun" @given -Reference 'case 4711' -ConfirmConsent
        foreach ($object in $task, ($task | ConvertTo-Deserialized), ($task | ConvertTo-Csv | ConvertFrom-Csv)) {
            ($object | & "Get-$Noun" -ErrorAction Stop).TaskId | Should -Be $task.TaskId
            $read = $object | Get-ChimeTask -ErrorAction Stop
            $read.TaskId, $read.StreamArn, $read.Reference | Should -Be $task.TaskId, $pipeline.StreamArn, 'case 4711'
        }

        $task | ConvertTo-Deserialized | & "Stop-$Noun" -ErrorAction Stop
        ($task | Stop-ChimeTask -PassThru).Status | Should -Be 'Stopped'
        (Get-ChimeTask | Where-Object TaskId -EQ $task.TaskId).Status | Should -Be 'Stopped'
    }

    It 'needs consent, and sends nothing without it or with -WhatIf' {
        $before = @(Get-EmulatorRequest $emulator "Start$($Noun.Substring(5))").Count
        & "Start-$Noun" @given -WhatIf
        { & "Start-$Noun" @given -ErrorAction Stop } | Should -Throw -ErrorId 'ConsentRequired*'
        @(Get-EmulatorRequest $emulator "Start$($Noun.Substring(5))").Count | Should -Be $before
    }

    It 'refuses what breaks a rule, naming it, before anything is sent: <Name> <Value>' -ForEach @(
        @{ Name = 'MediaInsightsPipelineId'; Value = ' ' }
        @{ Name = 'MediaInsightsPipelineId'; Value = '..' }
        @{ Name = 'StreamArn'; Value = 'arn:aws:kinesisvideo:us-east-1:111122223333:stream/no-number' }
        @{ Name = 'ChannelId'; Value = 2 }
        @{ Name = 'FragmentNumber'; Value = '12a' }
    ) {
        $before = (Get-EmulatorRequest $emulator).Count
        $given.$Name = $Value
        & "Start-$Noun" @given -ConfirmConsent -ErrorVariable errors -ErrorAction SilentlyContinue
        $errors | Should -HaveCount 1
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter*'
        $errors[0].Exception.Message | Should -Match $Name
        (Get-EmulatorRequest $emulator).Count | Should -Be $before
    }

    It 'starts one task when the answer is lost: <_>' -ForEach 'ResetAfterWork', 'TruncatedBody', 'MalformedJson' {
        $emulator | Set-ChimeVoiceEmulator -Fault @{ Kind = $_; Operation = "Start$($Noun.Substring(5))"; Count = 2 }
        try {
            $task = & "Start-$Noun" @given -ConfirmConsent -ErrorVariable failed
            $failed | Should -BeNullOrEmpty
            @(Get-ChimeTask | Where-Object StreamArn -EQ $pipeline.StreamArn).TaskId | Should -Be $task.TaskId
            (Get-EmulatedService $emulator).Tasks | Where-Object TaskId -EQ $task.TaskId | Should -HaveCount 1
        }
        finally { $emulator | Set-ChimeVoiceEmulator -ClearFault }
    }

    It 'is started, read and stopped through throttling' {
        $emulator | Set-ChimeVoiceEmulator -Fault @{ Kind = 'Error'; ErrorName = 'ThrottledClientException'; Count = 3 }
        try {
            $task = & "Start-$Noun" @given -ConfirmConsent
            $emulator | Set-ChimeVoiceEmulator -Fault @{ Kind = 'Error'; ErrorName = 'ThrottledClientException'; Count = 2 }
            ($task | Stop-ChimeTask -PassThru).Status | Should -Be 'Stopped'
        }
        finally { $emulator | Set-ChimeVoiceEmulator -ClearFault }
    }

    It 'is an error of its record where the pipeline does not exist' {
        $given.MediaInsightsPipelineId = [guid]::NewGuid().Guid
        & "Start-$Noun" @given -ConfirmConsent -ErrorVariable errors -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'NotFoundException*'
        $errors[0].Exception.Message | Should -Match $given.MediaInsightsPipelineId
    }
}

Describe 'A speaker search on a media insights pipeline' {
    It 'has the ARN of its domain read once' {
        $before = @(Get-EmulatorRequest $emulator GetVoiceProfileDomain).Count
        $tasks = 1..3 | ForEach-Object {
            $pipeline = New-EmulatedPipeline $emulator
            [pscustomobject]@{
                MediaInsightsPipelineId = $pipeline.Id; StreamArn = $pipeline.StreamArn; ChannelId = '0'; VoiceProfileDomainId = $emulator.VoiceProfileDomainId
            }
        } | Start-ChimeSpeakerSearchTask -ConfirmConsent
        $tasks | Should -HaveCount 3
        $tasks.VoiceProfileDomainId | Sort-Object -Unique | Should -Be $emulator.VoiceProfileDomainId
        @(Get-EmulatorRequest $emulator GetVoiceProfileDomain).Count - $before | Should -BeLessOrEqual 1
    }

    It 'takes the ARN itself, and asks for nothing then' {
        $arn = (Get-ChimeVoiceProfileDomain -VoiceProfileDomainId $emulator.VoiceProfileDomainId).VoiceProfileDomainArn
        $pipeline = New-EmulatedPipeline $emulator
        $before = @(Get-EmulatorRequest $emulator GetVoiceProfileDomain).Count
        $task = Start-ChimeSpeakerSearchTask -MediaInsightsPipelineId $pipeline.Id -StreamArn $pipeline.StreamArn -ChannelId 0 -VoiceProfileDomainArn $arn -ConfirmConsent
        $task.VoiceProfileDomainId | Should -Be $emulator.VoiceProfileDomainId
        @(Get-EmulatorRequest $emulator GetVoiceProfileDomain).Count | Should -Be $before
    }
}

Describe 'Which of the two ways is meant' {
    BeforeEach {
        $pipeline = New-EmulatedPipeline $emulator
        $row = [ordered]@{
            VoiceConnectorId = $emulator.VoiceConnectorId; TransactionId = New-TransactionId; VoiceProfileDomainId = $emulator.VoiceProfileDomainId
            MediaInsightsPipelineId = $pipeline.Id; StreamArn = $pipeline.StreamArn; ChannelId = '0'
        }
    }

    It 'is the pipeline where an object names both' {
        $task = [pscustomobject] $row | Start-ChimeSpeakerSearchTask -ConfirmConsent
        $task.MediaInsightsPipelineId | Should -Be $pipeline.Id
        $task.VoiceConnectorId, $task.TransactionId | Should -Be $row.VoiceConnectorId, $row.TransactionId
        ($task | Get-ChimeSpeakerSearchTask).MediaInsightsPipelineId | Should -Be $pipeline.Id
    }

    It 'is the voice connector where the cells for a pipeline are empty' {
        $row.MediaInsightsPipelineId = $row.StreamArn = $row.ChannelId = ''
        $task = [pscustomobject] $row | Start-ChimeVoiceToneAnalysisTask -ConfirmConsent
        $task.MediaInsightsPipelineId | Should -BeNullOrEmpty
        $task.TransactionId | Should -Be $row.TransactionId
    }

    It 'is an error for a stream without a pipeline, which says to make one' {
        $row.Remove('MediaInsightsPipelineId')
        [pscustomobject] $row | Start-ChimeSpeakerSearchTask -ConfirmConsent -ErrorVariable errors -ErrorAction SilentlyContinue
        $errors[0].Exception.Message | Should -Match 'New-ChimeMediaInsightsPipeline'
    }

    It 'starts a task on each stream of a pipeline that is piped in' {
        $two = [pscustomobject]@{
            PSTypeName = 'ChimeVoiceTools.MediaInsightsPipeline'; MediaInsightsPipelineId = $pipeline.Id; StreamArn = $null; ChannelId = $null
            Streams = @([pscustomobject]@{ StreamArn = $pipeline.StreamArn; ChannelId = 0 }, [pscustomobject]@{ StreamArn = $pipeline.StreamArn; ChannelId = 1 })
        }
        $two | Start-ChimeVoiceToneAnalysisTask -ConfirmConsent -ErrorAction SilentlyContinue -ErrorVariable errors | Should -HaveCount 1
        $errors | Should -HaveCount 1 -Because 'the emulated stream has one channel, and was asked for both'
    }
}

Describe 'Wait-ChimeTask on a media insights pipeline' {
    It 'says once that the status is all there is, and emits each task when it has ended' {
        $tasks = 1..5 | ForEach-Object {
            $pipeline = New-EmulatedPipeline $emulator
            Start-ChimeVoiceToneAnalysisTask -MediaInsightsPipelineId $pipeline.Id -StreamArn $pipeline.StreamArn -ChannelId 0 -ConfirmConsent
        }
        $tasks | Stop-ChimeTask
        $waited = $tasks | Wait-ChimeTask -Timeout 30 -WarningVariable warnings -WarningAction SilentlyContinue
        $waited.TaskId | Sort-Object | Should -Be ($tasks.TaskId | Sort-Object)
        $waited.Status | Sort-Object -Unique | Should -Be 'Stopped'
        $warnings | Should -HaveCount 1
        $warnings[0].Message | Should -Match 'notifications'
    }

    It 'ends in time for a task that goes on' {
        $pipeline = New-EmulatedPipeline $emulator
        Start-ChimeVoiceToneAnalysisTask -MediaInsightsPipelineId $pipeline.Id -StreamArn $pipeline.StreamArn -ChannelId 0 -ConfirmConsent |
            Wait-ChimeTask -Timeout 0.5 -ErrorVariable errors -ErrorAction SilentlyContinue -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'ChimeTaskWaitTimeout*'
    }
}

Describe 'Many tasks on media insights pipelines' {
    It 'are started through a full quota in their order, and waited for' {
        $small = Start-ChimeVoiceEmulator -TaskDuration 0.5 -Quota @{ activeVoiceToneAnalysisTasks = 3 }
        $pipeline = New-EmulatedPipeline $small
        $rows = 1..12 | ForEach-Object {
            [pscustomobject]@{ MediaInsightsPipelineId = $pipeline.Id; StreamArn = $pipeline.StreamArn; ChannelId = 0; Reference = "$_" }
        }
        $refused = $rows | Start-ChimeVoiceToneAnalysisTask -EndpointUrl $small.EndpointUrl -ConfirmConsent -ErrorVariable errors -ErrorAction SilentlyContinue
        @($refused).Count + $errors.Count | Should -Be 12
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'ResourceLimitExceededException*'

        $tasks = $rows | Start-ChimeVoiceToneAnalysisTask -EndpointUrl $small.EndpointUrl -ConfirmConsent -QuotaTimeout 60
        $tasks.Reference | Should -Be $rows.Reference
        ($tasks | Wait-ChimeTask -Timeout 60 -WarningAction SilentlyContinue).TaskId | Sort-Object | Should -Be ($tasks.TaskId | Sort-Object)
        $small | Stop-ChimeVoiceEmulator
    }

    It 'are waited for a thousand at once, each emitted once' {
        $large = Start-ChimeVoiceEmulator -TaskDuration 1 -NoQuota
        $pipeline = New-EmulatedPipeline $large
        $tasks = 1..1000 | ForEach-Object {
            [pscustomobject]@{ MediaInsightsPipelineId = $pipeline.Id; StreamArn = $pipeline.StreamArn; ChannelId = 0 }
        } | Start-ChimeVoiceToneAnalysisTask -EndpointUrl $large.EndpointUrl -ConfirmConsent
        $tasks | Should -HaveCount 1000
        $waited = $tasks | Wait-ChimeTask -Timeout 120 -WarningAction SilentlyContinue
        $waited | Should -HaveCount 1000
        $waited.TaskId | Sort-Object -Unique | Should -HaveCount 1000
        $large | Stop-ChimeVoiceEmulator
    }

    It 'are let go of at once when the wait is stopped, and can be stopped later' {
        $pipeline = New-EmulatedPipeline $emulator
        $task = Start-ChimeVoiceToneAnalysisTask -MediaInsightsPipelineId $pipeline.Id -StreamArn $pipeline.StreamArn -ChannelId 0 -ConfirmConsent
        $wait = [powershell]::Create().AddScript({ param($Manifest, $Task, $Keys) Import-Module $Manifest; $Task | Wait-ChimeTask @Keys 3>$null }).
            AddArgument($Manifest).AddArgument($task).AddArgument($Keys)
        $running = $wait.BeginInvoke()
        Wait-Until { @(Get-EmulatorRequest $emulator GetVoiceToneAnalysisTask | Where-Object Path -Match $task.TaskId).Count -gt 0 }
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $wait.Stop()
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 5 -Because 'it does not wait for the end of the task'
        $running.IsCompleted | Should -BeTrue
        $wait.Dispose()
        ($task | Stop-ChimeTask -PassThru).Status | Should -Be 'Stopped'
    }
}
