<#
.SYNOPSIS
    Searches for the speaker on each call of a CSV file, and writes one row a call into another one. For a scheduler: it can be
    run again after whatever broke it off, and goes on where it stopped.
.DESCRIPTION
    Nothing is started twice: the consent ledger has on record what was started (-SkipStarted of Start-ChimeSpeakerSearchTask),
    and a call whose search has ended according to the output is left alone. Every other row of the output whose call is in the
    input is replaced by what comes of the call in this run. A full quota of active searches is waited for.
.PARAMETER Path
    The calls: a CSV file with commas, whose columns VoiceConnectorId, VoiceProfileDomainId, TransactionId, Reference and Consent
    are needed, and CallLeg, ConsentSubject and ConsentReference are taken where they are there. Reference is what you call the
    call, and no two rows have the same one. Only where Consent is True, spelled so, the speaker has consented; a call with
    anything else is not searched.
.PARAMETER OutputPath
    The results: a CSV file that is made, or gone on with. While it runs, nobody else may write it.
.PARAMETER LedgerPath
    The consent ledger, which must be the same in each run. Without it, the one that is set already, or that the environment
    variable CHIMEVOICETOOLS_CONSENT_LEDGER names.
.PARAMETER LogPath
    A transcript of the run, which is appended to. Without it, the log is on the information stream alone.
.PARAMETER QuotaTimeout
    For how many seconds a start waits while the quota is full; -1 for as long as it takes.
.PARAMETER Timeout
    For how many seconds the results of the last searches are waited for, counted from the last start; -1 for as long as it takes.
.PARAMETER Connection
    Parameters that say where requests go and who signs them, such as @{ ProfileName = 'voice'; Region = 'us-east-1' }.
.NOTES
    The exit code is 0 where every call has a result; 2 where it came to its end and some calls have none, whose rows say why;
    1 where it could not go on, such as without credentials: what it says has to be mended, and then it is run again.
.EXAMPLE
    ./nightly-search.ps1 -Path calls.csv -OutputPath results.csv -LedgerPath ./consent.jsonl -LogPath nightly.log
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $OutputPath,
    [string] $LedgerPath,
    [string] $LogPath,
    [double] $QuotaTimeout = 3600,
    [double] $Timeout = 3600,
    [hashtable] $Connection = @{}
)

