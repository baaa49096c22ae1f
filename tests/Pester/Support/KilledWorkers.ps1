# Workers on one queue, of which one after the other is killed. Dot-sourced behind Common.ps1, and by the benchmarks.

$Worker = (Resolve-Path (Join-Path $PSScriptRoot '../../../docs/runbooks/live/worker.ps1')).Path
$SignedForSqs = 'AWS4-HMAC-SHA256 Credential=A/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=' + ('0' * 64)

function Invoke-Queue {
    # A request to the emulator's queue, without the module.
    param($Emulator, [string] $Operation, [hashtable] $Body = @{}, [string] $QueueUrl = $Emulator.QueueUrl)
    $Body.QueueUrl = $QueueUrl
    Invoke-RestMethod -Uri $Emulator.EndpointUrl -Method Post -Body (ConvertTo-Json $Body -Depth 6) `
        -ContentType 'application/x-amz-json-1.0' -SkipHeaderValidation `
        -Headers @{ 'X-Amz-Target' = "AmazonSQS.$Operation"; Authorization = $SignedForSqs }
}

function Get-QueueCount {
    # How many messages a queue has, in flight or not.
    param($Emulator, [string] $QueueUrl = $Emulator.QueueUrl)
    $attributes = (Invoke-Queue $Emulator GetQueueAttributes @{ AttributeNames = @('All') } $QueueUrl).Attributes
    [int] $attributes.ApproximateNumberOfMessages + [int] $attributes.ApproximateNumberOfMessagesNotVisible
}

function Send-ReadyEvent {
    # The ready events of both legs of so many calls, every fourth twice, in an order that is the same each time.
    param($Emulator, [int] $Calls)
    $random = [Random]::new(1)
    $bodies = foreach ($number in 1..$Calls) {
        foreach ($isCaller in 'true', 'false') {
            $body = '{"version":"0","id":"' + [guid]::NewGuid() + '","detail-type":"VoiceAnalyticsStatus","source":"aws.chime",' +
                '"account":"111122223333","time":"2026-11-21T00:00:00Z","region":"us-east-1","resources":[],"detail":{' +
                '"detailStatus":"AnalyticsReady","callDetails":{"isCaller":' + $isCaller + ',"transactionId":"killed-' + $number +
                '","voiceConnectorId":"' + $Emulator.VoiceConnectorId + '"}}}'
            $body
            if ($random.Next(4) -eq 0) { $body }
        }
    }
    $shuffled = @($bodies | Sort-Object { $random.Next() })
    for ($begin = 0; $begin -lt $shuffled.Count; $begin += 10) {
        $end = [Math]::Min($begin + 9, $shuffled.Count - 1)
        $null = Invoke-Queue $Emulator SendMessageBatch @{ Entries = @(foreach ($index in $begin..$end) {
            @{ Id = "$index"; MessageBody = $shuffled[$index]; MessageAttributes = @{
                EndpointUrl = @{ DataType = 'String'; StringValue = $Emulator.EndpointUrl } } }
        }) }
    }
    $shuffled.Count
}

function Start-Worker {
    # A worker in a process of its own, with an environment that knows the emulator alone.
    param($Emulator, [string] $Log, [double] $ConsentTakes)
    $start = [Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $true
    $script = "`$ProgressPreference = 'SilentlyContinue'; Import-Module '$Manifest'
        & '$Worker' -QueueUrl '$($Emulator.QueueUrl)' -VoiceProfileDomainId '$($Emulator.VoiceProfileDomainId)' ``
            -VisibilityTimeout 5 -Connection @{ EndpointUrl = '$($Emulator.EndpointUrl)' } ``
            -TestConsent { [Threading.Thread]::Sleep($(1000 * $ConsentTakes)); `$true } *>> '$Log'
        exit `$LASTEXITCODE"
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($script))
    $start.Arguments = "-NoProfile -NonInteractive -EncodedCommand $encoded"
    foreach ($name in @($start.Environment.Keys) -like 'AWS_*') { $null = $start.Environment.Remove($name) }
    $start.Environment['AWS_EC2_METADATA_DISABLED'] = 'true'
    $start.Environment['AWS_REGION'] = 'us-east-1'
    $start.Environment['AWS_ACCESS_KEY_ID'] = 'emulator'
    $start.Environment['AWS_SECRET_ACCESS_KEY'] = 'emulator'
    $process = [Diagnostics.Process]::Start($start)
    $process.StandardInput.Close()
    $process
}

function Invoke-KilledWorker {
    # Has three workers work on the ready events of so many calls, and kills one every 3 s, which is replaced, until the queue is
    # empty. On a busy machine, where a worker takes longer to begin, the one that is killed is waited for until it has done some
    # work. Says what was sent, how often one was killed, how long it took, and the exit codes of those that were told to end.
    param($Emulator, [int] $Calls, [double] $ConsentTakes = 0.03, [double] $Within = 240)
    $log = Join-Path ([IO.Path]::GetTempPath()) ('workers-' + [guid]::NewGuid().ToString('N'))
    $script:begun = 0
    function New-Worker {
        $file = "$log-$((++$script:begun)).log"
        [pscustomobject] @{ Process = Start-Worker $Emulator $file $ConsentTakes; Log = $file }
    }

    function Test-Working($One) {
        (Test-Path $One.Log) -and (Select-String -Path $One.Log -Pattern 'searching on' -Quiet)
    }

    $sent = Send-ReadyEvent $Emulator $Calls
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $workers = @(1..3 | ForEach-Object { New-Worker })
    $kills = 0
    $next = 3
    try {
        while (Get-QueueCount $Emulator) {
            if ($clock.Elapsed.TotalSeconds -gt $Within) { throw "There are $(Get-QueueCount $Emulator) messages after $Within s." }
            [Threading.Thread]::Sleep(100)
            $victim = $kills % 3
            if ($clock.Elapsed.TotalSeconds -ge $next -and (Test-Working $workers[$victim])) {
                $workers[$victim].Process.Kill()
                $workers[$victim].Process.WaitForExit()
                $workers[$victim].Process.Dispose()
                $workers[$victim] = New-Worker
                $kills++
                $next = $clock.Elapsed.TotalSeconds + 3
            }
        }

        $seconds = $clock.Elapsed.TotalSeconds
        $codes = foreach ($worker in $workers | Where-Object { Test-Working $_ }) {
            kill -TERM $worker.Process.Id
            if (-not $worker.Process.WaitForExit(30000)) { throw 'A worker did not end on SIGTERM.' }
            $worker.Process.ExitCode
        }

        [pscustomobject] @{ Sent = $sent; Kills = $kills; Seconds = $seconds; ExitCodes = @($codes); Log = @(Get-Content "$log-*.log") }
    }
    finally {
        foreach ($worker in $workers) {
            if (-not $worker.Process.HasExited) { $worker.Process.Kill() }
            $worker.Process.Dispose()
        }

        Remove-Item "$log-*.log" -ErrorAction Ignore
    }
}
