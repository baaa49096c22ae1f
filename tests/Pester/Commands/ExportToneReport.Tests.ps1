BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/VoiceEvents.ps1"

    function Get-ReportData {
        # What stands in a report, as its page reads it.
        param([string] $Path)
        $page = [IO.File]::ReadAllText($Path)
        $json = [regex]::Match($page, '(?s)<script id="data" type="application/json">(.*?)</script>').Groups[1].Value
        $json | Should -Not -BeNullOrEmpty
        $json | ConvertFrom-Json
    }

    function New-Report {
        # Where no report is yet.
        Join-Path $TestDrive "$([guid]::NewGuid()).html"
    }

    # Two calls: the caller's tone of the first falls, and the second has both speakers.
    $summaries = @(
        0..5 | ForEach-Object { New-ToneEventJson -Number $_ -Positive (0.6 - 0.1 * $_) -Negative (0.1 + 0.1 * $_) }
        0..2 | ForEach-Object { New-ToneEventJson -Number $_ -TaskId task-2 -Positive 0.1 -Negative 0.8 }
        0..2 | ForEach-Object { New-ToneEventJson -Number $_ -TaskId task-2 -Id "other-$_" -IsCaller false }
    ) | ConvertFrom-ChimeVoiceEvent | Measure-ChimeVoiceTone
    $search = [ChimeVoiceTools.SpeakerSearchTask] @{
        TaskId = 'search-1'; TransactionId = 'call-of-task-1'; VoiceConnectorId = 'abcdef1ghij2klmno3pqr4'; IsCaller = $true
        Status = 'SUCCEEDED'; Reference = 'case 4711'
        Results = [ChimeVoiceTools.SpeakerSearchResult[]] @(
            @{ VoiceProfileId = 'vp-1'; ConfidenceScore = 0.9512 }, @{ VoiceProfileId = 'vp-2'; ConfidenceScore = 0.2 })
    }
}

