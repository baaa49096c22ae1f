# Notifications as the service sends them, for the tests and the benchmark, made without the emulator: the two must be able to disagree.

$EventStart = [datetime]::SpecifyKind([datetime] '2026-03-01T09:00:00', [DateTimeKind]::Utc)

function New-VoiceEventJson {
    # A notification as one line of JSON.
    param(
        [string] $DetailType = 'VoiceToneAnalysisStatus',
        [string] $Id = [guid]::NewGuid(),
        [datetime] $Time = $EventStart,
        [string] $Detail = '{"taskId":"task-1","detailStatus":"VoiceToneAnalysisFailure"}'
    )
    '{{"version":"0","id":"{0}","detail-type":"{1}","service-type":"VoiceAnalytics","source":"aws.chime","account":"111122223333","time":"{2:yyyy-MM-ddTHH:mm:ss.fffZ}","region":"us-east-1","resources":[],"detail":{3}}}' -f
        $Id, $DetailType, $Time, $Detail
}

function New-ToneEventJson {
    # The reading of a stretch of five seconds, with its scores as text, as the service sends them.
    param(
        [int] $Number = 0,
        [double] $Positive = 0.1,
        [double] $Negative = 0.2,
        [string] $TaskId = 'task-1',
        [string] $Id = "$TaskId-$Number",
        [string] $DetailStatus = 'VoiceToneAnalysisSuccessful',
        [string] $IsCaller = 'true',
        [string] $OverallLabel = 'neutral'
    )
    $culture = [cultureinfo]::InvariantCulture
    $neutral = [math]::Round(1 - $Positive - $Negative, 4)
    $scores = @{ positive = $Positive; negative = $Negative; neutral = $neutral }
    $label = ($scores.GetEnumerator() | Sort-Object Value -Descending)[0].Key
    $from = $EventStart.AddSeconds(5 * $Number)
    $to = $from.AddSeconds(5)
    $score = '{{"positive":"{0}","negative":"{1}","neutral":"{2}"}}' -f $Positive.ToString($culture), $Negative.ToString($culture), $neutral.ToString($culture)
    $tones = '{{"currentAverageVoiceTone":{{"startTime":"{0:yyyy-MM-ddTHH:mm:ss.fffZ}","endTime":"{1:yyyy-MM-ddTHH:mm:ss.fffZ}","beginOffsetMillis":{2},"endOffsetMillis":{3},"voiceToneLabel":"{4}","voiceToneScore":{5}}},"overallAverageVoiceTone":{{"startTime":"{6:yyyy-MM-ddTHH:mm:ss.fffZ}","endTime":"{1:yyyy-MM-ddTHH:mm:ss.fffZ}","voiceToneLabel":"{7}","voiceToneScore":{{"positive":"0.25","negative":"0.1","neutral":"0.65"}}}}}}' -f
        $from, $to, (5000 * $Number), (5000 * $Number + 5000), $label, $score, $EventStart, $OverallLabel
    $detail = '{{"taskId":"{0}","detailStatus":"{1}","transactionId":"call-of-{0}","voiceConnectorId":"abcdef1ghij2klmno3pqr4","isCaller":{2},"voiceToneAnalysisDetails":{3}}}' -f
        $TaskId, $DetailStatus, $IsCaller, $tones
    New-VoiceEventJson -Id $Id -Time $to -Detail $detail
}

function New-SearchEventJson {
    param([int] $Number = 0, [string] $DetailStatus = 'IdentificationSuccessful', [string] $Id = "search-$Number")
    $results = if ($DetailStatus -eq 'IdentificationSuccessful') {
        ',"speakerSearchDetails":{"results":[{"voiceProfileId":"vp-1","confidenceScore":"0.82783350"},{"voiceProfileId":"vp-2","confidenceScore":"0.94567856"}]}'
    }
    New-VoiceEventJson -DetailType SpeakerSearchStatus -Id $Id -Time $EventStart.AddSeconds($Number) -Detail (
        '{{"taskId":"task-{0}","detailStatus":"{1}","transactionId":"call-{0}","voiceConnectorId":"abcdef1ghij2klmno3pqr4","isCaller":true{2}}}' -f $Number, $DetailStatus, $results)
}

function New-CallEventJson {
    param([int] $Number = 0, [string] $DetailStatus = 'PostCallVoiceAnalytics', [string] $Id = "call-event-$Number")
    $summary = if ($DetailStatus -eq 'PostCallVoiceAnalytics') {
        ',"speakerSearchResults":{"bestMatchedVoiceProfileId":"vp-1","customerValidatedCallerIdentity":"vp-1","createVoiceProfileTransactions":[{"voiceProfileId":"vp-2","requestTimestamp":"2026-03-01T09:00:01.500Z"}],"updateVoiceProfileTransactions":[]}'
    }
    New-VoiceEventJson -DetailType VoiceAnalyticsStatus -Id $Id -Time $EventStart.AddSeconds($Number) -Detail (
        '{{"detailStatus":"{1}","callId":"id-of-call-{0}","transactionId":"call-{0}","voiceConnectorId":"abcdef1ghij2klmno3pqr4","isCaller":false{2}}}' -f $Number, $DetailStatus, $summary)
}

