BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $role = 'arn:aws:iam::111122223333:role/analytics'
    $queue = 'arn:aws:sqs:us-east-1:111122223333:tones'
    $topic = 'arn:aws:sns:us-east-1:111122223333:tones'
    $emulator = Start-ChimeVoiceEmulator -NoQuota -SetDefault 3>$null

    $transcription = @{ Type = 'AmazonTranscribeProcessor'; AmazonTranscribeProcessorConfiguration = @{ LanguageCode = 'en-US'; ShowSpeakerLabel = $true } }
    $alerts = @{ Disabled = $false; Rules = @(@{ Type = 'KeywordMatch'; KeywordMatchConfiguration = @{ RuleName = 'angry'; Keywords = @('lawyer', 'complaint'); Negate = $false } }) }

    function New-Name { 'c-' + [guid]::NewGuid().ToString('N') }
    function Get-RequestCount { @(Get-EmulatorRequest $emulator).Count }
}

AfterAll {
    Stop-ChimeVoiceEmulator
}

Describe 'New-ChimeMediaInsightsPipelineConfiguration' {
    It 'makes a configuration of what is analysed and where results go, and emits it' {
        $name = New-Name
        $made = New-ChimeMediaInsightsPipelineConfiguration $name -SpeakerSearch -VoiceToneAnalysis -ResourceAccessRoleArn $role -SqsQueueArn $queue -SnsTopicArn $topic `
            -LambdaFunctionArn arn:aws:lambda:us-east-1:111122223333:function:tones -KinesisDataStreamArn arn:aws:kinesis:us-east-1:111122223333:stream/tones -Tag @{ team = 'fraud' }
        $made | Should -BeOfType ([ChimeVoiceTools.MediaInsightsPipelineConfiguration])
        $made.Name, $made.MediaInsightsPipelineConfigurationName | Should -Be $name, $name
        $made.SpeakerSearch, $made.VoiceToneAnalysis | Should -Be $true, $true
        $made.SqsQueueArn, $made.SnsTopicArn, $made.ResourceAccessRoleArn | Should -Be $queue, $topic, $role
        $made.Elements.Type | Should -Be 'VoiceAnalyticsProcessor', 'SqsQueueSink', 'SnsTopicSink', 'LambdaFunctionSink', 'KinesisDataStreamSink'
        $made.ConfigurationArn | Should -BeLike "arn:aws:chime:*/$name"
        $made.MediaInsightsPipelineConfigurationArn | Should -Be $made.ConfigurationArn
        $made.MediaInsightsPipelineConfigurationId | Should -Match '^[0-9a-f-]{36}$'
        $made.CreatedTimestamp.Kind | Should -Be 'Utc'
        $made.EndpointUrl | Should -Be $emulator.EndpointUrl
    }

    It 'takes elements as AWS spells them: <Form>' -ForEach @(
        @{ Form = 'hashtables'; Make = { $transcription } }
        @{ Form = 'objects'; Make = { [pscustomobject] @{ Type = 'AmazonTranscribeProcessor'; AmazonTranscribeProcessorConfiguration = [pscustomobject] @{ LanguageCode = 'en-US'; ShowSpeakerLabel = $true } } } }
        @{ Form = 'JSON'; Make = { $transcription | ConvertTo-Json | ConvertFrom-Json } }
        @{ Form = 'what came back from a file'; Make = { $transcription | ConvertTo-Deserialized } }
        @{ Form = 'lower case'; Make = { @{ type = 'AmazonTranscribeProcessor'; amazontranscribeprocessorconfiguration = @{ languagecode = 'en-US'; showspeakerlabel = $true } } } }
    ) {
        $made = New-ChimeMediaInsightsPipelineConfiguration (New-Name) -ResourceAccessRoleArn $role -Element (& $Make) -RealTimeAlertConfiguration $alerts
        $made.Elements | Should -HaveCount 1
        $made.Elements[0].AmazonTranscribeProcessorConfiguration.LanguageCode | Should -BeExactly 'en-US'
        $made.Elements[0].AmazonTranscribeProcessorConfiguration.ShowSpeakerLabel | Should -BeTrue
        $made.RealTimeAlertConfiguration.Rules[0].KeywordMatchConfiguration.Keywords | Should -Be 'lawyer', 'complaint'
        $made.SpeakerSearch | Should -BeFalse
    }

    It 'refuses before anything is sent, naming the path: <Path>' -ForEach @(
        @{ Path = 'Element[0].Foo'; Given = @{ Element = @{ Type = 'SqsQueueSink'; Foo = 1 } }; Rule = 'no such member; there are Type, .*SqsQueueSinkConfiguration' }
        @{ Path = 'Element[1].AmazonTranscribeProcessorConfiguration.ShowSpeakerLabel'; Given = @{ Element = @{ Type = 'VoiceEnhancementSink' }, @{ Type = 'AmazonTranscribeProcessor'; AmazonTranscribeProcessorConfiguration = @{ ShowSpeakerLabel = 'yes' } } }; Rule = 'true or false' }
        @{ Path = 'Element[0].Type'; Given = @{ Element = @{ SqsQueueSinkConfiguration = @{ } } }; Rule = 'needs a Type' }
        @{ Path = 'Element[0].Type'; Given = @{ Element = @{ Type = 5 } }; Rule = 'must be text' }
        @{ Path = 'Element[0]'; Given = @{ Element = 'SqsQueueSink' }; Rule = 'object with members' }
        @{ Path = 'Element[0].SqsQueueSinkConfiguration'; Given = @{ Element = @{ Type = 'SqsQueueSink'; SqsQueueSinkConfiguration = 'arn' } }; Rule = 'object with members' }
        @{ Path = 'Element[0].SqsQueueSinkConfiguration.InsightsTarget'; Given = @{ Element = @{ Type = 'SqsQueueSink'; SqsQueueSinkConfiguration = @{ InsightsTarget = 'arn:aws:sqs:us-east-1:111122223333:secret.fifo' } } }; Rule = 'FIFO' }
        @{ Path = 'RealTimeAlertConfiguration.Rules'; Given = @{ SpeakerSearch = $true; RealTimeAlertConfiguration = @{ Rules = @{ Type = 'Sentiment' } } }; Rule = 'must be a list' }
        @{ Path = 'RealTimeAlertConfiguration.Rules[0].SentimentConfiguration.TimePeriod'; Given = @{ SpeakerSearch = $true; RealTimeAlertConfiguration = @{ Rules = @(@{ SentimentConfiguration = @{ TimePeriod = 1.5 } }) } }; Rule = 'whole number' }
        @{ Path = 'SqsQueueArn'; Given = @{ SqsQueueArn = 'arn:aws:sqs:us-east-1:111122223333:secret.fifo' }; Rule = 'standard queues' }
        @{ Path = 'SnsTopicArn'; Given = @{ SnsTopicArn = 'arn:aws:sns:us-east-1:111122223333:secret.fifo' }; Rule = 'standard queues and topics' }
        @{ Path = 'SqsQueueArn'; Given = @{ SqsQueueArn = 'arn:aws:sns:us-east-1:111122223333:secret' }; Rule = "service 'sqs'" }
        @{ Path = 'LambdaFunctionArn'; Given = @{ LambdaFunctionArn = 'my secret function' }; Rule = 'must be an ARN' }
        @{ Path = 'ResourceAccessRoleArn'; Given = @{ ResourceAccessRoleArn = 'secret'; SpeakerSearch = $true }; Rule = 'must be an ARN' }
        @{ Path = 'Name'; Given = @{ Name = 'a/b'; SpeakerSearch = $true }; Rule = '2 to 64 characters' }
        @{ Path = 'Elements'; Given = @{ }; Rule = 'at least one element' }
        @{ Path = 'ClientRequestToken'; Given = @{ SpeakerSearch = $true; ClientRequestToken = 'a b' }; Rule = '2 to 64' }
    ) {
        $all = @{ Name = 'refused'; ResourceAccessRoleArn = $role }
        foreach ($name in $Given.Keys) { $all[$name] = $Given[$name] }
        $before = Get-RequestCount
        New-ChimeMediaInsightsPipelineConfiguration @all -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
        $problem | Should -HaveCount 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $problem[0].Exception.Message | Should -Match "of $([regex]::Escape($Path)) is not valid: .*$Rule"
        $problem[0].Exception.Message | Should -Not -Match 'secret'
        Get-RequestCount | Should -Be $before
    }

    It 'takes rows of a CSV file, where an empty cell is no value and true and false are words' {
        $rows = @(
            @{ Name = (New-Name); ResourceAccessRoleArn = $role; SpeakerSearch = 'True'; VoiceToneAnalysis = ''; SqsQueueArn = $queue; SnsTopicArn = '' }
            @{ Name = (New-Name); ResourceAccessRoleArn = $role; SpeakerSearch = 'maybe'; VoiceToneAnalysis = ''; SqsQueueArn = $queue; SnsTopicArn = '' }
            @{ Name = (New-Name); ResourceAccessRoleArn = $role; SpeakerSearch = 'False'; VoiceToneAnalysis = 'true'; SqsQueueArn = ''; SnsTopicArn = $topic }
        )
        $made = $rows | ConvertTo-CsvRow | New-ChimeMediaInsightsPipelineConfiguration -ErrorAction SilentlyContinue -ErrorVariable problems
        $made.SpeakerSearch | Should -Be $true, $false
        $made.VoiceToneAnalysis | Should -Be $false, $true
        $made[0].Elements.Type | Should -Be 'VoiceAnalyticsProcessor', 'SqsQueueSink'
        $made[1].Elements.Type | Should -Be 'VoiceAnalyticsProcessor', 'SnsTopicSink'
        $problems | Should -HaveCount 1
        "$problems" | Should -Match 'of SpeakerSearch is not valid: it must be true or false'
    }

    It 'copies a configuration that is piped in, live and deserialized, with its elements and alerts' {
        $made = New-ChimeMediaInsightsPipelineConfiguration (New-Name) -VoiceToneAnalysis -SqsQueueArn $queue -ResourceAccessRoleArn $role -Element $transcription -RealTimeAlertConfiguration $alerts
        foreach ($source in $made, ($made | ConvertTo-Deserialized)) {
            $copy = $source | New-ChimeMediaInsightsPipelineConfiguration -Name (New-Name)
            $copy.Elements | ConvertTo-Json -Depth 9 | Should -Be ($made.Elements | ConvertTo-Json -Depth 9)
            $copy.RealTimeAlertConfiguration | ConvertTo-Json -Depth 9 | Should -Be ($made.RealTimeAlertConfiguration | ConvertTo-Json -Depth 9)
            $copy.SpeakerSearch, $copy.VoiceToneAnalysis | Should -Be $false, $true
        }
    }

    It 'makes one configuration also when the answer is lost or the service throttles: <Kind>' -ForEach @(
        @{ Kind = 'ResetAfterWork'; More = @{} }
        @{ Kind = 'Error'; More = @{ ErrorName = 'ThrottledClientException' } }
    ) {
        $name = New-Name
        Set-ChimeVoiceEmulator -Fault (@{ Kind = $Kind; Operation = 'CreateMediaInsightsPipelineConfiguration'; Count = 1 } + $More)
        $said = New-ChimeMediaInsightsPipelineConfiguration $name -SpeakerSearch -ResourceAccessRoleArn $role -Verbose 4>&1 | ForEach-Object { "$_" }
        "$said" | Should -Match 'Trying again'
        Get-ChimeMediaInsightsPipelineConfiguration -Name $name | Should -HaveCount 1
    }

    It 'makes a configuration once, however often a token is sent' {
        $row = @{ Name = (New-Name); ResourceAccessRoleArn = $role; SqsQueueArn = $queue; ClientRequestToken = New-Name }
        $one = New-ChimeMediaInsightsPipelineConfiguration @row
        ($row | ConvertTo-CsvRow | New-ChimeMediaInsightsPipelineConfiguration).MediaInsightsPipelineConfigurationId | Should -Be $one.MediaInsightsPipelineConfigurationId
        $rows = 1..2 | ForEach-Object { [pscustomobject] @{ Name = "token-$_"; ResourceAccessRoleArn = $role; SqsQueueArn = $queue; ClientRequestToken = 'same-token' } }
        $rows | New-ChimeMediaInsightsPipelineConfiguration -ErrorVariable failed -ErrorAction SilentlyContinue | Should -HaveCount 1
        "$failed" | Should -Match 'one token'
    }

    It 'sends nothing with -WhatIf' {
        $before = Get-RequestCount
        New-ChimeMediaInsightsPipelineConfiguration any -SpeakerSearch -ResourceAccessRoleArn $role -WhatIf | Should -BeNullOrEmpty
        Get-RequestCount | Should -Be $before
    }

    It 'says what to do when the quota is full' {
        $small = Start-ChimeVoiceEmulator -Quota @{ MediaInsightsPipelineConfigurations = 1 }
        $there = @{ EndpointUrl = $small.EndpointUrl; ResourceAccessRoleArn = $role; SpeakerSearch = $true; ErrorAction = 'SilentlyContinue' }
        $null = New-ChimeMediaInsightsPipelineConfiguration one @there
        New-ChimeMediaInsightsPipelineConfiguration two @there -ErrorVariable problem | Should -BeNullOrEmpty
        $small | Stop-ChimeVoiceEmulator
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ResourceLimitExceededException,*'
        $problem[0].CategoryInfo.Category | Should -Be 'QuotaExceeded'
        $problem[0].Exception.Message | Should -Match 'remove one that is no longer needed'
    }
}

Describe 'Get-ChimeMediaInsightsPipelineConfiguration' {
    BeforeAll {
        $paged = Start-ChimeVoiceEmulator -NoQuota
        $there = @{ EndpointUrl = $paged.EndpointUrl }
        $null = 1..104 | ForEach-Object { New-ChimeMediaInsightsPipelineConfiguration "name-$_" -SpeakerSearch -ResourceAccessRoleArn $role @there }
        function Get-Sent([string] $Operation) { @(Get-EmulatorRequest $paged $Operation).Count }
    }

    AfterAll {
        $paged | Stop-ChimeVoiceEmulator
    }

    It 'lists all, page by page, each as a whole' {
        $before = Get-Sent ListMediaInsightsPipelineConfigurations
        $all = Get-ChimeMediaInsightsPipelineConfiguration @there
        $all.Name | Should -Be (1..104 | ForEach-Object { "name-$_" })
        $all.SpeakerSearch | Select-Object -Unique | Should -Be $true
        (Get-Sent ListMediaInsightsPipelineConfigurations) - $before | Should -Be 2
    }

    It 'counts -First and -Skip over what it lists, and reads little more' {
        $before = Get-Sent GetMediaInsightsPipelineConfiguration
        (Get-ChimeMediaInsightsPipelineConfiguration @there -Skip 1 -First 2).Name | Should -Be 'name-2', 'name-3'
        (Get-Sent GetMediaInsightsPipelineConfiguration) - $before | Should -Be 3
    }

    It 'lists the configurations of a name and of a pattern, and reads those only' {
        $before = Get-Sent GetMediaInsightsPipelineConfiguration
        (Get-ChimeMediaInsightsPipelineConfiguration @there -Name 'NAME-7', 'name-10?').Name | Should -Be 'name-7', 'name-100', 'name-101', 'name-102', 'name-103', 'name-104'
        (Get-Sent GetMediaInsightsPipelineConfiguration) - $before | Should -Be 6
    }

    It 'says of a name without wildcards that there is none, and lists the others' {
        (Get-ChimeMediaInsightsPipelineConfiguration @there -Name 'name-5', 'no-such', 'no*' -ErrorAction SilentlyContinue -ErrorVariable problem).Name | Should -Be 'name-5'
        $problem | Should -HaveCount 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'MediaInsightsPipelineConfigurationNotFound,*'
        $problem[0].TargetObject | Should -Be 'no-such'
    }

    It 'reads one by its ARN or its name, as text, from a live and a deserialized object and from a CSV row' {
        $one = Get-ChimeMediaInsightsPipelineConfiguration name-9 @there
        (Get-ChimeMediaInsightsPipelineConfiguration $one.ConfigurationArn @there).Name | Should -Be 'name-9'
        ('name-9' | Get-ChimeMediaInsightsPipelineConfiguration @there).Name | Should -Be 'name-9'
        ($one | Get-ChimeMediaInsightsPipelineConfiguration).Name | Should -Be 'name-9'
        ($one | ConvertTo-Deserialized | Get-ChimeMediaInsightsPipelineConfiguration).Name | Should -Be 'name-9'
        ($one | ConvertTo-CsvRow | Get-ChimeMediaInsightsPipelineConfiguration @there).Name | Should -Be 'name-9'
    }

    It 'never takes an object without a name for a wish to list all, and goes on after one that does not exist' {
        [pscustomobject] @{ Other = 'any' } | Get-ChimeMediaInsightsPipelineConfiguration @there -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
        $problem | Should -HaveCount 1
        $found = 'none', 'name-1' | Get-ChimeMediaInsightsPipelineConfiguration @there -ErrorAction SilentlyContinue -ErrorVariable problem
        $found.Name | Should -Be 'name-1'
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'NotFoundException,*'
        $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }
}

Describe 'Set-ChimeMediaInsightsPipelineConfiguration' {
    BeforeEach {
        $made = New-ChimeMediaInsightsPipelineConfiguration (New-Name) -SpeakerSearch -SqsQueueArn $queue -ResourceAccessRoleArn $role -Element $transcription -RealTimeAlertConfiguration $alerts
    }

    It 'changes what is given, keeps every other element and the alerts, and emits nothing' {
        $made | Set-ChimeMediaInsightsPipelineConfiguration -VoiceToneAnalysis -SnsTopicArn $topic | Should -BeNullOrEmpty
        $now = $made | Get-ChimeMediaInsightsPipelineConfiguration
        $now.SpeakerSearch, $now.VoiceToneAnalysis, $now.SqsQueueArn, $now.SnsTopicArn | Should -Be $true, $true, $queue, $topic
        $now.Elements.Type | Should -Be 'AmazonTranscribeProcessor', 'VoiceAnalyticsProcessor', 'SqsQueueSink', 'SnsTopicSink'
        $now.Elements[0] | ConvertTo-Json -Depth 9 | Should -Be ($made.Elements[0] | ConvertTo-Json -Depth 9)
        $now.RealTimeAlertConfiguration | ConvertTo-Json -Depth 9 | Should -Be ($made.RealTimeAlertConfiguration | ConvertTo-Json -Depth 9)
        $now.ResourceAccessRoleArn | Should -Be $role
    }

    It 'turns off, takes a sink away that is given empty, and replaces elements of the same type, with -PassThru emitted' {
        $now = Set-ChimeMediaInsightsPipelineConfiguration $made.Name -SpeakerSearch:$false -SqsQueueArn '' -ResourceAccessRoleArn "$role-2" -PassThru -Element @{ Type = 'AmazonTranscribeProcessor'; AmazonTranscribeProcessorConfiguration = @{ LanguageCode = 'en-GB' } }
        $now.SpeakerSearch, $now.SqsQueueArn, $now.ResourceAccessRoleArn | Should -Be $false, $null, "$role-2"
        $now.Elements.Type | Should -Be 'AmazonTranscribeProcessor', 'VoiceAnalyticsProcessor'
        $now.Elements[0].AmazonTranscribeProcessorConfiguration.Keys | Should -Be 'LanguageCode'
    }

    It 'takes changes from the rows of a CSV file, where an empty cell changes nothing' {
        @{ ConfigurationArn = $made.ConfigurationArn; SpeakerSearch = ''; VoiceToneAnalysis = 'true'; SqsQueueArn = ''; SnsTopicArn = $topic; ResourceAccessRoleArn = '' } | ConvertTo-CsvRow | Set-ChimeMediaInsightsPipelineConfiguration
        $now = $made | Get-ChimeMediaInsightsPipelineConfiguration
        $now.SpeakerSearch, $now.VoiceToneAnalysis, $now.SqsQueueArn, $now.SnsTopicArn, $now.ResourceAccessRoleArn | Should -Be $true, $true, $queue, $topic, $role
    }

    It 'refuses what changes nothing, and what would leave no element, and keeps the configuration' {
        $before = Get-RequestCount
        Set-ChimeMediaInsightsPipelineConfiguration $made.Name -ErrorAction SilentlyContinue -ErrorVariable problem
        "$problem" | Should -Match 'nothing to change'
        Get-RequestCount | Should -Be $before
        $only = New-ChimeMediaInsightsPipelineConfiguration (New-Name) -SqsQueueArn $queue -ResourceAccessRoleArn $role
        Set-ChimeMediaInsightsPipelineConfiguration $only.Name -SqsQueueArn '' -ErrorAction SilentlyContinue -ErrorVariable problem
        "$problem" | Should -Match 'at least one element'
        ($only | Get-ChimeMediaInsightsPipelineConfiguration).SqsQueueArn | Should -Be $queue
    }

    It 'does its work once more when the answer is lost, and nothing with -WhatIf' {
        $made | Set-ChimeMediaInsightsPipelineConfiguration -VoiceToneAnalysis -WhatIf
        ($made | Get-ChimeMediaInsightsPipelineConfiguration).VoiceToneAnalysis | Should -BeFalse
        Set-ChimeVoiceEmulator -Fault @{ Kind = 'ResetAfterWork'; Operation = 'UpdateMediaInsightsPipelineConfiguration'; Count = 1 }
        ($made | Set-ChimeMediaInsightsPipelineConfiguration -VoiceToneAnalysis -PassThru).VoiceToneAnalysis | Should -BeTrue
    }
}

Describe 'Remove-ChimeMediaInsightsPipelineConfiguration' {
    It 'removes, emits nothing, and with -PassThru what was there' {
        $one, $other = 1..2 | ForEach-Object { New-ChimeMediaInsightsPipelineConfiguration (New-Name) -SpeakerSearch -ResourceAccessRoleArn $role }
        $one | Remove-ChimeMediaInsightsPipelineConfiguration -Force | Should -BeNullOrEmpty
        ($other.Name | Remove-ChimeMediaInsightsPipelineConfiguration -Confirm:$false -PassThru).ConfigurationArn | Should -Be $other.ConfigurationArn
        Get-ChimeMediaInsightsPipelineConfiguration -Name "$($one.Name)*", "$($other.Name)*" | Should -BeNullOrEmpty
        $one | Remove-ChimeMediaInsightsPipelineConfiguration -Force -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'NotFoundException,*'
    }

    It 'has succeeded where the answer was lost, and does nothing with -WhatIf, also with -Force' {
        $one = New-ChimeMediaInsightsPipelineConfiguration (New-Name) -SpeakerSearch -ResourceAccessRoleArn $role
        $one | Remove-ChimeMediaInsightsPipelineConfiguration -Force -WhatIf
        $one | Get-ChimeMediaInsightsPipelineConfiguration | Should -HaveCount 1
        Set-ChimeVoiceEmulator -Fault @{ Kind = 'ResetAfterWork'; Operation = 'DeleteMediaInsightsPipelineConfiguration'; Count = 1 }
        $one | Remove-ChimeMediaInsightsPipelineConfiguration -Force -ErrorVariable problem
        $problem | Should -BeNullOrEmpty
    }

    It 'refuses a pipeline from the pipeline, whose configuration would be lost' {
        $one = New-ChimeMediaInsightsPipelineConfiguration (New-Name) -SpeakerSearch -ResourceAccessRoleArn $role
        [ChimeVoiceTools.MediaInsightsPipeline] @{ MediaInsightsPipelineId = [guid]::NewGuid(); ConfigurationArn = $one.ConfigurationArn } |
            Remove-ChimeMediaInsightsPipelineConfiguration -Force -ErrorAction SilentlyContinue -ErrorVariable problem
        "$problem" | Should -Match 'is a pipeline or an event'
        $one | Get-ChimeMediaInsightsPipelineConfiguration | Should -HaveCount 1
    }
}

Describe 'A configuration' {
    It 'is whole after Export-Clixml' {
        $made = New-ChimeMediaInsightsPipelineConfiguration (New-Name) -VoiceToneAnalysis -SqsQueueArn $queue -ResourceAccessRoleArn $role -RealTimeAlertConfiguration $alerts
        $copy = $made | ConvertTo-Deserialized
        $copy.Elements | ConvertTo-Json -Depth 9 | ConvertFrom-Json -AsHashtable | ForEach-Object { $_.Type } | Should -Be 'VoiceAnalyticsProcessor', 'SqsQueueSink'
        $copy.RealTimeAlertConfiguration.Rules[0].KeywordMatchConfiguration.Keywords | Should -Be 'lawyer', 'complaint'
        $copy.VoiceToneAnalysis | Should -BeOfType ([bool])
    }

    It 'shows hostile text without what a terminal acts upon, in table, list and errors' {
        $hostile = [ChimeVoiceTools.MediaInsightsPipelineConfiguration] @{
            MediaInsightsPipelineConfigurationName = "name`e[31m`nnext"; MediaInsightsPipelineConfigurationArn = "arn`e]0;title`a"; SqsQueueArn = "q`u{202e}"; Elements = @(@{ Type = "T`e[1m" })
        }
        foreach ($text in ($hostile | Format-Table | Out-String), ($hostile | Format-List | Out-String), "$hostile") {
            $text -replace "`e\[(0|32;1)m" | Should -Not -Match "[`e`a`u{202e}]"
        }

        Get-ChimeMediaInsightsPipelineConfiguration "x`e[31m" -ErrorAction SilentlyContinue -ErrorVariable problem
        "$problem" | Should -Not -Match "`e"
    }

    It 'completes by its name and its ARN' {
        $made = New-ChimeMediaInsightsPipelineConfiguration (New-Name) -SpeakerSearch -ResourceAccessRoleArn $role
        $line = "Set-ChimeMediaInsightsPipelineConfiguration -ConfigurationArn $($made.Name)"
        (TabExpansion2 $line $line.Length).CompletionMatches.ListItemText | Should -Contain $made.ConfigurationArn
        $line = "Get-ChimeMediaInsightsPipelineConfiguration -Name $($made.Name.Substring(0, 12))"
        (TabExpansion2 $line $line.Length).CompletionMatches.ListItemText | Should -Contain $made.Name
    }
}
