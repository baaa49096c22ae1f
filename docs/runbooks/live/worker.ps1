<#
.SYNOPSIS
    Works on the events of a queue until it is told to end: starts a speaker search on each call whose caller has consented, and
    hands on what the searches find.
.DESCRIPTION
    Any number of them may work on one queue, on one machine or on many: SQS gives each event to one of them, what one of them
    does not finish another one receives, and an event that comes twice starts one search. It ends after the event in hand when
    the process is asked to end (SIGTERM; on Windows its console being closed breaks it off, which loses nothing either).
.PARAMETER QueueUrl
    The queue that the events arrive in, which nobody else but such workers reads.
.PARAMETER VoiceProfileDomainId
    The voice profile domain in which callers are searched for.
.PARAMETER TestConsent
    Says whether the speaker on a call has consented to a speaker search and was given the notices that the law asks for. It gets
    the event, and its answer is consent only if it is $true and nothing else: text, a number, several values, nothing or an
    error mean that there is none. It is called for every call anew.
.PARAMETER OnMatch
    Gets the event for each caller who was found (TransactionId, BestMatchId, BestScore).
.PARAMETER IdleTimeout
    Ends it after so many seconds without an event. Without it, it waits for ever.
.PARAMETER VisibilityTimeout
    For how many seconds nobody else receives an event that this worker works on. Without it, the queue says.
.PARAMETER Connection
    Parameters that say who signs requests, and to which endpoint those to Chime SDK go, such as @{ ProfileName = 'voice' }.
.OUTPUTS
    One object at the end: how many events came, how many led to a search (an event that comes twice counts twice, and leads to
    one search), how many callers were found and had not consented, and how many events failed. The log is on the information
    stream, a line for each thing.
.NOTES
    The exit code is 0 where it ended as it was told to, also where events failed, which stay in the queue; 1 where it could not
    go on, such as without a queue or credentials.
.EXAMPLE
    ./worker.ps1 -QueueUrl $url -VoiceProfileDomainId $domain -TestConsent { param($e) $e.TransactionId -in $consented }
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $QueueUrl,
    [Parameter(Mandatory)] [string] $VoiceProfileDomainId,
    [Parameter(Mandatory)] [scriptblock] $TestConsent,
    [scriptblock] $OnMatch = { param($VoiceEvent) Write-LogLine "found $($VoiceEvent.BestMatchId) ($($VoiceEvent.BestScore)) on $($VoiceEvent.TransactionId)" },
    [double] $IdleTimeout = -1,
    [double] $VisibilityTimeout,
    [hashtable] $Connection = @{}
)

function Write-LogLine {
    param([string] $Message)
    Write-Information "$([datetime]::UtcNow.ToString('yyyy-MM-dd HH:mm:ss.fff')) [$PID] $Message" -InformationAction Continue
}

function Test-Consent {
    # Only exactly $true is consent.
    param($VoiceEvent, [scriptblock] $Check)
    try {
        $answer = @(& $Check $VoiceEvent)
    }
    catch {
        Write-LogLine "no consent on $($VoiceEvent.TransactionId): the check failed: $_"
        return $false
    }

    $answer.Count -eq 1 -and $answer[0] -is [bool] -and $answer[0]
}

$ErrorActionPreference = 'Continue'
$counts = [ordered] @{ Events = 0; Searches = 0; Found = 0; WithoutConsent = 0; Failed = 0 }
$receive = @{ QueueUrl = $QueueUrl; IdleTimeout = $IdleTimeout }
if ($VisibilityTimeout) { $receive.VisibilityTimeout = $VisibilityTimeout }
foreach ($name in @($Connection.Keys) -ne 'EndpointUrl') { $receive.$name = $Connection.$name }
$exitCode = 0
Write-LogLine "working on $QueueUrl"
do {
    $handler = @{ Failed = $false }
    try {
        Receive-ChimeVoiceEvent @receive -ErrorVariable refused | ForEach-Object {
            $received = $_
            $counts.Events++
            switch ($received.DetailStatus) {
                'AnalyticsReady' {
                    if (-not (Test-Consent $received $TestConsent)) {
                        $counts.WithoutConsent++
                        Write-LogLine "no consent on $($received.TransactionId)"
                        break
                    }

                    # An error leaves the event in the queue: it comes again, here or to another worker.
                    $task = $received |
                        Start-ChimeSpeakerSearchTask -VoiceProfileDomainId $VoiceProfileDomainId -ConfirmConsent @Connection
                    if ($task) {
                        $counts.Searches++
                        Write-LogLine "searching on $($received.TransactionId): $($task.TaskId)"
                    }
                    else {
                        $counts.Failed++
                    }
                }

                'IdentificationSuccessful' {
                    $counts.Found++
                    try {
                        $null = & $OnMatch $received
                    }
                    catch {
                        # It ends this reception, so that the event is given back; the next one begins anew.
                        $handler.Failed = $true
                        throw
                    }
                }
            }
        }
    }
    catch {
        $counts.Failed++
        $exitCode = if ($handler.Failed) { 0 } else { 1 }
        Write-LogLine "failed: $_"
    }

    # What was no event has been written as an error, and stays for the queue's redrive policy.
    $counts.Failed += @($refused | Where-Object FullyQualifiedErrorId -like 'InvalidParameter*').Count
} while ($handler.Failed)

[pscustomobject] $counts
Write-LogLine "ended: $(($counts.GetEnumerator() | ForEach-Object { "$($_.Key) $($_.Value)" }) -join ', ')"
exit $exitCode
