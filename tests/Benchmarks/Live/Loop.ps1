# The loop on live events, as the README has it. Ends when the queue has been empty for a while.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
Import-Module $env:BENCH_MANIFEST

$count = 0
$first = $last = 0.0
Receive-ChimeVoiceEvent -QueueUrl $env:BENCH_QUEUE -IdleTimeout 2 | ForEach-Object {
    $e = $_
    switch ($e.DetailStatus) {
        AnalyticsReady {
            $null = $e | Start-ChimeSpeakerSearchTask -VoiceProfileDomainId $env:BENCH_DOMAIN -ConfirmConsent
            $count++
            $last = [datetimeoffset]::UtcNow.ToUnixTimeMilliseconds()
            if ($count -eq 1) { $first = $last }
        }
    }
}

@{ Handled = $count; First = $first; Last = $last } | ConvertTo-Json