Describe 'A report' {
    It 'has the calls by their lowest points, each with its speakers, readings and matches' {
        $path = New-Report
        $summaries, $search | Export-ChimeVoiceToneReport $path -ErrorAction Stop | Should -BeNullOrEmpty
        $data = Get-ReportData $path
        $data.calls.name | Should -Be 'call-of-task-2', 'call-of-task-1'
        $data.calls[0].lowest | Should -Be -0.7
        $data.calls[0].speakers.name | Should -Be 'Caller', 'Callee'
        $speaker = $data.calls[1].speakers[0]
        $speaker.direction, $speaker.task, $speaker.lowest | Should -Be 'Falling', 'task-1', 5
        $speaker.from -join ' ' | Should -Be '0 5 10 15 20 25'
        $speaker.to -join ' ' | Should -Be '5 10 15 20 25 30'
        $speaker.positive -join ' ' | Should -Be '600 500 400 300 200 100'
        $data.labels[$speaker.label[0]], $data.labels[$speaker.label[5]] | Should -Be 'positive', 'negative'
        $task = $data.calls[1].tasks[0]
        $task.kind, $task.speaker, $task.status, $task.reference | Should -Be 'Search', 'Caller', 'SUCCEEDED', 'case 4711'
        $task.matches.profile | Should -Be 'vp-1', 'vp-2'
        $task.matches.score | Should -Be 951, 200
    }

    It 'is the same of objects that come back from a file' {
        $live, $read = (New-Report), (New-Report)
        $summaries, $search | Export-ChimeVoiceToneReport $live
        $summaries, $search | ForEach-Object { $_ } | ConvertTo-Deserialized | Export-ChimeVoiceToneReport $read -ErrorAction Stop
        (Get-ReportData $read).calls | ConvertTo-Json -Depth 8 | Should -Be ((Get-ReportData $live).calls | ConvertTo-Json -Depth 8)
    }

    It 'has once what comes twice' {
        $path = New-Report
        $summaries, $search, $summaries, $search | Export-ChimeVoiceToneReport $path
        $data = Get-ReportData $path
        $data.calls | Should -HaveCount 2
        $data.calls.speakers | Should -HaveCount 3
        $data.calls.tasks | Should -HaveCount 1
    }

    It 'has tasks without a tone as calls without readings, last' {
        $path = New-Report
        $failed = [ChimeVoiceTools.VoiceToneAnalysisTask] @{ TaskId = 'analysis-9'; TransactionId = 'call-9'; Status = 'FAILED'; StatusMessage = 'Nobody spoke.' }
        $failed, $summaries | Export-ChimeVoiceToneReport $path
        $last = (Get-ReportData $path).calls[-1]
        $last.name, $last.tasks[0].status, $last.tasks[0].message | Should -Be 'call-9', 'FAILED', 'Nobody spoke.'
        $last.speakers | Should -HaveCount 0
    }

    It 'takes the matches of a search from its notification, whichever of its notifications comes last' {
        $path = New-Report
        $found = New-SearchEventJson -Number 1
        $printed = New-SearchEventJson -Number 1 -DetailStatus VoiceprintGenerationSuccessful -Id printed
        $found, $printed | ConvertFrom-ChimeVoiceEvent | Export-ChimeVoiceToneReport $path -ErrorAction Stop
        $task = (Get-ReportData $path).calls[0].tasks[0]
        $task.status | Should -Be 'IdentificationSuccessful'
        $task.matches.profile | Should -Be 'vp-2', 'vp-1'
    }

    It 'names the speaker of a pipeline''s search as the tone of the same channel does' {
        $path = New-Report
        $stream = 'arn:aws:kinesisvideo:us-east-1:111122223333:stream/a/1'
        $tone = [ChimeVoiceTools.VoiceToneSummary] @{ TaskId = 't'; MediaInsightsPipelineId = 'p'; StreamArn = $stream; ChannelId = 1; ParticipantRole = 'AGENT' }
        $found = [ChimeVoiceTools.SpeakerSearchTask] @{ TaskId = 's'; MediaInsightsPipelineId = 'arn:aws:chime:us-east-1:111122223333:media-pipeline/p'; StreamArn = $stream; ChannelId = 1 }
        $tone, $found | Export-ChimeVoiceToneReport $path
        $data = Get-ReportData $path
        $data.calls | Should -HaveCount 1
        $data.calls[0].tasks[0].speaker | Should -Be 'AGENT'
    }

    It 'of nothing is a page without calls' {
        $path = New-Report
        @() | Export-ChimeVoiceToneReport $path -ErrorAction Stop
        (Get-ReportData $path).calls | Should -HaveCount 0
    }

    It 'has a policy that allows nothing but the script and the style that stand in it' {
        $path = New-Report
        $summaries | Export-ChimeVoiceToneReport $path
        $page = [IO.File]::ReadAllText($path)
        $policy = [regex]::Match($page, 'http-equiv="Content-Security-Policy" content="([^"]+)"').Groups[1].Value
        $policy | Should -Match "default-src 'none'"
        $policy | Should -Not -Match 'unsafe-|https?:|\*'
        [regex]::Matches($page, 'https?://[^'']*').Value | Should -Be 'http://www.w3.org/2000/svg'
        foreach ($part in 'script', 'style') {
            $text = [regex]::Match($page, "(?s)<$part>(.*?)</$part>").Groups[1].Value
            $hash = [Convert]::ToBase64String([Security.Cryptography.SHA256]::Create().ComputeHash([Text.Encoding]::UTF8.GetBytes($text)))
            $policy | Should -BeLike "*$part-src 'sha256-$hash'*"
        }
    }

    It 'has what comes from calls as text that ends no element and begins none' {
        $path = New-Report
        $id = '</script><!--<script>alert(1)</script>" onload="x' + "`u{202e}`u{0}`n" + ('x' * 1000)
        $hostile = [ChimeVoiceTools.VoiceToneSummary] @{ TaskId = $id; TransactionId = $id; StatusMessage = [string] [char] 0xD800 }
        $hostile | Export-ChimeVoiceToneReport $path -Title "<b>{{data}}</title>$id" -ErrorAction Stop
        $page = [IO.File]::ReadAllText($path)
        [regex]::Matches($page, '<script') | Should -HaveCount 2
        [regex]::Matches($page, '</title>') | Should -HaveCount 1
        [regex]::Matches($page, '<b>|[\u0000\u202e]') | Should -HaveCount 0
        $call = (Get-ReportData $path).calls[0]
        $call.name | Should -BeLike '</script><!--<script>alert(1)</script>" onload="x*…'
        $call.name.Length | Should -Be 301
        $call.speakers[0].message | Should -Be ([string] [char] 0xFFFD)
    }
}

