# A real console: the command script gives a PowerShell a terminal of its own.

function Invoke-Console {
    # Runs a script, types each answer when its question stands on the console, and returns what the console shows.
    param([string] $Text, [string] $Question, [string[]] $Answer, [hashtable] $Environment, [string] $Switch = '')
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes("Import-Module '$Manifest'; $Text"))
    $start = [Diagnostics.ProcessStartInfo]::new('script')
    $start.Arguments = "-qec `"'$((Get-Process -Id $PID).Path)' -NoProfile $Switch -EncodedCommand $encoded`" /dev/null"
    foreach ($name in $Environment.Keys) { $start.Environment[$name] = $Environment[$name] }
    $start.Environment['NO_COLOR'] = '1'
    $start.Environment['TERM'] = 'dumb'
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.UseShellExecute = $false
    $process = [Diagnostics.Process]::Start($start)
    try {
        $shown = [Text.StringBuilder]::new()
        $buffer = [char[]]::new(4096)
        $read = $process.StandardOutput.ReadAsync($buffer, 0, $buffer.Length)
        $reported = 0
        $answered = 0
        while ($true) {
            for ($second = 1; -not $read.Wait(1000); $second++) {
                if ($second -eq 20) { $process.Kill($true); throw "The console is stuck: $shown" }

                # As a user does: a console that was just about to read the answer may have missed the key.
                if ($answered -and $Answer[$answered - 1] -eq [char] 3) { $process.StandardInput.Write([char] 3); $process.StandardInput.Flush() }
            }

            if ($read.Result -eq 0) { break }
            $null = $shown.Append($buffer, 0, $read.Result)
            # A terminal says where its cursor is when it is asked.
            $asking = [regex]::Matches($shown.ToString(), '\x1b\[6n').Count
            for (; $reported -lt $asking; $reported++) { $process.StandardInput.Write("$([char] 27)[1;1R") }
            if ([regex]::Matches($shown.ToString(), $Question).Count -gt $answered -and $answered -lt $Answer.Count) {
                $process.StandardInput.Write($Answer[$answered++])
            }

            $process.StandardInput.Flush()
            $read = $process.StandardOutput.ReadAsync($buffer, 0, $buffer.Length)
        }

        $shown.ToString()
    }
    finally {
        $process.Dispose()
    }
}
