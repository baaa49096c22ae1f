# What the files of this suite share, dot-sourced in BeforeAll. Other files may have run in this process before; those in the
# folder Process run in a process of their own.

$Manifest = (Resolve-Path (Join-Path $PSScriptRoot '../../../ChimeVoiceTools.psd1')).Path

# Nothing of this machine's own AWS configuration may get into a test.
Get-ChildItem Env: | Where-Object Name -like 'AWS_*' | ForEach-Object { Remove-Item "Env:$($_.Name)" }
$env:AWS_EC2_METADATA_DISABLED = 'true'
$env:AWS_SHARED_CREDENTIALS_FILE = Join-Path $PSScriptRoot 'no-such-credentials'
$env:AWS_CONFIG_FILE = Join-Path $PSScriptRoot 'no-such-config'

Import-Module $Manifest
Set-ChimeConsentLedger -None

# Keys that sign requests to an emulator from a process or for an endpoint that doesn't know that it is one.
$Keys = @{ AccessKey = 'AKIDTEST'; SecretKey = 'not-a-secret'; Region = 'us-east-1' }

function New-TransactionId {
    'call-' + [guid]::NewGuid().ToString('N').Substring(0, 12)
}

function Wait-Until {
    # Returns as soon as a condition holds, and fails when it doesn't within a generous time.
    param([scriptblock] $Condition, [double] $Within = 20)
    $clock = [Diagnostics.Stopwatch]::StartNew()
    while (-not (& $Condition)) {
        if ($clock.Elapsed.TotalSeconds -ge $Within) { throw "It did not come true within $Within s: $Condition" }
        [Threading.Thread]::Sleep(30)
    }
}

function Get-EmulatedService {
    # What an emulator of this runspace saw, which no cmdlet shows.
    param($Emulator)
    $module = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'ChimeVoiceTools' }
    $running = $module.GetType('ChimeVoiceTools.Emulators.RunningEmulators').GetMethod('OfThisRunspace').Invoke($null, @())
    ($running | Where-Object EndpointUrl -eq $Emulator.EndpointUrl).Service
}

function Get-EmulatedTask {
    # The tasks that an emulator has, whoever started them.
    param($Emulator, [string] $TransactionId = '*')
    (Get-EmulatedService $Emulator).Tasks | Where-Object TransactionId -like $TransactionId
}

function Get-EmulatorRequest {
    # The requests that an emulator answered.
    param($Emulator, [string] $Operation = '*')
    (Get-EmulatedService $Emulator).Requests | Where-Object Operation -like $Operation
}

function ConvertTo-Deserialized {
    # The object as it comes back from a file.
    param([Parameter(ValueFromPipeline)] $InputObject)
    process {
        $file = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid().ToString('N') + '.xml')
        try {
            $InputObject | Export-Clixml -LiteralPath $file
            Import-Clixml -LiteralPath $file
        }
        finally {
            Remove-Item -LiteralPath $file
        }
    }
}

function ConvertTo-CsvRow {
    # The object as a row of a CSV file: every property is text.
    param([Parameter(ValueFromPipeline)] $InputObject)
    process {
        $file = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid().ToString('N') + '.csv')
        try {
            [pscustomobject] $InputObject | Export-Csv -LiteralPath $file -NoTypeInformation
            Import-Csv -LiteralPath $file
        }
        finally {
            Remove-Item -LiteralPath $file
        }
    }
}

function Invoke-FreshPowerShell {
    # Runs a script in a PowerShell process of its own, with an environment of its own and nobody at the keyboard. It begins
    # with the module, or with -Bare without it.
    param([scriptblock] $Script, [hashtable] $Environment = @{}, [string[]] $Switch = @('-NonInteractive'), [switch] $Bare)
    $start = [Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $start.UseShellExecute = $false
    $import = if (-not $Bare) { "Import-Module '$Manifest';" }
    $text = "`$ProgressPreference = 'SilentlyContinue'; $import & { $Script }"
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($text))
    $start.Arguments = "-NoProfile $Switch -OutputFormat Text -EncodedCommand $encoded"
    foreach ($name in @($start.Environment.Keys) -like 'AWS_*') { $null = $start.Environment.Remove($name) }
    $start.Environment['AWS_EC2_METADATA_DISABLED'] = 'true'
    $start.Environment['AWS_SHARED_CREDENTIALS_FILE'] = $env:AWS_SHARED_CREDENTIALS_FILE
    $start.Environment['AWS_CONFIG_FILE'] = $env:AWS_CONFIG_FILE
    $start.Environment['NO_COLOR'] = '1'
    foreach ($name in $Environment.Keys) { $start.Environment[$name] = $Environment[$name] }
    $process = [Diagnostics.Process]::Start($start)
    try {
        $process.StandardInput.Close()
        $errors = $process.StandardError.ReadToEndAsync()
        $output = $process.StandardOutput.ReadToEndAsync()
        if (-not $process.WaitForExit(60000)) {
            $process.Kill()
            throw "The process did not end. It wrote: $($output.Result) $($errors.Result)"
        }
        [pscustomobject] @{ Output = $output.Result.Trim(); Error = $errors.Result.Trim(); ExitCode = $process.ExitCode }
    }
    finally {
        $process.Dispose()
    }
}
