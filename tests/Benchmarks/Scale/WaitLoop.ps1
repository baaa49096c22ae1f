# The loop that people write: each pass gets every unfinished task in turn, then sleeps 5 s, until none is left.
param([int] $Count = 1000)
. "$PSScriptRoot/Common.ps1"

Initialize-Module
$latency = [Collections.Generic.List[double]]::new()
$last = [datetime]::MinValue
$open = @(Start-All $Count)
while ($open) {
    $open = @(foreach ($task in $open) {
        $now = $task | Get-ChimeSpeakerSearchTask @connection
        if ($now.IsFinished) {
            $latency.Add(([datetime]::UtcNow - $now.UpdatedTimestamp).TotalMilliseconds)
            if ($now.UpdatedTimestamp -gt $last) { $last = $now.UpdatedTimestamp }
        }
        else {
            $now
        }
    })
    if ($open) { Start-Sleep 5 }
}

Write-WaitFigure $latency $last ([datetime]::UtcNow) $latency.Count