$required = 'VoiceConnectorId', 'VoiceProfileDomainId', 'TransactionId', 'Reference', 'Consent'
$optional = 'CallLeg', 'ConsentSubject', 'ConsentReference'
$columns = 'Reference', 'TransactionId', 'TaskId', 'Status', 'BestMatchId', 'BestScore', 'ErrorId', 'ErrorMessage'
$ended = 'SUCCEEDED', 'PARTIAL_SUCCESS', 'FAILED', 'STOPPED'
$header = ($columns | ForEach-Object { "`"$_`"" }) -join ','
$controlCharacter = '[\p{Cc}\p{Zl}\p{Zp}]'
$utf8 = [Text.UTF8Encoding]::new($false)

function Write-LogLine {
    param([string] $Message)
    $line = "$([datetime]::UtcNow.ToString('yyyy-MM-dd HH:mm:ss.fff')) [$PID] $($Message -replace $controlCharacter, ' ')"
    Write-Information $line -InformationAction Continue
}

function ConvertTo-Cell {
    # Text in one line. What a spreadsheet would take for a formula gets an apostrophe, since values come from calls.
    param($Value)
    "$Value" -replace $controlCharacter, ' ' -replace '^(?=\s*[=+\-@])', "'"
}

function Get-Call {
    # The rows of the input. What is wrong with the file as a whole is found before anything is sent.
    $first = Get-Content -LiteralPath $Path -TotalCount 2 -Encoding UTF8 -ErrorAction Stop |
        Where-Object { $_ -notlike '#TYPE *' } | Select-Object -First 1
    $names = if ($first) { ($first, $first | ConvertFrom-Csv -ErrorAction Stop).PSObject.Properties.Name }
    $missing = $required | Where-Object { $_ -notin $names }
    if ($missing) { throw "'$Path' lacks the columns $($missing -join ', '), or is not separated by commas." }

    $taken = @($required) + @($optional | Where-Object { $_ -in $names })
    $seen = [Collections.Generic.HashSet[string]]::new([StringComparer]::Ordinal)
    $number = 0
    foreach ($row in Import-Csv -LiteralPath $Path -Encoding UTF8 -ErrorAction Stop | Select-Object $taken) {
        $number++
        foreach ($column in $taken) {
            # A quotation mark that is missing makes one row of many.
            if ($row.$column -match $controlCharacter) { throw "Row $number of '$Path' has a control character in $column." }
        }

        if ([string]::IsNullOrWhiteSpace($row.Reference)) { throw "Row $number of '$Path' has no Reference." }
        if (-not $seen.Add((ConvertTo-Cell $row.Reference))) {
            throw "Row $number of '$Path' repeats the Reference '$($row.Reference)'; each call needs one of its own."
        }

        $row
    }
}

function Read-Result {
    # The lines of an earlier run that are whole. A line that was being written when the run was killed is none.
    if (-not [IO.File]::Exists($OutputPath)) { return }
    $lines = [IO.File]::ReadAllText($OutputPath, $utf8).Split("`n").TrimEnd("`r") -ne ''
    if ($lines -and $lines[0] -ne $header) { throw "'$OutputPath' is no output of this script; name another file." }
    $lines | Select-Object -Skip 1 | Where-Object { $_ -match '^"([^"]|"")*"(,"([^"]|"")*"){7}$' }
}

function Open-Output {
    # Takes out what this run does anew. The new file stands in the old one's place only when it is whole and on the disk.
    param([string[]] $Line)
    $new = "$OutputPath.new"
    $file = [IO.FileStream]::new($new, [IO.FileMode]::Create, [IO.FileAccess]::Write, [IO.FileShare]::None)
    try {
        $bytes = $utf8.GetBytes((@($header) + $Line | ForEach-Object { "$_`n" }) -join '')
        $file.Write($bytes, 0, $bytes.Length)
        $file.Flush($true)
    }
    finally {
        $file.Dispose()
    }

    if ([IO.File]::Exists($OutputPath)) { [IO.File]::Replace($new, $OutputPath, [NullString]::Value) }
    else { [IO.File]::Move($new, $OutputPath) }
    # Without a buffer, whose rest would fail once more at the end where the disk is full.
    [IO.FileStream]::new($OutputPath, [IO.FileMode]::Append, [IO.FileAccess]::Write, [IO.FileShare]::Read, 1)
}

function Add-Result {
    # The row of a call, on the disk before the next one is.
    param($Call, $Task, [string] $ErrorId, [string] $Message)
    $cells = @(
        $Call.Reference, $Call.TransactionId, $Task.TaskId, $Task.Status, $Task.BestMatchId, $Task.BestScore, $ErrorId, $Message
        ) | ForEach-Object { '"' + (ConvertTo-Cell $_).Replace('"', '""') + '"' }
    $bytes = $utf8.GetBytes(($cells -join ',') + "`n")
    $output.Write($bytes, 0, $bytes.Length)
    $output.Flush($true)
    $null = $open.Remove($Call.Reference)
    if ($ErrorId) {
        $counts.WithoutResult++
        Write-LogLine "no result for $($Call.Reference): $ErrorId $Message"
    }
    else {
        $counts.Searched++
    }
}

