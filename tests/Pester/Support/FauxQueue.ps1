# A queue of a stand-in of SQS that is not this repository's: npm's fauxqs, where Node.js is. Dot-sourced in BeforeAll.

$NodeFolder = (Resolve-Path (Join-Path $PSScriptRoot '../../Conformance')).Path

function Find-NodeObstacle {
    # What keeps tests from using Node.js and the packages of the conformance tests; nothing where nothing does.
    if (-not (Get-Command node -CommandType Application -ErrorAction Ignore)) { return 'node is not here.' }
    $installed = Join-Path $NodeFolder 'node_modules/.package-lock.json'
    $wanted = Join-Path $NodeFolder 'package-lock.json'

    # Several suites may want the packages at once, each in a process of its own.
    $turn = [Threading.Mutex]::new($false, 'ChimeVoiceTools.Tests.Npm')
    try { $null = $turn.WaitOne() } catch [Threading.AbandonedMutexException] { $null = $_ }
    try {
        if (-not (Test-Path $installed) -or (Get-Item $installed -Force).LastWriteTimeUtc -lt (Get-Item $wanted).LastWriteTimeUtc) {
            Push-Location $NodeFolder
            try { npm ci --no-audit --no-fund *> $null } finally { Pop-Location }
            if ($LASTEXITCODE) { return 'npm could not install the packages, which needs a registry.' }
        }
    }
    finally {
        $turn.ReleaseMutex()
        $turn.Dispose()
    }
}

function Start-FauxQueue {
    # Starts it: QueueUrl, DeadLetterQueueUrl and EndpointUrl say where it is. It ends with Stop-FauxQueue, or with this process.
    param([int] $VisibilityTimeout = 30, [int] $MaxReceiveCount = 5)
    $start = [Diagnostics.ProcessStartInfo]::new('node', "fauxqs.mjs $VisibilityTimeout $MaxReceiveCount")
    $start.WorkingDirectory = $NodeFolder
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $start.UseShellExecute = $false
    $process = [Diagnostics.Process]::Start($start)
    $null = $process.StandardError.ReadToEndAsync()
    $line = $process.StandardOutput.ReadLine()
    if (-not $line) { throw 'fauxqs did not start.' }
    $line | ConvertFrom-Json | Add-Member Process $process -PassThru
}

function Stop-FauxQueue {
    param([Parameter(ValueFromPipeline)] $Queue)
    process {
        if ($Queue) {
            $Queue.Process.StandardInput.Close()
            if (-not $Queue.Process.WaitForExit(10000)) { $Queue.Process.Kill() }
            $Queue.Process.Dispose()
        }
    }
}
