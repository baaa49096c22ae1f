# What the measurements of this folder share. Each runs in a PowerShell of its own and writes its figures as JSON.

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
Import-Module $env:BENCH_MANIFEST

$connection = @{ EndpointUrl = $env:BENCH_ENDPOINT; Region = 'us-east-1'; AccessKey = 'any'; SecretKey = 'any' }
$call = @{ VoiceConnectorId = $env:BENCH_CONNECTOR; VoiceProfileDomainId = $env:BENCH_DOMAIN }

function Get-Row {
    # What tasks are started from; the scenario has a duration for each transaction.
    param([int] $Count)
    foreach ($number in 1..$Count) { [pscustomobject] @{ TransactionId = "bench-$number" } }
}

function Start-All {
    param([int] $Count)
    Get-Row $Count | Start-ChimeSpeakerSearchTask @call @connection -ConfirmConsent -MaxConcurrentRequests 16
}

function Initialize-Module {
    # One pass of a command, so that nothing of what is measured is the loading of assemblies: three requests.
    $null = Get-Row 1 | Start-ChimeSpeakerSearchTask @call @connection -ConfirmConsent | Stop-ChimeTask @connection -PassThru
}

function Get-Percentile {
    param([double[]] $Values, [double] $Part)
    $sorted = $Values | Sort-Object
    $sorted[[Math]::Min($sorted.Count - 1, [Math]::Floor($sorted.Count * $Part))]
}

function Format-Figure {
    # The median, and from the lowest to the highest.
    param([double[]] $Values)
    $sorted = $Values | Sort-Object
    '{0:n0} ({1:n0} to {2:n0})' -f (Get-Percentile $Values 0.5), $sorted[0], $sorted[-1]
}

function New-SdkClient {
    # The client that the module itself calls, without the module; it is loaded with the first request.
    $assembly = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -in 'ChimeVoiceTools.Client', 'AWSSDK.ChimeSDKVoice' }
    $config = [Activator]::CreateInstance($assembly.GetType('Amazon.ChimeSDKVoice.AmazonChimeSDKVoiceConfig'))
    $config.ServiceURL = $env:BENCH_ENDPOINT
    $config.AuthenticationRegion = 'us-east-1'
    [Activator]::CreateInstance($assembly.GetType('Amazon.ChimeSDKVoice.AmazonChimeSDKVoiceClient'), 'any', 'any', $config)
}

function New-SdkRequest {
    param([string] $TaskId)
    $assembly = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -in 'ChimeVoiceTools.Client', 'AWSSDK.ChimeSDKVoice' }
    $request = [Activator]::CreateInstance($assembly.GetType('Amazon.ChimeSDKVoice.Model.GetSpeakerSearchTaskRequest'))
    $request.VoiceConnectorId = $env:BENCH_CONNECTOR
    $request.SpeakerSearchTaskId = $TaskId
    $request
}

function Write-WaitFigure {
    # Latencies in milliseconds, when the last task ended, when the command did.
    param($Latency, [datetime] $LastEnd, [datetime] $CommandEnd, [int] $Tasks)
    @{
        Tasks = $Tasks
        Median = (Get-Percentile $Latency 0.5) / 1000
        P95 = (Get-Percentile $Latency 0.95) / 1000
        AfterLast = ($CommandEnd - $LastEnd).TotalSeconds
    } | ConvertTo-Json
}