Describe 'The report in docs/examples' {
    It 'is of this version: ./build.ps1 -Task Screenshots makes it anew' {
        $path = New-Report
        & "$PSScriptRoot/../../Pages/example.ps1" -Path $path
        $made, $kept = foreach ($file in $path, "$PSScriptRoot/../../../docs/examples/tone-report.html") {
            $text = [IO.File]::ReadAllText($file) -replace '\r\n', "`n" -replace '"made":"[^"]+"'
            [Convert]::ToBase64String([Security.Cryptography.SHA256]::Create().ComputeHash([Text.Encoding]::UTF8.GetBytes($text)))
        }
        $made | Should -Be $kept
    }
}

Describe 'The file of a report' {
    It 'is emitted with PassThru' {
        $path = New-Report
        $file = $summaries | Export-ChimeVoiceToneReport -Path $path -PassThru
        $file | Should -BeOfType ([IO.FileInfo])
        $file.FullName | Should -Be $path
    }

    It 'that is there is refused before anything is read, and replaced with Force' {
        $path = New-Report
        Set-Content $path before
        $read = [Collections.Generic.List[object]]::new()
        { $summaries | ForEach-Object { $read.Add($_); $_ } | Export-ChimeVoiceToneReport $path } |
            Should -Throw "There is a file at $path already*-Force*" -ErrorId 'FileExists,*'
        $read | Should -HaveCount 0
        Get-Content $path | Should -Be before
        $summaries | Export-ChimeVoiceToneReport $path -Force -ErrorAction Stop
        (Get-ReportData $path).calls | Should -HaveCount 2
    }

    It 'is not there when nothing came of the pipeline, nor is anything else' {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        { $summaries | ForEach-Object { $_; throw 'enough' } | Export-ChimeVoiceToneReport "$folder/report.html" } | Should -Throw enough
        $summaries | Export-ChimeVoiceToneReport "$folder/report.html" -WhatIf
        $summaries | Select-Object -First 1 | ForEach-Object { $_ | Export-ChimeVoiceToneReport "$folder/report.html" }
        Get-ChildItem $folder -Force | ForEach-Object Name | Should -Be report.html
    }

    It 'is relative to the current location, and brackets in its name are only that' {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        Push-Location $folder
        try { $summaries | Export-ChimeVoiceToneReport 'report [1].html' }
        finally { Pop-Location }
        [IO.File]::Exists("$folder/report [1].html") | Should -BeTrue
    }

    It 'can''t be <What>' -ForEach @(
        @{ What = 'a folder'; Path = { $TestDrive }; Rule = '*there is a folder*' }
        @{ What = 'in a folder that is not there'; Path = { "$TestDrive/none/report.html" }; Rule = '*in a folder that exists*' }
        @{ What = 'outside of the file system'; Path = { 'Env:report' }; Rule = '*in the file system*' }
    ) {
        { $summaries | Export-ChimeVoiceToneReport (& $Path) -Force } | Should -Throw $Rule -ErrorId 'InvalidParameter,*'
    }

    It 'that can''t be written is an error that says why' -Skip:($IsWindows -or -not (Test-Path /dev/full)) {
        $folder = "$TestDrive/$([guid]::NewGuid())"
        $name = 'n' * 300
        $null = New-Item -ItemType Directory $folder
        { $summaries | Export-ChimeVoiceToneReport "$folder/$name.html" } | Should -Throw '*could not be written*' -ErrorId 'FileNotWritten,*'
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }
}

Describe 'What a report is not made of' {
    It 'is an error of its own, and the rest goes on: <What>' -ForEach @(
        @{ What = 'a notification of a tone'; Given = { New-ToneEventJson | ConvertFrom-ChimeVoiceEvent }; Rule = '*Measure-ChimeVoiceTone*' }
        @{ What = 'a row of a CSV file'; Given = { $summaries[0] | ConvertTo-CsvRow }; Rule = '*Export-Clixml*' }
        @{ What = 'something else'; Given = { [pscustomobject] @{ Name = 'x' } }; Rule = '*it is no task*' }
        @{ What = 'text'; Given = { 'call-1' }; Rule = '*has started no task*' }
    ) {
        $path = New-Report
        @(& $Given), $summaries | Export-ChimeVoiceToneReport $path -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$($problems[0])" | Should -BeLike $Rule
        (Get-ReportData $path).calls | Should -HaveCount 2
    }

    It 'is passed over where it is null' {
        $path = New-Report
        $null, $summaries[0], $null | Export-ChimeVoiceToneReport $path -ErrorAction Stop
        (Get-ReportData $path).calls | Should -HaveCount 1
    }
}
