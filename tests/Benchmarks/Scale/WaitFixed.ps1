# A fixed poll: each task is asked every 5 s from its start on, up to 16 at once, with the client alone.
param([int] $Count = 1000)
. "$PSScriptRoot/Common.ps1"

Initialize-Module
$client = New-SdkClient
$clock = [Diagnostics.Stopwatch]::StartNew()

# All have the same interval, so that the next one due is always the first of the queue.
$due = [Collections.Generic.Queue[object]]::new()
$flying = [Collections.Generic.List[object]]::new()
$latency = [Collections.Generic.List[double]]::new()
$last = [datetime]::MinValue
Start-All $Count | ForEach-Object { $due.Enqueue(@{ Request = New-SdkRequest $_.TaskId; At = $clock.Elapsed.TotalSeconds + 5 }) }
while ($due.Count -or $flying.Count) {
    while ($due.Count -and $flying.Count -lt 16 -and $due.Peek().At -le $clock.Elapsed.TotalSeconds) {
        $entry = $due.Dequeue()
        $entry.Sent = $clock.Elapsed.TotalSeconds
        $entry.Answer = $client.GetSpeakerSearchTaskAsync($entry.Request)
        $flying.Add($entry)
    }

    for ($i = $flying.Count - 1; $i -ge 0; $i--) {
        $entry = $flying[$i]
        if (-not $entry.Answer.IsCompleted) { continue }
        $flying.RemoveAt($i)
        $task = $entry.Answer.Result.SpeakerSearchTask
        if ($task.SpeakerSearchTaskStatus -in 'IN_QUEUE', 'IN_PROGRESS') {
            $entry.At = $entry.Sent + 5
            $due.Enqueue($entry)
        }
        else {
            $ended = $task.UpdatedTimestamp.ToUniversalTime()
            $latency.Add(([datetime]::UtcNow - $ended).TotalMilliseconds)
            if ($ended -gt $last) { $last = $ended }
        }
    }

    [Threading.Thread]::Sleep(2)
}

Write-WaitFigure $latency $last ([datetime]::UtcNow) $latency.Count
