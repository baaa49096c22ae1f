# Writes the reports that the tests open, with the built module: one of few calls, a hostile one, and one of 1,000 calls.
param([Parameter(Mandatory)] [string] $Folder)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../../ChimeVoiceTools.psd1')
. "$PSScriptRoot/tones.ps1"

$random = [Random]::new(7)

# Ids that say what they must not do.
$ids = @(
    '</script><script>document.title = "taken"</script>'
    '<img src=x onerror="document.title = ''taken''">'
    '"><svg onload=alert(1)>'
    '{{data}} ${document.title} javascript:alert(1)'
    "call`u{0}`u{1b}[31m`u{7}`n`tend"
    "`u{202e}gnp.exe`u{2066}"
    "`u{05e9}`u{05dc}`u{05d5}`u{05dd}-1"
    ([string] [char] 0xD800)
    ('x' * 5000)
)
$hostile = foreach ($id in $ids) {
    $tone = New-ToneSummary -Transaction $id -Task $id -Random $random -Seconds 60 -Speakers Caller
    $tone | ForEach-Object {
        $_.StatusMessage = $_.DetailStatus = $_.VoiceConnectorId = $_.Region = $id
        $_.IsCaller = $null
        $_.ParticipantRole = $id
        $_.OverallTone.Label = $_.Readings[0].Label = $id
    }
    $tone
    New-Search -Transaction $id -Task $id -Match @{ $id = 0.5 } -Reference $id -Message $id
}
$hostile | Export-ChimeVoiceToneReport (Join-Path $Folder hostile.html) -Title $ids[0]

# One reading, readings without times, a failed analysis, a search that found nobody, one that was not finished.
$odd = @(
    New-ToneSummary -Transaction one-reading -Random $random -Seconds 5 -Speakers Caller
    New-ToneSummary -Transaction no-times -Random $random -Seconds 30 | ForEach-Object {
        $_.Readings | ForEach-Object { $_.StartTime = $_.EndTime = $null }
        $_
    }
    [ChimeVoiceTools.VoiceToneSummary] @{ TransactionId = 'failed'; DetailStatus = 'VoiceToneAnalysisFailure'; StatusMessage = 'Nobody spoke.' }
    New-ToneSummary -Transaction four-speakers -Random $random -Seconds 3700 -Speakers AGENT, CUSTOMER, 'Ch 2', Caller, Callee
    New-Search -Transaction nobody -Match @{}
)
$odd | Export-ChimeVoiceToneReport (Join-Path $Folder odd.html)
@() | Export-ChimeVoiceToneReport (Join-Path $Folder empty.html)

# Their readings are those of twenty calls, since the size and the time to open them do not depend on which they are.
$patterns = foreach ($number in 1..20) { , @(New-ToneSummary -Transaction "call-$number" -Random $random -Seconds 300) }
$many = foreach ($number in 1..1000) {
    foreach ($tone in $patterns[$number % 20]) {
        [ChimeVoiceTools.VoiceToneSummary] @{
            TaskId = "analysis-$number-4e6b-a107-52962d4b9539"; TransactionId = "call-$number"; VoiceConnectorId = $tone.VoiceConnectorId
            Region = $tone.Region; IsCaller = $tone.IsCaller; DetailStatus = $tone.DetailStatus; OverallTone = $tone.OverallTone
            Trend = $tone.Trend; Readings = $tone.Readings
        }
    }
    New-Search -Transaction "call-$number" -Match @{ ('vp-{0:d4}' -f $number) = [math]::Round($random.NextDouble(), 3) }
}
$many | Export-ChimeVoiceToneReport (Join-Path $Folder many.html)

& "$PSScriptRoot/example.ps1" -Path (Join-Path $Folder example.html)