function New-ReadyEventJson {
    # A call that a task can be started on, as the developer guide has it, or with the call flat in the detail.
    param([string] $VoiceConnectorId = 'abcdef1ghij2klmno3pqr4', [string] $TransactionId = 'call-0', [string] $IsCaller = 'false', [switch] $Flat)
    $call = '"isCaller":{0},"transactionId":"{1}","voiceConnectorId":"{2}"' -f $IsCaller, $TransactionId, $VoiceConnectorId
    $call = if ($Flat) { '"callId":"id-of-{0}",{1},"inviteHeaders":{{"X-Case":"4711"}}' -f $TransactionId, $call } else { '"callDetails":{' + $call + '}' }
    '{{"version":"0","id":"ready-{0}","detail-type":"VoiceAnalyticsStatus","source":"aws.chime","account":"111122223333","time":"{1:yyyy-MM-ddTHH:mm:ss}Z","region":"us-east-1","resources":[],"detail":{{"detailStatus":"AnalyticsReady",{2}}}}}' -f
        $TransactionId, $EventStart, $call
}

function New-StreamingEventJson {
    # The audio of a leg, as EventBridge has it.
    param(
        [string] $StreamingStatus = 'STARTED', [string] $TransactionId = 'call-0', [string] $IsCaller = 'true', [string] $Direction = 'Inbound',
        [string] $Stream = '0000aaaa-bbbb-4ccc-8ddd-eeeeffff0001'
    )
    $detail = '{{"callId":"id-of-{0}","direction":"{4}","mediaType":"audio/L16","startFragmentNumber":"91343852333181432392682062607743920146264034345","startTime":"{1:yyyy-MM-ddTHH:mm:ss}Z","streamArn":"arn:aws:kinesisvideo:us-east-1:111122223333:stream/ChimeVoiceConnector-abcdef1ghij2klmno3pqr4-{5}/1772355600000","fromNumber":"+15550101","toNumber":"+15550100","transactionId":"{0}","voiceConnectorId":"abcdef1ghij2klmno3pqr4","isCaller":{3},"streamingStatus":"{2}"}}' -f
        $TransactionId, $EventStart, $StreamingStatus, $IsCaller, $Direction, $Stream
    (New-VoiceEventJson -DetailType 'Chime VoiceConnector Streaming Status' -Detail $detail).Replace('"service-type":"VoiceAnalytics",', '')
}

function New-PipelineEventJson {
    # The state of a media insights pipeline, as EventBridge has it.
    param([string] $EventType = 'chime:MediaInsightsInProgress', [string] $TransactionId = 'call-0')
    $detail = '{{"version":"0","eventType":"{1}","mediaInsightsPipelineArn":"arn:aws:chime:us-east-1:111122223333:media-pipeline/0000aaaa-bbbb-4ccc-8ddd-eeeeffff0002","mediaInsightsPipelineElementStatuses":[{{"type":"VoiceAnalyticsProcessor","status":"InProgress","updatedOn":1772355600000}}],"transactionId":"{0}","direction":"Inbound"}}' -f
        $TransactionId, $EventType
    (New-VoiceEventJson -DetailType 'Media Insights State Change' -Detail $detail).Replace('"service-type":"VoiceAnalytics",', '')
}

# Ten lines that are no voice analytics event, each in a way of its own; made from one that is.
$Malformations = [ordered] @{
    'text that is no JSON'               = { param($Line) 'INFO 2026-03-01 queue polled' }
    'an event that was cut off'          = { param($Line) $Line.Substring(0, $Line.IndexOf('"detail":') + 9) }
    'an event that was cut off in text'  = { param($Line) $Line.Substring(0, $Line.IndexOf('"account"') + 12) }
    'a bracket too many'                 = { param($Line) $Line + '}' }
    'a value that is missing'            = { param($Line) $Line -replace '"region":"[^"]*"', '"region":' }
    'a time that is none'                = { param($Line) $Line -replace '"time":"[^"]*"', '"time":"yesterday"' }
    'a score that is no number'          = { param($Line) (New-ToneEventJson) -replace '"negative":"[^"]*"', '"negative":"low"' }
    'a detail that is no object'         = { param($Line) $Line -replace '"detail":\{.*$', '"detail":"none"}' }
    'an event of another service'        = { param($Line) '{"version":"0","id":"1","detail-type":"EC2 Instance State-change Notification","source":"aws.ec2","detail":{}}' }
    'a message of SNS without an event'  = { param($Line) '{"Type":"SubscriptionConfirmation","MessageId":"1","Message":"You have chosen to subscribe to the topic."}' }
}

function New-VoiceEventFile {
    # A file of notifications of all kinds, one a line, of which every tenth is malformed; returns the numbers of those lines, from 0.
    param([string] $Path, [int] $Count)
    $valid = @(
        0..69 | ForEach-Object { New-ToneEventJson -Number $_ -Positive ([math]::Round(0.4 + 0.3 * [math]::Sin($_), 2)) -Negative 0.2 -TaskId "task-$($_ % 7)" }
        0..9 | ForEach-Object { New-SearchEventJson -Number $_ }
        0..9 | ForEach-Object { New-CallEventJson -Number $_ }
    )
    $malformed = @($Malformations.Values | ForEach-Object { & $_ $valid[3] })
    $numbers = [Collections.Generic.HashSet[int]]::new()
    $writer = [IO.StreamWriter]::new($Path)
    try {
        for ($i = 0; $i -lt $Count; $i++) {
            if ($i % 10 -eq 9) {
                $null = $numbers.Add($i)
                $writer.WriteLine($malformed[($i - 9) / 10 % $malformed.Count])
            }
            else {
                # No two events have one id.
                $writer.WriteLine($valid[$i % $valid.Count].Replace('"id":"', "`"id`":`"$i-"))
            }
        }
    }
    finally {
        $writer.Dispose()
    }

    , $numbers
}