$ErrorActionPreference = 'Continue'
$ProgressPreference = 'SilentlyContinue'
$exitCode = 1
$lock = $output = $null
$isLogged = $false
$counts = [ordered] @{ Calls = 0; Earlier = 0; Searched = 0; WithoutResult = 0 }
$open = [Collections.Generic.Dictionary[string, object]]::new([StringComparer]::Ordinal)
try {
    $Path, $OutputPath = $Path, $OutputPath | ForEach-Object { $PSCmdlet.GetUnresolvedProviderPathFromPSPath($_) }
    if ($LogPath) {
        # The full header has the command line of the process.
        $short = @{}
        if ((Get-Command Start-Transcript).Parameters.ContainsKey('UseMinimalHeader')) { $short.UseMinimalHeader = $true }
        $log = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($LogPath)
        $null = Start-Transcript -LiteralPath $log -Append @short -ErrorAction Stop
        $isLogged = $true
    }

    Write-LogLine "searching on the calls of $Path"
    if ($LedgerPath) { Set-ChimeConsentLedger -Path $LedgerPath -ErrorAction Stop }
    elseif (-not (Get-ChimeConsentLedger -ErrorAction Stop)) { throw 'No consent ledger is set; give -LedgerPath.' }

    # It is never deleted, so that no two runs hold two files of the same name.
    try {
        $lock = [IO.File]::Open("$OutputPath.lock", [IO.FileMode]::OpenOrCreate, [IO.FileAccess]::Write, [IO.FileShare]::None)
    }
    catch {
        throw "'$OutputPath.lock' can't be opened; another run may be at work. $($_.Exception.GetBaseException().Message)"
    }

    $calls = @(Get-Call)
    $counts.Calls = $calls.Count
    foreach ($call in $calls) { $open[$call.Reference] = $call }

    # A search that has ended is not repeated, and rows that are not of this input are left alone.
    $written = [Collections.Generic.Dictionary[string, string]]::new([StringComparer]::Ordinal)
    foreach ($call in $calls) { $written[(ConvertTo-Cell $call.Reference)] = $call.Reference }
    $kept = foreach ($line in @(Read-Result)) {
        $row = $line | ConvertFrom-Csv -Header $columns
        $isOfInput = $written.ContainsKey($row.Reference)
        if (-not $isOfInput) { $line }
        elseif ($row.Status -cin $ended -and $open.Remove($written[$row.Reference])) {
            $line
            if ($row.ErrorId) { $counts.WithoutResult++ } else { $counts.Earlier++ }
        }
    }
    $output = Open-Output @($kept)
    Write-LogLine "$($calls.Count) calls, of which $($open.Count) are left to do"

    # Consent is exactly True: nothing else in the column stands for it, nor does a command line.
    foreach ($call in @($open.Values | Where-Object Consent -cne 'True')) {
        $message = "The column Consent is '$($call.Consent)', and only True is consent."
        Add-Result -Call $call -ErrorId ConsentRequired -Message $message
    }

    $start = @{ QuotaTimeout = $QuotaTimeout } + $Connection
    $wait = @{ Timeout = $Timeout } + $Connection
    $left = @($calls | Where-Object { $open.ContainsKey($_.Reference) })
    & {
        $left | Select-Object -Property * -ExcludeProperty Consent |
            Start-ChimeSpeakerSearchTask -ConfirmConsent -SkipStarted @start |
            Wait-ChimeTask @wait
    } 2>&1 | ForEach-Object {
        if ($_ -isnot [Management.Automation.ErrorRecord]) {
            $failure = switch ($_.Status) { 'FAILED' { 'ChimeTaskFailed' } 'STOPPED' { 'ChimeTaskStopped' } }
            Add-Result -Call $open[$_.Reference] -Task $_ -ErrorId $failure -Message $_.StatusMessage
            return
        }

        # Where nobody is let in or nobody answers, the rows that follow would fare no better.
        if ("$($_.CategoryInfo.Category)" -in 'AuthenticationError', 'ConnectionError') { throw $_ }
        $target = $_.TargetObject
        $call = if ($target.Reference -and $open.ContainsKey($target.Reference)) { $open[$target.Reference] }
        if ($call) {
            $id = ($_.FullyQualifiedErrorId -split ',')[0]
            Add-Result -Call $call -Task ($target | Where-Object TaskId) -ErrorId $id -Message $_.Exception.Message
        }
        elseif ($_.FullyQualifiedErrorId -notlike 'ChimeTaskFailed*') {
            Write-LogLine "$_"
        }
    }

    $exitCode = if ($open.Count -or $counts.WithoutResult) { 2 } else { 0 }
}
catch {
    Write-LogLine "failed: $_"
}
finally {
    if ($output) { $output.Dispose() }
    if ($lock) { $lock.Dispose() }
    $counts.Left = $open.Count
    Write-LogLine "ended with $exitCode`: $(($counts.GetEnumerator() | ForEach-Object { "$($_.Key) $($_.Value)" }) -join ', ')"
    if ($isLogged) { $null = Stop-Transcript }
}

exit $exitCode
