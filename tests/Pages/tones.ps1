# Makes summaries and searches for reports, without the emulator: their readings and times are the same in each run.

$Began = [datetime]::SpecifyKind([datetime] '2026-03-01T09:00:00', [DateTimeKind]::Utc)

function New-Tone {
    # A tone with a balance, from -1 to 1.
    param([double] $Balance, [double] $Neutral = (0.9 * (1 - [math]::Abs($Balance))))
    $scores = [ordered] @{ positive = [math]::Round((1 - $Neutral + $Balance) / 2, 4); negative = [math]::Round((1 - $Neutral - $Balance) / 2, 4); neutral = [math]::Round($Neutral, 4) }
    [ChimeVoiceTools.VoiceTone] @{
        Label = ($scores.GetEnumerator() | Sort-Object Value -Descending)[0].Key
        Positive = $scores.positive; Negative = $scores.negative; Neutral = $scores.neutral
    }
}

function New-ToneSummary {
    # The summaries of a call's speakers: a reading every five seconds, of the last 30. Balances come from Course, or else at random.
    param(
        [string] $Transaction, [string] $Task = "analysis-of-$Transaction", [Random] $Random, [int] $Seconds, [datetime] $Began = $Script:Began,
        [string[]] $Speakers = @('Caller', 'Callee'), [scriptblock[]] $Course
    )
    for ($index = 0; $index -lt $Speakers.Count; $index++) {
        $balance = if ($Random) { $Random.NextDouble() - 0.5 }
        $readings = for ($at = 5; $at -le $Seconds; $at += 5) {
            $balance = if ($Course) { & $Course[$index] ($at / $Seconds) } else { $balance + ($Random.NextDouble() - 0.5) * 0.25 }
            $balance = [math]::Max(-0.9, [math]::Min(0.9, $balance))
            $tone = New-Tone $balance
            $tone.StartTime = $Began.AddSeconds([math]::Max(0, $at - 30))
            $tone.EndTime = $Began.AddSeconds($at)
            $tone
        }
        $third = [math]::Max(1, [math]::Floor($readings.Count / 3))
        $means = foreach ($part in $readings, ($readings | Select-Object -First $third), ($readings | Select-Object -Last $third)) {
            ($part | Measure-Object Balance -Average).Average
        }
        [ChimeVoiceTools.VoiceToneSummary] @{
            TaskId = $Task; TransactionId = $Transaction; VoiceConnectorId = 'abcdef1ghij2klmno3pqr4'; Region = 'us-east-1'
            IsCaller = switch ($Speakers[$index]) { Caller { $true } Callee { $false } }
            ParticipantRole = if ($Speakers[$index] -notin 'Caller', 'Callee') { $Speakers[$index] }
            DetailStatus = 'VoiceToneAnalysisCompleted'; OverallTone = New-Tone $means[0]
            Trend = [math]::Round($means[2] - $means[1], 3); Readings = $readings
        }
    }
}

function New-Search {
    # A speaker search with what it found, best first.
    param([string] $Transaction, [string] $Task = "search-of-$Transaction", [Collections.IDictionary] $Match, [string] $Reference, [string] $Message)
    [ChimeVoiceTools.SpeakerSearchTask] @{
        TaskId = $Task; TransactionId = $Transaction; VoiceConnectorId = 'abcdef1ghij2klmno3pqr4'; Region = 'us-east-1'; IsCaller = $true
        Status = 'SUCCEEDED'; StatusMessage = $Message; Reference = $Reference
        Results = [ChimeVoiceTools.SpeakerSearchResult[]] @($Match.GetEnumerator() | Sort-Object Value -Descending | ForEach-Object {
                [ChimeVoiceTools.SpeakerSearchResult] @{ VoiceProfileId = $_.Key; ConfidenceScore = $_.Value }
            })
    }
}

function New-ExampleCall {
    # The calls of the report in docs/examples.
    $wave = { param($Slow, $Fast) 0.08 * [math]::Sin($Slow) + 0.06 * [math]::Sin($Fast) }
    $calls = @(
        @{ Id = 'call-7f3a'; Match = [ordered] @{ 'vp-ann' = 0.951; 'vp-bob' = 0.212 }; Seconds = 420; Reference = 'case 4711'
            Course = { param($x) 0.55 - 1.35 / (1 + [math]::Exp(-14 * ($x - 0.55))) + (& $wave ($x * 31) ($x * 83)) }, { param($x) 0.25 + 0.2 * $x + (& $wave ($x * 23) ($x * 61)) } }
        @{ Id = 'call-b21c'; Match = [ordered] @{ 'vp-carla' = 0.884 }; Seconds = 260; Reference = 'case 4712'
            Course = { param($x) -0.6 + 1.1 * $x + (& $wave ($x * 27) ($x * 71)) }, { param($x) 0.1 + 0.3 * $x + (& $wave ($x * 19) ($x * 53)) } }
        @{ Id = 'call-c0de'; Match = @{}; Seconds = 180; Reference = 'case 4713'
            Course = { param($x) 0.15 + (& $wave ($x * 17) ($x * 47)) }, { param($x) 0.2 - 0.45 * [math]::Exp(-40 * [math]::Pow($x - 0.6, 2)) + (& $wave ($x * 29) ($x * 67)) } }
        @{ Id = 'call-e5d9'; Match = [ordered] @{ 'vp-dora' = 0.973; 'vp-ann' = 0.31 }; Seconds = 540; Reference = 'case 4714'
            Course = { param($x) 0.4 + 0.15 * [math]::Sin($x * 9) + (& $wave ($x * 37) ($x * 91)) }, { param($x) 0.5 + (& $wave ($x * 21) ($x * 57)) } }
        @{ Id = 'call-9a44'; Seconds = 320
            Course = { param($x) 0.1 - 0.5 * $x + (& $wave ($x * 25) ($x * 73)) }, { param($x) 0.3 - 0.55 * $x + (& $wave ($x * 33) ($x * 79)) } }
    )
    $minutes = 0
    foreach ($call in $calls) {
        $course = $call.Course.ForEach({ $_.GetNewClosure() })
        New-ToneSummary -Transaction $call.Id -Seconds $call.Seconds -Began $Script:Began.AddMinutes($minutes) -Course $course
        if ($call.Match) { New-Search -Transaction $call.Id -Match $call.Match -Reference $call.Reference }
        $minutes += 7
    }
}
